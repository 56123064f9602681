"""What every store does. A document is stored in the form in which it is served."""

from __future__ import annotations

from collections.abc import Sequence

from pymongo import IndexModel

from schemas.versions import VersionSchema
from service.store import attempts
from service.store.attempts import Answer, Attempt, Outcome
from service.store.changing import Changer
from service.store.conditions import sort_keys
from service.store.indexes import declared_indexes
from service.store.keys import Caller
from service.store.paging import Page, read_page
from service.store.query import ListQuery
from service.store.standing import GONE, STANDING
from service.store.versions import VersionRows, past_indexes


class Store(Changer):
    """The documents of one resource: read (`reading`), created (`creating`), changed (`changing`), and their past."""

    def versions(self, id: str, query: ListQuery, viewer: Caller | None = None) -> Page:
        """Give a page of what became of the document."""
        seen = {"$or": [self.visible(viewer), {STANDING: {"$in": list(GONE)}}]}
        rows = VersionRows(self.database, self.schema.resource, id, seen)
        return read_page(rows, query, {}, sort_keys(query.sort, VersionSchema))

    def outcome(self, attempt: Attempt) -> Outcome | None:
        """Tell what became of an attempt; a `KeyReusedError` if it was another request."""
        return attempts.outcome(self.collection, attempt)

    def keep(self, attempt: Attempt, answer: Answer) -> Outcome | None:
        """Keep the answer to an attempt; if it has an outcome already, give that."""
        return attempts.keep(self.collection, attempt, answer)

    def ensure_indexes(self) -> None:
        """Create the indexes that are missing."""
        self.collection.create_indexes(list(self.indexes()))
        self.history.create_indexes(past_indexes(self.indexes()))

    # What a store may do otherwise

    def indexes(self) -> Sequence[IndexModel]:
        """The indexes that serve what the schema declares."""
        return declared_indexes(self.schema)
