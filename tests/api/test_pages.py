"""Pages of a list: where they begin and end, and the links between them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from service.store.stores import Stores
from tests.builders import create
from tests.client import Client, link


def rels(envelope: dict[str, Any]) -> list[str]:
    return [each["rel"] for each in envelope["_links"]]


def query_of(envelope: dict[str, Any], rel: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(link(envelope, rel)).query)


@pytest.mark.parametrize("page", [0, -1, -(10**17)])
def test_before_the_first_page_there_is_nothing(record: Client, page: int) -> None:
    envelope = record.envelope(f"/statements?page={page}")
    assert envelope["statements"] == []
    assert envelope["_meta"] == {"totalRecords": 15, "totalRelation": "exact", "page": page, "limit": 20, "count": 0}
    assert rels(envelope) == ["self", "first", "last"]


@pytest.mark.parametrize("page", [2, 500])
def test_past_the_last_page_there_is_nothing(record: Client, page: int) -> None:
    envelope = record.envelope(f"/statements?page={page}")
    assert envelope["statements"] == []
    assert envelope["_meta"]["totalRecords"] == 15
    assert rels(envelope) == ["self", "first", "last"]


@pytest.mark.parametrize(("page", "limit"), [(501, 20), (51, 200), (10_001, 1), (10**18, 1)])
def test_ten_thousand_rows_in_only_next_leads_further(record: Client, page: int, limit: int) -> None:
    headers = {"Accept-Language": "en"}
    problem = record("GET", f"/statements?page={page}&limit={limit}", expect=400, headers=headers).json
    (fault,) = problem["invalidParameters"]
    assert fault["name"] == "page"
    assert "following the link next" in fault["reason"]
    record("GET", f"/statements?page={page - 1}&limit={limit}", expect=200 if page < 10**18 else 400)


@pytest.mark.parametrize("limit", ["0", "-1", "201", "", "x", "1.0", "9" * 30])
def test_a_limit_lies_between_1_and_200(record: Client, limit: str) -> None:
    assert record.names_of_faults("GET", f"/statements?limit={limit}", expect=400) == ["limit"]


def test_pages_are_numbered_from_1(record: Client) -> None:
    whole = [row["id"] for row in record.rows("/statements")]
    pages = [[row["id"] for row in record.rows(f"/statements?limit=4&page={page}")] for page in range(1, 5)]
    assert [len(page) for page in pages] == [4, 4, 4, 3]
    assert [id for page in pages for id in page] == whole


def test_the_first_page_has_no_prev_and_the_last_no_next(record: Client) -> None:
    first = record.envelope("/statements?limit=5")
    assert rels(first) == ["self", "first", "next", "last"]
    assert rels(record.envelope(link(first, "next"))) == ["self", "first", "prev", "next", "last"]
    last = record.envelope(link(first, "last"))
    assert rels(last) == ["self", "first", "prev", "last"]
    assert last["_meta"]["page"] == 3
    assert len(last["statements"]) == 5


def test_first_and_last_are_pages_and_next_and_prev_cursors(record: Client) -> None:
    envelope = record.envelope("/statements?limit=5&page=2")
    assert query_of(envelope, "self") == [("limit", "5"), ("page", "2")]
    assert query_of(envelope, "first") == [("limit", "5"), ("page", "1")]
    assert query_of(envelope, "last") == [("limit", "5"), ("page", "3")]
    assert [name for name, _ in query_of(envelope, "next")] == ["limit", "after"]
    assert [name for name, _ in query_of(envelope, "prev")] == ["limit", "before"]


def test_prev_of_a_numbered_page_is_the_page_before(record: Client) -> None:
    second = record.envelope("/statements?limit=5&page=2")
    assert record.rows(link(second, "prev")) == record.rows("/statements?limit=5&page=1")
    assert record.rows(link(second, "next")) == record.rows("/statements?limit=5&page=3")


def test_links_keep_every_other_parameter_as_it_was_sent(api: Client, stores: Stores) -> None:
    for order in range(3):
        create(stores, "statements", order=order)
    asked = [
        ("role", "socialchef"),
        ("role", "Åhörare & +1%"),
        ("limit", "1"),
        ("fields", "id,text"),
        ("sort", "-order"),
    ]
    address = "/statements?role=socialchef&role=%C3%85h%C3%B6rare+%26+%2B1%25&limit=1&fields=id,text&sort=-order"
    envelope = api.envelope(api.envelope(address)["_links"][2]["href"])
    assert rels(envelope) == ["self", "first", "prev", "next", "last"]
    for rel in ("first", "prev", "next", "last"):
        assert query_of(envelope, rel)[:-1] == asked
    assert len({row["id"] for rel in ("prev", "self", "next") for row in api.rows(link(envelope, rel))}) == 3


def test_links_are_absolute_and_begin_where_the_client_called(record: Client) -> None:
    for address in (
        "https://api.example/naravard/v1/statements?limit=1",
        "http://[::1]:8000/naravard/v1/statements?limit=1",
    ):
        envelope = record.envelope(address)
        assert link(envelope, "self") == address
        assert all(each["href"].startswith(address.partition("?")[0]) for each in envelope["_links"])
        assert link(envelope["statements"][0], "self").startswith(address.partition("?")[0])
