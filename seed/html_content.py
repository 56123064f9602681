"""Which of an HTML page's blocks are the page, and which are the site around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from .blocks import Block
from .head import crumbs_of


class HtmlBlock(NamedTuple):
    block: Block
    within: frozenset[int]  # the chrome around it
    in_main: bool
    is_h1: bool
    is_picture: bool


def content(found: Sequence[HtmlBlock]) -> list[Block]:
    """Mark what is chrome: the content begins at the breadcrumb, or at the headline where there is none."""
    headline = find_headline(found)
    crumbs = find_crumbs(found, headline)
    start = min(at for at in (crumbs, headline, len(found)) if at is not None)
    title = found[headline] if headline is not None else None
    main = title.in_main if title else any(each.in_main for each in found)
    allowed = title.within if title else frozenset[int]()
    kept = [
        at == crumbs or (at >= start and each.within <= allowed and (each.in_main or not main))
        for at, each in enumerate(found)
    ]
    return list(glued(found, kept))


def find_headline(found: Sequence[HtmlBlock]) -> int | None:
    """Find the h1 that is the page's own: rather in main, rather not in chrome, rather the first."""
    places = [at for at, each in enumerate(found) if each.is_h1]
    return min(places, key=lambda at: (not found[at].in_main, len(found[at].within), at), default=None)


def find_crumbs(found: Sequence[HtmlBlock], headline: int | None) -> int | None:
    """Find the breadcrumb: where the markup names it, else the last line before the headline that looks like one."""
    named = [at for at, each in enumerate(found) if each.block.crumbs]
    if named:
        return named[0]
    before = range(len(found) if headline is None else headline)
    looking = [at for at in before if crumbs_of([each.block for each in found[at : at + 5]])]
    return min(looking, key=lambda at: at if headline is None else -at, default=None)


def glued(found: Sequence[HtmlBlock], kept: Sequence[bool]) -> Iterator[Block]:
    """Give the blocks; a picture right after a list is glued to it, as in the text of a page."""
    in_list = False
    for each, keep in zip(found, kept, strict=True):
        if keep:
            figure = in_list and each.is_picture and not each.block.mark
            in_list = bool(each.block.mark) or figure
            yield replace(each.block, figure=figure)
        else:
            yield replace(each.block, chrome=True)
