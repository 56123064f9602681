"""What a page tells of a workshop."""

from __future__ import annotations

from collections.abc import Sequence, Set

from .dates import date_phrase
from .leaders import read_leaders
from .outline import Outline
from .polls import read_polls
from .reading import AgendaItem, Workshop
from .scale import first_scale


def read_workshop(
    outline: Outline, spoken: Set[int], title: str, lead: str, agenda: Sequence[AgendaItem], *, has_comments: bool
) -> Workshop | None:
    """Read the workshop; a page without leaders, agenda and comments from dialogues only mentions one.

    What people say (at the places `spoken`) tells of other workshops.
    """
    told = [block for place, block in enumerate(outline.blocks) if place not in spoken]
    paragraphs = [block.text for block in told if not block.mark and not block.figure]
    leaders = next(filter(None, map(read_leaders, paragraphs)), [])
    if not (leaders or agenda or has_comments):
        return None
    date_text, dates = date_phrase(lead) or (None, [])
    polls = read_polls(outline, spoken)
    return Workshop(
        title=title,
        dateText=date_text,
        dates=dates,
        leaders=leaders,
        agenda=list(agenda),
        polls=polls,
        scale=first_scale(paragraphs) if polls else None,
        figureText=next((block.text for block in outline.blocks if block.figure), None),
    )
