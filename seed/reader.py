"""`read_page`: the way from a page's bytes to its reading, part by part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from .agenda import read_agenda
from .blocks import Block
from .body import body_blocks
from .comments import read_comments
from .decode import decode
from .family import is_family, not_family, without_foot
from .head import Head, read_head
from .html_blocks import html_blocks
from .lead import interviewee, lead_place
from .outline import Outline
from .published import first_published, published_on
from .reading import Kind, Reading
from .statements import Voices
from .text_blocks import text_blocks
from .workshop import read_workshop

MARKUP = re.compile(r"\s*<[a-zA-Z!?]")
KINDS: tuple[Kind, ...] = ("article", "statements", "workshop", "comments")


def read_page(name: str, content: bytes) -> Reading:
    """Read one page of the family; raise PageRefusedError for anything else."""
    text = decode(content)
    blocks = html_blocks(text) if MARKUP.match(text) else list(text_blocks(text))
    head = find_head(blocks)
    published = first_published(head.rest)
    outline = Outline([block for block in head.rest if published_on(block) is None])
    return {"page": name, "sha256": sha256(content).hexdigest()} | read_content(head, outline, published)


def find_head(blocks: Sequence[Block]) -> Head:
    """Read the head of a page of the family; refuse any other."""
    head = read_head(without_foot(blocks)) if is_family(blocks) else None
    if head is None:
        raise not_family(1)
    return head


def read_content(head, outline, published):
    """Read what stands below the title."""
    place = lead_place(outline)
    lead = None if place is None else outline.blocks[place].text
    voices = Voices(outline, interviewee(lead or ""))
    comments, commented = read_comments(outline)
    agenda, listed = read_agenda(outline)
    workshop = read_workshop(outline, head.title.text, lead or "", agenda, has_comments=bool(comments))
    taken = voices.taken | commented | listed | ({place} if place is not None else set())
    present = (True, voices.statements, workshop, comments)
    return {
        "kinds": [kind for kind, found in zip(KINDS, present, strict=True) if found],
        "title": head.title.text,
        "breadcrumb": head.breadcrumb,
        "lead": lead,
        "publishedOn": published,
        "body": body_blocks(head.captions, outline, taken),
        "questions": voices.questions,
        "statements": voices.statements,
        "workshop": workshop,
        "comments": comments,
    }
