"""Participants: found by a whole name, never mixed up, and with the nearest names beside them."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link


@pytest.mark.parametrize(
    "name", ["Maria+Persson", "maria+persson", "MARIA++PERSSON", "+Maria%09Persson%0A", "maria%C2%A0persson"]
)
def test_a_whole_name_is_found_whatever_its_case(record: Client, name: str) -> None:
    assert [row["slug"] for row in record.rows(f"/participants?name={name}")] == ["maria-persson"]


@pytest.mark.parametrize("name", ["Maria", "Persson", "Maria+Perss", "Maria+Persson,", "M.*", "Kristin+Tornqvist"])
def test_a_part_of_a_name_or_another_letter_is_another_name(record: Client, name: str) -> None:
    assert record.rows(f"/participants?name={name}") == []


def test_a_name_is_found_however_its_letters_were_typed(record: Client) -> None:
    for name in ("Kristin+T%C3%B6rnqvist", "Kristin+To%CC%88rnqvist", "KRISTIN+T%C3%96RNQVIST"):
        assert [row["slug"] for row in record.rows(f"/participants?name={name}")] == ["kristin-tornqvist"]


@pytest.mark.parametrize(("asked", "offered"), [("persson", "person"), ("person", "persson")])
def test_asking_for_one_maria_offers_the_other(record: Client, asked: str, offered: str) -> None:
    envelope = record.envelope(f"/participants?name=Maria+{asked}")
    (other,) = envelope["suggestions"]
    assert other.keys() == {"id", "slug", "name", "href"}
    assert other["slug"] == f"maria-{offered}"
    assert record("GET", other["href"]).json["name"] == other["name"]


def test_a_misspelt_name_finds_nobody_and_offers_the_nearest(record: Client) -> None:
    envelope = record.envelope("/participants?name=Anika+Dalgren")
    assert envelope["participants"] == []
    assert [each["slug"] for each in envelope["suggestions"]] == ["annika-dahlgren"]
    assert record.envelope("/participants?name=Xerxes")["suggestions"] == []


def test_nothing_is_offered_to_who_asks_for_no_name(record: Client) -> None:
    assert "suggestions" not in record.envelope("/participants")
    assert "suggestions" not in record.envelope("/participants?role=forskare")


def test_all_who_bear_a_name_are_listed_each_by_themselves(api: Client, stores: Stores) -> None:
    for name in ("Åsa Öberg", "ÅSA  ÖBERG", "Asa Oberg"):
        create(stores, "participants", name=name)
    rows = api.rows("/participants?name=%C3%A5sa+%C3%B6berg")
    assert {row["slug"] for row in rows} == {"asa-oberg", "asa-oberg-2"}
    assert len(api.rows("/participants?name=%C3%A5sa+%C3%B6berg&name=asa+oberg")) == 3


def test_an_alias_is_a_name(api: Client, stores: Stores) -> None:
    create(stores, "participants", name="Åsa Öberg", aliases=[{"name": "Åsa Ek", "note": "gift"}, {"name": "Å. Ek"}])
    (row,) = api.rows("/participants?name=%C3%A5.+ek")
    assert row["aliases"] == [{"name": "Åsa Ek", "note": "gift"}, {"name": "Å. Ek", "note": None}]
    assert api.envelope("/participants?name=%C3%A5sa+eek")["suggestions"][0]["name"] == "Åsa Öberg"


def test_at_most_ten_names_are_offered_the_nearest_first(api: Client, stores: Stores) -> None:
    for n in range(12):
        create(stores, "participants", name=f"Anna-Maria Andersson {n:02}")
    create(stores, "participants", name="Anna-Maria Andersson")
    offered = [each["name"] for each in api.envelope("/participants?name=Anna-Maria+Anderson")["suggestions"]]
    assert offered == ["Anna-Maria Andersson", *(f"Anna-Maria Andersson {n:02}" for n in range(9))]


def test_a_person_is_counted_in_all_that_they_did(api: Client, stores: Stores) -> None:
    anna = create(stores, "participants", name="Anna")["id"]
    person = {"name": "Anna", "participantId": anna}
    agenda = [
        {"kind": "film", "text": "a", "participants": [person | {"role": "forskare"}]},
        {"kind": "film", "text": "b", "participants": [person]},
        {"kind": "topic", "text": "c", "participants": [person | {"organisation": "Region Värmland"}]},
    ]
    create(stores, "workshops", leaders=[person], agenda=agenda)
    create(stores, "statements", participantId=anna, participant={"name": "Anna", "role": "forskare"})
    shown = api("GET", f"/participants/{anna}").json
    assert shown["counts"] == {"statements": 1, "films": 2, "workshopsLed": 1}
    assert shown["affiliations"] == [
        {"role": None, "organisation": "Region Värmland", "articleId": None},
        {"role": "forskare", "organisation": None, "articleId": None},
        {"role": "forskare", "organisation": None, "articleId": some_id("article")},
    ]
    assert api.rows("/participants?organisation=region+v%C3%A4rmland")[0]["id"] == anna


def test_a_role_is_of_the_one_beside_whose_name_it_was_printed(api: Client, stores: Stores) -> None:
    anna, bo = (create(stores, "participants", name=name)["id"] for name in ("Anna", "Bo"))
    people = [{"name": "Anna", "role": "forskare", "participantId": anna}, {"name": "Bo", "participantId": bo}]
    create(stores, "workshops", leaders=people)
    assert [row["id"] for row in api.rows("/participants?role=forskare")] == [anna]


def test_the_links_of_a_person_lead_to_what_they_said_and_did(record: Client) -> None:
    annika = record("GET", "/participants/annika-dahlgren").json
    assert len(record.rows(link(annika, "statements"))) == 3
    assert len(record.rows(link(annika, "contributions"))) == 4
