"""Articles, and what each of them brings."""

from __future__ import annotations

from collections.abc import Sequence

from service.store.base import Store
from service.store.comments import PUBLISHED
from service.store.conditions import Condition
from service.store.paging import Document


class ArticleStore(Store):
    def derive(self, documents: Sequence[Document]) -> None:
        """Set `kinds`: which other resources have something of the article."""
        ids = [document["id"] for document in documents]
        with_kind = {
            kind: self._with(kind, {"articleId": {"$in": ids}}) for kind in ("statements", "workshop", "comments")
        }
        for document in documents:
            document["kinds"] = [
                "article",
                *(kind for kind, found in with_kind.items() if document["id"] in found),
            ]

    def derived_condition(self, name: str, values: Sequence[str]) -> Condition:
        """`kind`, the only filter on a derived field."""
        if "article" in values:
            return {}
        return {
            "_id": {"$in": sorted({id for kind in values for id in self._with(kind, {"articleId": {"$ne": None}})})}
        }

    def _with(self, kind: str, match: Condition) -> set[str]:
        """The ids of the articles that bring this kind."""
        if kind == "statements":
            return set(self.database["statements"].distinct("articleId", match))
        workshops = {
            workshop["_id"]: workshop["articleId"]
            for workshop in self.database["workshops"].find(match, {"articleId": True})
        }
        if kind == "workshop":
            return set(workshops.values())
        commented = {"workshopId": {"$in": list(workshops)}} | PUBLISHED
        return {workshops[id] for id in self.database["comments"].distinct("workshopId", commented)}
