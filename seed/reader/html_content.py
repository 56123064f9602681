"""Which of an HTML page's blocks are the page, and which are the site around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from .blocks import Block
from .head import crumbs_of


@dataclass(frozen=True, eq=False, slots=True)
class Chrome:
    """A header, menu, banner or footer, and the one that it stands in."""

    around: Chrome | None


class HtmlBlock(NamedTuple):
    block: Block
    chrome: Chrome | None
    in_main: bool
    is_h1: bool
    is_picture: bool


def content(found: Sequence[HtmlBlock]) -> list[Block]:
    """Mark what is chrome: the content begins at the breadcrumb, or at the headline where there is none."""
    crumbs = find_crumbs(found)
    headline = find_headline(found, crumbs)
    title = None if headline is None else found[headline]
    start = min((at for at in (crumbs, headline) if at is not None), default=0)
    main = title.in_main if title else any(each.in_main for each in found)
    allowed = set(around(title.chrome if title else None))
    kept = [
        at == crumbs or (at >= start and each.chrome in allowed and (each.in_main or not main))
        for at, each in enumerate(found)
    ]
    first = [] if crumbs is None else [crumbs]  # some sites print it below the headline
    order = [*first, *(at for at in range(len(found)) if at != crumbs)]
    return list(glued([(found[at], kept[at]) for at in order]))


def find_crumbs(found: Sequence[HtmlBlock]) -> int | None:
    """Find the breadcrumb: where the markup names it, else the last line that looks like one before the headline."""
    named = [at for at, each in enumerate(found) if each.block.crumbs]
    if named:
        return named[0]
    headline = find_headline(found, None)
    before = range(len(found) if headline is None else headline)
    looking = [at for at in before if crumbs_of([each.block for each in found[at : at + 5]])]
    return min(looking, key=lambda at: at if headline is None else -at, default=None)


def find_headline(found: Sequence[HtmlBlock], crumbs: int | None) -> int | None:
    """Find the page's own h1: rather the last crumb's text, rather in main, rather not in chrome, rather the first.

    Another text above the breadcrumb is the name of the site.
    """
    end = crumbs_of([found[crumbs].block])[-1:] if crumbs is not None else ()

    def rank(at: int) -> tuple[bool, bool, bool, int]:
        return (found[at].block.text,) != end, not found[at].in_main, found[at].chrome is not None, at

    best = min((at for at, each in enumerate(found) if each.is_h1), key=rank, default=None)
    is_sites = best is not None and crumbs is not None and best < crumbs and rank(best)[0]
    return None if is_sites else best


def around(chrome: Chrome | None) -> Iterator[Chrome | None]:
    """Give the chrome that stands around a headline: such chrome is none."""
    while chrome:
        yield chrome
        chrome = chrome.around
    yield None


def glued(found: Sequence[tuple[HtmlBlock, bool]]) -> Iterator[Block]:
    """Give the blocks; a picture right after a list is glued to it, as in the text of a page."""
    in_list = False
    for each, keep in found:
        if keep:
            figure = in_list and each.is_picture and not each.block.mark
            in_list = bool(each.block.mark) or figure
            yield replace(each.block, figure=figure)
        else:
            yield replace(each.block, chrome=True)
