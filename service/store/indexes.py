"""Indexes, worked out from what may be asked: a filter or a sort that is declared is served by an index."""

from __future__ import annotations

from collections.abc import Iterable

from pymongo import IndexModel

from schemas.base import DocumentSchema
from schemas.query import Exact, Folded
from service.store import attempts
from service.store.conditions import SortKeys, collation, place, reverse, sort_keys
from service.store.names import FORMER
from service.store.query import sorts
from service.store.standing import STANDING


def declared_indexes(schema: type[DocumentSchema]) -> list[IndexModel]:
    """One index for each order that a list can have, and one for each filter in the default order."""
    found = list(_slug_indexes()) if schema.slug_from is not None else []
    made: list[SortKeys] = []
    for keys in _wanted(schema):
        if keys not in made and [keys[0], *reverse(keys[1:])] not in made:  # an index is read in both directions
            made.append(keys)
            locale = collation(keys)
            found.append(IndexModel(keys, collation=locale) if locale else IndexModel(keys))
    return [*found, *(IndexModel([(f"{part}.id", 1)]) for part in schema.parts), attempts.index()]


def _slug_indexes() -> Iterable[IndexModel]:
    # What is deleted has given its slug up, and what keeps an attempt's place never had one.
    yield IndexModel([("slug", 1)], unique=True, partialFilterExpression={"slug": {"$gt": ""}})
    yield IndexModel([(f"{FORMER}.slug", 1)], sparse=True)


def _wanted(schema: type[DocumentSchema]) -> Iterable[SortKeys]:
    """All begin with how documents stand, so that what a reader may not see is not even looked at."""
    for keys in _asked(schema):
        yield [(STANDING, 1), *keys]


def _asked(schema: type[DocumentSchema]) -> Iterable[SortKeys]:
    default = sort_keys(schema.query.default_sort, schema)
    yield default
    for name in sorts(schema):
        yield sort_keys(name, schema)
        yield sort_keys(f"-{name}", schema)
    alphabetical = collation(default) is not None
    if alphabetical:
        yield [("id", 1), *default]  # for filters that are answered by ids; `_id` has no index of this collation
    for name, declared in schema.query.filters.items():
        if alphabetical and isinstance(declared, Folded | Exact) and declared.paths:
            yield [(place(name, declared), 1)]
        elif declared.paths and place(name, declared) != "_id":
            yield [(place(name, declared), 1), *default]
