"""Names of people, and name lines: 'Name, rest' with or without a full stop."""

from __future__ import annotations

import re

from .reading import Person
from .vocabulary import INSTITUTIONS, NO_TITLES, PARTICLES

NAME_WORD = re.compile(r"(?:[dDlLO][’'])?[^\W\d_](?:[^\W\d_]|[-’'.])*|\([^\W\d_]{1,5}\)")
# 'I Hagfors' and 'Region Värmland' have two capitals too.
NO_NAMES = INSTITUTIONS | NO_TITLES
LONGEST_NAME, LONGEST_LINE = 80, 250
# The rest of a name line: an organisation begins after the first of these words ...
PLACE_WORD = re.compile(r"(?:^|\s)(vid|på|i|inom|hos|för)\s")
# ... or is itself at the end.
UNIT = re.compile(r"(?:^|\s)((?:region|område)\s.+)$", re.IGNORECASE)


def is_name_word(word: str) -> bool:
    return bool(NAME_WORD.fullmatch(word)) and (word.lstrip("(dl’'")[:1].isupper())


def is_name(text: str) -> bool:
    """Say whether a text is the full name of a person and nothing else."""
    words = text.split()
    capitals = [word for word in words if is_name_word(word)]
    return (
        len(capitals) >= 2
        and len(words) <= 8
        and len(text) <= LONGEST_NAME
        and all(word in PARTICLES or is_name_word(word) for word in words)
        and words[0].lower() not in NO_NAMES
    )


def person(line: str) -> Person | None:
    """Read a name line; None where it is none."""
    name, comma, rest = line.partition(",")
    rest = rest.strip().rstrip(".:").rstrip()
    if not comma or not rest or len(line) > LONGEST_LINE or line[-1] in "?!" or not is_name(name.strip()):
        return None
    role, organisation = split_rest(rest)
    return Person(name=name.strip(), role=role, organisation=organisation)


def split_rest(rest: str) -> tuple[str | None, str | None]:
    """Part what follows a name into role and organisation."""
    role, comma, organisation = rest.rpartition(",")
    if not comma:
        role, organisation = split_words(rest)
    return role.strip() or None, organisation.strip() or None


def split_words(rest: str) -> tuple[str, str]:
    if word := PLACE_WORD.search(rest):
        return (rest, "") if word[1] == "för" else (rest[: word.start()], rest[word.end() :])
    if unit := UNIT.search(rest):
        return rest[: unit.start()], unit[1]
    return rest, ""
