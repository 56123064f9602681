"""What a rival does at the worst moment of a write: each of these is rare, and here it happens every time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from schemas.articles import ArticleSchema
from schemas.workshops import WorkshopSchema
from service.errors import (
    GoneError,
    InUseError,
    InvalidBodyError,
    NotFoundError,
    RepeatedError,
    SlugTakenError,
    StaleVersionError,
)
from service.store.attempts import Answer, Attempt
from service.store.changing import Edit, When
from service.store.stores import Stores
from tests.builders import create, some_id, statement
from tests.racing import Rival, rivalled

ID = some_id("article")
ANY_VERSION, FIRST = When(ID), When(ID, frozenset({1}))
ATTEMPT = Attempt(some_id("attempt"), "the same")
OTHER = Answer(409, [], b"{}")


@pytest.fixture(autouse=True)
def there(stores: Stores) -> None:
    """Let there be an article and a person."""
    create(stores, "articles", id=ID, slug="ett")
    create(stores, "participants", id=some_id("person"))


def titled(title: str, **more: Any) -> Edit:
    return lambda old: {**old, "title": title, **more}


def versions(stores: Stores, id: str = ID) -> list[int]:
    return sorted(each["version"] for each in stores.articles.history.find({"id": id}))


def test_who_comes_second_replaces_nothing(stores: Stores, mongo_uri: str) -> None:
    won = Rival("findAndModify", "articles", lambda: stores.articles.change(FIRST, titled("Rivalen")))
    with rivalled(mongo_uri, stores, won) as slow, pytest.raises(StaleVersionError, match="2"):
        slow.articles.change(FIRST, titled("Den andra"))
    assert (stores.articles.get(ID)["title"], versions(stores)) == ("Rivalen", [1])


def test_a_write_on_what_is_being_deleted_tells_that_it_is_gone(stores: Stores, mongo_uri: str) -> None:
    gone = Rival("findAndModify", "articles", lambda: stores.articles.delete(FIRST))
    with rivalled(mongo_uri, stores, gone) as slow, pytest.raises(GoneError):
        slow.articles.change(ANY_VERSION, titled("x"))
    with pytest.raises(NotFoundError):
        stores.articles.delete(When(some_id("nobody")))


def test_a_write_that_changes_nothing_any_more_makes_no_version(stores: Stores, mongo_uri: str) -> None:
    same = Rival("findAndModify", "articles", lambda: stores.articles.change(FIRST, titled("Samma")))
    with rivalled(mongo_uri, stores, same) as slow:
        assert slow.articles.change(ANY_VERSION, titled("Samma"))["version"] == 2
    assert versions(stores) == [1]


def create_article(stores: Stores) -> dict[str, Any]:
    return stores.articles.create(ArticleSchema().load({"title": "Ny"}), attempt=ATTEMPT)


def create_statement(stores: Stores) -> dict[str, Any]:
    return stores.statements.create(stores.statements.schema().load(statement()), attempt=ATTEMPT)


def restore(stores: Stores) -> dict[str, Any]:
    return stores.articles.restore(ANY_VERSION, 1, attempt=ATTEMPT)


@pytest.mark.parametrize(
    ("resource", "command", "act"),
    [
        ("articles", "insert", create_article),
        ("gates", "update", create_statement),
        ("articles", "findAndModify", restore),
    ],
)
def test_of_two_that_are_one_attempt_the_first_counts(
    stores: Stores, mongo_uri: str, resource: str, command: str, act: Callable[[Stores], dict[str, Any]]
) -> None:
    stores.articles.change(FIRST, titled("Två"))
    made: list[dict[str, Any]] = []

    def rival() -> None:
        made.append(act(stores))
        if act is restore:
            stores.articles.change(ANY_VERSION, titled("Tre"))  # else there would be nothing to restore

    with rivalled(mongo_uri, stores, Rival(command, resource, rival)) as slow, pytest.raises(RepeatedError):
        act(slow)
    store = stores.articles if act in (create_article, restore) else stores.statements
    outcome = store.outcome(ATTEMPT)
    assert outcome
    assert (outcome.id, outcome.version) == (made[0]["id"], made[0]["version"])


def test_an_answer_that_was_kept_meanwhile_is_the_answer(stores: Stores, mongo_uri: str) -> None:
    kept = Rival("insert", "articles", lambda: stores.articles.keep(ATTEMPT, OTHER))
    with rivalled(mongo_uri, stores, kept) as slow:
        earlier = slow.articles.keep(ATTEMPT, Answer(200, [], b"x"))
    assert earlier
    assert earlier.answer == OTHER
    made = Rival("insert", "statements", lambda: stores.statements.keep(ATTEMPT, OTHER))
    with rivalled(mongo_uri, stores, made) as slow, pytest.raises(RepeatedError):
        create_statement(slow)


@pytest.mark.parametrize("resource", ["articles", "workshops"])
def test_a_slug_that_was_free_a_moment_ago(stores: Stores, mongo_uri: str, resource: str) -> None:
    store = stores.of(resource)
    schema = {"articles": ArticleSchema, "workshops": WorkshopSchema}[resource]

    def take() -> None:
        create(stores, resource, slug="ny")

    with rivalled(mongo_uri, stores, Rival("insert", resource, take)) as slow:
        assert slow.of(resource).create(schema().load({"title": "Ny"}))["slug"] == "ny-2"
    store.collection.delete_one({"slug": "ny"})
    with rivalled(mongo_uri, stores, Rival("insert", resource, take)) as slow, pytest.raises(SlugTakenError):
        slow.of(resource).create(schema().load({"title": "Ny", "slug": "ny"}))


def test_a_slug_that_was_free_when_a_change_began(stores: Stores, mongo_uri: str) -> None:
    take = Rival("update", "articles", lambda: create(stores, "articles", slug="ny"))
    with rivalled(mongo_uri, stores, take) as slow, pytest.raises(SlugTakenError):
        slow.articles.change(ANY_VERSION, titled("x", slug="ny"))
    assert (stores.articles.get(ID)["slug"], versions(stores)) == ("ett", [])


def test_a_slug_that_was_free_when_a_restore_began(stores: Stores, mongo_uri: str) -> None:
    stores.articles.delete(FIRST)
    take = Rival("update", "articles", lambda: create(stores, "articles", slug="ett"))
    with rivalled(mongo_uri, stores, take) as slow:
        assert slow.articles.restore(ANY_VERSION, 1)["slug"] == "ett-2"
    assert versions(stores) == [1, 2]


def test_what_goes_while_it_is_referred_to(stores: Stores, mongo_uri: str) -> None:
    delete = Rival("update", "gates", lambda: stores.participants.delete(When(some_id("person"))))
    with rivalled(mongo_uri, stores, delete) as slow, pytest.raises(InvalidBodyError) as refusal:
        create_statement(slow)
    assert [fault.name for fault in refusal.value.faults] == ["participantId"]


def test_what_is_referred_to_while_it_goes(stores: Stores, mongo_uri: str) -> None:
    say = Rival("update", "gates", lambda: create_statement(stores))
    with rivalled(mongo_uri, stores, say) as slow, pytest.raises(InUseError):
        slow.participants.delete(When(some_id("person")))
    assert stores.participants.get(some_id("person"))["counts"]["statements"] == 1
