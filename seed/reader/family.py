"""Whether a page is of the family, and where its foot begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .head import SITE, START_LINK, Head, crumbs_of, read_head
from .reading import PageRefusedError

# 'Sidan uppdaterad', perhaps with its day; 'Sidan uppdaterad med nya kartor' tells something.
FOOT = re.compile(r"Sidan uppdaterad(?:\s?:|\b.{0,40}\d.{0,40})?")
# The title that HTML gives its window.
WINDOW_TITLE = re.compile(rf".*\s[|–-]\s{SITE}")
FOOT_LINES = frozenset(
    {
        "Hjälpte sidan dig?",
        "Kontakta Region Värmland",
        "För dig som är patient",
        "Hitta på webbplatsen",
        "Region Värmlands webbplats",
    }
)


def family_page(blocks: Sequence[Block]) -> list[Block]:
    """Take the content of a page of the family; refuse any other."""
    page = without_foot(blocks)
    if not (any(map(is_sites_own, blocks)) or SITE in crumbs_of(page)):
        raise not_family(page[0].first_line if page else 1)
    return page


def family_head(page: Sequence[Block]) -> Head:
    """Read the head; refuse a page without a title."""
    head = read_head(page)
    if head is None:
        raise not_family(page[-1].last_line if page else 1)
    return head


def is_sites_own(block: Block) -> bool:
    """Say whether a line tells that a page is of the site, wherever it stands."""
    if block.text == START_LINK or block.text in FOOT_LINES or is_foot(block):
        return True
    return block.chrome and bool(WINDOW_TITLE.fullmatch(block.text))


def is_foot(block: Block) -> bool:
    return not block.mark and bool(FOOT.fullmatch(block.text))


def without_foot(blocks: Sequence[Block]) -> list[Block]:
    """Take the content: what stands before 'Sidan uppdaterad'."""
    page = [block for block in blocks if not block.chrome]
    end = next((at for at, block in enumerate(page) if is_foot(block)), len(page))
    return page[:end]


def not_family(line: int) -> PageRefusedError:
    return PageRefusedError(
        "not_family",
        f"Sidan är ingen nyhet från Vårdgivarwebben: läsningen tog slut på rad {line}, där huvud och rubrik väntades.",
        f"The page is no news of Vårdgivarwebben: reading stopped at line {line}, where its head and title should be.",
    )
