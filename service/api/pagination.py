"""The envelope of a list: `_meta` and `_links`, each link keeping every other parameter (profile FNS.07–14)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from flask import request

from service.current import origin
from service.render.json import link
from service.store.cursor import encode
from service.store.paging import Page
from service.store.query import DEEPEST, ListQuery
from service.store.text import written

LONGEST_WRITE = timedelta(seconds=65)
PLACES = ("page", "after", "before")


def meta(query: ListQuery, page: Page) -> dict[str, Any]:
    """How much there is, and which part of it this is."""
    told = {
        "totalRecords": page.total,
        "totalRelation": "exact" if page.exact else "atLeast",
        "page": query.page,
        "limit": query.limit,
        "count": len(page.documents),
    }
    return told | {"syncedTo": synced_to(query.since)} if query.since else told


def synced_to(since: str) -> str:
    """The instant to ask from the next time: whatever was being written before it has been written, or never will be.

    MongoDB ends a transaction after a minute; what has a later instant may still come before others that are there.
    """
    return max(since, written(datetime.now(UTC) - LONGEST_WRITE))


def page_links(query: ListQuery, page: Page) -> list[dict[str, str]]:
    """Where the list begins, goes on and ends."""
    links = [link(_address(list(request.args.items(multi=True))), "self"), link(_at("page", "1"), "first")]
    if page.before:
        links.append(link(_at("before", encode(page.before)), "prev"))
    if page.after:
        links.append(link(_at("after", encode(page.after)), "next"))
    last = max(1, -(-page.total // query.limit))
    if page.exact and (last - 1) * query.limit < DEEPEST:
        links.append(link(_at("page", str(last)), "last"))
    return links


def _at(name: str, value: str) -> str:
    kept = [(key, text) for key, text in request.args.items(multi=True) if key not in PLACES]
    return _address([*kept, (name, value)])


def _address(pairs: list[tuple[str, str]]) -> str:
    here = origin() + quote(request.path)
    return f"{here}?{urlencode(pairs)}" if pairs else here
