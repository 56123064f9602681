"""Many comments at once: each has its own outcome, or, where that is asked for, all are stored or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pymongo.client_session import ClientSession
from pymongo.errors import BulkWriteError, DuplicateKeyError

from schemas.message import Message
from service.errors import (
    BusyError,
    ExternalIdTakenError,
    Fault,
    InvalidBodyError,
    KeyReusedError,
    MalformedBodyError,
    RepeatedError,
)
from service.store.attempts import Attempt, claim, outcome
from service.store.comments import CommentStore, faults_in, form_in, posted_by
from service.store.conditions import INTERNAL
from service.store.record import Document
from service.store.references import hold
from service.store.transactions import in_transaction
from service.store.versions import Change

CHUNK = 1_000
DUPLICATE_KEY = 11000
TAKEN = Message("En annan text står redan under samma externalId.", "Another text stands under this externalId.")


class Item(NamedTuple):
    """One of many comments as it came: its fields, or what is wrong with it."""

    number: int
    fields: Document
    error: Exception | None = None


class Result(NamedTuple):
    """What became of it."""

    number: int
    outcome: str
    id: str | None
    external_id: str | None
    error: Exception | None = None


class Bulk:
    """The comments of one request, on their way into one workshop."""

    def __init__(self, store: CommentStore, workshop_id: str, change: Change, attempt: Attempt | None) -> None:
        self.store, self.change, self.attempt = store, change, attempt
        self.workshop = store.workshop(workshop_id)

    def post(self, items: Sequence[Item]) -> list[Result]:
        """Store each that can be; the rest is told one by one."""
        self._claim()
        judged = list(map(self._judged, items))
        results = {item.number: refused(item, item.error) for item in judged if item.error}
        sound = [item for item in judged if not item.error]
        for start in range(0, len(sound), CHUNK):
            results |= {result.number: result for result in self._store(sound[start : start + CHUNK])}
        return [results[item.number] for item in items]

    def post_all(self, items: Sequence[Item]) -> list[Result]:
        """Store all or none; an `InvalidBodyError` names every fault of every item."""
        self._claim()
        judged = list(map(self._judged, items))
        _refuse([refused(item, item.error) for item in judged if item.error])
        return in_transaction(self.store.database, lambda session: self._store_all(judged, session))

    def _claim(self) -> None:
        """Begin the attempt, or go on with one that broke off: what it has stored, it has stored under the same ids."""
        if self.attempt is None:
            return
        try:
            claim(self.store.collection, self.attempt, {"open": True})
        except DuplicateKeyError:
            earlier = outcome(self.store.collection, self.attempt)
            if earlier and (earlier.answer or earlier.id):
                raise RepeatedError from None

    def _judged(self, item: Item) -> Item:
        faults = [] if item.error else faults_in(item.fields, self.workshop)
        return item._replace(error=InvalidBodyError(faults)) if faults else item

    def _planned(self, item: Item) -> Document:
        made = self.attempt.part(item.number) if self.attempt else None
        fields = form_in(item.fields, self.workshop)
        return self.store.planned(fields, self.change, attempt=made, facts=posted_by(self.change))

    def _store(self, items: Sequence[Item]) -> Iterable[Result]:
        planned = [self._planned(item) for item in items]
        clashes: set[int] = set()
        try:
            self.store.collection.insert_many(planned, ordered=False)
        except BulkWriteError as error:
            clashes = _clashes(error)
        found = self._there([planned[place] for place in sorted(clashes)])
        lost = self.store.take_back_lost(
            self.workshop["_id"], [each for place, each in enumerate(planned) if place not in clashes]
        )
        for place, (item, document) in enumerate(zip(items, planned, strict=True)):
            if document["_id"] in lost:
                yield refused(item, InvalidBodyError(lost[document["_id"]]))
            else:
                yield self._met(item, document, found) if place in clashes else created(item, document)

    def _store_all(self, items: Sequence[Item], session: ClientSession) -> list[Result]:
        planned = [self._planned(item) for item in items]
        found = self._there(planned, session)
        new, results = [], []
        for item, document in zip(items, planned, strict=True):
            if document["_id"] in found or item.fields["externalId"] in found:
                results.append(self._met(item, document, found))
                continue
            new.append(document)
            found |= {document["externalId"]: document} if document["externalId"] else {}
            results.append(created(item, document))
        _refuse([result for result in results if result.error])
        self._insert_all(new, session)
        return results

    def _insert_all(self, new: Sequence[Document], session: ClientSession) -> None:
        """Insert in the transaction, where the workshop is looked at too and its gate written."""
        lost = self.store.lost(self.workshop["_id"], new, session)
        if lost:
            raise InvalidBodyError(next(iter(lost.values())))
        hold(self.store.database, self.store.schema, {"workshopId": self.workshop["_id"]}, session)
        if new:  # whoever was faster is a conflict, and the transaction begins anew
            self.store.collection.insert_many(new, session=session)

    def _there(self, planned: Sequence[Document], session: ClientSession | None = None) -> dict[str, Document]:
        """What stands already under these ids and under these `externalId`s, by both."""
        if not planned:
            return {}
        ids = [document["_id"] for document in planned]
        external = [document["externalId"] for document in planned if document["externalId"]]
        same = {"workshopId": self.workshop["_id"], "externalId": {"$in": external}}
        there = self.store.collection.find({"$or": [{"_id": {"$in": ids}}, same]}, session=session)
        return {key: each for each in there for key in (each["_id"], each.get("externalId")) if key}

    def _met(self, item: Item, document: Document, found: Mapping[str, Document]) -> Result:
        """Tell of what stands already: it came by this same attempt, says the same, or says something else."""
        if document["_id"] in found:
            ours = found[document["_id"]][INTERNAL].get("attempt") == document[INTERNAL]["attempt"]
            return created(item, document) if ours else refused(item, KeyReusedError(document["_id"]))
        there = found.get(item.fields["externalId"])
        if there is None or not self.store.sees(self.change.by, there):
            return refused(item, ExternalIdTakenError(item.fields["externalId"], None))
        if there["text"] != item.fields["text"]:
            return refused(item, ExternalIdTakenError(there["externalId"], there["_id"]))
        return Result(item.number, "duplicate", there["_id"], there["externalId"])


def created(item: Item, document: Document) -> Result:
    return Result(item.number, "created", document["_id"], document["externalId"])


def refused(item: Item, error: Exception | None) -> Result:
    given = item.fields.get("externalId")
    return Result(item.number, "refused", None, given if isinstance(given, str) else None, error)


def _clashes(error: BulkWriteError) -> set[int]:
    """The places of those that were there already; of any other fault nobody knows yet what it has left."""
    faults = error.details["writeErrors"]
    if error.details["writeConcernErrors"] or any(fault["code"] != DUPLICATE_KEY for fault in faults):
        raise BusyError from error
    return {fault["index"] for fault in faults}


def _refuse(results: Sequence[Result]) -> None:
    faults = [fault for result in results for fault in _faults(result)]
    if faults:
        raise InvalidBodyError(faults)


def _faults(result: Result) -> Iterable[Fault]:
    match result.error:
        case InvalidBodyError(faults=faults):
            for fault in faults:
                yield fault._replace(name=f"{result.number}.{fault.name}".strip("."))
        case MalformedBodyError(reason=reason):
            yield Fault(str(result.number), "body", reason)
        case _:
            yield Fault(f"{result.number}.externalId", "body", TAKEN)
