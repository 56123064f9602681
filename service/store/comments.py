"""Comments: posted by scripts that may come again, so that none is doubled and none is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pymongo import IndexModel
from pymongo.client_session import ClientSession
from pymongo.errors import DuplicateKeyError

from schemas.message import Message
from service.errors import ExternalIdTakenError, Fault, InvalidBodyError, NotFoundError
from service.store.attempts import Attempt
from service.store.base import Store
from service.store.comment_rules import judged, kinds_in
from service.store.conditions import INTERNAL, Condition, both
from service.store.creating import Fields
from service.store.keys import Caller
from service.store.reading import served
from service.store.record import Document, Record
from service.store.slugs import violates
from service.store.standing import ALIVE, DELETED, HELD, HELD_DELETED, PUBLIC, STANDING, WITHDRAWN, standing
from service.store.versions import Change

SET_BY_SERVICE = Message(
    "Värdet sätts av tjänsten och är här {value}.", "The value is set by the service and is {value} here."
)
NO_WORKSHOP = Message("Workshopen finns inte längre.", "The workshop is there no longer.")
NO_PROMPT = Message("Workshopen har ingen fråga med det id:t.", "The workshop has no prompt with this id.")


class Posted(NamedTuple):
    """A comment that was posted, and whether it is new."""

    comment: Document
    created: bool


class CommentStore(Store):
    def post(self, workshop_id: str, fields: Fields, change: Change, *, attempt: Attempt | None = None) -> Posted:
        """Store a comment in a workshop; the same text under the same `externalId` is the same comment."""
        workshop = self.workshop(workshop_id)
        faults = faults_in(fields, workshop)
        if faults:
            raise InvalidBodyError(faults)
        try:
            kept = self.insert(form_in(fields, workshop), change, attempt=attempt, facts=posted_by(change))
        except DuplicateKeyError as error:
            if not violates(error, "externalId"):
                raise
            return Posted(self._same(workshop_id, fields, change.by), False)
        lost = self.take_back_lost(workshop_id, [kept])
        if lost:
            raise InvalidBodyError(lost[kept["_id"]])
        return Posted(self.derived([served(kept)])[0], True)

    def faults(self, workshop_id: str, fields: Mapping[str, Any]) -> list[Fault]:
        """Name what is wrong with the fields in this workshop."""
        return faults_in(fields, self.workshop(workshop_id))

    def workshop(self, id: str) -> Document:
        """Give what decides of comments: the prompts of the workshop, and whether its comments are held."""
        shown = {"prompts": True, "moderation": True}
        workshop = self.database["workshops"].find_one({"_id": id, **ALIVE}, shown)
        if workshop is None:
            raise NotFoundError("workshops", id)
        return workshop

    def take_back_lost(self, workshop_id: str, kept: Sequence[Document]) -> dict[str, list[Fault]]:
        """Take new comments back whose workshop or prompt went while they were being stored; name the faults by id.

        A comment writes no gate: many are posted to one workshop at once, and would stand in each other's way. Instead
        the one who deletes looks again after the deletion (`WorkshopStore`), and the one who posts after the post.
        """
        lost = self.lost(workshop_id, kept)
        for id in lost:
            self.collection.delete_one({"_id": id, "version": 1})
        return lost

    def lost(
        self, workshop_id: str, kept: Sequence[Document], session: ClientSession | None = None
    ) -> dict[str, list[Fault]]:
        """Name the faults of those whose workshop or prompt is not there, by id."""
        wanted = {"_id": workshop_id, **ALIVE}
        there = self.database["workshops"].find_one(wanted, {"prompts": True}, session=session)
        if there is None:
            return {document["_id"]: [Fault("workshopId", "body", NO_WORKSHOP)] for document in kept}
        known = (None, *(prompt["id"] for prompt in there["prompts"]))
        strayed = [document["_id"] for document in kept if document["promptId"] not in known]
        return {id: [Fault("promptId", "body", NO_PROMPT)] for id in strayed}

    def visible(self, viewer: Caller | None = None, *, gone: bool = False) -> Condition:
        """What is published; beside it, to the key that posted and to moderation, what is not."""
        public = super().visible(viewer, gone=gone)
        if viewer is None:
            return public
        few = [HELD, WITHDRAWN, *([HELD_DELETED] if gone else [])]
        if viewer.may("moderation"):
            return {STANDING: {"$in": [PUBLIC, *few, *([DELETED] if gone else [])]}}
        return {"$or": [public, {STANDING: {"$in": few}, f"{INTERNAL}.postedBy": viewer.id}]}

    def sees(self, viewer: Caller | None, document: Document) -> bool:
        """Everybody sees what is published; the key that posted and moderation see the rest."""
        own = viewer is not None and document[INTERNAL].get("postedBy") == viewer.id
        return super().sees(viewer, document) or own or (viewer is not None and viewer.may("moderation"))

    def is_public(self, document: Document) -> bool:
        return bool(document["status"] == "published")

    def completed(self, fields: Fields, old: Document | None, change: Change) -> Fields:
        """Hold what contains personal data; let each key change what it may."""
        return fields if old is None else judged(fields, old, change.by)

    def taken(self, new: Document) -> Exception:
        return ExternalIdTakenError(new["externalId"], None)

    def shown(self, old: Document, new: Document, session: ClientSession) -> None:
        """What a comment said before is as hidden as the comment, and as public as it was."""
        stood, stands = standing(old), standing(new)
        if stood == PUBLIC and stands == WITHDRAWN:
            hidden = {"id": new["id"], STANDING: PUBLIC}
            self.history.update_many(hidden, {"$set": {STANDING: WITHDRAWN}}, session=session)
        elif stood == WITHDRAWN and stands == PUBLIC:
            told = {"id": new["id"], STANDING: WITHDRAWN, "status": "published"}
            self.history.update_many(told, {"$set": {STANDING: PUBLIC}}, session=session)

    def indexes(self) -> Sequence[IndexModel]:
        once = IndexModel(
            [("workshopId", 1), ("externalId", 1)],
            unique=True,
            partialFilterExpression={"externalId": {"$gt": ""}},
        )
        return [*super().indexes(), once]

    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set `prompt` to the text that the workshop has for it."""
        workshops = list({document["workshopId"] for document in documents})
        found = record.rows("workshops", {"id": True, "prompts": True}).find({"_id": {"$in": workshops}})
        texts = {(workshop["id"], asked["id"]): asked["text"] for workshop in found for asked in workshop["prompts"]}
        for document in documents:
            document["prompt"] = texts.get((document["workshopId"], document["promptId"]))

    def _same(self, workshop_id: str, fields: Fields, poster: Caller | None) -> Document:
        """Give the comment that already stands under this `externalId`, if it says the same and may be seen."""
        taken = {"workshopId": workshop_id, "externalId": fields["externalId"]}
        found = self.collection.find_one(both([taken, self.visible(poster, gone=True)]))
        if found is None or found["text"] != fields["text"]:
            raise ExternalIdTakenError(fields["externalId"], found["id"] if found else None)
        return self.derived([served(found)])[0]


def form_in(fields: Fields, workshop: Document) -> Document:
    """A new comment as it stands in its workshop; with personal data in it, held until somebody has looked."""
    held = kinds_in(fields)
    status = "pending" if held or workshop["moderation"] == "pre" else "published"
    return {**fields, "workshopId": workshop["_id"], "status": status, "order": None, "held": held}


def faults_in(fields: Mapping[str, Any], workshop: Document) -> list[Fault]:
    """Name what only the workshop finds wrong with a comment."""
    status = "published" if workshop["moderation"] == "post" else "pending"
    given = {"workshopId": workshop["_id"], "status": status, "order": None}
    faults = [
        Fault(name, "body", SET_BY_SERVICE.format(value=value))
        for name, value in given.items()
        if name in fields and fields[name] != value
    ]
    if fields.get("promptId") not in (None, *(prompt["id"] for prompt in workshop["prompts"])):
        faults.append(Fault("promptId", "body", NO_PROMPT))
    return faults


def posted_by(change: Change) -> Document:
    return {"postedBy": change.by.id if change.by else None}
