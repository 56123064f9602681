"""Contributions: all that one person has said or done, as one list over statements and workshops."""

from __future__ import annotations

from typing import Any

from pymongo.database import Database

from schemas.contributions import ContributionSchema
from service.store.conditions import INDEX, INTERNAL, Condition, SortKeys, both, condition, sort_keys
from service.store.paging import Page, read_page
from service.store.query import ListQuery
from service.store.record import Document, Pipeline, Record
from service.store.standing import EVERYBODY
from service.store.statements import StatementStore

COMMON = dict.fromkeys(("articleId", "createdAt", "updatedAt"), True)


class ContributionStore:
    """A view over two collections; it stores nothing itself."""

    def __init__(self, database: Database[Document], statements: StatementStore) -> None:
        self.database, self.statements = database, statements

    def list(self, participant_id: str, query: ListQuery) -> Page:
        """Give a page of what the person has said or done."""
        filters = ContributionSchema.query.filters
        match = both(condition(name, filters[name], values) for name, values in query.filters.items())
        record = Record(self.database, query.as_of)
        rows = PersonRows(record, participant_id)
        page = read_page(rows, query, match, sort_keys(query.sort, ContributionSchema))
        said = [document for document in page.documents if document["type"] == "statement"]
        if said:
            self.statements.derive(said, record)
        return page


class PersonRows:
    """The rows of one person. They are few, so that MongoDB may sort them in memory."""

    def __init__(self, record: Record, id: str) -> None:
        said = [({"participantId": id}, "statements", _STATEMENT)]
        led = [({"leaders.participantId": id}, "workshops", _led(id))]
        shown = [({f"{INTERNAL}.{INDEX}.participant": id}, "workshops", _films(id))]
        parts = [
            (collection, [{"$match": matched}, *steps])
            for match, resource, steps in [*said, *led, *shown]
            for collection, matched in record.rows(resource).parts({**match, **EVERYBODY})
        ]
        self.statements = record.database[parts[0][0]]
        unions = [{"$unionWith": {"coll": collection, "pipeline": steps}} for collection, steps in parts[1:]]
        self.pipeline = [*parts[0][1], *unions]

    def find(self, match: Condition, keys: SortKeys, *, skip: int, limit: int) -> list[Document]:
        page: Pipeline = [{"$match": match}, {"$sort": dict(keys)}, {"$skip": skip}, {"$limit": limit}]
        return list(self.statements.aggregate([*self.pipeline, *page, {"$unset": "_id"}]))

    def count(self, match: Condition, keys: SortKeys, *, limit: int) -> int:
        counted: Pipeline = [{"$match": match}, {"$limit": limit}, {"$count": "n"}]
        return sum(row["n"] for row in self.statements.aggregate([*self.pipeline, *counted]))


_STATEMENT: Pipeline = [{"$set": {"_id": "$id", "type": "statement"}}, {"$unset": INTERNAL}]


def _led(id: str) -> Pipeline:
    told = {
        "_id": "$id",
        "type": "workshopLed",
        "id": "$id",
        "workshopId": "$id",
        **_person(id, "$leaders"),
        **dict.fromkeys(("title", "dateText", "dates"), True),
        "order": {"$literal": None},
        **COMMON,
    }
    return [{"$project": told}]


def _films(id: str) -> Pipeline:
    there = {"agenda.kind": "film", "agenda.participants.participantId": id}
    told = {
        "_id": "$agenda.id",
        "type": "film",
        "id": "$agenda.id",
        "workshopId": "$id",
        **_person(id, "$agenda.participants"),
        **{name: f"$agenda.{name}" for name in ("text", "questions", "order")},
        **COMMON,
    }
    return [{"$unwind": "$agenda"}, {"$match": there}, {"$project": told}]


def _person(id: str, among: str) -> dict[str, Any]:
    """Who it is, and the person as printed there."""
    same = {"$eq": ["$$person.participantId", id]}
    person = {"$first": {"$filter": {"input": among, "as": "person", "cond": same}}}
    printed = {"name": "$$one.name", "role": "$$one.role", "organisation": "$$one.organisation"}
    return {"participantId": id, "participant": {"$let": {"vars": {"one": person}, "in": printed}}}
