"""Workshops, found by everybody who stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pymongo import IndexModel

from service.errors import InUseError
from service.store.base import Store
from service.store.changing import Edit, When
from service.store.conditions import INDEX, INTERNAL, Condition
from service.store.creating import NOBODY
from service.store.record import Document
from service.store.standing import ALIVE
from service.store.text import fold
from service.store.versions import Change

PEOPLE = f"{INTERNAL}.{INDEX}.people"
"""Each person with role and organisation, folded."""


LATE = "Återställd: en kommentar kom samtidigt. / Restored: a comment came at the same time."


class WorkshopStore(Store):
    def change(self, when: When, edit: Edit, change: Change = NOBODY) -> Document:
        """Replace the workshop; a prompt just commented comes back (see `CommentStore.take_back_lost`)."""
        changed = super().change(when, edit, change)
        kept = [prompt["id"] for prompt in changed["prompts"]]
        late = {"workshopId": changed["id"], "promptId": {"$nin": [None, *kept]}}
        self._take_back_if(late, changed["id"], changed["version"])
        return changed

    def delete(self, when: When, change: Change = NOBODY) -> Document:
        """Delete the workshop; if it has just been commented, it comes back (see `CommentStore.take_back_lost`)."""
        tombstone = super().delete(when, change)
        self._take_back_if({"workshopId": when.id}, when.id, tombstone["version"])
        return tombstone

    def index_form(self, document: Document) -> Document:
        """Beside the filters' forms: each person with role and organisation, folded, for questions about people."""
        return super().index_form(document) | {"people": [_folded(person) for person in _people(document)]}

    def _take_back_if(self, late: Condition, id: str, version: int) -> None:
        """Undo the last version if there is a comment that nobody had seen while it was made."""
        count = self.database["comments"].count_documents({**late, **ALIVE})
        if count:
            self.restore(When(id, frozenset({version})), version - 1, Change(note=LATE))
            raise InUseError("workshops", {"comments": count})

    def indexes(self) -> list[IndexModel]:
        people = [IndexModel([(f"{PEOPLE}.{name}", 1)]) for name in ("organisation", "role")]
        return [*super().indexes(), *people]


def _people(workshop: Document) -> Iterable[dict[str, Any]]:
    yield from workshop["leaders"]
    for entry in workshop["agenda"]:
        yield from entry["participants"]


def _folded(person: dict[str, Any]) -> dict[str, str]:
    printed = {name: fold(person[name]) for name in ("role", "organisation") if person[name]}
    return {"id": person["participantId"], **printed}
