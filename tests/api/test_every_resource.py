"""What all resources have alike. Nothing here names one of them."""

from __future__ import annotations

import pytest

from service.resources import RESOURCES
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link

every = pytest.mark.parametrize("resource", [blp.name for blp in RESOURCES])


@every
def test_an_empty_list_is_a_list(api: Client, resource: str) -> None:
    envelope = api.envelope(f"/{resource}")
    assert envelope[resource] == []
    assert envelope["_meta"] == {"totalRecords": 0, "totalRelation": "exact", "page": 1, "limit": 20, "count": 0}


@every
def test_an_item_is_what_the_list_shows(api: Client, stores: Stores, resource: str) -> None:
    document = create(stores, resource)
    (row,) = api.rows(f"/{resource}")
    item = api("GET", link(row, "self")).json
    assert item == row
    assert item["id"] == document["id"]
    assert item["version"] == 1
    assert item["createdAt"] == item["updatedAt"]
    assert item["source"] is None


@every
def test_an_unknown_id_is_not_found(api: Client, resource: str) -> None:
    api("GET", f"/{resource}/{some_id('nobody')}", expect=404)
    api("GET", f"/{resource}/finns-inte", expect=404)


@every
def test_an_item_that_the_client_has_is_not_sent_again(api: Client, stores: Stores, resource: str) -> None:
    document = create(stores, resource)
    first = api("GET", f"/{resource}/{document['id']}")
    again = api("GET", f"/{resource}/{document['id']}", headers={"If-None-Match": first.headers["ETag"]}, expect=304)
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


@every
def test_a_list_has_a_new_tag_when_it_changes(api: Client, stores: Stores, resource: str) -> None:
    tag = api("GET", f"/{resource}").headers["ETag"]
    api("GET", f"/{resource}", headers={"If-None-Match": tag}, expect=304)
    create(stores, resource)
    api("GET", f"/{resource}", headers={"If-None-Match": tag}, expect=200)


@every
def test_following_next_meets_every_document_once(api: Client, stores: Stores, resource: str) -> None:
    made = {create(stores, resource, at="2026-01-01T00:00:00.000Z")["id"] for _ in range(7)}
    for sort in ("", "&sort=createdAt", "&sort=-updatedAt"):
        page = api.envelope(f"/{resource}?limit=2{sort}")
        met = [row["id"] for row in page[resource]]
        while any(each["rel"] == "next" for each in page["_links"]):
            page = api.envelope(link(page, "next"))
            assert page["_meta"]["page"] is None
            assert page["_meta"]["totalRecords"] == 7
            met += [row["id"] for row in page[resource]]
        assert sorted(met) == sorted(made)


@every
def test_prev_leads_back_over_the_same_pages(api: Client, stores: Stores, resource: str) -> None:
    for _ in range(5):
        create(stores, resource)
    first = api.envelope(f"/{resource}?limit=2")
    second = api.envelope(link(first, "next"))
    third = api.envelope(link(second, "next"))
    assert api.envelope(link(third, "prev"))[resource] == second[resource]
    assert api.envelope(link(second, "prev"))[resource] == first[resource]
    assert not any(each["rel"] == "prev" for each in api.envelope(link(second, "prev"))["_links"])


@every
def test_fields_keeps_only_what_is_asked_for_and_the_id(api: Client, stores: Stores, resource: str) -> None:
    create(stores, resource)
    (row,) = api.rows(f"/{resource}?fields=version,createdAt")
    assert row.keys() == {"id", "version", "createdAt"}


@every
def test_an_unknown_parameter_is_refused_with_the_nearest(api: Client, resource: str) -> None:
    problem = api("GET", f"/{resource}?limitt=3&sort=creatdAt", expect=400, headers={"Accept-Language": "en"}).json
    assert problem["invalidParameters"] == [
        {"name": "limitt", "in": "query", "reason": "Unknown name. Did you mean limit?"},
        {"name": "sort", "in": "query", "reason": "Unknown name. Did you mean createdAt?"},
    ]


@every
def test_head_answers_as_get_without_the_body(api: Client, stores: Stores, resource: str) -> None:
    create(stores, resource)
    whole, head = api("GET", f"/{resource}"), api("HEAD", f"/{resource}")
    assert head.data == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Vary", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


@every
def test_options_names_the_methods(api: Client, resource: str) -> None:
    answer = api("OPTIONS", f"/{resource}", expect=204)
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["Allow"].split(", "))


@every
def test_another_method_is_refused_with_those_that_work(api: Client, resource: str) -> None:
    answer = api("PROPFIND", f"/{resource}", expect=405)
    assert "GET" in answer.headers["Allow"]
