"""The people of a film: names, and the title that stands before a name."""

from __future__ import annotations

from .names import is_name, is_name_word
from .reading import Person
from .vocabulary import INSTITUTIONS, MODIFIERS, NO_TITLES, NOT_OF_PEOPLE, PARTICLES


def people_in(text: str) -> list[Person]:
    """Find the people that a text names, in its order."""
    words = text.split()
    people: list[Person] = []
    at = 0
    while at < len(words):
        end = name_end(words, at)
        name = " ".join(words[at:end]).rstrip(",.:;")
        if is_name(name):
            role = title_before(words, at)
            if role or at == 0 or words[at - 1].lower() not in NOT_OF_PEOPLE:
                people.append(Person(name=name, role=role, organisation=None))
        at = max(end, at + 1)
    return people


def name_end(words: list[str], start: int) -> int:
    """Find where the run of name words that begins here ends: at another word, or behind a comma."""
    end = start
    while end < len(words) and end - start < 8:
        bare = words[end].rstrip(",.:;")
        first = end == start
        if not is_name_word(bare) and (first or bare not in PARTICLES):
            return end
        if first and bare.lower() in INSTITUTIONS:
            return end
        end += 1
        if words[end - 1] != bare and not (len(bare) == 1 and words[end - 1] == f"{bare}."):
            return end
    return end


def title_before(words: list[str], at: int) -> str | None:
    """Read the title before a name: 'forskare', 'biträdande professor'; a group ('medarbetarna') is none."""
    start = at
    while start > 0 and (is_title(words[start - 1]) if start == at else words[start - 1].lower() in MODIFIERS):
        start -= 1
    return " ".join(words[start:at]) or None


def is_title(word: str) -> bool:
    if not word.isalpha() or not word.islower() or word in NO_TITLES:
        return False
    is_group = word.endswith("na")
    is_verb = word.endswith(("ar", "er", "ade", "as", "ås")) and not word.endswith("iker")
    return not (is_group or is_verb)
