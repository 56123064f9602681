"""Reading one resource: a document, a list, and both as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from pymongo.database import Database

from schemas.base import DocumentSchema
from schemas.query import Exact, Filter, Folded
from schemas.values import is_uuid
from service.errors import GoneError, MovedError, NotFoundError
from service.store.conditions import Condition, SortKeys, both, collation, condition, sort_keys
from service.store.keys import Caller
from service.store.names import locate, resolve_filters
from service.store.paging import Page, read_page
from service.store.query import ListQuery
from service.store.record import SERVED, WHOLE, Document, Documents, Record, history_of
from service.store.standing import DELETED, EVERYBODY, GONE, PUBLIC, STANDING, WITHDRAWN, standing, tombstone


class Head(NamedTuple):
    """A document as far as a condition on it needs it: which it is, and its present version."""

    id: str
    version: int


class Reader:
    """The documents of one resource, for those who read them."""

    def __init__(self, database: Database[Document], schema: type[DocumentSchema]) -> None:
        self.database, self.schema = database, schema
        self.collection, self.history = database[schema.resource], database[history_of(schema.resource)]

    def get(self, name: str, viewer: Caller | None = None, at: str | None = None) -> Document:
        """Give the document with this id or slug."""
        found = self.stored(name, viewer, at)
        return self.derived([served(found)], at)[0]

    def id_of(self, name: str, viewer: Caller | None = None, at: str | None = None) -> str:
        """Give the id of the document with this id or slug."""
        return str(self.stored(name, viewer, at)["id"])

    def stored(self, name: str, viewer: Caller | None = None, at: str | None = None) -> Document:
        """Give the document as it is kept; a `GoneError` or a `MovedError` tells where it went."""
        named = is_uuid(name) or self.schema.slug_from is not None
        found = locate(Record(self.database, at).rows(self.schema.resource, WHOLE), name) if named else None
        if found is None or not self.sees(viewer, found):
            raise NotFoundError(self.schema.resource, name)
        if standing(found) in GONE:
            raise GoneError(self.schema.resource, name, tombstone(found))
        if "slug" in found and name != found["slug"] and name.lower() != found["id"]:
            raise MovedError(self.schema.resource, name, found["slug"])
        return found

    def head(self, name: str, viewer: Caller | None = None) -> Head:
        """Give what a condition on the document needs."""
        found = self.stored(name, viewer)
        return Head(found["id"], found["version"])

    def past_head(self, name: str, viewer: Caller | None = None) -> Head:
        """Give what a condition on the document needs, also of a deleted one."""
        try:
            return self.head(name, viewer)
        except GoneError as error:
            return Head(error.tombstone["id"], error.tombstone["version"])

    def get_many(self, ids: Sequence[str], at: str | None = None) -> Documents:
        """Give the documents with these ids, as many as there are, in the order of the ids."""
        places = {id: place for place, id in enumerate(ids)}
        found = Record(self.database, at).rows(self.schema.resource).find({"_id": {"$in": list(places)}, **EVERYBODY})
        return self.derived(sorted(found, key=lambda document: places[document["id"]]), at)

    def list(self, query: ListQuery, within: Condition | None = None, viewer: Caller | None = None) -> Page:
        """Give the page that the query asks for; a `BadQueryError` names every filter that names nothing."""
        keys = sort_keys(query.sort, self.schema)
        record = Record(self.database, query.as_of)
        changed = {"updatedAt": {"$gte": query.since}} if query.since else {}
        seen = self.visible(viewer, gone=query.since is not None)
        match = both([within or {}, seen, changed, *self._conditions(query, keys, record)])
        if query.since is None:
            page = read_page(record.rows(self.schema.resource), query, match, keys)
            self.derived(page.documents, query.as_of)
            return page
        page = read_page(record.rows(self.schema.resource, WHOLE), query, match, keys)
        return replace(page, documents=self._or_tombstones(page.documents, viewer, query.as_of))

    def version(self, id: str, number: int, viewer: Caller | None = None) -> Document:
        """Give a version of the document as the record was when it came to be."""
        found = self.collection.find_one({"_id": id, "version": number})
        found = found or self.history.find_one({"_id": f"{id}@{number}"})
        if found is None or not self.sees(viewer, found):
            raise NotFoundError(self.schema.resource, f"{id}/versions/{number}")
        if standing(found) in GONE:
            return tombstone(found)
        return self.derived([served(found)], found["updatedAt"])[0]

    # What a store may do otherwise

    def visible(self, viewer: Caller | None = None, *, gone: bool = False) -> Condition:
        """The documents that the viewer may see; with `gone`, also those of whose going everybody may know."""
        return {STANDING: {"$in": [PUBLIC, WITHDRAWN, DELETED]}} if gone else EVERYBODY

    def sees(self, viewer: Caller | None, document: Document) -> bool:
        """Tell whether the viewer may read this document, or know that it is gone."""
        return standing(document) in (PUBLIC, DELETED)

    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set the derived fields, for all documents at once: one query a relation, never one a row."""

    def derived_condition(self, name: str, values: Sequence[str], record: Record) -> Condition:
        """The condition of a filter on a derived field."""
        raise TypeError(f"{self.schema.resource}: the filter {name} looks at no field")

    # Inside

    def derived(self, documents: Documents, at: str | None = None) -> Documents:
        """Set the derived fields as they are at this instant."""
        if documents:
            self.derive(documents, Record(self.database, at))
        return documents

    def _or_tombstones(self, kept: Documents, viewer: Caller | None, at: str | None) -> Documents:
        shown = {each["id"]: served(each) for each in kept if standing(each) not in GONE and self.sees(viewer, each)}
        self.derived(list(shown.values()), at)
        return [shown.get(each["id"]) or tombstone(each) for each in kept]

    def _conditions(self, query: ListQuery, keys: SortKeys, record: Record) -> Sequence[Condition]:
        declared = self.schema.query.filters
        resolved: Mapping[str, Sequence[str]] = resolve_filters(record, self.schema, query.filters)
        return [self._condition(name, declared[name], values, keys, record) for name, values in resolved.items()]

    def _condition(
        self, name: str, declared: Filter, values: Sequence[str], keys: SortKeys, record: Record
    ) -> Condition:
        if not declared.paths:
            return self.derived_condition(name, values, record)
        found = condition(name, declared, values)
        if collation(keys) and isinstance(declared, Folded | Exact):
            # A collation overlooks soft hyphens and the like; what a client wrote is compared without it.
            return {"id": {"$in": record.rows(self.schema.resource).distinct("id", found)}}
        return found


def served(document: Document) -> Document:
    """A document without what is never served."""
    return {name: value for name, value in document.items() if name not in SERVED}
