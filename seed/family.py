"""Whether a page is of the family, and where its foot begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .blocks import Block
from .head import SITE, START_LINK, Head, crumbs_of, read_head
from .reading import PageRefusedError

FOOT = re.compile(r"Sidan uppdaterad\b.{0,60}")
FOOT_LINES = frozenset(
    {
        "Hjälpte sidan dig?",
        "Kontakta Region Värmland",
        "För dig som är patient",
        "Hitta på webbplatsen",
        "Region Värmlands webbplats",
    }
)


def read_family_head(blocks: Sequence[Block]) -> Head:
    """Read the head of a page of the family; refuse any other, naming the line where a title should have been."""
    page = without_foot(blocks)
    if not is_family(blocks):
        raise not_family(page[0].first_line if page else 1)
    head = read_head(page)
    if head is None:
        raise not_family(page[-1].last_line if page else 1)
    return head


def is_family(blocks: Sequence[Block]) -> bool:
    """Tell by the site's own lines, wherever they stand, or by the breadcrumb."""
    return any(map(is_sites_own, blocks)) or bool(crumbs_of([each for each in blocks if not each.chrome]))


def is_sites_own(block: Block) -> bool:
    text = block.text
    if text == START_LINK or text in FOOT_LINES or is_foot(block):
        return True
    return block.chrome and text.endswith(f"| {SITE}")  # the title that HTML gives its window


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
