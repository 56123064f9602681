"""Who calls: what a key in `Authorization` does to an answer, and what is no key."""

from __future__ import annotations

import base64

import pytest

from service.store.stores import Stores
from tests.client import Client
from tests.posting import ENGLISH, comments_of, post

CHALLENGE = 'Bearer realm="naravard"'
BASIC = base64.b64encode(b"anna:hemligt").decode()
NO_KEYS = [
    "",
    " ",
    "Bearer",
    "Bearer ",
    "Bearer   ",
    "Bearer nv_nobody",
    "nv_nobody",
    f"Basic {BASIC}",
    "Basic",
    "Basic åäö",
    "Digest username=x",
    "Negotiate YII=",
    "Bearer nv_åäö",
    "Bearer nv_\x80\xff",
    "Bearer eyJhbGciOiJub25lIn0.e30.",
    "Bearer null",
    "Bearer {'$ne': null}",
    "Bearer " + "x" * 10_000,
    "Béarer nv_x",
    "\xff",
]


@pytest.mark.parametrize("given", NO_KEYS)
def test_what_is_no_good_key_is_refused(api: Client, stores: Stores, given: str) -> None:
    address = comments_of(stores)
    for method, path in (("POST", address), ("GET", address), ("GET", "/articles"), ("GET", "/api-info")):
        answer = api(method, path, headers={"Authorization": given}, expect=401)
        assert answer.headers["WWW-Authenticate"] == CHALLENGE
        assert answer.json["type"].endswith("/problems/unauthenticated")
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_key_is_asked_for_where_one_is_needed(api: Client, stores: Stores) -> None:
    answer = api("POST", comments_of(stores), json={"text": "x"}, headers=ENGLISH, expect=401)
    assert answer.headers["WWW-Authenticate"] == CHALLENGE
    assert answer.json["detail"].startswith("A valid API key is needed")


@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", "BEARER ", "Bearer   "])
def test_a_good_key_is_known_however_its_scheme_is_written(api: Client, stores: Stores, scheme: str) -> None:
    key, _ = stores.keys.create("script", ["comments:write"])
    headers = {"Authorization": scheme + key}
    api("POST", comments_of(stores), json={"text": "x"}, headers=headers, expect=201)


@pytest.mark.parametrize("change", [str.upper, str.swapcase, lambda key: key[:-1], lambda key: f"{key}x"])
def test_a_key_is_compared_whole_and_as_it_is(api: Client, stores: Stores, change: type[str]) -> None:
    key, _ = stores.keys.create("script", ["comments:write"])
    api("GET", "/articles", headers={"Authorization": f"Bearer {change(key)}"}, expect=401)


def test_the_digest_of_a_key_is_no_key(api: Client, stores: Stores) -> None:
    stores.keys.create("script", ["comments:write"])
    for value in stores.keys.collection.find_one({}, {"_id": True, "digest": True}).values():  # type: ignore[union-attr]
        api("GET", "/articles", headers={"Authorization": f"Bearer {value}"}, expect=401)


def test_an_answer_to_a_key_is_kept_by_nobody_else(api: Client, script: Client) -> None:
    for_all, for_one = api("GET", "/articles"), script("GET", "/articles")
    assert for_all.headers["Cache-Control"] == "no-cache"
    assert for_one.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" not in for_all.headers["Vary"]
    assert "Authorization" in for_one.headers["Vary"]
    assert for_one.headers["ETag"] == for_all.headers["ETag"]
    assert for_one.data == for_all.data


def test_a_caller_with_a_key_is_told_that_nothing_changed(script: Client) -> None:
    tag = script("GET", "/articles").headers["ETag"]
    again = script("GET", "/articles", headers={"If-None-Match": tag}, expect=304)
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in again.headers["Vary"]


def test_a_bad_key_is_refused_before_it_is_told_that_nothing_changed(api: Client) -> None:
    tag = api("GET", "/articles").headers["ETag"]
    api("GET", "/articles", headers={"If-None-Match": tag, "Authorization": "Bearer nv_x"}, expect=401)


def test_the_answer_to_a_post_is_private(script: Client, stores: Stores) -> None:
    answer = post(script, comments_of(stores))
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer.headers["Vary"]


def test_an_unknown_path_is_not_found_whatever_the_key(api: Client) -> None:
    api("GET", "/nowhere", headers={"Authorization": "Bearer nv_nobody"}, expect=404)


def test_a_key_in_the_query_is_no_key(api: Client, script: Client, stores: Stores) -> None:
    api("POST", f"{comments_of(stores)}?access_token={script.key}", json={"text": "x"}, expect=401)


def test_another_site_may_ask_with_a_key(api: Client, stores: Stores) -> None:
    asked = {"Origin": "https://intranet.example", "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "authorization, content-type"
    answer = api("OPTIONS", comments_of(stores), headers=asked, expect=204)
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "authorization" in answer.headers["Access-Control-Allow-Headers"].lower()
