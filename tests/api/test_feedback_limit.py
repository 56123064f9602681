"""How often feedback is taken: who comes too often, who comes again, and many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from flask import Flask

from service import create_app
from service.config import Settings
from service.store.stores import Stores
from tests.builders import create
from tests.client import Client
from tests.feedback import counts_of, give
from tests.writing import ANY

MANY = 16


@pytest.fixture
def article(stores: Stores) -> str:
    return f"/articles/{create(stores, 'articles')['id']}"


@pytest.fixture
def patient(settings: Settings, stores: Stores) -> Client:
    """Return a client of a service that takes feedback without limit."""
    return Client(create_app(replace(settings, feedback_limit=0), stores))


def test_who_comes_too_often_is_told_when_to_come_again(api: Client, stores: Stores, article: str) -> None:
    headers = [give(api, article).headers for _ in range(10)]
    assert {each["RateLimit-Policy"] for each in headers} == {'"default";q=10;w=60'}
    assert [each["RateLimit"].split(";")[1] for each in headers] == [f"r={left}" for left in range(9, -1, -1)]
    assert headers[0]["RateLimit"] == '"default";r=9;t=6'
    refused = give(api, article, expect=429)
    assert refused.json["type"].endswith("/problems/too-many-requests")
    assert refused.headers["RateLimit-Policy"] == '"default";q=10;w=60'
    assert 1 <= int(refused.headers["Retry-After"]) <= 6
    assert refused.headers["RateLimit"] == f'"default";r=0;t={refused.headers["Retry-After"]}'
    assert stores.feedback.collection.count_documents({}) == 10
    assert counts_of(api, article) == [(1, 10, 0)]


def test_others_are_not_held_back(app: Flask, api: Client, article: str) -> None:
    for _ in range(10):
        give(api, article)
    other = app.test_client().post(
        f"/naravard/v1{article}/feedback", json={"helpful": True}, environ_overrides={"REMOTE_ADDR": "192.0.2.1"}
    )
    assert other.status_code == 201


def test_a_service_may_have_no_limit(patient: Client, stores: Stores, article: str) -> None:
    answers = [give(patient, article) for _ in range(12)]
    assert "RateLimit" not in answers[0].headers
    assert stores.limits.collection.count_documents({}) == 0


def test_the_same_request_again_is_one_and_costs_nothing(api: Client, stores: Stores, article: str) -> None:
    first = give(api, article, key="a", text="Ett")
    for _ in range(12):
        again = give(api, article, key="a", text="Ett")
        assert again.headers["Idempotency-Replayed"] == "true"
        assert (again.data, again.headers["Location"]) == (first.data, first.headers["Location"])
    assert give(api, article).headers["RateLimit"].startswith('"default";r=8')
    give(api, article, key="a", text="Två", expect=422)
    assert stores.feedback.collection.count_documents({"articleId": {"$exists": True}}) == 2


def test_who_was_held_back_may_send_the_same_again(api: Client, stores: Stores, article: str) -> None:
    for _ in range(10):
        give(api, article)
    give(api, article, key="a", expect=429)
    stores.limits.collection.delete_many({})
    assert "Idempotency-Replayed" not in give(api, article, key="a").headers


def test_a_replay_goes_on_when_the_article_is_gone(api: Client, editor: Client, article: str) -> None:
    first = give(api, article, key="a")
    editor("DELETE", article, headers=ANY, expect=204)
    assert give(api, article, key="a").data == first.data


def at_once(client: Client, article: str, headers: dict[str, str]) -> list[int]:
    """Give the same feedback many times at the same moment; give the statuses in order."""
    together = Barrier(MANY)

    def come(_: int) -> int:
        http = client.http.application.test_client()
        together.wait()
        return http.post(f"/naravard/v1{article}/feedback", json={"helpful": True}, headers=headers).status_code

    with ThreadPoolExecutor(MANY) as pool:
        return sorted(pool.map(come, range(MANY)))


def test_of_many_under_one_key_at_once_one_is_kept(api: Client, article: str) -> None:
    assert at_once(api, article, {"Idempotency-Key": "a"}) == [201] * MANY
    assert counts_of(api, article) == [(1, 1, 0)]
    assert give(api, article).headers["RateLimit"].startswith('"default";r=8')


def test_of_many_at_once_no_more_than_the_limit_come_in(api: Client, article: str) -> None:
    assert at_once(api, article, {}) == [201] * 10 + [429] * 6
    assert counts_of(api, article) == [(1, 10, 0)]
