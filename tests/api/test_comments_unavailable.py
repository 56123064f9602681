"""Posting while MongoDB fails: 503 and come again, and never two of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from pymongo import MongoClient

from service import create_app
from service.config import Settings
from service.store.connection import connect
from service.store.stores import Stores
from tests.client import Answer, Client
from tests.posting import ENGLISH, comments_of, post

Fail = Callable[..., None]
APP = "tests-that-fail"


@pytest.fixture
def impatient(mongo_uri: str, script: Client, settings: Settings) -> Iterator[Client]:
    """Return a client of an app of whose commands each may fail, and which gives up soon."""
    with connect(named(mongo_uri), timeout=0.5) as connected:
        yield Client(create_app(settings, Stores(connected["test_stores"])), key=script.key)


@pytest.fixture
def patient(mongo_uri: str, script: Client, settings: Settings) -> Iterator[Client]:
    """Return the like that outlasts a short failure."""
    with connect(named(mongo_uri), timeout=10) as connected:
        yield Client(create_app(settings, Stores(connected["test_stores"])), key=script.key)


@pytest.fixture
def address(stores: Stores) -> str:
    return comments_of(stores)


def named(uri: str) -> str:
    return f"{uri}{'&' if '?' in uri else '/?'}appname={APP}"


@pytest.fixture
def fail(client: MongoClient[dict[str, Any]]) -> Iterator[Fail]:
    """Make commands of these apps fail: so many times, or always."""

    def set_up(command: str, times: int | None = None, **how: Any) -> None:
        mode = "alwaysOn" if times is None else {"times": times}
        data = {"failCommands": [command], "appName": APP, **how}
        client.admin.command({"configureFailPoint": "failCommand", "mode": mode, "data": data})

    yield set_up
    client.admin.command({"configureFailPoint": "failCommand", "mode": "off"})


def check_unavailable(answer: Answer) -> None:
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json["type"].endswith("/problems/unavailable")
    assert answer.headers["Cache-Control"] == "no-store"


HOWS: list[dict[str, Any]] = [
    {"errorCode": 50},  # MaxTimeMSExpired
    {"errorCode": 91},  # ShutdownInProgress
    {"errorCode": 189},  # PrimarySteppedDown
    {"errorCode": 10107},  # NotWritablePrimary
    {"errorCode": 11600},  # InterruptedAtShutdown
    {"errorCode": 11602},  # InterruptedDueToReplStateChange
    {"closeConnection": True},
    {"blockConnection": True, "blockTimeMS": 1000},
]


@pytest.mark.parametrize("failure", [*product(["insert"], HOWS), *product(["find"], HOWS[5:])], ids=str)
def test_a_post_is_told_to_come_again(
    impatient: Client, script: Client, address: str, fail: Fail, failure: tuple[str, dict[str, Any]]
) -> None:
    command, how = failure
    fail(command, **how)
    check_unavailable(post(impatient, address, externalId="svar-1", expect=503))
    assert script.rows(address) == []
    post(script, address, externalId="svar-1")


@pytest.mark.parametrize("command", ["find", "insert"])
def test_a_short_failure_is_not_noticed(
    patient: Client, script: Client, address: str, fail: Fail, command: str
) -> None:
    for how in (HOWS[1], HOWS[6]):
        fail(command, times=1, **how)
        post(patient, address)
    assert len(script.rows(address)) == 2


def unconfirmed(code: int) -> dict[str, Any]:
    """Let the write be done, and its answer say that the others do not have it."""
    return {"writeConcernError": {"code": code, "errmsg": "x"}, "errorLabels": ["RetryableWriteError"]}


@pytest.mark.parametrize("code", [91, 189])
def test_a_comment_that_is_confirmed_late_is_stored_once(
    patient: Client, script: Client, address: str, fail: Fail, code: int
) -> None:
    fail("insert", times=1, **unconfirmed(code))
    posted = post(patient, address)
    assert script.rows(address) == [posted.json]


@pytest.mark.parametrize("code", [64, 91, 189])
def test_a_comment_that_is_never_confirmed_may_be_posted_again(
    impatient: Client, script: Client, address: str, fail: Fail, code: int
) -> None:
    fail("insert", **unconfirmed(code))
    check_unavailable(post(impatient, address, externalId="svar-1", expect=503))
    again = post(script, address, externalId="svar-1", expect=200)
    assert script.rows(address) == [again.json]


def test_no_word_of_the_server_is_in_the_answer(impatient: Client, address: str, fail: Fail, mongo_uri: str) -> None:
    fail("insert", errorCode=91)
    answer = impatient("POST", address, json={"text": "x"}, headers=ENGLISH, expect=503)
    text = answer.data.decode()
    assert not any(word in text for word in ("failpoint", "failCommand", "mongod", mongo_uri, "insert"))
    assert answer.json["detail"].startswith("The database does not answer")
