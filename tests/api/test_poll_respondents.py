"""Nobody counts twice in a poll: respondents who come again, scripts that do, and many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask

from service.store.stores import Stores
from tests.client import Client
from tests.polling import poll_of, respond

MANY = 16


@pytest.fixture
def poll(stores: Stores) -> str:
    return poll_of(stores)


def test_a_respondent_who_comes_again_with_the_same_value_has_one_response(
    script: Client, stores: Stores, poll: str
) -> None:
    first = respond(script, poll, 4, respondent="åsa")
    again = respond(script, poll, 4, respondent="a\u030asa", expect=200)
    assert again.data == first.data
    assert again.headers["Location"] == first.headers["Location"]
    assert stores.responses.collection.count_documents({}) == 1


def test_a_respondent_who_comes_again_with_another_value_is_refused(script: Client, stores: Stores, poll: str) -> None:
    respond(script, poll, 4, respondent="åsa")
    assert respond(script, poll, 5, respondent="åsa", expect=409).json["type"].endswith("/already-responded")
    assert [each["value"] for each in stores.responses.collection.find()] == [4]


def test_without_a_respondent_each_response_is_new(script: Client, stores: Stores, poll: str) -> None:
    assert respond(script, poll, 4).json["id"] != respond(script, poll, 4, respondent=None).json["id"]
    respond(script, poll_of(stores), 4, respondent="åsa")
    respond(script, poll, 5, respondent="åsa")
    assert stores.responses.collection.count_documents({}) == 4


def test_the_respondent_is_kept_as_a_digest_and_never_served(script: Client, moderator: Client, poll: str) -> None:
    answer = respond(script, poll, 4, respondent="anna@example.se")
    for shown in (answer, moderator("GET", f"{poll}/responses"), moderator("GET", answer.headers["Location"])):
        assert b"respondent" not in shown.data
        assert b"anna" not in shown.data


def test_the_respondent_is_not_in_the_database(script: Client, stores: Stores, poll: str) -> None:
    respond(script, poll, 4, respondent="anna@example.se")
    assert "anna" not in str(stores.responses.collection.find_one())


def test_a_response_that_comes_again_under_its_key_is_one(script: Client, stores: Stores, poll: str) -> None:
    first, again = (respond(script, poll, 4, respondent="åsa", key="a") for _ in range(2))
    assert (first.status, first.data) == (again.status, again.data)
    assert again.headers["Idempotency-Replayed"] == "true"
    respond(script, poll, 5, key="a", expect=422)
    assert stores.responses.collection.count_documents({}) == 1


def at_once(app: Flask, script: Client, poll: str, bodies: list[dict[str, Any]], key: str = "") -> list[int]:
    """Post all at the same moment; give the statuses in order."""
    together = Barrier(len(bodies))
    headers = {"Authorization": f"Bearer {script.key}"} | ({"Idempotency-Key": key} if key else {})

    def come(body: dict[str, Any]) -> int:
        http = app.test_client()
        together.wait()
        return http.post(f"/naravard/v1{poll}/responses", json=body, headers=headers).status_code

    with ThreadPoolExecutor(len(bodies)) as pool:
        return sorted(pool.map(come, bodies))


def test_of_many_by_one_respondent_at_once_one_is_kept(app: Flask, script: Client, stores: Stores, poll: str) -> None:
    statuses = at_once(app, script, poll, [{"value": 4, "respondent": "åsa"}] * MANY)
    assert statuses == [200] * (MANY - 1) + [201]
    assert stores.responses.collection.count_documents({}) == 1


def test_of_other_values_by_one_respondent_at_once_one_is_kept(
    app: Flask, script: Client, stores: Stores, poll: str
) -> None:
    bodies = [{"value": number % 6 + 1, "respondent": "åsa"} for number in range(MANY)]
    statuses = at_once(app, script, poll, bodies)
    (kept,) = stores.responses.collection.find()
    same = sum(body["value"] == kept["value"] for body in bodies)
    assert statuses == [200] * (same - 1) + [201] + [409] * (MANY - same)


def test_of_many_under_one_key_at_once_one_is_kept(app: Flask, script: Client, stores: Stores, poll: str) -> None:
    assert at_once(app, script, poll, [{"value": 4}] * MANY, key="a") == [201] * MANY
    assert stores.responses.collection.count_documents({}) == 1
