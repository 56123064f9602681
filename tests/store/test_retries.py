"""Writes that MongoDB lets fail in between: each is done once, or not at all, and its history has no gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import PyMongoError

from schemas.statements import StatementSchema
from service.store.attempts import Attempt
from service.store.bulk import Bulk, Item
from service.store.changing import When
from service.store.connection import connect
from service.store.creating import NOBODY
from service.store.stores import Stores
from tests.builders import comment, create, some_id, statement

APP = "tests-of-retries"
WHEN = When(some_id("article"))
ATTEMPT = Attempt(some_id("attempt"), "the same")
Document = dict[str, Any]
Act = Callable[[Stores], object]
Fail = Callable[..., None]


def named(uri: str) -> str:
    return f"{uri}{'&' if '?' in uri else '/?'}appname={APP}"


@pytest.fixture
def shaky(mongo_uri: str, stores: Stores) -> Iterator[Stores]:
    """Return stores whose commands may be made to fail."""
    with connect(named(mongo_uri), timeout=5) as client:
        yield Stores(client[stores.database.name])


@pytest.fixture
def impatient(mongo_uri: str, stores: Stores) -> Iterator[Stores]:
    """Return the like that give up soon."""
    with connect(named(mongo_uri), timeout=0.4) as client:
        yield Stores(client[stores.database.name])


@pytest.fixture
def fail(client: MongoClient[Document]) -> Iterator[Fail]:
    """Let the next commands of these stores fail."""

    def set_up(command: str, times: int, **how: Any) -> None:
        data = {"failCommands": [command], "appName": APP, **how}
        client.admin.command({"configureFailPoint": "failCommand", "mode": {"times": times}, "data": data})

    yield set_up
    client.admin.command({"configureFailPoint": "failCommand", "mode": "off"})


@pytest.fixture(autouse=True)
def there(stores: Stores) -> None:
    """Let there be an article with two versions, a person and a workshop."""
    create(stores, "articles", id=some_id("article"), slug="ett")
    stores.articles.change(WHEN, lambda old: {**old, "lead": "Två"})
    create(stores, "participants", id=some_id("person"))
    create(stores, "workshops", id=some_id("workshop"))


def replace(stores: Stores) -> None:
    stores.articles.change(WHEN, lambda old: {**old, "lead": "Tre"})


def delete(stores: Stores) -> None:
    stores.articles.delete(WHEN)


def restore(stores: Stores) -> None:
    stores.articles.restore(WHEN, 1, attempt=ATTEMPT)


def say(stores: Stores) -> None:
    stores.statements.create(StatementSchema().load(statement()), attempt=ATTEMPT)


def post_all(stores: Stores) -> None:
    fields = [stores.comments.schema().load(comment(externalId=str(number))) for number in range(3)]
    bulk = Bulk(stores.comments, some_id("workshop"), NOBODY, None)
    bulk.post_all([Item(number, each) for number, each in enumerate(fields)])


def done(stores: Stores) -> tuple[list[int], int, int]:
    """Tell the versions of the article, and how many statements and comments there are."""
    present = stores.articles.collection.find_one({"_id": WHEN.id})
    assert present
    past = [each["version"] for each in stores.articles.history.find({"id": WHEN.id}).sort("version")]
    ends = [each["_internal"]["until"] for each in stores.articles.history.find({"id": WHEN.id}).sort("version")]
    begins = [each["updatedAt"] for each in stores.articles.history.find({"id": WHEN.id}).sort("version")]
    assert ends == [*begins[1:], present["updatedAt"]]
    counts = (store.collection.count_documents({"version": 1}) for store in (stores.statements, stores.comments))
    return ([*past, present["version"]], *counts)  # type: ignore[return-value]


BEFORE = ([1, 2], 0, 0)
AFTER: dict[Act, tuple[list[int], int, int]] = {
    replace: ([1, 2, 3], 0, 0),
    delete: ([1, 2, 3], 0, 0),
    restore: ([1, 2, 3], 0, 0),
    say: ([1, 2], 1, 0),
    post_all: ([1, 2], 0, 3),
}
acts = pytest.mark.parametrize("act", AFTER)
CONFLICT = {"errorCode": 112, "errorLabels": ["TransientTransactionError"]}
UNKNOWN = {"errorCode": 10107, "errorLabels": ["RetryableWriteError", "UnknownTransactionCommitResult"]}
UNCONFIRMED = {"writeConcernError": {"code": 91, "errmsg": "x"}, "errorLabels": ["RetryableWriteError"]}
LOST = {"closeConnection": True}


@acts
@pytest.mark.parametrize("command", ["findAndModify", "insert", "update", "commitTransaction"])
def test_who_is_in_the_way_three_times_is_outlasted(
    stores: Stores, shaky: Stores, fail: Fail, command: str, act: Act
) -> None:
    fail(command, 3, **CONFLICT)
    act(shaky)
    assert done(stores) == AFTER[act]


@acts
@pytest.mark.parametrize("how", [UNKNOWN, LOST], ids=["unknown", "lost"])
def test_a_commit_whose_answer_is_lost_is_done_once(
    stores: Stores, shaky: Stores, fail: Fail, how: Document, act: Act
) -> None:
    fail("commitTransaction", 1, **how)
    act(shaky)
    assert done(stores) == AFTER[act]


@pytest.mark.parametrize("act", [replace, say])
def test_a_commit_that_is_confirmed_late_is_done_once(stores: Stores, shaky: Stores, fail: Fail, act: Act) -> None:
    fail("commitTransaction", 1, **UNCONFIRMED)
    act(shaky)
    assert done(stores) == AFTER[act]


@acts
def test_a_commit_that_is_never_confirmed_is_done_or_not(
    stores: Stores, impatient: Stores, fail: Fail, act: Act
) -> None:
    fail("commitTransaction", 1_000, **UNCONFIRMED)
    with pytest.raises(PyMongoError):
        act(impatient)
    assert done(stores) in (BEFORE, AFTER[act])


@acts
def test_a_connection_that_is_lost_on_the_way_leaves_nothing(
    stores: Stores, shaky: Stores, fail: Fail, act: Act
) -> None:
    fail("insert", 1, **LOST)
    act(shaky)
    assert done(stores) == AFTER[act]
