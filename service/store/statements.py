"""Statements, with the question that each of them answers."""

from __future__ import annotations

from collections.abc import Sequence

from service.store.base import Store
from service.store.paging import Document


class StatementStore(Store):
    def derive(self, documents: Sequence[Document]) -> None:
        """Set `question` to the text that the article has for it."""
        articles = list({document["articleId"] for document in documents})
        found = self.database["articles"].find({"_id": {"$in": articles}}, {"questions": True})
        texts = {question["id"]: question["text"] for article in found for question in article["questions"]}
        for document in documents:
            document["question"] = texts.get(document["questionId"])
