"""The order in which a post is judged: path, key, scope, workshop, media type, JSON, values."""

from __future__ import annotations

import pytest
from flask import Flask

from service.store.stores import Stores
from tests.builders import some_id
from tests.client import Client
from tests.posting import ENGLISH, JSON, comments_of, post, post_raw

NOWHERE = f"/workshops/{some_id('nowhere')}/comments"
PLAIN = {"Content-Type": "text/plain"}


def client_with(app: Flask, stores: Stores, *scopes: str) -> Client:
    return Client(app, key=stores.keys.create("another", scopes)[0])


def test_the_path_is_judged_before_the_key(api: Client) -> None:
    bad = {"Authorization": "Bearer nobody"}
    api("POST", "/nowhere", headers=bad, expect=404)
    answer = api("PUT", NOWHERE, headers=bad, expect=405)
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_the_key_is_judged_before_the_scope_and_the_workshop(api: Client) -> None:
    api("POST", NOWHERE, body=b"{", headers=PLAIN, expect=401)


@pytest.mark.parametrize("scope", ["read", "content:write", "moderation"])
def test_the_scope_is_judged_before_the_workshop(app: Flask, stores: Stores, scope: str) -> None:
    answer = client_with(app, stores, scope)("POST", NOWHERE, body=b"{", headers=PLAIN | ENGLISH, expect=403)
    assert answer.json["missingScope"] == "comments:write"
    assert answer.json["detail"] == "The key lacks comments:write."
    assert 'error="insufficient_scope", scope="comments:write"' in answer.headers["WWW-Authenticate"]


def test_the_workshop_is_judged_before_the_media_type(script: Client) -> None:
    script("POST", NOWHERE, body=b"{", headers=PLAIN, expect=404)
    script("POST", "/workshops/finns-inte/comments", body=b"{", headers=PLAIN, expect=404)


def test_the_media_type_is_judged_before_the_body(script: Client, stores: Stores) -> None:
    answer = script("POST", comments_of(stores), body=b"{", headers=PLAIN | ENGLISH, expect=415)
    assert answer.headers["Accept"] == "application/json, application/x-ndjson"
    assert answer.json["detail"] == "Send application/json, application/x-ndjson."


def test_the_form_of_the_body_is_judged_before_its_values(script: Client, stores: Stores) -> None:
    post_raw(script, comments_of(stores), b'{"text": 1, "text": 2}', expect=400)
    post_raw(script, comments_of(stores), b'{"text": 1}', expect=422)


def test_a_key_with_every_right_may_post(app: Flask, stores: Stores) -> None:
    post(client_with(app, stores, "admin"), comments_of(stores))


def test_nothing_is_stored_by_what_is_refused(api: Client, script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    post(api, address, expect=401)
    post(script, address, text="", expect=422)
    post_raw(script, address, b"{", expect=400)
    assert api.rows(address) == []


@pytest.mark.parametrize("query", ["fields=text", "limit=3", "atomik=true", "text=x"])
def test_a_post_takes_no_query(script: Client, stores: Stores, query: str) -> None:
    address = comments_of(stores)
    answer = post(script, f"{address}?{query}", expect=400)
    assert [(fault["name"], fault["in"]) for fault in answer.json["invalidParameters"]] == [
        (query.partition("=")[0], "query")
    ]
    assert script.rows(address) == []


@pytest.mark.parametrize(
    "media_type",
    ["application/json; charset=utf-8", 'application/json;charset="UTF-8"', "Application/JSON", "application/json;"],
)
def test_json_may_be_called_so_in_several_ways(script: Client, stores: Stores, media_type: str) -> None:
    body = '{"text": "Å"}'.encode()
    answer = script("POST", comments_of(stores), body=body, headers={"Content-Type": media_type}, expect=201)
    assert answer.json["text"] == "Å"


@pytest.mark.parametrize(
    "media_type",
    [
        "text/json",
        "application/xml",
        "application/json-patch+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "json",
        ";",
    ],
)
def test_other_media_types_are_refused(script: Client, stores: Stores, media_type: str) -> None:
    headers = {"Content-Type": media_type}
    script("POST", comments_of(stores), body=b'{"text": "x"}', headers=headers, expect=415)


def test_a_body_of_no_type_is_refused(script: Client, stores: Stores) -> None:
    script("POST", comments_of(stores), body=b'{"text": "x"}', expect=415)
    script("POST", comments_of(stores), expect=415)


def test_a_body_over_the_limit_is_refused(script: Client, stores: Stores, app: Flask) -> None:
    body = b'{"text": "x", "author": "' + b"x" * app.config["MAX_CONTENT_LENGTH"] + b'"}'
    answer = script("POST", comments_of(stores), body=body, headers=JSON, expect=413)
    assert answer.json["type"].endswith("/problems/body-too-large")
