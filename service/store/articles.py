"""Articles, and what each of them brings."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.articles import KINDS
from service.store.base import Store
from service.store.conditions import Condition
from service.store.record import Document, Record
from service.store.standing import EVERYBODY


class ArticleStore(Store):
    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set `kinds`: which other resources have something of the article."""
        with_kind = _with({"articleId": {"$in": [document["id"] for document in documents]}}, KINDS[1:], record)
        for document in documents:
            document["kinds"] = ["article", *(kind for kind, found in with_kind.items() if document["id"] in found)]

    def derived_condition(self, name: str, values: Sequence[str], record: Record) -> Condition:
        """`kind`, the only filter on a derived field."""
        if "article" in values:
            return {}
        return {"_id": {"$in": sorted(set().union(*_with({"articleId": {"$ne": None}}, values, record).values()))}}


def _with(match: Condition, kinds: Sequence[str], record: Record) -> dict[str, set[str]]:
    """For each kind, the ids of the articles that bring it."""
    found: dict[str, set[str]] = {}
    match = {**match, **EVERYBODY}
    if "statements" in kinds:
        found["statements"] = set(record.rows("statements").distinct("articleId", match))
    if "workshop" in kinds or "comments" in kinds:
        held = record.rows("workshops", {"id": True, "articleId": True}).find(match)
        workshops = {each["id"]: each["articleId"] for each in held}
        found["workshop"] = set(workshops.values())
    if "comments" in kinds:
        commented = {"workshopId": {"$in": list(workshops)}, **EVERYBODY}
        found["comments"] = {workshops[id] for id in record.rows("comments").distinct("workshopId", commented)}
    return {kind: found[kind] for kind in kinds}
