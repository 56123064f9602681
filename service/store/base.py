"""What every store does. A document is stored in the form in which it is served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pymongo import IndexModel
from pymongo.client_session import ClientSession
from pymongo.database import Database

from schemas.base import DocumentSchema
from schemas.query import Exact, Filter, Folded
from schemas.values import new_id
from service.errors import NotFoundError
from service.store.conditions import (
    INDEX,
    INTERNAL,
    Condition,
    SortKeys,
    both,
    collation,
    condition,
    index_values,
    sort_keys,
)
from service.store.indexes import declared_indexes
from service.store.keys import Caller
from service.store.paging import CollectionRows, Document, Page, read_page
from service.store.query import ListQuery
from service.store.references import named, resolve, resolve_filters
from service.store.slugs import insert_with_slug
from service.store.text import now

Documents = list[Document]
SERVED = {"_id": False, INTERNAL: False}


class Store:
    """The documents of one resource."""

    def __init__(self, database: Database[Document], schema: type[DocumentSchema]) -> None:
        self.database, self.schema = database, schema
        self.collection = database[schema.resource]

    # Reading

    def get(self, id: str, viewer: Caller | None = None) -> Document:
        """Give the document with this id or slug."""
        document = self.collection.find_one(both([named([id]), self.visible(viewer)]), SERVED)
        if document is None:
            raise NotFoundError(self.schema.resource, id)
        return self._derived([document])[0]

    def id_of(self, name: str) -> str:
        """Give the id of the document with this id or slug."""
        found = resolve(self.database, self.schema.resource, [name])
        if not found:
            raise NotFoundError(self.schema.resource, name)
        return found[name]

    def get_many(self, ids: Sequence[str]) -> Documents:
        """Give the documents with these ids, as many as there are, in the order of the ids."""
        places = {id: place for place, id in enumerate(ids)}
        found = self.collection.find(both([{"_id": {"$in": list(places)}}, self.visible()]), SERVED)
        return self._derived(sorted(found, key=lambda document: places[document["id"]]))

    def list(self, query: ListQuery, within: Condition | None = None, viewer: Caller | None = None) -> Page:
        """Give the page that the query asks for; a `BadQueryError` names every filter that names nothing."""
        keys = sort_keys(query.sort, self.schema)
        match = both([within or {}, self.visible(viewer), *self._conditions(query, keys)])
        page = read_page(CollectionRows(self.collection, SERVED), query, match, keys)
        self._derived(page.documents)
        return page

    # Writing

    def create(self, fields: Mapping[str, Any], **more: Any) -> Document:
        """Store a new document and give it as the next reader will see it; `more` as in `insert`."""
        return self._derived([self.insert(fields, **more)])[0]

    def insert(
        self,
        fields: Mapping[str, Any],
        *,
        id: str | None = None,
        source: Mapping[str, Any] | None = None,
        at: str | None = None,
        facts: Mapping[str, Any] | None = None,
        session: ClientSession | None = None,
    ) -> Document:
        """Store a new document and give it without its derived fields. `facts` are kept beside it, never served."""
        instant, identity = at or now(), id or new_id()
        slug = {} if self.schema.slug_from is None else {"slug": None}  # keeps its place, right after the id
        document: Document = {"_id": identity, "id": identity, **slug, **fields}
        document |= {"version": 1, "createdAt": instant, "updatedAt": instant, "source": source}
        document[INTERNAL] = {**(facts or {}), INDEX: self.index_form(document)}
        if self.schema.slug_from is None or "slug" in fields:
            self.collection.insert_one(document, session=session)
        else:
            insert_with_slug(self.collection, document, document[self.schema.slug_from], session)
        return {name: value for name, value in document.items() if name not in SERVED}

    def ensure_indexes(self) -> None:
        """Create the indexes that are missing."""
        self.collection.create_indexes(self.indexes())

    # What a store may do otherwise

    def indexes(self) -> Sequence[IndexModel]:
        """The indexes that serve what the schema declares."""
        return declared_indexes(self.schema)

    def index_form(self, document: Document) -> Document:
        """What filters need that the served form does not have; made anew at each write."""
        return dict(index_values(document, self.schema.query))

    def visible(self, viewer: Caller | None = None) -> Condition:
        """The documents that the viewer may see; without one, those that everybody may."""
        return {}

    def derive(self, documents: Sequence[Document]) -> None:
        """Set the derived fields, for all documents at once: one query a relation, never one a row."""

    def derived_condition(self, name: str, values: Sequence[str]) -> Condition:
        """The condition of a filter on a derived field."""
        raise TypeError(f"{self.schema.resource}: the filter {name} looks at no field")

    # Inside

    def _derived(self, documents: Documents) -> Documents:
        if documents:
            self.derive(documents)
        return documents

    def _conditions(self, query: ListQuery, keys: SortKeys) -> Sequence[Condition]:
        declared = self.schema.query.filters
        resolved = resolve_filters(self.database, self.schema, query.filters)
        return [self._condition(name, declared[name], values, keys) for name, values in resolved.items()]

    def _condition(self, name: str, declared: Filter, values: Sequence[str], keys: SortKeys) -> Condition:
        if not declared.paths:
            return self.derived_condition(name, values)
        found = condition(name, declared, values)
        if collation(keys) and isinstance(declared, Folded | Exact):
            # A collation overlooks soft hyphens and the like; what a client wrote is compared without it.
            return {"id": {"$in": self.collection.distinct("_id", found)}}
        return found
