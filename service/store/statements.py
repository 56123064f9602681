"""Statements, with the question that each of them answers."""

from __future__ import annotations

from collections.abc import Sequence

from service.store.base import Store
from service.store.creating import Fields
from service.store.record import Document, Record
from service.store.versions import Change


class StatementStore(Store):
    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set `question` to the text that the article has for it."""
        articles = list({document["articleId"] for document in documents})
        found = record.rows("articles", {"id": True, "questions": True}).find({"_id": {"$in": articles}})
        texts = {(article["id"], asked["id"]): asked["text"] for article in found for asked in article["questions"]}
        for document in documents:
            document["question"] = texts.get((document["articleId"], document["questionId"]))

    def completed(self, fields: Fields, old: Document | None, change: Change) -> Fields:
        """Name the person as the record does, where nobody says what was printed."""
        if "participant" in fields:
            return fields
        person = self.database["participants"].find_one({"_id": fields["participantId"]}, {"name": True}) or {}
        return {**fields, "participant": {"name": person.get("name"), "role": None, "organisation": None}}
