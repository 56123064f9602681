"""The agenda of a workshop: the lists under 'Innehåll …'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from .asked import questions_in
from .blocks import Block
from .films import people_in
from .outline import Outline
from .polls import is_introduction
from .reading import AgendaItem

# Among the first words, and not what is talked about: 'En kort film', 'Visning av film'; 'Tankar om filmen' is none.
FILM = re.compile(r"(?:\S{1,40}\s){0,3}?(?<!om )(?<!kring )(?<!efter )(?<!till )\w{0,30}?film(?:en|er|erna)?\b", re.I)
DIALOGUE = re.compile(r"(?:\S{1,40}\s)?[\w-]{0,30}?(?:dialog|diskussion)(?:en|er|erna)?\b", re.IGNORECASE)


def read_agenda(outline: Outline) -> tuple[list[AgendaItem], set[int]]:
    """Read all agenda items; the second part is their places."""
    places = list(agenda_places(outline))
    return [agenda_item(outline.blocks[place]) for place in places], set(places)


def agenda_places(outline: Outline) -> Iterator[int]:
    """Give the places of the list items under 'Innehåll …', down to the next heading or paragraph."""
    under = listed = False
    for place, block in enumerate(outline.blocks):
        if outline.is_agenda_title(place):
            under, listed = True, False
        elif block.mark and under:
            listed = True
            yield place
        elif outline.prompt(place) is not None:
            under = False
        elif not block.mark and not block.figure:
            leads_on = (not listed or block.text.endswith(":")) and not is_introduction(block)
            under = under and leads_on and not outline.is_heading(place)


def agenda_item(block: Block) -> AgendaItem:
    before, questions = questions_in(block.text)
    kind = kind_of(block.text, has_questions=bool(questions))
    return AgendaItem(
        kind=kind,
        text=block.text,
        participants=people_in(before) if kind == "film" else [],
        questions=[] if kind == "topic" else questions,
        firstLine=block.first_line,
        lastLine=block.last_line,
    )


def kind_of(text: str, *, has_questions: bool) -> Literal["topic", "film", "dialogue"]:
    film, dialogue = FILM.match(text), DIALOGUE.match(text)
    if film and (dialogue is None or film.end() < dialogue.end()):
        return "film"
    return "dialogue" if has_questions or dialogue else "topic"
