"""Every filter and every sort that is declared is served by an index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from schemas.articles import ArticleSchema
from schemas.base import DocumentSchema
from schemas.comments import CommentSchema
from schemas.participants import ParticipantSchema
from schemas.polls import PollSchema
from schemas.query import Filter, From, OneOf, PartReference, Reference, To
from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from service.store.conditions import place
from service.store.indexes import declared_indexes
from service.store.query import read_list_query, sorts
from service.store.standing import STANDING
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.commands import listening, page_read

SCHEMAS: list[type[DocumentSchema]] = [
    ArticleSchema,
    CommentSchema,
    ParticipantSchema,
    PollSchema,
    StatementSchema,
    WorkshopSchema,
]
SORTS = [(schema, f"{minus}{name}") for schema in SCHEMAS for name in sorts(schema) for minus in ("", "-")]
FILTERS = [(schema, name, declared) for schema in SCHEMAS for name, declared in schema.query.filters.items()]
ONE = some_id("one")


def value_for(declared: Filter) -> str:
    """A value that a filter takes and that a document bears."""
    match declared:
        case OneOf(choices=choices):
            return choices[0]
        case From() | To():
            return "2022-01-12"
        case Reference() | PartReference():
            return ONE
    return "forskare"


def one_of_each(stores: Stores) -> None:
    """Let every filter find something, and far more that it does not find, so that an index is worth it."""
    part, person = {"id": ONE, "text": "a"}, {"participantId": ONE, "name": "a", "role": "forskare"}
    create(stores, "articles", id=ONE, questions=[part], publishedOn="2022-01-12")
    create(stores, "participants", id=ONE, name="forskare")
    create(stores, "workshops", id=ONE, prompts=[part], leaders=[person], articleId=ONE, dates=["2022-01-12"])
    create(stores, "statements", articleId=ONE, participantId=ONE, questionId=ONE)
    create(stores, "polls", workshopId=ONE)
    create(stores, "comments", workshopId=ONE, promptId=ONE, externalId="forskare")


def stages(plan: Any) -> Iterable[dict[str, Any]]:
    """All stages of a plan, from the top."""
    yield plan
    for inner in [plan["inputStage"]] if "inputStage" in plan else plan.get("inputStages", []):
        yield from stages(inner)


def plan_of(uri: str, stores: Stores, schema: type[DocumentSchema], *pairs: tuple[str, str]) -> list[dict[str, Any]]:
    """How MongoDB means to read the page for which a client asks so."""
    return list(stages(explained(uri, stores, schema, *pairs)["queryPlanner"]["winningPlan"]))


def explained(uri: str, stores: Stores, schema: type[DocumentSchema], *pairs: tuple[str, str]) -> dict[str, Any]:
    """What MongoDB tells of the page for which a client asks so."""
    with listening(uri) as (client, commands):
        store = getattr(Stores(client[stores.database.name]), schema.resource)
        store.list(read_list_query(pairs, schema))
        command = page_read(commands.take(), schema.resource)
    return stores.database.command("explain", command, verbosity="executionStats")


@pytest.mark.parametrize(("schema", "sort"), SORTS)
def test_every_sort_is_read_off_an_index(
    mongo_uri: str, stores: Stores, schema: type[DocumentSchema], sort: str
) -> None:
    create(stores, schema.resource)
    names = [stage["stage"] for stage in plan_of(mongo_uri, stores, schema, ("sort", sort))]
    assert "IXSCAN" in names
    assert not {"COLLSCAN", "SORT"} & set(names)


@pytest.mark.parametrize("schema", SCHEMAS)
def test_every_list_is_read_off_an_index(mongo_uri: str, stores: Stores, schema: type[DocumentSchema]) -> None:
    create(stores, schema.resource)
    names = [stage["stage"] for stage in plan_of(mongo_uri, stores, schema)]
    assert "IXSCAN" in names
    assert not {"COLLSCAN", "SORT"} & set(names)


@pytest.mark.parametrize(("schema", "name", "declared"), FILTERS)
def test_every_filter_reads_no_more_than_it_has_to(
    mongo_uri: str, stores: Stores, schema: type[DocumentSchema], name: str, declared: Filter
) -> None:
    one_of_each(stores)
    for _ in range(20):
        create(stores, schema.resource)
    told = explained(mongo_uri, stores, schema, (name, value_for(declared)))
    names = [stage["stage"] for stage in stages(told["queryPlanner"]["winningPlan"])]
    assert "COLLSCAN" not in names
    if declared.paths and place(name, declared) != "_id" and not isinstance(declared, From | To):
        assert "SORT" not in names
    read = told["executionStats"]
    assert read["totalKeysExamined"] <= read["totalDocsExamined"] + 1
    assert read["totalDocsExamined"] == read["nReturned"]


def test_an_index_is_declared_once_for_both_directions() -> None:
    for schema in SCHEMAS:
        keys = [tuple(index.document["key"].items()) for index in declared_indexes(schema)]
        turned = [tuple((name, -direction) for name, direction in key) for key in keys]
        assert len(set(keys)) == len(keys)
        assert not {key for key in turned if key in keys}


def test_every_filter_on_a_field_has_an_index_for_what_everybody_may_see() -> None:
    for schema, name, declared in FILTERS:
        first = [tuple(index.document["key"])[:2] for index in declared_indexes(schema)]
        assert not declared.paths or place(name, declared) == "_id" or (STANDING, place(name, declared)) in first


def test_making_the_indexes_again_changes_nothing(stores: Stores) -> None:
    before = {name: stores.database[name].index_information() for name in ("articles", "keys")}
    stores.ensure_indexes()
    assert {name: stores.database[name].index_information() for name in before} == before
