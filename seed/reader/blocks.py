"""The block: one paragraph, heading, list item or figure of a page, as both front ends give it.

A block tells only what a text page can show (its line, its list mark, whether it is glued to a list): that is
why the text and the HTML of one page come to the same reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "bullet", "number"]

OPENING, CLOSING = "\"'”“„»«‘’", "\"'”“»«‘’"
DASHES = re.compile(r"[-–—]+\s*(?=[^\s–—-])")


@dataclass(frozen=True, slots=True)
class Block:
    text: str
    first_line: int
    last_line: int
    mark: Mark = ""
    figure: bool = False  # glued to a list
    crumbs: tuple[str, ...] = ()  # where the markup names the breadcrumb
    chrome: bool = False  # around the page, no content: only tells whose page it is

    @property
    def is_question(self) -> bool:
        return not self.mark and self.text.endswith("?") and not self.is_spoken

    @property
    def is_spoken(self) -> bool:
        """Whether a dash says that somebody speaks."""
        return not self.mark and bool(DASHES.match(self.text))

    @property
    def spoken(self) -> str:
        """The text without its leading dashes."""
        return DASHES.sub("", self.text, count=1) if self.is_spoken else self.text

    @property
    def quoted(self) -> str | None:
        """What stands between the quotation marks of a wholly quoted block."""
        return None if self.mark else between_quotes(self.text.rstrip(":").rstrip())


def between_quotes(text: str) -> str | None:
    """Take away the quotation marks that enclose a whole text; None where none do."""
    if len(text) < 3 or text[0] not in OPENING or text[-1] not in CLOSING:
        return None
    inner = text[1:-1].strip()
    first = next((at for at, letter in enumerate(inner) if letter in (text[0], text[-1])), None)
    if first is None:
        return inner or None
    # A mark further in must open: '"Vad är "nära vård" för dig?"' is quoted whole, '"A" och "B"' is not.
    return inner if first and inner[first - 1] == " " else None
