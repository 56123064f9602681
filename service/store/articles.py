"""Articles, and what each of them brings."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.articles import KINDS
from service.store.base import Store
from service.store.comments import PUBLISHED
from service.store.conditions import Condition
from service.store.paging import Document


class ArticleStore(Store):
    def derive(self, documents: Sequence[Document]) -> None:
        """Set `kinds`: which other resources have something of the article."""
        with_kind = self._with({"articleId": {"$in": [document["id"] for document in documents]}}, KINDS[1:])
        for document in documents:
            document["kinds"] = ["article", *(kind for kind, found in with_kind.items() if document["id"] in found)]

    def derived_condition(self, name: str, values: Sequence[str]) -> Condition:
        """`kind`, the only filter on a derived field."""
        if "article" in values:
            return {}
        return {"_id": {"$in": sorted(set().union(*self._with({"articleId": {"$ne": None}}, values).values()))}}

    def _with(self, match: Condition, kinds: Sequence[str]) -> dict[str, set[str]]:
        """For each kind, the ids of the articles that bring it."""
        found: dict[str, set[str]] = {}
        if "statements" in kinds:
            found["statements"] = set(self.database["statements"].distinct("articleId", match))
        if "workshop" in kinds or "comments" in kinds:
            workshops = {
                each["_id"]: each["articleId"] for each in self.database["workshops"].find(match, {"articleId": True})
            }
            found["workshop"] = set(workshops.values())
        if "comments" in kinds:
            commented = {"workshopId": {"$in": list(workshops)}} | PUBLISHED
            found["comments"] = {workshops[id] for id in self.database["comments"].distinct("workshopId", commented)}
        return {kind: found[kind] for kind in kinds}
