"""Lists under a document: those of their own list that belong to it."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link

ARTICLE = "roster-fran-malbildsarbetet-i-varmland"
WORKSHOP = "nara-vard-som-workshop-pa-halso-och-sjukvardens-inspirationsdag"


@pytest.mark.parametrize(
    ("under", "narrowed"),
    [
        (f"/articles/{ARTICLE}/statements", f"/statements?article={ARTICLE}"),
        (f"/articles/{WORKSHOP}/statements", f"/statements?article={WORKSHOP}"),
        ("/participants/mia-mossberg/statements", "/statements?participant=mia-mossberg"),
        (f"/workshops/{WORKSHOP}/polls", f"/polls?workshop={WORKSHOP}"),
        (f"/workshops/{WORKSHOP}/comments", f"/comments?workshop={WORKSHOP}"),
    ],
)
def test_a_list_under_a_document_is_its_own_list_narrowed(record: Client, under: str, narrowed: str) -> None:
    assert record.rows(under) == record.rows(narrowed)


@pytest.mark.parametrize(
    "address",
    [
        "/articles/{}/statements",
        "/participants/{}/statements",
        "/participants/{}/contributions",
        "/workshops/{}/polls",
        "/workshops/{}/comments",
    ],
)
@pytest.mark.parametrize("name", ["finns-inte", some_id("nobody"), "%00", "%FF", "$ne", "..", "a" * 5000])
def test_under_nothing_there_is_no_list(record: Client, address: str, name: str) -> None:
    record("GET", address.format(name), expect=404)


def test_filters_go_on_narrowing(record: Client) -> None:
    address = f"/articles/{ARTICLE}/statements?participant=mia-mossberg&participant=maria-persson"
    assert len(record.rows(address)) == 6
    assert len(record.rows(f"{address}&role=socialchef")) == 3
    assert record.rows("/participants/mia-mossberg/statements?participant=maria-persson") == []


def test_links_stay_under_the_document_as_it_was_called(api: Client, stores: Stores) -> None:
    workshop = create(stores, "workshops")
    for order in range(3):
        create(stores, "polls", workshopId=workshop["id"], order=order)
        create(stores, "polls", workshopId=some_id("another"), order=order)
    first = api.envelope(f"/workshops/{workshop['slug']}/polls?limit=2")
    assert first["_meta"]["totalRecords"] == 3
    assert link(first, "next").partition("?")[0].endswith(f"/workshops/{workshop['slug']}/polls")
    assert [row["order"] for row in first["polls"] + api.rows(link(first, "next"))] == [0, 1, 2]


def test_every_link_of_a_document_leads_somewhere(record: Client) -> None:
    for resource in ("articles", "statements", "participants", "workshops", "polls", "comments"):
        row = record.rows(f"/{resource}?limit=1")[0]
        assert [each["rel"] for each in row["_links"][:2]] == ["self", "collection"]
        for each in row["_links"]:
            record(each["method"], each["href"], expect=200 if each["method"] == "GET" else 401)


def test_comments_that_are_not_published_are_nowhere(api: Client, stores: Stores) -> None:
    workshop = create(stores, "workshops")["id"]
    for status in ("published", "pending", "rejected", "withdrawn"):
        hidden = create(stores, "comments", workshopId=workshop, status=status)
        api("GET", f"/comments/{hidden['id']}", expect=200 if status == "published" else 404)
    for address in ("/comments", f"/workshops/{workshop}/comments", "/comments?status=pending&status=published"):
        assert [row["status"] for row in api.rows(address)] == ["published"]
        assert api.envelope(address)["_meta"]["totalRecords"] == 1
    assert api.rows("/comments?status=pending") == []
