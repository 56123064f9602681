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
        workshop = self.database["workshops"].find_one({"_id": workshop_id}, {"prompts": True, "moderation": True})
        if workshop is None:
            raise NotFoundError("workshops", workshop_id)
        status = "published" if workshop["moderation"] == "post" else "pending"
        given = {"workshopId": workshop_id, "status": status, "order": None}
        _check(fields, given, workshop)
        try:
            return Posted(self.create({**fields, **given}, facts={"postedBy": poster.id}), True)
        except DuplicateKeyError as error:
            if not violates(error, "externalId"):
                raise
            return Posted(self._same(workshop_id, fields, poster), False)

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

    def _same(self, workshop_id: str, fields: Mapping[str, Any], poster: Caller) -> Document:
        """Give the comment that already stands under this `externalId`, if it says the same and may be seen."""
        taken = {"workshopId": workshop_id, "externalId": fields["externalId"]}
        found = self.collection.find_one(both([taken, self.visible(poster)]), SERVED)
        if found is None or found["text"] != fields["text"]:
            raise ExternalIdTakenError(fields["externalId"], found["id"] if found else None)
        return self._derived([found])[0]


def _check(fields: Mapping[str, Any], given: Mapping[str, Any], workshop: Document) -> None:
    faults = [
        Fault(name, "body", SET_BY_SERVICE.format(value=value))
        for name, value in given.items()
        if name in fields and fields[name] != value
    ]
    prompts = [prompt["id"] for prompt in workshop["prompts"]]
    if fields["promptId"] is not None and fields["promptId"] not in prompts:
        faults.append(Fault("promptId", "body", NO_PROMPT))
    if faults:
        raise InvalidBodyError(faults)
