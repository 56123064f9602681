"""From a query to what MongoDB is asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from schemas.articles import ArticleSchema
from schemas.base import DocumentSchema
from schemas.comments import CommentSchema
from schemas.message import Message
from schemas.participants import ParticipantSchema
from schemas.query import Filter
from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from service.store.conditions import (
    SWEDISH,
    Condition,
    beyond,
    both,
    collation,
    condition,
    index_values,
    reverse,
    sort_keys,
)


@pytest.mark.parametrize(
    ("schema", "name", "values", "wanted"),
    [
        (StatementSchema, "participant", ["a"], {"participantId": "a"}),
        (StatementSchema, "participant", ["a", "b"], {"participantId": {"$in": ["a", "b"]}}),
        (StatementSchema, "question", ["a"], {"questionId": "a"}),
        (StatementSchema, "role", ["  Social\tCHEF"], {"_internal.index.role": "social chef"}),
        (StatementSchema, "role", ["A", "B"], {"_internal.index.role": {"$in": ["a", "b"]}}),
        (CommentSchema, "externalId", ["A "], {"externalId": "A "}),
        (CommentSchema, "externalId", ['{"$gt": ""}'], {"externalId": '{"$gt": ""}'}),
        (CommentSchema, "status", ["published"], {"status": "published"}),
        (WorkshopSchema, "participant", ["a"], {"_internal.index.participant": "a"}),
        (WorkshopSchema, "leader", ["a"], {"leaders.participantId": "a"}),
        (WorkshopSchema, "dateFrom", ["2022-02-01", "2022-01-01"], {"dates": {"$gte": "2022-01-01"}}),
        (WorkshopSchema, "dateTo", ["2022-02-01", "2022-01-01"], {"dates": {"$gte": "0", "$lte": "2022-02-01"}}),
        (ArticleSchema, "slug", ["a"], {"_id": "a"}),
    ],
)
def test_a_filter_is_a_condition_on_values(
    schema: type[DocumentSchema], name: str, values: Sequence[str], wanted: Condition
) -> None:
    assert condition(name, schema.query.filters[name], values) == wanted


def test_a_filter_of_no_known_kind_is_a_fault_of_ours() -> None:
    with pytest.raises(TypeError, match=r"^x is a filter of no known kind$"):
        condition("x", Filter(Message("Ord.", "Words."), ("x",)), ["a"])


FROM, TO = {"dates": {"$gte": "2022-01-01"}}, {"dates": {"$gte": "0", "$lte": "2022-02-01"}}
BETWEEN = {"$gte": "2022-01-01", "$lte": "2022-02-01"}


@pytest.mark.parametrize(
    ("conditions", "joined"),
    [
        ([], {}),
        ([{}, {}], {}),
        ([{"a": 1}], {"a": 1}),
        ([{"a": 1}, {}, {"b": 2}], {"$and": [{"a": 1}, {"b": 2}]}),
        ([{"a": 1}, {"a": 2}], {"$and": [{"a": 1}, {"a": 2}]}),
        ([FROM, TO], {"dates": {"$elemMatch": BETWEEN}}),
        ([TO, FROM], {"dates": {"$elemMatch": BETWEEN}}),
        ([FROM], {"dates": {"$elemMatch": FROM["dates"]}}),
        ([{"publishedOn": FROM["dates"]}, {"publishedOn": TO["dates"]}], {"publishedOn": BETWEEN}),
        ([{"$or": [{"a": 1}]}, {"b": 1}], {"$and": [{"$or": [{"a": 1}]}, {"b": 1}]}),
        ([{"a": {"$in": ["x"]}, "b": 1}], {"a": {"$in": ["x"]}, "b": 1}),
    ],
)
def test_conditions_are_joined_and_one_day_lies_between_both_ends(
    conditions: list[Condition], joined: Condition
) -> None:
    assert both(conditions) == joined


@pytest.mark.parametrize(
    ("schema", "sort", "keys"),
    [
        (ParticipantSchema, "name", [("name", 1), ("_id", 1)]),
        (ParticipantSchema, "-name", [("name", -1), ("_id", -1)]),
        (ArticleSchema, "title,-createdAt", [("title", 1), ("createdAt", -1), ("_id", -1)]),
        (StatementSchema, "-createdAt", [("createdAt", -1), ("order", 1), ("_id", 1)]),
        (StatementSchema, "-createdAt,order", [("createdAt", -1), ("order", 1), ("_id", 1)]),
        (StatementSchema, "-order", [("order", -1), ("_id", -1)]),
    ],
)
def test_every_sort_ends_with_the_id(schema: type[DocumentSchema], sort: str, keys: list[tuple[str, int]]) -> None:
    assert sort_keys(sort, schema) == keys
    assert reverse(reverse(keys)) == keys


def test_only_words_sort_as_swedes_sort_them() -> None:
    assert collation([("title", 1), ("_id", 1)]) == collation([("order", 1), ("name", -1)]) == SWEDISH
    assert collation([("createdAt", 1), ("order", 1), ("_id", 1)]) is None


def test_beyond_a_place_are_greater_values_or_equal_ones_with_a_greater_id() -> None:
    keys = [("title", 1), ("_id", 1)]
    assert beyond(keys, ["b", "7"]) == {"$or": [{"title": {"$gt": "b"}}, {"title": "b", "_id": {"$gt": "7"}}]}
    assert beyond(keys, [None, "7"]) == {"$or": [{"title": {"$ne": None}}, {"title": None, "_id": {"$gt": "7"}}]}


def test_going_down_null_comes_last() -> None:
    keys = [("title", -1), ("_id", -1)]
    there = {"title": "b", "_id": {"$lt": "7"}}
    assert beyond(keys, ["b", "7"]) == {"$or": [{"title": {"$lt": "b"}}, {"title": None}, there]}
    assert beyond(keys, [None, "7"]) == {"$or": [{"title": None, "_id": {"$lt": "7"}}]}


def test_what_is_indexed_is_folded_and_found_through_lists() -> None:
    person = {"name": "Åsa  ÖBERG", "aliases": [{"name": "åsa öberg"}, {"name": "Å. Öberg"}]}
    assert index_values(person, ParticipantSchema.query) == {"name": ["åsa öberg", "å. öberg"]}
    leader, guest = {"participantId": "b"}, {"participantId": "a"}
    workshop = {"leaders": [leader], "agenda": [{"participants": [guest, leader]}, {"participants": []}]}
    assert index_values(workshop, WorkshopSchema.query) == {"participant": ["b", "a"]}


@pytest.mark.parametrize("person", [{"organisation": None, "role": None}, {}, None])
def test_nothing_is_indexed_where_nothing_was_printed(person: object) -> None:
    assert index_values({"participant": person}, StatementSchema.query) == {"organisation": [], "role": []}
