"""Poll statements after their introduction: in a list, glued to it ('skala:1.Jag …, 2.Jag …') or a single one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from .blocks import Block
from .outline import Outline
from .reading import Poll
from .scale import BEGINNING

ABOUT = re.compile(r"\bskala\b|\bmenti|mentometer|påstående|omröstning|\bta ställning\b", re.IGNORECASE)
FIRST_NUMBER = re.compile(r":\s?(?=1\.\s?[^\W\d])")
NUMBER = re.compile(r"(?<!\d)(\d{1,2})\.\s?(?=[^\W\d])")
BETWEEN = re.compile(r"(?:[\s,;]+(?:och|samt))?[\s,;]*$")


def is_introduction(block: Block) -> bool:
    named = ABOUT.search(block.text) or FIRST_NUMBER.search(block.text)
    return not block.mark and not block.figure and named is not None


def read_polls(outline: Outline, spoken: Set[int]) -> list[Poll]:
    return [
        statement
        for place, block in enumerate(outline.blocks)
        if place not in spoken and is_introduction(block)
        for statement in statements_after(outline, place)
    ]


def statements_after(outline: Outline, place: int) -> Iterator[Poll]:
    """Read the statements that an introduction brings."""
    block, following = outline.blocks[place], outline.at(place + 1)
    behind = behind_colon(block.text)
    if behind:
        yield from (poll(block, statement) for statement in parted(behind))
    elif following and following.mark and (behind is not None or following.mark == "number"):
        yield from listed(outline, place + 1)
    elif following and behind is not None and not following.figure and not outline.prompt(place + 1):
        yield poll(following, following.quoted or following.text)


def behind_colon(text: str) -> str | None:
    """Give what stands behind the colon that ends an introduction; None where there is no colon."""
    if first := FIRST_NUMBER.search(text):
        return text[first.end() :]
    about = BEGINNING.search(text) or ABOUT.search(text)
    _, colon, behind = text[about.end() if about else 0 :].partition(":")
    return behind.strip() if colon else None


def parted(behind: str) -> list[str]:
    """Part glued statements at 1., 2., 3. …: not at commas, which they hold themselves."""
    starts = list(in_turn(NUMBER.finditer(behind)))
    ends = [*(found.start() for found in starts[1:]), len(behind)]
    if not starts:
        return [behind]
    return [BETWEEN.sub("", behind[found.end() : end]) for found, end in zip(starts, ends, strict=True)]


def in_turn(numbers: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Keep the numbers that count from one."""
    expected = 1
    for number in numbers:
        if int(number[1]) == expected:
            expected += 1
            yield number


def listed(outline: Outline, start: int) -> Iterator[Poll]:
    mark, place = outline.blocks[start].mark, start
    while (block := outline.at(place)) and block.mark == mark:
        yield poll(block, block.text)
        place += 1


def poll(block: Block, statement: str) -> Poll:
    return Poll(statement=statement, firstLine=block.first_line, lastLine=block.last_line)
