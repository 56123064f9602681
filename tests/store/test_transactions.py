"""All of the work or none of it, whoever else writes at the same instant."""

from __future__ import annotations

from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.errors import DuplicateKeyError, InvalidOperation

from service.store.connection import connect
from service.store.stores import Session, Stores, unconnected_stores
from service.store.transactions import ATTEMPTS
from tests.builders import create, some_id

ONE, TWO = some_id("one"), some_id("two")


@pytest.fixture
def articles(stores: Stores) -> Any:
    return stores.articles.collection


def test_all_is_stored_together(stores: Stores, articles: Any) -> None:
    def work(session: Session) -> str:
        articles.insert_one({"_id": ONE, "slug": "1"}, session=session)
        articles.insert_one({"_id": TWO, "slug": "2"}, session=session)
        assert articles.count_documents({}) == 0
        return "done"

    assert stores.in_transaction(work) == "done"
    assert articles.count_documents({}) == 2


def test_nothing_is_stored_of_work_that_fails(stores: Stores, articles: Any) -> None:
    def work(session: Session) -> None:
        articles.insert_one({"_id": ONE}, session=session)
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        stores.in_transaction(work)
    assert articles.count_documents({}) == 0


def test_who_comes_second_begins_anew_and_sees_the_first(stores: Stores, articles: Any) -> None:
    tries = []

    def work(session: Session) -> bool:
        there = stores.existing("articles", [ONE, TWO], session)
        tries.append(there)
        if len(tries) == 1:
            articles.insert_one({"_id": ONE, "slug": "1"})  # somebody else, before our own write
        if ONE not in there:
            articles.insert_one({"_id": ONE, "slug": "1"}, session=session)
        return ONE in there

    assert stores.in_transaction(work)
    assert tries[0] == set()
    assert tries[-1] == {ONE}
    assert articles.count_documents({}) == 1


def test_what_is_always_a_duplicate_is_told_in_the_end(stores: Stores, articles: Any) -> None:
    articles.insert_one({"_id": ONE, "slug": "1"})
    tries = []

    def work(session: Session) -> None:
        tries.append(1)
        articles.insert_one({"_id": ONE, "slug": "1"}, session=session)

    with pytest.raises(DuplicateKeyError):
        stores.in_transaction(work)
    assert len(tries) == ATTEMPTS


def test_existing_tells_what_is_there_in_one_resource(stores: Stores) -> None:
    create(stores, "articles", id=ONE)
    create(stores, "workshops", id=TWO)
    assert stores.in_transaction(lambda session: stores.existing("articles", [ONE, TWO], session)) == {ONE}


def test_a_record_without_articles_is_empty(stores: Stores) -> None:
    assert stores.is_empty()
    stores.keys.create("script", ["read"])
    assert stores.is_empty()
    create(stores, "articles")
    assert not stores.is_empty()


def test_indexes_may_be_made_again(stores: Stores) -> None:
    before = stores.comments.collection.index_information()
    stores.ensure_indexes()
    assert stores.comments.collection.index_information() == before


def test_closed_stores_answer_no_more(mongo_uri: str) -> None:
    client: MongoClient[dict[str, Any]] = connect(mongo_uri, timeout=5)
    opened = Stores(client["test_closed"])
    opened.ping()
    opened.close()
    with pytest.raises(InvalidOperation):
        opened.ping()


def test_stores_without_a_server_know_their_shape() -> None:
    stores = unconnected_stores()
    assert stores.comments.schema.resource == "comments"
    stores.close()
