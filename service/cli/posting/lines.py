"""Lines of UTF-8, numbered, read one at a time however long the input is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from service.cli.posting.drafts import Unread

LONGEST = 256 * 1024  # bytes; the longest comment takes a quarter of it, with every letter escaped
BOM = b"\xef\xbb\xbf"


class Line(NamedTuple):
    """A line without its end."""

    number: int
    text: str


def raw_lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give each line without its end; one that is too long is cut, a byte longer than the longest."""
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        rest = line
        while not rest.endswith(b"\n") and (rest := file.readline(LONGEST)):
            pass  # read over what a line too long still holds
        if number == 1:
            line = line.removeprefix(BOM)
        yield number, line.removesuffix(b"\n").removesuffix(b"\r")


def lines(file: BinaryIO) -> Iterator[Line | Unread]:
    """Give each line that is not blank."""
    for number, raw in raw_lines(file):
        if len(raw) > LONGEST:
            yield Unread(number, "The line is longer than any comment can be.")
            continue
        try:
            text = raw.decode().strip()
        except UnicodeDecodeError as error:
            yield Unread(number, f"The line is not UTF-8 (byte {error.start + 1}).")
            continue
        if text:
            yield Line(number, text)
