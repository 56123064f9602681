"""From a query to what MongoDB is asked: pure. A client's text is always a value, never a key or an operator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.base import ListedSchema
from schemas.query import (
    ALPHABETICAL,
    Exact,
    Filter,
    Folded,
    From,
    OneOf,
    PartReference,
    Query,
    Reference,
    To,
)
from service.store.cursor import Scalar
from service.store.text import fold

INTERNAL, INDEX = "_internal", "index"
"""The one key of a stored document that is never served: facts such as who posted it, and, under `index`, forms of
its fields that are made anew at each write."""

Condition = dict[str, Any]
SortKeys = list[tuple[str, int]]
SWEDISH = {"locale": "sv"}


def place(name: str, declared: Filter) -> str:
    """Where a filter looks: at the field itself, or at what `index_values` made of its fields."""
    if isinstance(declared, Folded) or len(declared.paths) > 1:
        return f"{INTERNAL}.{INDEX}.{name}"
    return declared.paths[0]


def index_values(document: Mapping[str, Any], query: Query) -> dict[str, list[str]]:
    """What filters need that the served form does not have: folded words, and ids from several places."""
    values = {}
    for name, declared in query.filters.items():
        if declared.paths and place(name, declared).startswith(INTERNAL):
            found = [text for path in declared.paths for text in values_at(document, path)]
            values[name] = list(dict.fromkeys(map(fold, found) if isinstance(declared, Folded) else found))
    return values


def values_at(document: Any, path: str) -> Iterable[str]:
    """All texts at a dotted path, through lists."""
    if isinstance(document, list):
        for entry in document:
            yield from values_at(entry, path)
    elif not path:
        if document is not None:
            yield document
    elif isinstance(document, Mapping):
        head, _, rest = path.partition(".")
        yield from values_at(document.get(head), rest)


def condition(name: str, declared: Filter, values: Sequence[str]) -> Condition:
    """One filter; several values mean *or*. References are ids by now."""
    path = place(name, declared)
    match declared:
        case Folded():
            return {path: _any([fold(value) for value in values])}
        case From() | To():
            operator, bound = ("$gte", min(values)) if isinstance(declared, From) else ("$lte", max(values))
            return {path: {"$gte": "0", operator: bound}}  # days without a year begin with a dash
        case Reference() | PartReference() | OneOf() | Exact():
            return {path: _any(values)}
    raise TypeError(f"{name} is a filter of no known kind")


def both(conditions: Iterable[Condition]) -> Condition:
    """All conditions at once. Ranges over one list are joined, so that *one* day lies between both ends."""
    found = [each for each in conditions if each]
    joined: dict[str, Condition] = {}
    others = []
    for each in found:
        (path, wanted), *rest = each.items()
        if not rest and isinstance(wanted, dict) and "$gte" in wanted:
            known = joined.get(path, wanted)
            joined[path] = known | wanted | {"$gte": max(known["$gte"], wanted["$gte"])}
        else:
            others.append(each)
    others += [{path: {"$elemMatch": wanted}} if path == "dates" else {path: wanted} for path, wanted in joined.items()]
    return {"$and": others} if len(others) > 1 else (others[0] if others else {})


def sort_keys(sort: str, schema: type[ListedSchema]) -> SortKeys:
    """The keys of a sort, ending with what makes it total: the place on the page, then the id."""
    keys = [(word.removeprefix("-"), -1 if word.startswith("-") else 1) for word in sort.split(",")]
    names = {name for name, _ in keys}
    if "order" in schema._declared_fields and "order" not in names:
        keys.append(("order", 1))
    return [*keys, ("_id", keys[-1][1])]


def reverse(keys: SortKeys) -> SortKeys:
    return [(name, -direction) for name, direction in keys]


def collation(keys: SortKeys) -> dict[str, str] | None:
    """Words sort as Swedes sort them (… z å ä ö); all else, and all ids, by their bytes."""
    return SWEDISH if any(name in ALPHABETICAL for name, _ in keys) else None


def beyond(keys: SortKeys, values: Sequence[Scalar]) -> Condition:
    """All that comes after the place where the sort keys had these values. Null sorts first."""
    branches = []
    for position, (name, direction) in enumerate(keys):
        same = {key: value for (key, _), value in zip(keys[:position], values, strict=False)}
        branches += [same | further for further in _further(name, direction, values[position])]
    return {"$or": branches}


def _further(name: str, direction: int, value: Scalar) -> list[Condition]:
    if direction > 0:
        return [{name: {"$ne": None}}] if value is None else [{name: {"$gt": value}}]
    return [] if value is None else [{name: {"$lt": value}}, *([] if name == "_id" else [{name: None}])]


def _any(values: Sequence[str]) -> Any:
    return values[0] if len(values) == 1 else {"$in": list(values)}
