"""Lists longer than anybody counts: totals are bounded, and only `next` leads to the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pymongo import MongoClient

from service import create_app
from service.config import Settings
from service.store.conditions import INTERNAL
from service.store.cursor import Cursor
from service.store.query import DEEPEST, ListQuery
from service.store.standing import PUBLIC
from service.store.stores import Stores
from tests.client import Client, link
from tests.commands import listening, page_read

COUNT = 10_010


@pytest.fixture(scope="module")
def long(client: MongoClient[dict[str, Any]], settings: Settings) -> Iterator[Client]:
    """Return a client of more polls than are counted: two workshops have as many as are, and a third has the rest."""
    stores = Stores(client["test_long"])
    stores.polls.ensure_indexes()
    polls = [
        {
            "_id": f"{n:05}",
            "id": f"{n:05}",
            "workshopId": f"w{n % 2 if n < DEEPEST else 2}",
            "statement": "a",
            "order": n,
            "scale": None,
            INTERNAL: {"standing": PUBLIC},
        }
        for n in range(COUNT)
    ]
    stores.polls.collection.insert_many(polls, ordered=False)
    stores.workshops.collection.insert_many(
        [{"_id": id, "id": id, "slug": id, "version": 1, INTERNAL: {"standing": PUBLIC}} for id in ("w0", "w1", "w2")]
    )
    yield Client(create_app(settings, stores))
    client.drop_database("test_long")


def rels(envelope: dict[str, Any]) -> list[str]:
    return [each["rel"] for each in envelope["_links"]]


def test_beyond_ten_thousand_a_total_says_at_least_and_there_is_no_last(long: Client) -> None:
    envelope = long.envelope("/polls?limit=1")
    assert envelope["_meta"]["totalRecords"] == 10_000
    assert envelope["_meta"]["totalRelation"] == "atLeast"
    assert rels(envelope) == ["self", "first", "next"]
    second = long.envelope(link(envelope, "next"))
    assert second["_meta"]["totalRelation"] == "atLeast"
    assert rels(second) == ["self", "first", "prev", "next"]


@pytest.mark.parametrize(
    ("query", "total", "pages"), [("workshop=w0", 5_000, 25), ("workshop=w0&workshop=w1", 10_000, 50)]
)
def test_what_is_counted_to_the_end_is_exact(long: Client, query: str, total: int, pages: int) -> None:
    envelope = long.envelope(f"/polls?limit=200&{query}")
    assert (envelope["_meta"]["totalRecords"], envelope["_meta"]["totalRelation"]) == (total, "exact")
    last = long.envelope(link(envelope, "last"))
    assert last["_meta"]["page"] == pages
    assert last["_meta"]["count"] == 200
    assert "next" not in rels(last)


def test_next_leads_beyond_the_last_numbered_page(long: Client) -> None:
    page = long.envelope("/polls?limit=200&page=50&fields=order")
    orders = [row["order"] for row in page["polls"]]
    assert orders == list(range(9_800, 10_000))
    page = long.envelope(link(page, "next"))
    assert [row["order"] for row in page["polls"]] == list(range(10_000, COUNT))
    assert page["_meta"] == {
        "totalRecords": 10_000,
        "totalRelation": "atLeast",
        "page": None,
        "limit": 200,
        "count": 10,
    }
    assert rels(page) == ["self", "first", "prev"]
    assert long.names_of_faults("GET", "/polls?limit=200&page=51", expect=400) == ["page"]


@pytest.mark.usefixtures("long")
def test_far_in_a_page_costs_no_more_than_near_the_beginning(mongo_uri: str) -> None:
    with listening(mongo_uri) as (client, commands):
        stores = Stores(client["test_long"])

        def examined(order: int) -> int:
            after = Cursor("order", (order, f"{order:05}"), DEEPEST, False)
            commands.take()
            page = stores.polls.list(ListQuery(sort="order", page=None, after=after))
            assert [poll["order"] for poll in page.documents] == list(range(order + 1, order + 21))
            explained = client["test_long"].command("explain", page_read(commands.take(), "polls"))
            return int(explained["executionStats"]["totalDocsExamined"])

        assert examined(9_900) <= examined(20) < 60
