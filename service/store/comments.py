"""Comments: posted by scripts that may come again, so that `externalId` must never be doubled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pymongo import IndexModel
from pymongo.errors import DuplicateKeyError

from schemas.message import Message
from service.errors import ExternalIdTakenError, Fault, InvalidBodyError, NotFoundError
from service.store.base import SERVED, Store
from service.store.conditions import INTERNAL, Condition, both
from service.store.keys import Caller
from service.store.paging import Document
from service.store.slugs import violates

SET_BY_SERVICE = Message(
    "Värdet sätts av tjänsten och är här {value}.", "The value is set by the service and is {value} here."
)
PUBLISHED: Condition = {"status": "published"}
NO_PROMPT = Message("Workshopen har ingen fråga med det id:t.", "The workshop has no prompt with this id.")


class Posted(NamedTuple):
    """A comment that was posted, and whether it is new."""

    comment: Document
    created: bool


class CommentStore(Store):
    def post(self, workshop_id: str, fields: Mapping[str, Any], *, poster: Caller) -> Posted:
        """Store a comment in a workshop; the same text under the same `externalId` is the same comment."""
        workshop = self._workshop(workshop_id)
        given = _given(workshop)
        faults = _faults(fields, given, workshop)
        if faults:
            raise InvalidBodyError(faults)
        try:
            return Posted(self.create({**fields, **given}, facts={"postedBy": poster.id}), True)
        except DuplicateKeyError as error:
            if not violates(error, "externalId"):
                raise
            return Posted(self._same(workshop_id, fields, poster), False)

    def faults(self, workshop_id: str, fields: Mapping[str, Any]) -> list[Fault]:
        """Name what is wrong with the fields in this workshop."""
        workshop = self._workshop(workshop_id)
        return _faults(fields, _given(workshop), workshop)

    def visible(self, viewer: Caller | None = None) -> Condition:
        """What is published; beside it, to the key that posted and to moderation, what is not."""
        if viewer is None:
            return PUBLISHED
        return {} if viewer.may("moderation") else {"$or": [PUBLISHED, {f"{INTERNAL}.postedBy": viewer.id}]}

    def indexes(self) -> Sequence[IndexModel]:
        once = IndexModel(
            [("workshopId", 1), ("externalId", 1)],
            unique=True,
            partialFilterExpression={"externalId": {"$type": "string"}},
        )
        return [*super().indexes(), once]

    def derive(self, documents: Sequence[Document]) -> None:
        """Set `prompt` to the text that the workshop has for it."""
        workshops = list({document["workshopId"] for document in documents})
        found = self.database["workshops"].find({"_id": {"$in": workshops}}, {"prompts": True})
        texts = {prompt["id"]: prompt["text"] for workshop in found for prompt in workshop["prompts"]}
        for document in documents:
            document["prompt"] = texts.get(document["promptId"])

    def _workshop(self, id: str) -> Document:
        workshop = self.database["workshops"].find_one({"_id": id}, {"prompts": True, "moderation": True})
        if workshop is None:
            raise NotFoundError("workshops", id)
        return workshop

    def _same(self, workshop_id: str, fields: Mapping[str, Any], poster: Caller) -> Document:
        """Give the comment that already stands under this `externalId`, if it says the same and may be seen."""
        taken = {"workshopId": workshop_id, "externalId": fields["externalId"]}
        found = self.collection.find_one(both([taken, self.visible(poster)]), SERVED)
        if found is None or found["text"] != fields["text"]:
            raise ExternalIdTakenError(fields["externalId"], found["id"] if found else None)
        return self._derived([found])[0]


def _given(workshop: Document) -> Document:
    """What the service sets, and a client may only repeat."""
    status = "published" if workshop["moderation"] == "post" else "pending"
    return {"workshopId": workshop["_id"], "status": status, "order": None}


def _faults(fields: Mapping[str, Any], given: Mapping[str, Any], workshop: Document) -> list[Fault]:
    faults = [
        Fault(name, "body", SET_BY_SERVICE.format(value=value))
        for name, value in given.items()
        if name in fields and fields[name] != value
    ]
    if fields.get("promptId") not in (None, *(prompt["id"] for prompt in workshop["prompts"])):
        faults.append(Fault("promptId", "body", NO_PROMPT))
    return faults
