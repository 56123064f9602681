"""Versions: each write that changes something makes one, and keeps the one that it replaces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pymongo import IndexModel
from pymongo.database import Database

from service.store.conditions import INTERNAL, Condition, SortKeys
from service.store.keys import Caller
from service.store.record import UNTIL, Document, Documents, Pipeline, history_of

CHANGE = f"{INTERNAL}.change"


class Change(NamedTuple):
    """Who changes something, and what they say of it; nobody where the service itself does."""

    by: Caller | None = None
    note: str | None = None

    def told(self, kind: str) -> Document:
        """What is kept of it beside the version that it makes."""
        who = {"by": self.by.name, "key": self.by.id} if self.by else {"by": None, "key": None}
        return {"kind": kind, **who, "note": self.note}


def past(document: Document, until: str) -> Document:
    """A version as the history keeps it: whole, and valid until its successor begins."""
    key = f"{document['id']}@{document['version']}"
    return {**document, "_id": key, INTERNAL: {**document[INTERNAL], "until": until}}


def past_indexes(present: Iterable[IndexModel]) -> list[IndexModel]:
    """The indexes of the history: those that lists as they were need, and the versions of one document."""
    found = [IndexModel([("id", 1), ("version", 1)]), IndexModel([(UNTIL, 1)])]
    for index in present:
        keys = [("id" if name == "_id" else name, way) for name, way in index.document["key"].items()]
        locale = index.document.get("collation")
        found.append(IndexModel(keys, collation=locale) if locale else IndexModel(keys))
    return found


class VersionRows:
    """Those versions of one document that may be seen, as a list has them."""

    def __init__(self, database: Database[Document], resource: str, id: str, seen: Condition) -> None:
        self.collection = database[resource]
        told = {"id": True, "version": True, "changedAt": "$updatedAt"}
        told |= {"changedBy": f"${CHANGE}.by", "note": f"${CHANGE}.note", "change": f"${CHANGE}.kind", "_id": False}
        past = [{"$match": {"$and": [{"id": id}, seen]}}]
        self.all: Pipeline = [
            {"$match": {"$and": [{"_id": id}, seen]}},
            {"$unionWith": {"coll": history_of(resource), "pipeline": past}},
            {"$project": told},
        ]

    def find(self, match: Condition, keys: SortKeys, *, skip: int, limit: int) -> Documents:
        order = {name: way for name, way in keys if name != "_id"}  # a version has none, and needs none
        page: Pipeline = [{"$match": match}, {"$sort": order}, {"$skip": skip}, {"$limit": limit}]
        return list(self.collection.aggregate([*self.all, *page]))

    def count(self, match: Condition, keys: SortKeys, *, limit: int) -> int:
        counted: Pipeline = [{"$match": match}, {"$limit": limit}, {"$count": "n"}]
        return sum(row["n"] for row in self.collection.aggregate([*self.all, *counted]))
