"""Contributions: all that one person has said or done, as one list."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.contributions import ContributionSchema
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link

ANNA = some_id("anna")


def everything(stores: Stores) -> None:
    """Let Anna say, lead, and be seen in more than fits a page."""
    create(stores, "participants", id=ANNA, name="Anna")
    create(stores, "articles", id=some_id("article"))
    person = {"name": "Anna", "role": "forskare", "participantId": ANNA}
    film = {"kind": "film", "text": "Film", "order": 1, "participants": [person, person]}
    for second in range(2):
        at = f"2026-01-01T00:00:0{second}.000Z"
        create(stores, "workshops", at=at, title="a", leaders=[person], agenda=[film, film | {"order": None}])
        create(stores, "statements", at=at, participantId=ANNA, order=None)
        create(stores, "statements", at=at, participantId=ANNA, order=2)
        create(stores, "statements", at=at, participantId=some_id("bo"))


@pytest.mark.parametrize(
    ("slug", "types"),
    [
        ("annika-dahlgren", ["film", "statement", "statement", "statement"]),
        ("maria-persson", ["statement"] * 3),
        ("maria-person", ["film"]),
        ("kristin-tornqvist", ["workshopLed"]),
    ],
)
def test_a_person_has_said_and_done_what_the_pages_tell(record: Client, slug: str, types: list[str]) -> None:
    rows = record.rows(f"/participants/{slug}/contributions")
    assert [row["type"] for row in rows] == types
    person = record("GET", f"/participants/{slug}").json
    assert {row["participantId"] for row in rows} == {person["id"]}


def test_each_type_has_the_fields_that_the_schema_gives_it(record: Client) -> None:
    said = record.rows("/participants/annika-dahlgren/contributions?type=statement")[0]
    film = record.rows("/participants/annika-dahlgren/contributions?type=film")[0]
    led = record.rows("/participants/kristin-tornqvist/contributions?type=workshopLed")[0]
    assert said["question"].startswith("Hur har du upplevt")
    assert len(film["questions"]) == 3
    assert led["title"].startswith("Nära vård som workshop")
    for row in (said, film, led):
        assert row.keys() <= ContributionSchema._declared_fields.keys()


@pytest.mark.parametrize(
    ("query", "count"), [("type=film", 1), ("type=statement&type=film", 4), ("type=workshopLed", 0)]
)
def test_contributions_are_narrowed_by_type(record: Client, query: str, count: int) -> None:
    envelope = record.envelope(f"/participants/annika-dahlgren/contributions?{query}")
    assert envelope["_meta"]["totalRecords"] == len(envelope["contributions"]) == count


def test_each_links_to_where_it_lives(record: Client) -> None:
    for row in record.rows("/participants/annika-dahlgren/contributions"):
        home = record("GET", link(row, "self").partition("#")[0]).json
        assert row["id"] in (home["id"], *(entry["id"] for entry in home.get("agenda", [])))
        assert record("GET", link(row, "author")).json["slug"] == "annika-dahlgren"
    (led,) = record.rows("/participants/kristin-tornqvist/contributions")
    assert link(led, "self").endswith(f"/workshops/{led['workshopId']}")


def follow(api: Client, address: str) -> list[dict[str, Any]]:
    page = api.envelope(address)
    rows: list[dict[str, Any]] = page["contributions"]
    while "next" in [each["rel"] for each in page["_links"]]:
        page = api.envelope(link(page, "next"))
        rows = rows + page["contributions"]
    return rows


@pytest.mark.parametrize("sort", ["createdAt", "-createdAt", "order", "-order", "-order,createdAt", "updatedAt,-order"])
def test_following_next_meets_every_contribution_once(api: Client, stores: Stores, sort: str) -> None:
    everything(stores)
    whole = api.rows(f"/participants/{ANNA}/contributions?limit=200&sort={sort}")
    assert sorted(row["type"] for row in whole) == ["film"] * 4 + ["statement"] * 4 + ["workshopLed"] * 2
    for limit in (1, 3):
        assert follow(api, f"/participants/{ANNA}/contributions?limit={limit}&sort={sort}") == whole


def test_prev_leads_back_over_contributions(api: Client, stores: Stores) -> None:
    everything(stores)
    first = api.envelope(f"/participants/{ANNA}/contributions?limit=3")
    second = api.envelope(link(first, "next"))
    assert api.rows(link(second, "prev")) == first["contributions"]


def test_a_person_is_shown_as_printed_there(api: Client, stores: Stores) -> None:
    everything(stores)
    for row in api.rows(f"/participants/{ANNA}/contributions?type=film&type=workshopLed"):
        assert row["participant"] == {"name": "Anna", "role": "forskare", "organisation": None}


def test_contributions_are_of_somebody(record: Client) -> None:
    record("GET", "/participants/finns-inte/contributions", expect=404)
    record("GET", f"/participants/{ANNA}/contributions", expect=404)
    assert record.names_of_faults("GET", "/participants/mia-mossberg/contributions?type=dans", expect=400) == ["type"]


def test_an_empty_list_of_contributions_is_a_list(api: Client, stores: Stores) -> None:
    slug = create(stores, "participants")["slug"]
    envelope = api.envelope(f"/participants/{slug}/contributions")
    assert envelope["contributions"] == []
    assert envelope["_meta"]["totalRecords"] == 0


def test_contributions_take_fields(record: Client) -> None:
    rows = record.rows("/participants/annika-dahlgren/contributions?fields=type,questions.text")
    assert {frozenset(row) for row in rows} == {frozenset({"id", "type"}), frozenset({"id", "type", "questions"})}
