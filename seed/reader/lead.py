"""The lead, and what is read from it: the person of an interview."""

from __future__ import annotations

import re

from .names import is_name, person
from .outline import Outline
from .published import is_published_line
from .reading import Person

HELLO = re.compile(r"Hallå där,?\s(.{1,300})")
# The role ends with the sentence, or where the lead goes on to tell or to ask.
END_OF_ROLE = re.compile(
    r"[!?]|(?<=\w\w)\.(?=\s|$)|\s[-–—]\s|,?\s(?:som|du|ni|vad|hur|varför|vem|när|nu|berätta|vilken|vilka|vilket|är|har)\b"
)


def read_lead(outline: Outline) -> tuple[int, str]:
    """Read the lead, the first paragraph after the title or after the line 'Publicerad …': its place, -1 for none."""
    place = 0
    while (block := outline.at(place)) and is_published_line(block):
        place += 1
    if block is None or block.mark:
        return -1, ""
    if HELLO.match(block.text):
        return place, block.text
    is_other = heads_something(outline, place) or outline.prompt(place) or outline.is_answered(place)
    return (-1, "") if is_other else (place, block.text)


def heads_something(outline: Outline, place: int) -> bool:
    """Say whether a heading stands here: above another one, or a question, a line without a full stop is a lead."""
    if outline.is_agenda_title(place):
        return True
    return outline.is_heading(place) and not (outline.is_heading(place + 1) or outline.is_answered(place + 1))


def interviewee(lead: str) -> Person | None:
    """Read the person of 'Hallå där NAME, role …'."""
    hello = HELLO.search(lead)
    if hello is None:
        return None
    end = END_OF_ROLE.search(hello[1])
    introduced = hello[1][: end.start()] if end else hello[1]
    introduced = introduced.rstrip(" ,")
    if is_name(introduced):
        return Person(name=introduced, role=None, organisation=None)
    return person(introduced)
