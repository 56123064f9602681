"""The filters of every resource: by id and by slug, *or* within one and *and* between several."""

from __future__ import annotations

import pytest

from service.resources import RESOURCES
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client

VOICES, WORKSHOP = (
    "roster-fran-malbildsarbetet-i-varmland",
    "nara-vard-som-workshop-pa-halso-och-sjukvardens-inspirationsdag",
)
RESOURCE_NAMES = [blp.name for blp in RESOURCES]


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/articles?kind=article", 2),
        ("/articles?kind=statements", 1),
        ("/articles?kind=workshop", 1),
        ("/articles?kind=comments", 1),
        ("/articles?kind=statements&kind=comments", 2),
        ("/articles?kind=statements&kind=article", 2),
        (f"/articles?kind=statements&slug={WORKSHOP}", 0),
        (f"/articles?slug={VOICES}", 1),
        (f"/articles?slug={VOICES}&slug={WORKSHOP}", 2),
        ("/statements?participant=annika-dahlgren", 3),
        ("/statements?participant=annika-dahlgren&participant=mia-mossberg", 6),
        ("/statements?participant=annika-dahlgren&role=socialchef", 0),
        ("/statements?participant=annika-dahlgren&participant=maria-persson&role=socialchef", 3),
        ("/statements?participant=maria-person", 0),
        (f"/statements?article={VOICES}", 15),
        (f"/statements?article={WORKSHOP}", 0),
        ("/statements?organisation=region+v%C3%A4rmland", 3),
        ("/statements?organisation=++REGION%09V%C3%84RMLAND+", 3),
        ("/statements?organisation=region+va%CC%88rmland", 3),
        ("/statements?organisation=region+varmland", 0),
        ("/statements?organisation=region", 0),
        ("/statements?organisation=Region+V%C3%A4rmland&organisation=HAGFORS+KOMMUN", 6),
        ("/statements?role=Verksamhetschef", 6),
        ("/statements?role=.*", 0),
        ("/participants?role=forskare", 1),
        ("/participants?role=FORSKARE&role=utvecklingsledare", 2),
        ("/participants?organisation=nya+perspektiv", 1),
        ("/participants?organisation=nya+perspektiv&role=forskare", 0),
        ("/participants?role=verksamhetschef", 2),
        ("/workshops?participant=annika-dahlgren", 1),
        ("/workshops?participant=kristin-tornqvist", 1),
        ("/workshops?participant=maria-persson", 0),
        ("/workshops?leader=kristin-tornqvist", 1),
        ("/workshops?leader=annika-dahlgren", 0),
        ("/workshops?leader=annika-dahlgren&leader=linnea-grankvist", 1),
        (f"/workshops?article={WORKSHOP}", 1),
        (f"/workshops?article={VOICES}", 0),
        (f"/polls?workshop={WORKSHOP}", 2),
        (f"/comments?workshop={WORKSHOP}", 7),
        ("/comments?status=published", 7),
        ("/comments?status=pending&status=rejected", 0),
        ("/comments?externalId=svar-1", 0),
    ],
)
def test_a_filter_narrows_the_list(record: Client, address: str, count: int) -> None:
    envelope = record.envelope(f"{address}&limit=50")
    assert envelope["_meta"]["totalRecords"] == envelope["_meta"]["count"] == count


def test_where_a_slug_serves_the_id_does_too(record: Client) -> None:
    annika = record("GET", "/participants/annika-dahlgren").json["id"]
    by_slug = record.rows("/statements?participant=annika-dahlgren")
    assert record.rows(f"/statements?participant={annika}") == by_slug
    assert record.rows(f"/statements?participant={annika.upper()}") == by_slug
    assert record.rows(f"/statements?participant={annika}&participant=annika-dahlgren") == by_slug
    assert len(record.rows(f"/statements?participant={annika}&participant=mia-mossberg")) == 6


def test_a_part_is_named_by_its_id(record: Client) -> None:
    (article,) = record.rows("/articles?kind=statements")
    question = article["questions"][0]
    rows = record.rows(f"/statements?question={question['id'].upper()}")
    assert [row["question"] for row in rows] == [question["text"]] * 5
    assert len(record.rows("/statements?" + "&".join(f"question={each['id']}" for each in article["questions"]))) == 15
    (workshop,) = record.rows("/workshops")
    assert len(record.rows(f"/comments?prompt={workshop['prompts'][0]['id']}")) == 7


@pytest.mark.parametrize(
    ("resource", "name"),
    [
        ("articles", "slug"),
        ("statements", "participant"),
        ("statements", "article"),
        ("statements", "question"),
        ("workshops", "participant"),
        ("workshops", "leader"),
        ("workshops", "article"),
        ("polls", "workshop"),
        ("comments", "workshop"),
        ("comments", "prompt"),
    ],
)
def test_a_filter_that_names_nothing_is_refused(record: Client, resource: str, name: str) -> None:
    nobody = some_id("nobody")
    assert record.names_of_faults("GET", f"/{resource}?{name}={nobody}", expect=400) == [name]
    assert record.names_of_faults("GET", f"/{resource}?{name}=finns-inte&limit=10", expect=400) == [name]
    assert (
        record.names_of_faults("GET", f"/{resource}?{name}={nobody}&{name}={some_id('no')}", expect=400) == [name] * 2
    )


def test_the_id_of_something_else_names_nothing(record: Client) -> None:
    (workshop,) = record.rows("/workshops")
    assert record.names_of_faults("GET", f"/statements?participant={workshop['id']}", expect=400) == ["participant"]
    assert record.names_of_faults("GET", f"/comments?prompt={workshop['id']}", expect=400) == ["prompt"]


def test_an_external_id_matches_byte_for_byte(api: Client, stores: Stores) -> None:
    for text in ("svar-1", "SVAR-1", "svar\N{SOFT HYPHEN}-1", '{"$gt": ""}'):
        create(stores, "comments", externalId=text)
    assert [row["externalId"] for row in api.rows("/comments?externalId=svar-1")] == ["svar-1"]
    assert [row["externalId"] for row in api.rows('/comments?externalId={"$gt": ""}')] == ['{"$gt": ""}']
    assert len(api.rows("/comments?externalId=SVAR-1&externalId=svar%C2%AD-1&externalId=ingen")) == 2


@pytest.mark.parametrize("resource", RESOURCE_NAMES)
def test_no_filter_is_empty(record: Client, shipped_stores: Stores, resource: str) -> None:
    names = list(getattr(shipped_stores, resource).schema.query.filters)
    address = f"/{resource}?" + "&".join(f"{name}=%20" for name in names)
    assert record.names_of_faults("GET", address, expect=400) == names
