"""`read_page`: the way from a page's bytes to its reading, part by part.

    bytes --decode--> text --text_blocks | html_blocks--> blocks --rules--> reading

Both front ends give the same blocks (one for each paragraph, heading, list item or figure, with its lines), so every
rule is written once: `family` and `head` say where content begins and ends; `statements`, `comments`, `agenda`,
`polls`, `leaders`, `dates` each read one thing from the blocks between; `body` is what they leave. `reading` is the
form of the result, `vocabulary` the Swedish that the rules know.
"""

from __future__ import annotations

import re
from hashlib import sha256

from .agenda import read_agenda
from .blocks import Block
from .body import body_blocks
from .comments import read_comments
from .decode import decode
from .family import family_head, family_page
from .html_blocks import html_blocks
from .lead import interviewee, read_lead
from .outline import Outline
from .published import first_published, published_on
from .reading import Kind, Reading
from .statements import Voices
from .text_blocks import text_blocks
from .workshop import read_workshop

MARKUP = re.compile(r"\s*<[a-zA-Z!?]")
KINDS: tuple[Kind, ...] = ("article", "statements", "workshop", "comments")


def read_blocks(text: str) -> list[Block]:
    return html_blocks(text) if MARKUP.match(text) else list(text_blocks(text))


def read_page(name: str, content: bytes) -> Reading:
    """Read one page of the family; raise PageRefusedError for anything else."""
    page = family_page(read_blocks(decode(content)))
    head = family_head([block for block in page if published_on(block) is None])
    outline = Outline(head.rest)
    place, lead = read_lead(outline)
    voices = Voices(outline, interviewee(lead), start=place + 1)
    comments, commented = read_comments(outline)
    agenda, listed = read_agenda(outline)
    workshop = read_workshop(outline, voices.taken, head.title.text, lead, agenda, has_comments=bool(comments))
    present = (True, voices.statements, workshop, comments)
    return Reading(
        page=name,
        sha256=sha256(content).hexdigest(),
        kinds=[kind for kind, found in zip(KINDS, present, strict=True) if found],
        title=head.title.text,
        breadcrumb=head.breadcrumb,
        lead=lead or None,
        publishedOn=first_published(page),
        body=body_blocks(head.captions, outline, voices.taken | commented | listed | {place}),
        questions=voices.questions,
        statements=voices.statements,
        workshop=workshop,
        comments=comments,
    )
