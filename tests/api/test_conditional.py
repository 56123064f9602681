"""Entity tags: when an answer is sent again, and when it is not."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client

ADDRESSES = [
    "/statements?limit=3",
    "/participants/annika-dahlgren",
    "/participants/annika-dahlgren/contributions",
    "/",
    "/api-info",
    "/openapi.json",
    "/problems/not-found",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_client_has_is_not_sent_again(record: Client, address: str) -> None:
    first = record("GET", address)
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = record("GET", address, headers={"If-None-Match": known}, expect=304)
        assert again.data == b""
        assert "Content-Type" not in again.headers
        for name in ("ETag", "Vary", "Cache-Control"):
            assert again.headers[name] == first.headers[name]
    record("HEAD", address, headers={"If-None-Match": tag}, expect=304)


@pytest.mark.parametrize("known", ['"other"', "W/", "", '"', "nonsense, more"])
def test_to_who_has_something_else_it_is_sent(record: Client, known: str) -> None:
    assert record("GET", "/articles", headers={"If-None-Match": known}).json["articles"]


def test_a_tag_is_of_its_address_and_what_was_asked_there(record: Client) -> None:
    addresses = [*ADDRESSES, "/statements?limit=4", "/statements?limit=3&page=2", "/participants/maria-persson"]
    tags = [record("GET", address).headers["ETag"] for address in addresses]
    assert len(set(tags)) == len(tags)


def test_an_item_has_one_tag_by_slug_and_by_id_and_it_names_the_version(api: Client, stores: Stores) -> None:
    person = create(stores, "participants")
    by_id, by_slug = (api("GET", f"/participants/{person[name]}").headers["ETag"] for name in ("id", "slug"))
    assert by_id == by_slug
    assert by_id.split("-")[1] == "1"


def test_no_item_bears_the_tag_of_another(api: Client, stores: Stores) -> None:
    tags = {api("GET", f"/participants/{create(stores, 'participants')['id']}").headers["ETag"] for _ in range(5)}
    assert len({tag.split("-")[0] for tag in tags}) == 5


def test_a_tag_changes_when_a_derived_field_does(api: Client, stores: Stores) -> None:
    person = create(stores, "participants", id=some_id("person"))
    create(stores, "articles", id=some_id("article"))
    addresses = [f"/participants/{person['id']}", "/participants", f"/articles/{some_id('article')}", "/articles"]
    tags = {address: api("GET", address).headers["ETag"] for address in addresses}
    create(stores, "statements")
    for address, tag in tags.items():
        changed = api("GET", address, headers={"If-None-Match": tag})
        assert changed.headers["ETag"] != tag
    item = api("GET", addresses[0])
    assert item.json["version"] == 1
    assert item.headers["ETag"].split("-")[1] == "1"


def test_a_tag_is_the_same_for_every_encoding_and_every_caller(api: Client, script: Client, stores: Stores) -> None:
    create(stores, "participants", name="Å" * 300)
    for address in ("/participants", "/participants/" + "a" * 180):
        tag = api("GET", address).headers["ETag"]
        assert script("GET", address).headers["ETag"] == tag
        for encoding in ("gzip", "zstd", "identity"):
            sent = api.http.get(f"/naravard/v1{address}", headers={"Accept-Encoding": encoding})
            assert sent.headers["ETag"] == tag
            api("GET", address, headers={"If-None-Match": tag, "Accept-Encoding": encoding}, expect=304)


def test_an_answer_to_a_caller_is_theirs_alone(api: Client, script: Client, stores: Stores) -> None:
    create(stores, "participants")
    for address in ("/participants", "/participants/asa-oberg"):
        shared, own = api("GET", address).headers, script("GET", address).headers
        assert shared["Cache-Control"] == "no-cache"
        assert own["Cache-Control"] == "private, no-cache"
        assert "Authorization" in own["Vary"]


def test_an_item_says_when_it_was_last_changed(api: Client, stores: Stores) -> None:
    person = create(stores, "participants", at="2026-01-02T03:04:05.678Z")
    assert api("GET", f"/participants/{person['id']}").headers["Last-Modified"] == "Fri, 02 Jan 2026 03:04:05 GMT"


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_varies_by_what_was_looked_at(record: Client, address: str) -> None:
    vary = record("GET", address).headers["Vary"].split(", ")
    assert {"Accept", "Accept-Encoding"} <= set(vary)
    assert len(vary) == len(set(vary))
    assert ("Accept-Language" in vary) is (address == "/problems/not-found")
