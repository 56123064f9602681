"""What hypothesis makes up: awkward texts, places in lists, and documents that hardly differ."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from schemas.fields import LARGEST, SMALLEST
from service.store.cursor import Cursor

AWKWARD_TITLES = (
    "Å",
    "Ä",
    "Ö",
    "Z",
    "z",
    "a",
    "A",
    "é",
    "e",
    "ö\N{SOFT HYPHEN}",
    "ö",
    "a b",
    "ab",
    "$gt",
    "\N{SNOWMAN}",
)

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
integers = st.integers(SMALLEST, LARGEST)
cursors = st.builds(
    Cursor,
    sort=texts,
    values=st.tuples(st.none() | texts | integers, texts),
    total=st.integers(0, 10_000),
    exact=st.booleans(),
)


def instants() -> SearchStrategy[str]:
    """Few instants, so that many are equal."""
    return st.sampled_from([f"2026-01-01T00:00:0{second}.000Z" for second in range(3)])


def articles() -> SearchStrategy[list[dict[str, Any]]]:
    """Articles that differ in little, with nulls, and with a title that others have too."""
    day = st.none() | st.sampled_from(["2022-01-12", "2022-01-13"])
    one = st.fixed_dictionaries({"title": st.sampled_from(AWKWARD_TITLES), "publishedOn": day, "at": instants()})
    return st.lists(one, max_size=12)


def sorts(names: tuple[str, ...]) -> SearchStrategy[str]:
    """Any combination of sorts, up or down."""
    words = [f"{minus}{name}" for name in names for minus in ("", "-")]
    return st.lists(st.sampled_from(words), min_size=1, max_size=4).map(",".join)
