"""The head of a page: 'Till startsidan', breadcrumb, captions, title, 'Publicerad …' and where content begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from .blocks import Block

START_LINK = "Till startsidan"
SITE = "Vårdgivarwebben"
MOST_CAPTIONS = 3


class Head(NamedTuple):
    breadcrumb: list[str]
    captions: Sequence[Block]
    title: Block
    rest: Sequence[Block]


def read_head(blocks: Sequence[Block]) -> Head | None:
    """Read the head; None where no line is left for a title."""
    lines = list(dropwhile(lambda block: block.text == START_LINK, blocks))
    crumbs = crumbs_of(lines)
    below = lines[1:] if crumbs else lines
    if not below:
        return None
    at = next(titles(crumbs, below), 0)
    return Head(list(crumbs), below[:at], below[at], below[at + 1 :])


def crumbs_of(lines: Sequence[Block]) -> tuple[str, ...]:
    """Read the breadcrumb in the first line: what is parted by ' / ' and begins at the site or ends in the title."""
    if not lines or lines[0].crumbs:
        return lines[0].crumbs if lines else ()
    crumbs = tuple(crumb.strip() for crumb in f" {lines[0].text} ".split(" / "))
    crumbs = tuple(crumb for crumb in crumbs if crumb)
    if len(crumbs) < 2:
        return ()
    known = len(crumbs) > 2 or crumbs[0] == SITE or next(titles(crumbs, lines[1:]), None) is not None
    return crumbs if known else ()


def titles(crumbs: Sequence[str], lines: Sequence[Block]) -> Iterator[int]:
    """Find, among the lines that can be the title, those that equal the last crumb."""
    wanted = crumbs[-1].casefold() if crumbs else None
    return (at for at, block in enumerate(lines[: MOST_CAPTIONS + 1]) if block.text.casefold() == wanted)
