"""What a client calls a document: its id, or its slug where it has one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pymongo.database import Database

from schemas.base import DocumentSchema
from schemas.message import Message
from schemas.query import Filter, PartReference, Reference
from schemas.values import is_uuid
from service.errors import BadQueryError, Fault
from service.store.conditions import Condition

UNKNOWN = Message("Inget dokument har det id:t eller den slugen.", "No document has this id or slug.")


def named(names: Sequence[str]) -> Condition:
    """The condition for being called by one of these names."""
    ids = [name.lower() for name in names if is_uuid(name)]
    slugs = [name for name in names if not is_uuid(name)]
    if ids and slugs:
        return {"$or": [{"_id": {"$in": ids}}, {"slug": {"$in": slugs}}]}
    return {"_id": {"$in": ids}} if ids else {"slug": {"$in": slugs}}


def resolve(database: Database[Any], resource: str, names: Sequence[str]) -> dict[str, str]:
    """Give the id behind each name that exists."""
    found = database[resource].find(named(names), {"_id": True, "slug": True})
    ids = {key: document["_id"] for document in found for key in (document["_id"], document.get("slug"))}
    keys = {name: name.lower() if is_uuid(name) else name for name in names}
    return {name: ids[key] for name, key in keys.items() if key in ids}


def unknown_references(
    database: Database[Any], schema: type[DocumentSchema], filters: Mapping[str, tuple[str, ...]]
) -> list[Fault]:
    """Name every filter that names nothing."""
    try:
        resolve_filters(database, schema, filters)
    except BadQueryError as error:
        return error.faults
    return []


def resolve_filters(
    database: Database[Any], schema: type[DocumentSchema], filters: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    """Put ids for names in the filters; a `BadQueryError` names every name that nothing bears."""
    faults: list[Fault] = []
    resolved = {}
    for name, values in filters.items():
        known = _known(database, schema.query.filters[name], values)
        faults += [Fault(name, "query", UNKNOWN) for value in values if value not in known]
        resolved[name] = [known[value] for value in values if value in known]
    if faults:
        raise BadQueryError(faults)
    return resolved


def _known(database: Database[Any], declared: Filter, values: Sequence[str]) -> Mapping[str, str]:
    if isinstance(declared, Reference):
        return resolve(database, declared.to, values)
    if isinstance(declared, PartReference):
        path = f"{declared.inside}.id"
        found = set(database[declared.to].distinct(path, {path: {"$in": list(values)}}))
        return {value: value for value in values if value in found}
    return {value: value for value in values}
