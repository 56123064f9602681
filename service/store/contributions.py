"""Contributions: all that one person has said or done, as one list over statements and workshops."""

from __future__ import annotations

from typing import Any

from pymongo.database import Database

from schemas.contributions import ContributionSchema
from service.store.conditions import INDEX, INTERNAL, Condition, SortKeys, both, condition, sort_keys
from service.store.paging import Document, Page, read_page
from service.store.query import ListQuery
from service.store.statements import StatementStore

Pipeline = list[dict[str, Any]]
COMMON = dict.fromkeys(("articleId", "createdAt", "updatedAt"), True)


class ContributionStore:
    """A view over two collections; it stores nothing itself."""

    def __init__(self, database: Database[Document], statements: StatementStore) -> None:
        self.database, self.statements = database, statements

    def list(self, participant_id: str, query: ListQuery) -> Page:
        """Give a page of what the person has said or done."""
        filters = ContributionSchema.query.filters
        match = both(condition(name, filters[name], values) for name, values in query.filters.items())
        rows = PersonRows(self.database, participant_id)
        page = read_page(rows, query, match, sort_keys(query.sort, ContributionSchema))
        said = [document for document in page.documents if document["type"] == "statement"]
        if said:
            self.statements.derive(said)
        return page


class PersonRows:
    """The rows of one person. They are few, so that MongoDB may sort them in memory."""

    def __init__(self, database: Database[Document], participant_id: str) -> None:
        self.statements = database["statements"]
        self.pipeline = [
            *_statements(participant_id),
            {"$unionWith": {"coll": "workshops", "pipeline": _led(participant_id)}},
            {"$unionWith": {"coll": "workshops", "pipeline": _films(participant_id)}},
        ]

    def find(self, match: Condition, keys: SortKeys, *, skip: int, limit: int) -> list[Document]:
        page: Pipeline = [{"$match": match}, {"$sort": dict(keys)}, {"$skip": skip}, {"$limit": limit}]
        return list(self.statements.aggregate([*self.pipeline, *page, {"$unset": "_id"}]))

    def count(self, match: Condition, keys: SortKeys, *, limit: int) -> int:
        counted: Pipeline = [{"$match": match}, {"$limit": limit}, {"$count": "n"}]
        return sum(row["n"] for row in self.statements.aggregate([*self.pipeline, *counted]))


def _statements(id: str) -> Pipeline:
    return [{"$match": {"participantId": id}}, {"$set": {"type": "statement"}}, {"$unset": INTERNAL}]


def _led(id: str) -> Pipeline:
    return [
        {"$match": {"leaders.participantId": id}},
        {
            "$project": {
                "type": "workshopLed",
                "id": "$_id",
                "workshopId": "$_id",
                **_person(id, "$leaders"),
                **dict.fromkeys(("title", "dateText", "dates"), True),
                "order": {"$literal": None},
                **COMMON,
            }
        },
    ]


def _films(id: str) -> Pipeline:
    there = {"agenda.kind": "film", "agenda.participants.participantId": id}
    return [
        {"$match": {f"{INTERNAL}.{INDEX}.participant": id}},
        {"$unwind": "$agenda"},
        {"$match": there},
        {
            "$project": {
                "_id": "$agenda.id",
                "type": "film",
                "id": "$agenda.id",
                "workshopId": "$_id",
                **_person(id, "$agenda.participants"),
                **{name: f"$agenda.{name}" for name in ("text", "questions", "order")},
                **COMMON,
            }
        },
    ]


def _person(id: str, among: str) -> dict[str, Any]:
    """Who it is, and the person as printed there."""
    same = {"$eq": ["$$person.participantId", id]}
    person = {"$first": {"$filter": {"input": among, "as": "person", "cond": same}}}
    printed = {"name": "$$one.name", "role": "$$one.role", "organisation": "$$one.organisation"}
    return {"participantId": id, "participant": {"$let": {"vars": {"one": person}, "in": printed}}}
