"""Changing documents of one resource: each change is a version, and keeps the one before.

The condition of a write is the filter of its first update, in a transaction: of two writers the second finds another
version, and nothing of what it does remains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pymongo.client_session import ClientSession
from pymongo.errors import DuplicateKeyError

from schemas.base import DocumentSchema
from service.errors import GoneError, InvalidBodyError, NotFoundError, RepeatedError, SlugTakenError, StaleVersionError
from service.store.attempts import Attempt, claim
from service.store.conditions import INDEX, INTERNAL
from service.store.creating import NOBODY, Creator, Fields
from service.store.reading import served
from service.store.record import Document
from service.store.references import faults_of, hold, refuse_if_in_use, write_gates
from service.store.slugs import free_slug
from service.store.standing import GONE, LIVING, STANDING, deleted, living, standing, tombstone
from service.store.text import later_than
from service.store.transactions import in_transaction
from service.store.versions import Change, past

Edit = Callable[[Document], Fields]


class When(NamedTuple):
    """The condition of a write: which document, and which versions of it may be replaced; None is any."""

    id: str
    versions: frozenset[int] | None = None


class Changer(Creator):
    """The documents of one resource, for those who change them."""

    referrers: Sequence[type[DocumentSchema]] = ()
    """All resources that may refer to this one."""
    versioned: Sequence[str] = ()
    """What is kept under the internal key and belongs to a version as its fields do: restoring one brings it back."""

    def change(self, when: When, edit: Edit, change: Change = NOBODY) -> Document:
        """Replace the document's own fields by what `edit` makes of them; what changes nothing makes no version."""
        kept = in_transaction(self.database, lambda session: self._change(when, edit, change, session))
        return self.derived([served(kept)])[0]

    def delete(self, when: When, change: Change = NOBODY) -> Document:
        """Make a tombstone the last version, and give it; an `InUseError` counts what refers to the document."""
        return tombstone(in_transaction(self.database, lambda session: self._delete(when, change, session)))

    def restore(self, when: When, number: int, change: Change = NOBODY, *, attempt: Attempt | None = None) -> Document:
        """Make an old version the present one, as a new version."""
        kept = in_transaction(self.database, lambda session: self._restore(when, number, change, attempt, session))
        return self.derived([served(kept)])[0]

    # What a store may do otherwise

    def taken(self, new: Document) -> Exception:
        """Say what it is that another document has already."""
        return SlugTakenError(self.schema.resource, new["slug"])

    def shown(self, old: Document, new: Document, session: ClientSession) -> None:
        """Do what a change of standing means for the versions before."""

    # Inside

    def _change(self, when: When, edit: Edit, change: Change, session: ClientSession) -> Document:
        old = self._take(when, LIVING, session)
        fields = edit(own_fields(self.schema, old))
        return self._put_if_new(old, fields, "updated", change, session)

    def _delete(self, when: When, change: Change, session: ClientSession) -> Document:
        old = self._take(when, LIVING, session)
        self._let_go({"id": old["id"]}, old, session)
        new = {name: value for name, value in old.items() if name != "slug"}
        return self._put(old, new, change.told("deleted"), deleted(standing(old)), session)

    def _restore(
        self, when: When, number: int, change: Change, attempt: Attempt | None, session: ClientSession
    ) -> Document:
        present = self._take(when, LIVING + GONE, session)
        past = {"_id": f"{when.id}@{number}"}
        found = present if number == present["version"] else self.history.find_one(past, session=session)
        if found is None:
            raise NotFoundError(self.schema.resource, f"{when.id}/versions/{number}")
        if standing(found) in GONE:
            raise GoneError(self.schema.resource, f"{when.id}/versions/{number}", tombstone(found))
        fields = own_fields(self.schema, found)
        fields |= {name: present[name] for name in self.schema.keeps if name in present}
        fields |= self._slug_again(present, found, session)
        new = self._put_if_new(present, fields, "restored", change, session, facts=self._facts(found))
        if attempt and new is not present:
            try:
                claim(self.collection, attempt, {"made": {"id": new["id"], "version": new["version"]}}, session)
            except DuplicateKeyError:
                raise RepeatedError from None
        return new

    def _slug_again(self, present: Document, found: Document, session: ClientSession) -> Document:
        """The slug that the version had, or the next free one if another document bears it."""
        if self.schema.slug_from is None:
            return {}
        bearer = self.collection.find_one({"slug": found["slug"]}, {"_id": True}, session=session)
        free = bearer is None or bearer["_id"] == present["_id"]
        return {"slug": found["slug"] if free else free_slug(self.collection, found["slug"], session)}

    def _take(self, when: When, standings: Sequence[str], session: ClientSession) -> Document:
        """Give the document as it is, and keep everybody else from changing it until this is done."""
        wanted: Document = {"_id": when.id, STANDING: {"$in": list(standings)}}
        wanted |= {} if when.versions is None else {"version": {"$in": sorted(when.versions)}}
        found = self.collection.find_one_and_update(wanted, {"$inc": {"version": 1}}, session=session)
        if found is not None:
            return dict(found)
        there = self.collection.find_one({"_id": when.id, "version": {"$gte": 1}}, session=session)
        if there is None:
            raise NotFoundError(self.schema.resource, when.id)
        if standing(there) not in standings:
            raise GoneError(self.schema.resource, when.id, tombstone(there))
        raise StaleVersionError(there["version"])

    def _put_if_new(
        self,
        old: Document,
        fields: Fields,
        kind: str,
        change: Change,
        session: ClientSession,
        *,
        facts: Fields | None = None,
    ) -> Document:
        whole = {name: old[name] for name in self.schema.keeps if name in old} | dict(fields)
        faults = faults_of(self.database, self.schema, whole, session)
        if faults:
            raise InvalidBodyError(faults)
        whole = dict(self.completed(whole, old, change))
        facts = self._facts(old) | dict(facts or {})
        alike = same(facts, self._facts(old)) and all(same(old.get(name), value) for name, value in whole.items())
        if standing(old) in LIVING and alike:
            session.abort_transaction()
            return old
        hold(self.database, self.schema, whole, session)
        self._let_go(_removed(self.schema, old, whole), old, session)
        new = {**old, **whole, INTERNAL: {**old[INTERNAL], **facts}}
        stands = living(self.is_public(new), standing(old))
        return self._put(old, new, change.told(kind), stands, session)

    def _put(self, old: Document, new: Document, told: Document, stands: str, session: ClientSession) -> Document:
        """Store the new version and keep the old one."""
        instant = later_than(old["updatedAt"])
        new = {**new, "version": old["version"] + 1, "updatedAt": instant}
        made = {"change": told, "standing": stands, INDEX: self.index_form(new)}
        new[INTERNAL] = {**new[INTERNAL], **made, "former": _former(old, new, instant)}
        try:
            self.collection.replace_one({"_id": old["_id"]}, new, session=session)
        except DuplicateKeyError:
            raise self.taken(new) from None
        self.history.insert_one(past(old, instant), session=session)
        self.shown(old, new, session)
        return new

    def _facts(self, document: Document) -> Document:
        return {name: document[INTERNAL].get(name) for name in self.versioned}

    def _let_go(self, wanted: Document, old: Document, session: ClientSession) -> None:
        """Refuse to remove what others refer to: the document itself, or parts of it."""
        if any(wanted.values()):
            write_gates(self.database, [(self.schema.resource, old["id"])], session)
            refuse_if_in_use(self.database, self.referrers, self.schema.resource, old["id"], wanted, session=session)


@cache
def _own_names(schema: type[DocumentSchema]) -> tuple[str, ...]:
    return tuple(schema().load_fields)


def own_fields(schema: type[DocumentSchema], document: Mapping[str, Any]) -> Document:
    """What a client may send of a document."""
    return {name: document[name] for name in _own_names(schema) if name in document}


def same(one: Any, other: Any) -> bool:
    """Tell whether two values are the same in JSON: there 1 and 1.0 are, but 1 and true are not."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) is isinstance(other, bool) and one == other


def _removed(schema: type[DocumentSchema], old: Document, new: Fields) -> Document:
    """The ids of the parts that the new version has no longer, by the list in which they stood."""
    kept = {part: {each["id"] for each in new[part]} for part in schema.parts}
    return {part: [each["id"] for each in old[part] if each["id"] not in kept[part]] for part in schema.parts}


def _former(old: Document, new: Document, instant: str) -> Sequence[Document]:
    """The slugs that the document gave up, the latest last."""
    known: Iterable[Document] = old[INTERNAL].get("former", [])
    if old.get("slug") == new.get("slug"):
        return list(known)
    kept = [each for each in known if each["slug"] not in (old.get("slug"), new.get("slug"))]
    return [*kept, {"slug": old["slug"], "until": instant}] if "slug" in old else kept
