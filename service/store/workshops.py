"""Workshops, found by everybody who stands in them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pymongo import IndexModel

from service.store.base import Store
from service.store.conditions import INDEX, INTERNAL
from service.store.paging import Document
from service.store.text import fold

PEOPLE = f"{INTERNAL}.{INDEX}.people"
"""Each person with role and organisation, folded."""


class WorkshopStore(Store):
    def index_form(self, document: Document) -> Document:
        """Beside the filters' forms: each person with role and organisation, folded, for questions about people."""
        return super().index_form(document) | {"people": [_folded(person) for person in _people(document)]}

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
