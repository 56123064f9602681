"""Requests that come again under an `Idempotency-Key`: the first answer, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from service.api.idempotency import once
from service.errors import BusyError, RepeatedError
from service.store.stores import Stores
from tests.builders import comment, create, some_id
from tests.client import Answer, Client
from tests.posting import comments_of, post
from tests.writing import ANY, patch

KEY = {"Idempotency-Key": '"8e03978e-40d5"'}
SAME = ("Content-Type", "ETag", "Location", "Content-Language", "Cache-Control", "Last-Modified", "Retry-After")


def is_replay(first: Answer, second: Answer) -> bool:
    """Tell whether the second answer is the first one again."""
    assert "Idempotency-Replayed" not in first.headers
    assert second.headers["Idempotency-Replayed"] == "true"
    same = [name for name in SAME if first.headers.get(name) == second.headers.get(name)]
    return (first.status, first.data, len(same)) == (second.status, second.data, len(SAME))


@pytest.fixture
def address(stores: Stores) -> str:
    return comments_of(stores)


def send(client: Client, address: str, *, expect: int = 201, key: str = "a", **changes: Any) -> Answer:
    """Post a comment under a key."""
    return client("POST", address, json=comment(**changes), headers={"Idempotency-Key": key}, expect=expect)


def test_a_comment_that_comes_again_is_one(script: Client, stores: Stores, address: str) -> None:
    assert is_replay(send(script, address), send(script, address))
    assert stores.comments.collection.count_documents({}) == 1


def test_the_first_answer_stays_whatever_becomes_of_the_comment(
    script: Client, editor: Client, stores: Stores, address: str
) -> None:
    first = send(script, address, promptId=some_id("prompt"))
    at = f"/comments/{first.json['id']}"
    patch(editor, at, {"text": "Ändrad."})
    patch(editor, address.removesuffix("/comments"), {"prompts": [{"id": some_id("prompt"), "text": "Annat?"}]})
    assert is_replay(first, send(script, address, promptId=some_id("prompt")))
    patch(script, at, {"status": "withdrawn"})
    assert is_replay(first, send(script, address, promptId=some_id("prompt")))
    editor("DELETE", at, headers=ANY, expect=404)
    assert stores.comments.collection.count_documents({}) == 1


def test_another_body_under_the_same_key_is_refused(script: Client, stores: Stores, address: str) -> None:
    first = send(script, address)
    refused = send(script, address, text="Något annat", expect=422)
    assert refused.json["type"].endswith("/problems/key-reused")
    script("POST", address, body=b"{", headers={"Idempotency-Key": "a", "Content-Type": "application/json"}, expect=422)
    assert is_replay(first, send(script, address))
    assert stores.comments.collection.count_documents({}) == 1


@pytest.mark.parametrize("many", [False, True])
def test_a_key_that_was_refused_stays_refused(
    script: Client, editor: Client, stores: Stores, address: str, many: bool
) -> None:
    body = [{"text": "a"}] if many else {"text": ""}
    where = f"/workshops/{some_id('nowhere')}/comments" if many else address
    first = script("POST", where, json=body, headers=KEY, expect=404 if many else 422)
    if many:
        create(stores, "workshops", id=some_id("nowhere"))
    assert is_replay(first, script("POST", where, json=body, headers=KEY, expect=first.status))
    script("POST", where, json={"text": "rätt"}, headers=KEY, expect=422)
    assert stores.comments.collection.count_documents({"version": 1}) == 0
    assert editor.rows("/comments") == []
    assert editor.envelope("/comments?updatedSince=2020-01-01T00:00:00Z")["comments"] == []


def test_the_key_of_another_caller_is_another_key(app: Flask, script: Client, stores: Stores, address: str) -> None:
    other = Client(app, key=stores.keys.create("other", ["comments:write"])[0])
    ids = {send(client, address).json["id"] for client in (script, other, script)}
    assert len(ids) == 2


def test_a_key_belongs_to_an_address(script: Client, stores: Stores, address: str) -> None:
    assert send(script, address).json["id"] != send(script, comments_of(stores)).json["id"]


def test_bare_and_quoted_are_the_same_key(script: Client, address: str) -> None:
    assert send(script, address, key="a").json == send(script, address, key=' "a" ').json


@pytest.mark.parametrize("key", ["", '""', "a b", "å", '"a', 'a"b" c', "x" * 256, '"\\x"'])
def test_a_key_that_is_none_is_refused(script: Client, address: str, key: str) -> None:
    refused = send(script, address, key=key.encode().decode("latin-1"), expect=400)
    assert refused.json["invalidParameters"][0]["name"] == "Idempotency-Key"


def test_a_key_may_be_long_and_odd(script: Client, address: str) -> None:
    for key in ("x" * 255, '"a \\"b\\" \\\\"', "0"):
        assert is_replay(send(script, address, key=key), send(script, address, key=key))


def test_who_may_not_post_is_not_remembered(api: Client, app: Flask, stores: Stores, address: str) -> None:
    api("POST", address, json=comment(), headers=KEY, expect=401)
    reader = Client(app, key=stores.keys.create("reader", ["read"])[0])
    reader("POST", address, json=comment(), headers=KEY, expect=403)
    assert stores.comments.collection.count_documents({}) == 0


def test_an_external_id_that_was_there_is_answered_the_same_again(script: Client, editor: Client, address: str) -> None:
    there = post(script, address, externalId="1").json
    first = send(script, address, externalId="1", expect=200)
    assert first.json == there
    patch(editor, f"/comments/{there['id']}", {"author": {"name": "Bo"}})
    assert is_replay(first, send(script, address, externalId="1", expect=200))
    send(script, address, text="b", externalId="1", expect=422)
    taken = send(script, address, key="b", text="b", externalId="1", expect=409)
    assert is_replay(taken, send(script, address, key="b", text="b", externalId="1", expect=409))


@pytest.mark.parametrize("resource", ["articles", "participants"])
def test_everything_that_is_created_may_come_again(editor: Client, stores: Stores, resource: str) -> None:
    body = {"title": "a"} if resource == "articles" else {"name": "a"}
    first, second = (editor("POST", f"/{resource}", json=body, headers=KEY, expect=201) for _ in range(2))
    assert is_replay(first, second)
    assert stores.of(resource).collection.count_documents({}) == 1


def test_a_statement_may_come_again_though_what_it_refers_to_has_changed(editor: Client, stores: Stores) -> None:
    create(stores, "articles", id=some_id("article"))
    create(stores, "participants", id=some_id("person"))
    body = {"articleId": some_id("article"), "questionId": some_id("question"), "participantId": some_id("person")}
    first = editor("POST", "/statements", json=body | {"text": "a"}, headers=KEY, expect=201)
    question = {"id": some_id("question"), "text": "En annan fråga?"}
    patch(editor, f"/articles/{some_id('article')}", {"questions": [question]})
    second = editor("POST", "/statements", json=body | {"text": "a"}, headers=KEY, expect=201)
    assert is_replay(first, second)
    assert editor("GET", f"/statements/{first.json['id']}").json["question"] == "En annan fråga?"


def test_a_restore_may_come_again(editor: Client) -> None:
    made = editor("POST", "/articles", json={"title": "a"}, expect=201)
    at = f"/articles/{made.json['id']}"
    changed = patch(editor, at, {"title": "b"})
    send = {"If-Match": changed.headers["ETag"]} | KEY
    first, second = (editor("POST", f"{at}/versions/1/restore", headers=send) for _ in range(2))
    assert is_replay(first, second)
    assert editor("GET", at).json["version"] == 3
    stale = {"If-Match": changed.headers["ETag"], "Idempotency-Key": "b"}
    first, second = (editor("POST", f"{at}/versions/1/restore", headers=stale, expect=412) for _ in range(2))
    assert is_replay(first, second)
    same = {"If-Match": "*", "Idempotency-Key": "c"}
    first, second = (editor("POST", f"{at}/versions/3/restore", headers=same) for _ in range(2))
    assert is_replay(first, second)
    assert editor("GET", at).json["version"] == 3


def test_what_is_kept_beside_no_document_goes_after_a_day(script: Client, stores: Stores, address: str) -> None:
    send(script, address, text="", expect=422)
    index = stores.comments.collection.index_information()
    (expiring,) = [each for each in index.values() if "expireAfterSeconds" in each]
    assert expiring["key"] == [("_internal.expiresAt", 1)]
    kept = stores.comments.collection.find_one()
    assert kept is not None
    assert "text" not in str(kept["_internal"]["attempt"])


def test_what_is_taken_back_meanwhile_is_worth_another_attempt(app: Flask, stores: Stores) -> None:
    def view(**_: Any) -> Any:
        raise RepeatedError

    asked: Callable[..., Any] = app.test_request_context
    with asked("/naravard/v1/articles", method="POST", headers=KEY), pytest.raises(BusyError):
        once(view, stores.articles)
