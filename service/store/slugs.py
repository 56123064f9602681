"""Slugs: readable names in addresses, each borne by one document of its resource."""

from __future__ import annotations

from typing import Any

from pymongo.client_session import ClientSession
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError
from slugify import slugify

Document = dict[str, Any]
LONGEST = 180  # leaves room for -2, -3 … within the 200 that a slug may have
A_TRY = 50


def make_slug(text: str) -> str:
    """Make a slug of a name or a title: å ä → a, ö → o, and never empty."""
    return slugify(text, max_length=LONGEST, word_boundary=True) or "namnlos"


def violates(error: DuplicateKeyError, field: str) -> bool:
    """Tell whether it is this field's unique index that stands in the way."""
    return field in (error.details or {}).get("keyPattern", {})


def free_slug(collection: Collection[Document], text: str, session: ClientSession | None) -> str:
    """Give the first slug for this text that no document bears."""
    wanted = make_slug(text)
    first = 1
    while True:
        numbers = range(first, first + A_TRY)
        slugs = [wanted if number == 1 else f"{wanted}-{number}" for number in numbers]
        taken = set(collection.distinct("slug", {"slug": {"$in": slugs}}, session=session))
        free = [slug for slug in slugs if slug not in taken]
        if free:
            return free[0]
        first += A_TRY
