"""People named in a running sentence: 'NAME, role, och NAME, role, organisation'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .films import title_before
from .names import is_name, is_name_word, split_rest
from .reading import Person
from .vocabulary import PARTICLES, UNITS

AND = re.compile(r"((?:^|\s)(?:och|samt|tillsammans med)\s)")
PLACE = re.compile(r"(?:från|vid|på|i|inom|hos)\s")
CLAUSE = re.compile(r"\s(?:som|där|när)\s.*")


class Named(NamedTuple):
    title: str | None
    name: str
    rest: list[str]


def read_people(text: str) -> tuple[list[Person], str]:
    """Read the people at the beginning of a text; the second part is what ends the row of them."""
    pieces = list(pieces_of(text))
    people: list[Named] = []
    for at, piece in enumerate(pieces):
        named = begins_with_person(piece)
        if named and begins_anew(people, piece, pieces[at + 1 :]):
            people.append(named)
        elif people and belongs_to(people[-1], piece):
            people[-1].rest.append(CLAUSE.sub("", piece))
        elif not people or not piece.startswith("som "):
            return [as_person(each) for each in people], piece
    return [as_person(each) for each in people], ""


def pieces_of(text: str) -> Iterator[str]:
    """Part a text at its commas, and at each 'och' that a person follows."""
    for part in text.rstrip(" .").split(","):
        first, *others = AND.split(part)
        pieces = [first]
        for conjunction, words in zip(others[::2], others[1::2], strict=True):
            if begins_with_person(words):
                pieces.append(f"och {words}")
            else:
                pieces[-1] += conjunction + words
        yield from (piece.strip() for piece in pieces if piece.strip())


def begins_anew(people: Sequence[Named], piece: str, following: Sequence[str]) -> bool:
    """Tell a person from an organisation of two capitals ('NAME, role, Nya Perspektiv')."""
    if not people or not people[-1].rest or AND.match(piece):
        return True
    return bool(following) and following[0][0].islower() and not AND.match(following[0])


def belongs_to(person: Named, piece: str) -> bool:
    """Say whether a piece is the role of a person, or after a role the organisation."""
    if AND.match(piece):
        return False
    return not person.rest or piece[0].isupper() or piece.split(maxsplit=1)[0] in UNITS


def begins_with_person(text: str) -> Named | None:
    """Read the person that a text begins with: perhaps a title, the name, perhaps 'från' or 'på' somewhere."""
    words = AND.sub("", text, count=1).split() if AND.match(text) else text.split()
    start = next((at for at, word in enumerate(words[:5]) if is_name_word(word)), len(words))
    end = start
    while end < len(words) and (is_name_word(words[end]) or words[end] in PARTICLES):
        end += 1
    name, rest = " ".join(words[start:end]), " ".join(words[end:])
    title = title_before(words, start)
    if not is_name(name) or len(words[:start]) != len((title or "").split()) or (rest and not PLACE.match(rest)):
        return None
    return Named(title, name, [CLAUSE.sub("", rest)] if rest else [])


def as_person(named: Named) -> Person:
    # 'NAME från Nya Perspektiv' names the organisation as 'vid' does
    rest = ", ".join(named.rest)
    role, organisation = split_rest(re.sub(r"^från\s", "vid ", rest)) if rest else (None, None)
    if named.title:
        return Person(name=named.name, role=named.title, organisation=organisation or role)
    return Person(name=named.name, role=role, organisation=organisation)
