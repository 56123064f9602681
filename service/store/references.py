"""What refers to what: looked up when something is written, counted before something goes.

Both sides also write the *gate* of what is referred to, a document that holds nothing else. Of a deletion and a new
reference that overlap, MongoDB lets one commit; the other begins anew and sees the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pymongo import UpdateOne
from pymongo.client_session import ClientSession
from pymongo.database import Database

from schemas.base import DocumentSchema
from schemas.message import Message
from schemas.query import Refers
from service.errors import Fault, InUseError
from service.store.conditions import Condition, values_at
from service.store.record import Document
from service.store.standing import ALIVE

Schemas = Sequence[type[DocumentSchema]]
UNKNOWN = Message("Inget i {to} har det id:t.", "Nothing in {to} has this id.")
UNKNOWN_PART = Message("Id:t finns inte i {part} där.", "The id does not exist in {part} there.")


class Named(NamedTuple):
    """A place in a document, and the id that stands there."""

    place: str
    refers: Refers
    id: str


def faults_of(
    database: Database[Document], schema: type[DocumentSchema], fields: Document, session: ClientSession | None = None
) -> list[Fault]:
    """Name every reference that leads nowhere."""
    found = [each for refers in schema.query.refers for each in _named(fields, refers)]
    known = {to: _known(database, to, found, fields, session) for to in {each.refers.to for each in found}}
    return [fault for each in found if (fault := _fault(each, known[each.refers.to], fields))]


def hold(database: Database[Document], schema: type[DocumentSchema], fields: Document, session: ClientSession) -> None:
    """Write the gates of all that the fields refer to."""
    found = [each for refers in schema.query.refers if not refers.part for each in _named(fields, refers)]
    write_gates(database, {(each.refers.to, each.id) for each in found}, session)


def write_gates(database: Database[Document], of: Iterable[tuple[str, str]], session: ClientSession) -> None:
    """Stand in the way of everybody who does the same at this moment."""
    ids = sorted(f"{resource}/{id}" for resource, id in of)
    if ids:
        touch = {"$inc": {"n": 1}}
        database["gates"].bulk_write([UpdateOne({"_id": id}, touch, upsert=True) for id in ids], session=session)


def refuse_if_in_use(
    database: Database[Document],
    schemas: Schemas,
    resource: str,
    id: str,
    wanted: Document,
    *,
    session: ClientSession,
) -> None:
    """Raise an `InUseError` that counts what refers to a document, `{"id": …}`, or to parts of it, `{part: […]}`."""
    counts: dict[str, int] = {}
    for schema in schemas:
        ways = [_way(refers, id, wanted) for refers in schema.query.refers if refers.to == resource]
        ways = [way for way in ways if way]
        if ways:
            count = database[schema.resource].count_documents({"$or": ways, **ALIVE}, session=session)
            counts |= {schema.resource: count} if count else {}
    if counts:
        raise InUseError(resource, counts)


def _way(refers: Refers, id: str, wanted: Document) -> Condition:
    if refers.part is None:
        return {refers.path: id} if "id" in wanted else {}
    if not wanted.get(refers.part):
        return {}
    home = {refers.via: id} if refers.via else {}  # a copy of the document may have parts with the same ids
    return {**home, refers.path: {"$in": wanted[refers.part]}}


def _named(fields: Document, refers: Refers) -> list[Named]:
    return [Named(place, refers, id) for place, id in _places(fields, refers.path.split("."), "")]


def _places(value: Any, steps: Sequence[str], place: str) -> Iterable[tuple[str, str]]:
    if isinstance(value, list):
        for number, entry in enumerate(value):
            yield from _places(entry, steps, f"{place}.{number}")
    elif not steps:
        if value is not None:
            yield place.strip("."), value
    else:
        yield from _places(value.get(steps[0]), steps[1:], f"{place}.{steps[0]}")


def _known(
    database: Database[Document], to: str, found: Sequence[Named], fields: Document, session: ClientSession | None
) -> dict[str, Document]:
    """Give what is referred to, as far as it exists, by id."""
    here = [each for each in found if each.refers.to == to]
    ids = {id for each in here for id in _homes(each, fields)}
    parts = {f"{each.refers.part}.id": True for each in here if each.refers.part}
    match = {"_id": {"$in": sorted(ids)}, **ALIVE}
    return {each["_id"]: each for each in database[to].find(match, {"_id": True, **parts}, session=session)}


def _homes(named: Named, fields: Document) -> Iterable[str]:
    return values_at(fields, named.refers.via) if named.refers.via else [named.id]


def _fault(named: Named, known: dict[str, Document], fields: Document) -> Fault | None:
    if named.refers.part is None:
        return None if named.id in known else Fault(named.place, "body", UNKNOWN.format(to=named.refers.to))
    homes = [known[id] for id in _homes(named, fields) if id in known]
    if not homes or named.id in values_at(homes, f"{named.refers.part}.id"):
        return None  # that there is no home is told of what names it
    return Fault(named.place, "body", UNKNOWN_PART.format(part=named.refers.part))
