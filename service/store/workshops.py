"""Workshops, found by everybody who stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pymongo import IndexModel

from service.errors import InUseError, StaleVersionError
from service.store.attempts import Attempt
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
        return self._with_late_prompts(super().change(when, edit, change))

    def restore(self, when: When, number: int, change: Change = NOBODY, *, attempt: Attempt | None = None) -> Document:
        """Restore a version; a prompt just commented comes back (see `CommentStore.take_back_lost`)."""
        return self._with_late_prompts(super().restore(when, number, change, attempt=attempt))

    def delete(self, when: When, change: Change = NOBODY) -> Document:
        """Delete the workshop; if it has just been commented, it comes back (see `CommentStore.take_back_lost`)."""
        tombstone = super().delete(when, change)
        self._take_back_if({"workshopId": when.id}, tombstone, [])
        return tombstone

    def index_form(self, document: Document) -> Document:
        """Beside the filters' forms: each person with role and organisation, folded, for questions about people."""
        return super().index_form(document) | {"people": [_folded(person) for person in _people(document)]}

    def _with_late_prompts(self, written: Document) -> Document:
        before = self.history.find_one({"_id": f"{written['id']}@{written['version'] - 1}"}, {"prompts": True})
        gone = _missing(before["prompts"], written["prompts"]) if before else []
        if gone:
            late = {"workshopId": written["id"], "promptId": {"$in": [prompt["id"] for prompt in gone]}}
            self._take_back_if(late, written, gone)
        return written

    def _take_back_if(self, late: Condition, written: Document, gone: Sequence[Document]) -> None:
        """Undo a version if there is a comment that nobody had seen while it was made; at least put prompts back."""
        count = self.database["comments"].count_documents({**late, **ALIVE})
        if not count:
            return
        id, version, note = written["id"], written["version"], Change(note=LATE)
        try:
            super().restore(When(id, frozenset({version})), version - 1, note)
        except (StaleVersionError, InUseError):  # changed since, or what it asks now has been commented too
            super().change(When(id), lambda new: _with(new, gone), note)
        raise InUseError("workshops", {"comments": count})

    def indexes(self) -> list[IndexModel]:
        people = [IndexModel([(f"{PEOPLE}.{name}", 1)]) for name in ("organisation", "role")]
        return [*super().indexes(), *people]


def _with(fields: Document, prompts: Sequence[Document]) -> Document:
    return {**fields, "prompts": [*fields["prompts"], *_missing(prompts, fields["prompts"])]}


def _missing(prompts: Sequence[Document], there: Sequence[Document]) -> list[Document]:
    known = {prompt["id"] for prompt in there}
    return [prompt for prompt in prompts if prompt["id"] not in known]


def _people(workshop: Document) -> Iterable[dict[str, Any]]:
    yield from workshop["leaders"]
    for entry in workshop["agenda"]:
        yield from entry["participants"]


def _folded(person: dict[str, Any]) -> dict[str, str]:
    printed = {name: fold(person[name]) for name in ("role", "organisation") if person[name]}
    return {"id": person["participantId"], **printed}
