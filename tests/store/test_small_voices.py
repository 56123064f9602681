"""Responses and feedback in the store: what is found when their poll or article is not there, and by which index."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from pymongo.errors import DuplicateKeyError

from service.errors import NotFoundError, RespondentTakenError
from service.store.conditions import INTERNAL
from service.store.creating import NOBODY
from service.store.keys import Caller
from service.store.limits import Caps
from service.store.record import Record
from service.store.standing import EVERYBODY
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.polling import poll_of

DAY_TWO = "2026-01-02T00:00:00.000Z"
ENDLESS = Caps("", 0)
MODERATOR, EDITOR = (Caller("a", frozenset([scope])) for scope in ("moderation", "content:write"))


def test_a_poll_that_went_meanwhile_takes_no_response(stores: Stores) -> None:
    fields = {"value": 1, "respondent": None}
    with pytest.raises(NotFoundError):
        stores.responses.post(some_id("x"), fields, NOBODY)
    with pytest.raises(NotFoundError):
        stores.responses.faults(some_id("x"), fields)


def test_an_article_that_went_meanwhile_takes_no_feedback(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        stores.feedback.post(some_id("x"), {"helpful": True, "text": None}, NOBODY, ENDLESS)
    assert stores.feedback.collection.count_documents({}) == 0


def test_another_unique_index_than_that_of_respondents_is_no_answer(stores: Stores) -> None:
    id, fields = poll_of(stores).split("/")[2], {"value": 1, "respondent": "å"}
    stores.responses.collection.create_index("value", unique=True)
    try:
        stores.responses.post(id, fields, NOBODY)
        with pytest.raises(DuplicateKeyError):
            stores.responses.post(id, {**fields, "respondent": None}, NOBODY)
    finally:
        stores.responses.collection.drop_index("value_1")


def test_a_response_that_is_taken_back_meanwhile_is_none_to_compare_with(stores: Stores) -> None:
    with pytest.raises(RespondentTakenError):
        stores.responses._same({"pollId": some_id("x"), "value": 1}, {"respondent": "x"})


def test_only_moderation_finds_what_is_private(stores: Stores) -> None:
    assert stores.responses.visible(MODERATOR) != EVERYBODY
    assert [stores.responses.visible(viewer) for viewer in (EDITOR, None)] == [EVERYBODY, EVERYBODY]


def test_whoever_posted_sees_what_is_private(stores: Stores) -> None:
    kept = {INTERNAL: {"postedBy": "b"}}
    assert [stores.feedback.sees(viewer, kept) for viewer in (MODERATOR, EDITOR, None)] == [True, False, False]
    assert stores.feedback.sees(EDITOR._replace(id="b"), kept)
    assert stores.feedback.sees(None, {INTERNAL: {"postedBy": None}})


def test_rows_are_tallied_now_and_as_they_were(stores: Stores) -> None:
    for title, at in (("a", "2026-01-01"), ("a", "2026-01-02"), ("b", "2026-01-03")):
        create(stores, "articles", title=title, at=f"{at}T00:00:00.000Z")
    moments: list[tuple[str | None, dict[str, int]]] = [(None, {"a": 2, "b": 1}), (DAY_TWO, {"a": 2})]
    for instant, counts in moments:
        rows = Record(stores.database, instant).rows("articles").tally({"language": "sv"}, "title", "language")
        assert {row["title"]: row["n"] for row in rows} == counts


def stages(plan: Any) -> Iterable[str]:
    """The names of all stages of a plan."""
    if isinstance(plan, dict):
        if "stage" in plan:
            yield plan["stage"]
        plan = list(plan.values())
    if isinstance(plan, list):
        for inner in plan:
            yield from stages(inner)


def test_responses_are_counted_off_an_index_alone(stores: Stores) -> None:
    id = poll_of(stores).split("/")[2]
    for _ in range(20):
        stores.responses.post(id, {"value": 1, "respondent": None}, NOBODY)
    grouped = {"$group": {"_id": {"pollId": "$pollId", "value": "$value"}, "n": {"$sum": 1}}}
    command = {"aggregate": "responses", "pipeline": [{"$match": {"pollId": {"$in": [id]}}}, grouped], "cursor": {}}
    explained = stores.database.command("explain", command, verbosity="queryPlanner")
    found = list(stages(explained))
    assert "IXSCAN" in found
    assert not {"FETCH", "COLLSCAN"} & set(found)
