"""The record at one instant: now, or as it was.

As it was is what has not changed since, and the old versions that were valid then: the same conditions, sorts and
cursors hold over both, and each brings no more rows than the page needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pymongo.database import Database

from service.store.conditions import INTERNAL, Condition, SortKeys, collation

Document = dict[str, Any]
Documents = list[Document]
Pipeline = list[dict[str, Any]]
Projection = dict[str, Any]
SERVED: Projection = {"_id": False, INTERNAL: False}
WHOLE: Projection = {}
UNTIL = f"{INTERNAL}.until"


def history_of(resource: str) -> str:
    """The collection that keeps the versions which others have replaced."""
    return f"{resource}.versions"


class Record:
    """Every resource at one instant."""

    def __init__(self, database: Database[Document], at: str | None = None) -> None:
        self.database, self.at = database, at

    def rows(self, resource: str, projection: Projection = SERVED) -> Rows:
        return Rows(self.database, resource, self.at, projection)


class Rows:
    """The documents of one resource at one instant."""

    def __init__(self, database: Database[Document], resource: str, at: str | None, projection: Projection) -> None:
        self.collection, self.history = database[resource], database[history_of(resource)]
        self.at, self.projection = at, projection

    def find(self, match: Condition, keys: SortKeys | None = None, *, skip: int = 0, limit: int = 0) -> Documents:
        if self.at is None:
            found = self.collection.find(match, self.projection or None).skip(skip).limit(limit)
            found = found.sort(keys) if keys else found
            return list(found.collation(locale) if (locale := collation(keys or [])) else found)
        pipeline = self._both(match, _ordered(keys, skip + limit), _ordered(_renamed(keys), skip + limit))
        pipeline += _ordered(_renamed(keys), limit, skip)
        return self._aggregate(pipeline + ([{"$project": self.projection}] if self.projection else []), keys)

    def count(self, match: Condition, keys: SortKeys, *, limit: int) -> int:
        if self.at is None:
            locale = collation(keys)  # as the rows are found, so that they are the same
            options: dict[str, Any] = {"collation": locale} if locale else {}
            return self.collection.count_documents(match, limit=limit, **options)
        some: Pipeline = [{"$limit": limit}]
        counted = self._aggregate([*self._both(match, some, some), *some, {"$count": "n"}], keys)
        return sum(row["n"] for row in counted)

    def distinct(self, path: str, match: Condition) -> list[Any]:
        """All values at a path, each once."""
        now, *then = self.parts(match)
        values = self.collection.distinct(path, now[1])
        for _, matched in then:
            values = list(dict.fromkeys([*values, *self.history.distinct(path, matched)]))
        return values

    def tally(self, match: Condition, *names: str) -> Documents:
        """How many rows have each combination of values in these fields: the values, and `n`."""
        (_, present), *then = self.parts(match)
        unions: Pipeline = [{"$unionWith": {"coll": name, "pipeline": [{"$match": past}]}} for name, past in then]
        grouped = {"$group": {"_id": {name: f"${name}" for name in names}, "n": {"$sum": 1}}}
        return [{**row["_id"], "n": row["n"]} for row in self._aggregate([{"$match": present}, *unions, grouped], None)]

    def parts(self, match: Condition) -> list[tuple[str, Condition]]:
        """The collections in which the rows lie, each with the condition for lying there."""
        if self.at is None:
            return [(self.collection.name, match)]
        begun = {"updatedAt": {"$lte": self.at}}
        return [
            (self.collection.name, {"$and": [match, begun]}),
            (self.history.name, {"$and": [_renamed(match), begun, {UNTIL: {"$gt": self.at}}]}),
        ]

    def _both(self, match: Condition, now: Pipeline, then: Pipeline) -> Pipeline:
        (_, present), (history, past) = self.parts(match)
        return [{"$match": present}, *now, {"$unionWith": {"coll": history, "pipeline": [{"$match": past}, *then]}}]

    def _aggregate(self, pipeline: Pipeline, keys: SortKeys | None) -> Documents:
        return list(self.collection.aggregate(pipeline, collation=collation(keys or [])))


def _ordered(keys: SortKeys | None, limit: int, skip: int = 0) -> Pipeline:
    steps: Sequence[dict[str, Any]] = (
        {"$sort": dict(keys)} if keys else {},
        {"$skip": skip} if skip else {},
        {"$limit": limit} if limit else {},
    )
    return [step for step in steps if step]


def _renamed(asked: Any) -> Any:
    """What is asked of `_id`, asked of `id`: in the history each version has an `_id` of its own."""
    if isinstance(asked, dict):
        return {"id" if name == "_id" else name: _renamed(value) for name, value in asked.items()}
    if isinstance(asked, list):
        return [_renamed(value) for value in asked]
    if isinstance(asked, tuple):
        return ("id" if asked[0] == "_id" else asked[0], *asked[1:])
    return asked
