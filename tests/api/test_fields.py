"""Sparse documents: only the fields that were asked for, and the id."""

from __future__ import annotations

import pytest

from service.resources import RESOURCES
from service.store.query import field_names
from service.store.stores import Stores
from tests.client import Client

RESOURCE_NAMES = [blp.name for blp in RESOURCES]


@pytest.mark.parametrize("resource", RESOURCE_NAMES)
def test_every_field_can_be_asked_for_alone(record: Client, shipped_stores: Stores, resource: str) -> None:
    for name in field_names(getattr(shipped_stores, resource).schema):
        top = name.partition(".")[0]
        for row in record.rows(f"/{resource}?fields={name}"):
            assert row.keys() == {"id", top}


def test_dots_lead_into_objects_and_lists(record: Client) -> None:
    (workshop,) = record.rows("/workshops?fields=agenda.participants.name,leaders.role,title")
    assert workshop.keys() == {"id", "agenda", "leaders", "title"}
    assert workshop["leaders"][1] == {"role": "utvecklingsledare"}
    assert workshop["agenda"][0] == {"participants": []}
    assert workshop["agenda"][3] == {"participants": [{"name": "Johan Quist"}]}


@pytest.mark.parametrize("names", ["counts,counts.films", "counts.films,counts", "counts.films, counts ,counts"])
def test_a_whole_object_is_more_than_a_part_of_it(record: Client, names: str) -> None:
    annika = record("GET", f"/participants/annika-dahlgren?fields={names}").json
    assert annika["counts"] == {"statements": 3, "films": 1, "workshopsLed": 0}
    assert annika.keys() == {"id", "counts"}


def test_a_field_that_is_null_stays_null_whatever_is_asked_inside(record: Client) -> None:
    assert record("GET", "/participants/annika-dahlgren?fields=source.page").json["source"] is None


def test_links_are_a_field_too(record: Client) -> None:
    for row in record.rows("/statements?fields=_links.href"):
        assert row.keys() == {"id", "_links"}
        assert all(each.keys() == {"href"} for each in row["_links"])


def test_sparse_and_whole_have_tags_of_their_own(record: Client) -> None:
    address = "/participants/annika-dahlgren"
    assert record("GET", address).headers["ETag"] != record("GET", f"{address}?fields=name").headers["ETag"]


@pytest.mark.parametrize(
    ("names", "count"),
    [("", 1), (",", 1), ("nmae", 1), ("name,nmae,counts.", 2), ("_internal", 1), ("NAME", 1), ("$where", 1)],
)
def test_an_unknown_field_is_refused(record: Client, names: str, count: int) -> None:
    for address in ("/participants", "/participants/annika-dahlgren"):
        assert record.names_of_faults("GET", f"{address}?fields={names}", expect=400) == ["fields"] * count
    assert record.names_of_faults("GET", "/participants?fields=id&fields=name", expect=400) == ["fields"]
