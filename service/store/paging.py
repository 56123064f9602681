"""Pages of a list: read one more than the page, count to a bound, remember where the page begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from service.store.conditions import Condition, SortKeys, beyond, both, reverse
from service.store.cursor import Cursor
from service.store.query import DEEPEST, ListQuery
from service.store.record import Document


@dataclass(frozen=True)
class Page:
    """A page of a list. The total is counted to 10 000; beyond that it says *at least*."""

    documents: list[Document]
    total: int
    exact: bool
    before: Cursor | None = None
    after: Cursor | None = None


class Rows(Protocol):
    """Anything that can be listed: a collection, or several seen as one."""

    def find(self, match: Condition, keys: SortKeys, *, skip: int, limit: int) -> list[Document]: ...

    def count(self, match: Condition, keys: SortKeys, *, limit: int) -> int: ...


def read_page(rows: Rows, query: ListQuery, match: Condition, keys: SortKeys) -> Page:
    """Read the page that the query asks for."""
    documents, more = _read(rows, query, match, keys)
    total, exact = _total(rows, query, match, keys)
    if not documents:
        return Page([], total, exact)
    earlier, later = (more, True) if query.before else (query.after is not None or (query.page or 1) > 1, more)
    first, last = (_cursor(query, keys, documents[end], (total, exact)) for end in (0, -1))
    return Page(documents, total, exact, first if earlier else None, last if later else None)


def _read(rows: Rows, query: ListQuery, match: Condition, keys: SortKeys) -> tuple[list[Document], bool]:
    wanted = query.limit
    if query.before:
        backwards = reverse(keys)
        condition = both([match, beyond(backwards, query.before.values)])
        found = rows.find(condition, backwards, skip=0, limit=wanted + 1)
        return found[:wanted][::-1], len(found) > wanted
    if query.after:
        found = rows.find(both([match, beyond(keys, query.after.values)]), keys, skip=0, limit=wanted + 1)
    elif query.page is None or query.page < 1:
        found = []
    else:
        found = rows.find(match, keys, skip=(query.page - 1) * wanted, limit=wanted + 1)
    return found[:wanted], len(found) > wanted


def _total(rows: Rows, query: ListQuery, match: Condition, keys: SortKeys) -> tuple[int, bool]:
    known = query.after or query.before
    if known:
        return known.total, known.exact
    counted = rows.count(match, keys, limit=DEEPEST + 1)
    return min(counted, DEEPEST), counted <= DEEPEST


def _cursor(query: ListQuery, keys: SortKeys, document: Document, counted: tuple[int, bool]) -> Cursor:
    values: Sequence[Any] = [document.get("id" if name == "_id" else name) for name, _ in keys]
    return Cursor(query.sort, tuple(values), *counted)
