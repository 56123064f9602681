"""The result of a poll: counted from responses, for all who ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from service.store.stores import Stores
from service.store.text import written
from tests.client import Client
from tests.polling import FEW, SPREAD, counted, poll_of, report, respond, result_of
from tests.writing import patch


@pytest.fixture
def poll(stores: Stores) -> str:
    return poll_of(stores)


def result_at(client: Client, poll: str) -> dict[str, Any]:
    """Give the result at its own address, without its links."""
    body = client("GET", f"{poll}/result").json
    return {name: value for name, value in body.items() if name != "_links"}


def test_a_poll_without_responses_has_no_result(api: Client, poll: str) -> None:
    assert result_of(api, poll) is None
    assert result_at(api, poll) == {"n": 0, "origin": "responses", **FEW}


def test_of_fewer_than_five_only_the_number_is_told(script: Client, poll: str) -> None:
    for number in range(1, 5):
        respond(script, poll, number)
        assert result_of(script, poll) == {"n": number, "origin": "responses", **FEW}
    respond(script, poll, 4)
    assert result_of(script, poll) == {
        "n": 5,
        "missing": 0,
        "mean": 2.8,
        "median": 3.0,
        "counts": counted(1, 1, 1, 2, 0, 0),
        "origin": "responses",
    }


def test_the_result_stands_in_lists_and_at_its_own_address(script: Client, stores: Stores, poll: str) -> None:
    other = poll_of(stores)
    for _ in range(5):
        respond(script, poll, 6)
    assert {row["id"]: (row["result"] or {}).get("mean") for row in script.rows("/polls")} == {
        poll.split("/")[2]: 6.0,
        other.split("/")[2]: None,
    }
    assert result_at(script, poll) == result_of(script, poll)


def test_a_response_makes_a_new_tag_and_no_new_version(script: Client, editor: Client, poll: str) -> None:
    before = editor("GET", poll)
    respond(script, poll, 4)
    after = editor("GET", poll)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert (before.json["version"], after.json["version"]) == (1, 1)
    headers = {"If-Match": before.headers["ETag"]}
    assert report(editor, poll, headers=headers, **SPREAD).json["n"] == 10


def test_the_result_is_as_it_was_at_an_instant(script: Client, stores: Stores, poll: str) -> None:
    for number in range(6):
        respond(script, poll, 4)
        at = written(datetime(2026, 1, 1) + timedelta(days=number))
        newest = stores.responses.collection.find_one({"createdAt": {"$gt": "2026-02"}}, sort=[("createdAt", -1)])
        assert newest
        stores.responses.collection.update_one({"_id": newest["_id"]}, {"$set": {"createdAt": at, "updatedAt": at}})
    stores.polls.collection.update_many({}, {"$set": {"createdAt": "2025-12-31", "updatedAt": "2025-12-31"}})
    shown = [result_of(script, poll, f"?asOf=2026-01-0{day}T12:00:00Z") for day in range(1, 7)]
    assert [each["n"] for each in shown] == [1, 2, 3, 4, 5, 6]
    assert [each["mean"] for each in shown] == [None, None, None, None, 4.0, 4.0]
    assert script("GET", f"{poll}/result?asOf=2026-01-03T12:00:00Z").json["n"] == 3
    (row,) = script.rows("/polls?asOf=2026-01-02T12:00:00Z")
    assert row["result"]["n"] == 2


@pytest.mark.parametrize("query", ["asOf=x", "asOf=2999-01-01T00:00:00Z", "fields=n", "x=1"])
def test_nothing_else_is_asked_of_a_result(api: Client, poll: str, query: str) -> None:
    api("GET", f"{poll}/result?{query}", expect=400)


def test_what_has_come_to_lie_off_the_scale_is_missing(script: Client, editor: Client, poll: str) -> None:
    for value in (1, 2, 2, 3, 3, 6):
        respond(script, poll, value)
    patch(editor, poll, {"scale": {"max": 5}})
    result = result_of(script, poll)
    assert (result["n"], result["missing"], result["counts"]) == (5, 1, counted(1, 2, 2, 0, 0))
