"""Responses to polls: each respondent responds once, and nothing changes a response."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from pymongo import IndexModel
from pymongo.errors import DuplicateKeyError

from schemas.message import Message
from schemas.values import is_uuid
from service.errors import Fault, InvalidBodyError, NoScaleError, NotFoundError, RespondentTakenError
from service.store.attempts import Attempt
from service.store.conditions import INTERNAL
from service.store.creating import Fields
from service.store.keys import Caller
from service.store.private import PrivateStore, posted_by
from service.store.reading import served
from service.store.record import Document
from service.store.slugs import violates
from service.store.standing import ALIVE, STANDING
from service.store.versions import Change

RESPONDENT = f"{INTERNAL}.respondent"
OFF = Message("Värdet måste ligga på skalan, {min}–{max}.", "The value must lie on the scale, {min}–{max}.")
OTHER_POLL = Message(
    "Värdet sätts av tjänsten och är här {value}.", "The value is set by the service and is {value} here."
)


class ResponseStore(PrivateStore):
    def post(
        self, poll_id: str, fields: Fields, change: Change, *, attempt: Attempt | None = None
    ) -> tuple[Document, bool]:
        """Store a response; tell whether it is new. The same value by the same respondent is the same response."""
        scale = self._scale(poll_id)
        if scale is None:
            raise NoScaleError(poll_id)
        if faults := _faults(poll_id, fields, scale):
            raise InvalidBodyError(faults)
        own = {"pollId": poll_id, "value": fields["value"]}
        who = {"respondent": digest(poll_id, fields["respondent"])} if fields["respondent"] is not None else {}
        try:
            kept = self.insert(own, change, attempt=attempt, facts={**who, **posted_by(change)})
        except DuplicateKeyError as error:
            if not violates(error, RESPONDENT):
                raise
            return self._same(own, who), False
        return served(kept), True

    def faults(self, poll_id: str, fields: Mapping[str, Any]) -> list[Fault]:
        """Name what only the poll finds wrong with the fields."""
        return _faults(poll_id, fields, self._scale(poll_id) or {})

    def id_in(self, poll_id: str, id: str, viewer: Caller | None, at: str | None) -> str:
        """Give the id of a response that belongs to the poll."""
        if is_uuid(id):
            found = self.stored(id, viewer, at)
            if found["pollId"] == poll_id:
                return str(found["id"])
        raise NotFoundError("responses", id)

    def indexes(self) -> Sequence[IndexModel]:
        once = IndexModel(
            [("pollId", 1), (RESPONDENT, 1)], unique=True, partialFilterExpression={RESPONDENT: {"$gt": ""}}
        )
        listed = IndexModel([(STANDING, 1), ("pollId", 1), ("createdAt", -1), ("_id", -1)])
        counted = IndexModel([("pollId", 1), ("value", 1), ("updatedAt", 1)])
        return [*super().indexes(), once, listed, counted]

    def _scale(self, poll_id: str) -> Mapping[str, int] | None:
        """Give the ends of the poll's scale, if it has both."""
        poll = self.database["polls"].find_one({"_id": poll_id, **ALIVE}, {"scale": True})
        if poll is None:
            raise NotFoundError("polls", poll_id)
        scale = poll["scale"] or {}
        return scale if None not in (scale.get("min"), scale.get("max")) else None

    def _same(self, own: Document, who: Document) -> Document:
        found = self.collection.find_one({"pollId": own["pollId"], RESPONDENT: who["respondent"]})
        if found is None or found["value"] != own["value"]:
            raise RespondentTakenError
        return served(found)


def digest(poll_id: str, respondent: str) -> str:
    """What is kept of a respondent: enough to know who comes again, and another in each poll."""
    return blake2b(json.dumps([poll_id, respondent]).encode(), digest_size=16).hexdigest()


def _faults(poll_id: str, fields: Mapping[str, Any], scale: Mapping[str, int]) -> list[Fault]:
    faults = []
    if fields.get("pollId", poll_id) != poll_id:
        faults.append(Fault("pollId", "body", OTHER_POLL.format(value=poll_id)))
    if scale and "value" in fields and not scale["min"] <= fields["value"] <= scale["max"]:
        faults.append(Fault("value", "body", OFF.format(min=scale["min"], max=scale["max"])))
    return faults
