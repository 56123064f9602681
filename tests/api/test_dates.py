"""Filters by date, and the dates that have no year."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.builders import create
from tests.client import Client

DATES = {
    "yearless": ["--01-12"],
    "both": ["2022-01-01", "2022-03-01"],
    "first": ["2022-01-01"],
    "mixed": ["--06-30", "2022-02-01"],
    "none": [],
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dateFrom=2022-01-01", {"both", "first", "mixed"}),
        ("dateFrom=2022-01-02", {"both", "mixed"}),
        ("dateFrom=0001-01-01", {"both", "first", "mixed"}),
        ("dateTo=2022-01-01", {"both", "first"}),
        ("dateTo=2021-12-31", set()),
        ("dateTo=9999-12-31", {"both", "first", "mixed"}),
        ("dateFrom=2022-01-15&dateTo=2022-02-15", {"mixed"}),
        ("dateTo=2022-02-15&dateFrom=2022-01-15", {"mixed"}),
        ("dateFrom=2022-02-15&dateTo=2022-02-20", set()),
        ("dateFrom=2022-03-01&dateTo=2022-03-01", {"both"}),
        ("dateFrom=2022-03-01&dateTo=2022-01-01", set()),
        ("dateFrom=2022-03-01&dateFrom=2022-01-31", {"both", "mixed"}),
        ("dateTo=2021-01-01&dateTo=2022-01-31", {"both", "first"}),
    ],
)
def test_one_day_of_a_workshop_lies_between_both_ends(api: Client, stores: Stores, query: str, found: set[str]) -> None:
    for title, dates in DATES.items():
        create(stores, "workshops", title=title, dates=dates)
    assert {row["title"] for row in api.rows(f"/workshops?{query}")} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("publishedFrom=2022-01-12", {"2022-01-12", "2022-01-13"}),
        ("publishedTo=2022-01-12", {"2022-01-11", "2022-01-12"}),
        ("publishedFrom=2022-01-12&publishedTo=2022-01-12", {"2022-01-12"}),
        ("publishedFrom=2022-01-14", set()),
    ],
)
def test_an_article_is_published_on_a_day_or_nobody_knows(
    api: Client, stores: Stores, query: str, found: set[str]
) -> None:
    for day in (None, "2022-01-11", "2022-01-12", "2022-01-13"):
        create(stores, "articles", publishedOn=day)
    assert {row["publishedOn"] for row in api.rows(f"/articles?{query}")} == found


def test_the_shipped_workshop_has_no_year(record: Client) -> None:
    assert record.rows("/workshops?dateFrom=0001-01-01") == []
    assert record.rows("/workshops?dateTo=9999-12-31") == []


@pytest.mark.parametrize(
    "day", ["--01-12", "2022-02-30", "2022", "2022-01-12T00:00:00Z", "20220112", '{"$gt":""}', "0000-01-01"]
)
def test_what_is_no_day_is_refused(record: Client, day: str) -> None:
    assert record.names_of_faults("GET", f"/workshops?dateFrom={day}&dateTo={day}", expect=400) == [
        "dateFrom",
        "dateTo",
    ]
    assert record.names_of_faults("GET", f"/articles?publishedTo={day}", expect=400) == ["publishedTo"]
