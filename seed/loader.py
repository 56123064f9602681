"""From documents to the store: all pages or none, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import Any, NamedTuple

from seed.documents import Planned, documents_of
from seed.reader import read_page
from seed.reader.reading import Reading
from service.store.stores import Session, Stores
from service.store.text import written


class Page(NamedTuple):
    """A page as it lies on disk."""

    name: str
    content: bytes


class Outcome(NamedTuple):
    """What became of a page: how many documents of each resource were new, and how many were there."""

    page: str
    created: Counter[str]
    unchanged: Counter[str]


def shipped_pages() -> list[Page]:
    """Give the pages that the service comes with, in the order of their names."""
    folder = files("seed") / "pages"
    return [Page(each.name, each.read_bytes()) for each in sorted(folder.iterdir(), key=lambda each: each.name)]


def load_pages(stores: Stores, pages: Sequence[Page]) -> list[Outcome]:
    """Store what the pages bring and is not there yet: all of it, or nothing if one page is refused."""
    plans = [(page, read_page(page.name, page.content)) for page in pages]
    found = [(reading, documents_of(reading, _line_count(page))) for page, reading in plans]
    return stores.in_transaction(lambda session: _load(stores, found, session))


def _line_count(page: Page) -> int:
    return page.content.count(b"\n") + (not page.content.endswith(b"\n"))


def _load(stores: Stores, pages: Sequence[tuple[Reading, list[Planned]]], session: Session) -> list[Outcome]:
    shared = _shared(documents for _, documents in pages)
    began = datetime.now(UTC)
    outcomes = []
    for number, (reading, documents) in enumerate(pages):
        outcome = Outcome(reading["page"], Counter(), Counter())
        at = written(began + timedelta(milliseconds=number))  # what one page brings has one instant
        there = _there(stores, documents, session)
        for planned in documents:
            if planned.id in there:
                outcome.unchanged[planned.resource] += 1
                continue
            source = None if planned.id in shared else _source(reading, planned)
            store = stores.of(planned.resource)
            fields = store.schema().load(planned.fields)
            store.insert(fields, id=planned.id, source=source, at=at, session=session)
            outcome.created[planned.resource] += 1
        outcomes.append(outcome)
    return outcomes


def _shared(pages: Iterable[list[Planned]]) -> set[str]:
    """The ids of what stands on several pages, and so has no one source."""
    seen = Counter(planned.id for documents in pages for planned in documents)
    return {id for id, times in seen.items() if times > 1}


def _there(stores: Stores, documents: Sequence[Planned], session: Session) -> set[str]:
    wanted: dict[str, list[str]] = {}
    for planned in documents:
        wanted.setdefault(planned.resource, []).append(planned.id)
    return {id for resource, ids in wanted.items() for id in stores.existing(resource, ids, session)}


def _source(reading: Reading, planned: Planned) -> Mapping[str, Any]:
    lines = {"firstLine": planned.firstLine, "lastLine": planned.lastLine}
    return {"page": reading["page"], "sha256": reading["sha256"], **lines}
