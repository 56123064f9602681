"""Text page -> blocks: every line that is not blank is a block, as the pages were extracted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .blocks import Block, Mark
from .decode import squeeze

# ' • ' with one or two spaces before it, or ' 1. ': without the space a number opens a paragraph.
BULLET = re.compile(r"\s*•(.*)")
NUMBER = re.compile(r"\s+\d{1,3}\.\s(.*)")


def text_blocks(text: str) -> Iterator[Block]:
    in_list = False
    for number, line in enumerate(text.split("\n"), start=1):
        mark, content = unmark(line)
        if content:
            yield Block(content, number, number, mark, figure=in_list and not mark)
        in_list = bool(mark) or (in_list and bool(content))


def unmark(line: str) -> tuple[Mark, str]:
    """Part a line's list mark from its text."""
    if bullet := BULLET.fullmatch(line):
        return "bullet", squeeze(bullet[1])
    if number := NUMBER.fullmatch(line):
        return "number", squeeze(number[1])
    return "", squeeze(line)
