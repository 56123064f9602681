"""Sorts: as Swedes sort words, by bytes and numbers otherwise, and always in one order."""

from __future__ import annotations

from typing import Any

import pytest

from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link

SWEDISH = ["ab", "Anna", "d", "Daniel", "e", "é", "f", "y", "z", "Zäta", "å", "Åsa", "ä", "Ärla", "ö", "Östen"]


def follow(api: Client, address: str, name: str) -> list[Any]:
    """Give one field of all rows of a list, page by page."""
    page = api.envelope(address)
    resource = next(iter(page))
    values = [row[name] for row in page[resource]]
    while "next" in [each["rel"] for each in page["_links"]]:
        page = api.envelope(link(page, "next"))
        values += [row[name] for row in page[resource]]
    return values


@pytest.mark.parametrize(
    ("resource", "name"), [("participants", "name"), ("articles", "title"), ("workshops", "title")]
)
def test_words_sort_as_swedes_sort_them_also_through_cursors(
    api: Client, stores: Stores, resource: str, name: str
) -> None:
    for word in sorted(SWEDISH):
        create(stores, resource, **{name: word})
    assert follow(api, f"/{resource}?limit=200&sort={name}", name) == SWEDISH
    assert follow(api, f"/{resource}?limit=3&sort={name}", name) == SWEDISH
    assert follow(api, f"/{resource}?limit=3&sort=-{name}", name) == SWEDISH[::-1]


def test_participants_sort_by_name_unless_asked_otherwise(record: Client) -> None:
    names = [row["name"] for row in record.rows("/participants")]
    assert names[0] == "Annika Dahlgren"
    assert names[-1] == "Ulla Hens"
    assert names == [row["name"] for row in record.rows("/participants?sort=name")]
    assert names[::-1] == [row["name"] for row in record.rows("/participants?sort=-name")]


def test_equal_words_follow_each_other_by_id(api: Client, stores: Stores) -> None:
    made = sorted(create(stores, "participants", name="Åsa", id=some_id(str(n)))["id"] for n in range(5))
    assert follow(api, "/participants?limit=2", "id") == made
    assert follow(api, "/participants?limit=2&sort=-name", "id") == made[::-1]


@pytest.mark.parametrize(
    ("sort", "days"),
    [
        ("publishedOn", [None, None, "2022-01-11", "2022-01-12"]),
        ("-publishedOn", ["2022-01-12", "2022-01-11", None, None]),
    ],
)
def test_null_is_least(api: Client, stores: Stores, sort: str, days: list[str | None]) -> None:
    for day in ("2022-01-12", None, "2022-01-11", None):
        create(stores, "articles", publishedOn=day)
    for limit in (1, 2, 3, 4):
        assert follow(api, f"/articles?sort={sort}&limit={limit}", "publishedOn") == days


def test_several_sorts_combine(api: Client, stores: Stores) -> None:
    for title, day in (("b", "2022-01-11"), ("a", "2022-01-11"), ("a", None), ("b", "2022-01-12")):
        create(stores, "articles", title=title, publishedOn=day)
    rows = api.rows("/articles?sort=title,-publishedOn")
    assert [(row["title"], row["publishedOn"]) for row in rows] == [
        ("a", "2022-01-11"),
        ("a", None),
        ("b", "2022-01-12"),
        ("b", "2022-01-11"),
    ]
    assert follow(api, "/articles?sort=title,-publishedOn&limit=1", "id") == [row["id"] for row in rows]


def test_a_name_that_stands_twice_counts_where_it_stands_first(api: Client, stores: Stores) -> None:
    for title in ("b", "a", "c"):
        create(stores, "articles", title=title)
    assert follow(api, "/articles?sort=title,-title&limit=1", "title") == ["a", "b", "c"]
    assert follow(api, "/articles?sort=-title,title,title&limit=1", "title") == ["c", "b", "a"]


@pytest.mark.parametrize("resource", ["statements", "polls"])
def test_order_sorts_where_there_is_one(api: Client, stores: Stores, resource: str) -> None:
    numbers = [None, 2, 10]
    for number in (10, None, 2):
        create(stores, resource, at="2026-01-01T00:00:00.000Z", order=number)
    assert follow(api, f"/{resource}?limit=1", "order") == numbers
    assert follow(api, f"/{resource}?limit=1&sort=-order", "order") == numbers[::-1]


def test_comments_without_a_place_on_the_page_come_as_they_were_made(api: Client, stores: Stores) -> None:
    made = [create(stores, "comments", at=f"2026-01-01T00:00:0{second}.000Z")["id"] for second in (2, 0, 1)]
    assert follow(api, "/comments?limit=1", "id") == [made[1], made[2], made[0]]


@pytest.mark.parametrize("resource", ["articles", "participants", "workshops"])
def test_order_is_no_sort_elsewhere(record: Client, resource: str) -> None:
    assert record.names_of_faults("GET", f"/{resource}?sort=order", expect=400) == ["sort"]
    assert record.names_of_faults("GET", f"/{resource}?sort=createdAt,slug,-body", expect=400) == ["sort", "sort"]


def test_the_newest_come_first_and_within_an_instant_as_on_the_page(api: Client, stores: Stores) -> None:
    for second, order in ((1, 1), (0, 2), (0, 1), (1, 2)):
        create(stores, "statements", at=f"2026-01-01T00:00:0{second}.000Z", order=order)
    rows = api.rows("/statements")
    assert [(row["createdAt"][18], row["order"]) for row in rows] == [("1", 1), ("1", 2), ("0", 1), ("0", 2)]
