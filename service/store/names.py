"""What a client calls a document: its id, its slug, or a slug that it had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.base import ListedSchema
from schemas.message import Message
from schemas.query import Filter, PartReference, Reference
from schemas.values import is_uuid
from service.errors import BadQueryError, Fault
from service.store.conditions import INTERNAL, Condition
from service.store.record import Document, Record, Rows
from service.store.standing import ALIVE, LIVING, STANDING, standing

UNKNOWN = Message("Inget dokument har det id:t eller den slugen.", "No document has this id or slug.")
FORMER = f"{INTERNAL}.former"
"""Slugs that a document had, each with the instant at which it gave it up."""


def locate(rows: Rows, name: str) -> Document | None:
    """Give whatever bears the name, deleted or not; a former slug leads there until another document takes it."""
    found = rows.find(both_ways([name]))
    return max((each for each in found if "version" in each), key=lambda each: _claim(each, name), default=None)


def both_ways(names: Sequence[str]) -> Condition:
    """The condition for being, or having been, called by one of these names."""
    ids = [name.lower() for name in names if is_uuid(name)]
    slugs = [name for name in names if not is_uuid(name)]
    ways: list[Condition] = [{"_id": {"$in": ids}}] if ids else []
    ways += [{"slug": {"$in": slugs}}, {f"{FORMER}.slug": {"$in": slugs}}] if slugs or not ids else []
    return {"$or": ways} if len(ways) > 1 else ways[0]


def resolve(record: Record, resource: str, names: Sequence[str]) -> dict[str, str]:
    """Give the id behind each name that leads to a document which is there, as an address with the name would."""
    wanted = {"id": True, "slug": True, "version": True, STANDING: True, FORMER: True}
    found = [each for each in record.rows(resource, wanted).find(both_ways(names)) if "version" in each]
    ids = {}
    for name in names:
        bearers = [each for each in found if _claim(each, name) > NO_CLAIM]
        last = max(bearers, key=lambda each: _claim(each, name), default=None)
        if last and standing(last) in LIVING:
            ids[name] = str(last["id"])
    return ids


def resolve_filters(
    record: Record, schema: type[ListedSchema], filters: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    """Put ids for names in the filters; a `BadQueryError` names every name that nothing bears."""
    faults: list[Fault] = []
    resolved = {}
    for name, values in filters.items():
        known = _known(record, schema.query.filters[name], values)
        faults += [Fault(name, "query", UNKNOWN) for value in values if value not in known]
        resolved[name] = list(dict.fromkeys(known[value] for value in values if value in known))
    if faults:
        raise BadQueryError(faults)
    return resolved


def unknown_names(record: Record, schema: type[ListedSchema], filters: Mapping[str, tuple[str, ...]]) -> list[Fault]:
    """Name every filter that names nothing."""
    try:
        resolve_filters(record, schema, filters)
    except BadQueryError as error:
        return error.faults
    return []


def _known(record: Record, declared: Filter, values: Sequence[str]) -> Mapping[str, str]:
    if isinstance(declared, Reference):
        return resolve(record, declared.to, values)
    if isinstance(declared, PartReference):
        path = f"{declared.inside}.id"
        found = set(record.rows(declared.to).distinct(path, {path: {"$in": list(values)}, **ALIVE}))
        return {value: value for value in values if value in found}
    return {value: value for value in values}


NO_CLAIM = (0, "")


def _claim(document: Document, name: str) -> tuple[int, str]:
    """How well a document bears a name: by its id or slug, else by a slug that it gave up, the later the better."""
    if name.lower() == document["id"] or name == document.get("slug"):
        return (2, "")
    given_up = [each["until"] for each in document[INTERNAL].get("former", []) if each["slug"] == name]
    return (1, max(given_up)) if given_up else NO_CLAIM
