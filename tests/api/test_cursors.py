"""Cursors in addresses: which are refused, and what they hold on to while documents come and go."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from service.store.cursor import Cursor, encode
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link

SORTS = ("name", "-name", "createdAt", "-updatedAt,name")


def after(record: Client, address: str) -> str:
    return parse_qs(urlsplit(link(record.envelope(address), "next")).query)["after"][0]


def test_a_cursor_goes_with_neither_a_page_nor_another(record: Client) -> None:
    token = after(record, "/participants?limit=2")
    assert record.names_of_faults("GET", f"/participants?after={token}&page=2", expect=400) == ["page"]
    assert record.names_of_faults("GET", f"/participants?after={token}&before={token}", expect=400) == ["before"]
    assert record.names_of_faults("GET", f"/participants?after={token}&after={token}", expect=400) == ["after"]


def test_a_cursor_belongs_to_its_sort(record: Client) -> None:
    token = after(record, "/participants?limit=2")
    for sort in ("-name", "createdAt", "name,createdAt"):
        assert record.names_of_faults("GET", f"/participants?after={token}&sort={sort}", expect=400) == ["after"]
    assert len(record.rows(f"/participants?after={token}&sort=name")) == 10


def test_a_cursor_with_any_character_changed_is_refused(record: Client) -> None:
    token = after(record, "/participants?limit=2&sort=-name")
    for place in range(len(token)):
        for other in {"A", "_", "%C3%A5", "%00", "%FF", ""} - {token[place]}:
            changed = token[:place] + other + token[place + 1 :]
            record("GET", f"/participants?sort=-name&after={changed}", expect=400)


@pytest.mark.parametrize(
    "values", [(), ("x",), ("x", None), (None, None), (2**64 - 1, "x"), ("x", "y", "z"), (True, "x")]
)
def test_a_cursor_that_somebody_made_up_is_refused(record: Client, values: tuple[str | int | None, ...]) -> None:
    token = encode(Cursor("-createdAt", values, 5, True))
    assert record.names_of_faults("GET", f"/articles?after={token}", expect=400) == ["after"]
    assert record.names_of_faults("GET", f"/articles?before={token}", expect=400) == ["before"]


@pytest.mark.parametrize("sort", SORTS)
def test_documents_that_stand_still_are_met_once_while_others_come_and_go(
    api: Client, stores: Stores, sort: str
) -> None:
    still = {create(stores, "participants", name=f"{letter} {n}")["id"] for letter in "aåö" for n in range(3)}
    passing = [create(stores, "participants", name=f"{letter} passing")["id"] for letter in "aåö"]
    page = api.envelope(f"/participants?limit=2&sort={sort}")
    met = [row["id"] for row in page["participants"]]
    number = 0
    while "next" in [each["rel"] for each in page["_links"]]:
        number += 1
        stores.participants.collection.delete_one({"_id": passing.pop() if passing else None})
        create(stores, "participants", name=f"{'aåzö'[number % 4]} came {number}")
        page = api.envelope(link(page, "next"))
        met += [row["id"] for row in page["participants"]]
        assert number < 50
    assert sorted(id for id in met if id in still) == sorted(still)
    assert len(met) == len(set(met))


def test_the_document_at_the_place_of_a_cursor_may_go(api: Client, stores: Stores) -> None:
    made = [create(stores, "participants", name=name)["id"] for name in ("Åsa", "Ärla", "Östen")]
    first = api.envelope("/participants?limit=1")
    stores.participants.collection.delete_one({"_id": made[0]})
    assert [row["id"] for row in api.rows(link(first, "next"))] == [made[1]]


def test_behind_the_last_document_there_is_an_empty_page(api: Client, stores: Stores) -> None:
    for name in ("Åsa", "Östen"):
        create(stores, "participants", name=name)
    first = api.envelope("/participants?limit=1")
    stores.participants.collection.delete_many({"name": "Östen"})
    empty = api.envelope(link(first, "next"))
    assert empty["participants"] == []
    assert empty["_meta"] == {"totalRecords": 2, "totalRelation": "exact", "page": None, "limit": 1, "count": 0}


def test_a_cursor_holds_under_another_filter_and_limit(api: Client, stores: Stores) -> None:
    for order in range(6):
        create(stores, "statements", order=order, participantId=some_id("anna" if order % 2 else "bo"))
    first = api.envelope("/statements?limit=2&sort=order")
    token = parse_qs(urlsplit(link(first, "next")).query)["after"][0]
    rows = api.rows(f"/statements?limit=200&sort=order&after={token}&role=socialchef")
    assert [row["order"] for row in rows] == [2, 3, 4, 5]
