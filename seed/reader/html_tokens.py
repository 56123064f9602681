"""HTML -> tags and text, each with its lines in the source.

Written here and not left to `html.parser`, for three reasons: on the Python versions we support that raises
AssertionError at `<![x`, takes time squared for tags that never end, and gives the position of a text but not where
the text in it begins. Entities are the standard library's work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
MARKUP = re.compile(r"<(?=[a-zA-Z!?/])")
ATTRIBUTE = re.compile(r"[\s/]*([^\s/>][^\s/>=]*)(\s*=\s*)?")
BARE_VALUE = re.compile(r"[^\s>]*")
END_OF_TAG = re.compile(r"[\s/]*>?")
# `unescape` gives these to int(), which refuses thousands of digits.
LONG_REFERENCE = re.compile(r"&#[0-9]{8,};?")
RAW = frozenset({"script", "style", "iframe", "noframes", "xmp"})


class Token(NamedTuple):
    """An opening or closing tag, or a text (which has no name); a picture's lines are those of its text."""

    name: str
    closes: bool
    attributes: dict[str, str]
    text: str
    first_line: int
    last_line: int


def entities(text: str) -> str:
    return unescape(LONG_REFERENCE.sub("\ufffd", text))


class Tokens:
    """Reads one source from its beginning to its end, once."""

    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0
        self.alt: tuple[int, int] | None = None  # where the text of the latest picture stands
        self.newlines = [found.start() for found in re.finditer("\n", source)]
        # Nothing is looked for behind its last place: that is what keeps the reading linear.
        self.last = {mark: source.rfind(mark) for mark in (">", "-->", '"', "'")}

    def __iter__(self) -> Iterator[Token]:
        while self.at < len(self.source):
            text_end = self.markup_from(self.at)
            yield from self.text(self.at, text_end)
            self.at = text_end
            if self.at < len(self.source):
                yield from self.markup()

    def markup_from(self, at: int) -> int:
        """Find where the next tag, comment or declaration begins; one that never ends is text."""
        found = MARKUP.search(self.source, at)
        return found.start() if found and found.start() < self.last[">"] else len(self.source)

    def line(self, at: int) -> int:
        return bisect_right(self.newlines, at - 1) + 1

    def text(self, start: int, end: int) -> Iterator[Token]:
        raw = self.source[start:end]
        if content := raw.strip():
            first = start + raw.index(content[0])
            lines = self.line(first), self.line(first + len(content) - 1)
            yield Token("", False, {}, entities(raw), *lines)
        elif raw:
            yield Token("", False, {}, raw, 0, 0)

    def markup(self) -> Iterator[Token]:
        start = self.at
        if not (tag := TAG.match(self.source, start)):
            self.at = self.after_declaration(start)
            return
        name, closes = tag[2].lower(), bool(tag[1])
        self.at = tag.end()
        attributes = dict(self.attributes())
        first, end = self.alt or (start, start + 1)
        yield Token(name, closes, attributes, "", self.line(first), self.line(end - 1))
        if name in RAW and not closes:
            ending = re.compile(rf"</{name}\b", re.IGNORECASE).search(self.source, self.at)
            self.at = ending.start() if ending else len(self.source)

    def after_declaration(self, start: int) -> int:
        """Step over a comment, or over what a browser takes for one."""
        if not self.source.startswith("<!--", start):
            return self.source.index(">", start) + 1
        if self.last["-->"] < start + 2:
            return len(self.source)
        return self.source.index("-->", start + 2) + 3

    def attributes(self) -> Iterator[tuple[str, str]]:
        """Read attributes, and leave `at` behind the tag."""
        self.alt = None
        while found := ATTRIBUTE.match(self.source, self.at):
            self.at = found.end()
            start, end = self.value() if found[2] else (self.at, self.at)
            name = found[1].lower()
            if name == "alt" and end > start:
                self.alt = start, end
            yield name, entities(self.source[start:end])
        self.at = self.after(END_OF_TAG)

    def value(self) -> tuple[int, int]:
        """Find where a value stands, and step over it."""
        quote = self.source[self.at : self.at + 1]
        if quote in ('"', "'") and self.at < self.last[quote]:
            start, end = self.at + 1, self.source.index(quote, self.at + 1)
            self.at = end + 1
        else:
            start, end = self.at, self.after(BARE_VALUE)
            self.at = end
        return start, end

    def after(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.source, self.at)
        return found.end() if found else self.at
