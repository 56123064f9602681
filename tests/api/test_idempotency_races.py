"""The same request many times at once: one is stored, and all are answered the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from service.store.stores import Stores
from tests.builders import article, create, some_id, statement, workshop
from tests.client import Client
from tests.posting import comments_of
from tests.racing import at_once, send
from tests.writing import ANY, patch

MANY = 16
KEY = {"Idempotency-Key": "samma"}
TOLD = ("Location", "ETag", "Content-Type", "Last-Modified", "Cache-Control")


def same_answers(answers: list[TestResponse], status: int) -> Any:
    """Give the one body that all have."""
    assert [answer.status_code for answer in answers] == [status] * MANY
    assert len({answer.data for answer in answers}) == 1
    for name in TOLD:
        assert len({answer.headers.get(name) for answer in answers}) == 1
    return answers[0].get_json()


def replayed(answers: list[TestResponse]) -> int:
    return sum(answer.headers.get("Idempotency-Replayed") == "true" for answer in answers)


@pytest.mark.parametrize("body", [article(), article(slug="ett"), article(title="Å" * 250)], ids=["", "slug", "long"])
def test_an_article_is_made_once(editor: Client, stores: Stores, body: dict[str, Any]) -> None:
    answers = at_once(MANY, lambda _: send(editor, "POST", "/articles", body, **KEY))
    made = same_answers(answers, 201)
    assert replayed(answers) == MANY - 1
    assert stores.articles.collection.count_documents({}) == 1
    assert editor("GET", f"/articles/{made['id']}").json == made
    editor("POST", "/articles", json=article(title="Annat"), headers=KEY, expect=422)


@pytest.mark.parametrize("resource", ["statements", "workshops"])
def test_what_refers_to_others_is_made_once(editor: Client, stores: Stores, resource: str) -> None:
    create(stores, "articles", id=some_id("article"))
    create(stores, "participants", id=some_id("person"))
    body = statement() if resource == "statements" else workshop(articleId=some_id("article"))
    answers = at_once(MANY, lambda _: send(editor, "POST", f"/{resource}", body, **KEY))
    same_answers(answers, 201)
    assert replayed(answers) == MANY - 1
    assert stores.of(resource).collection.count_documents({}) == 1


@pytest.mark.parametrize("external", [None, "svar-1"])
def test_a_comment_is_posted_once(script: Client, stores: Stores, external: str | None) -> None:
    address = comments_of(stores)
    answers = at_once(MANY, lambda _: send(script, "POST", address, {"text": "a", "externalId": external}, **KEY))
    same_answers(answers, 201)
    assert replayed(answers) == MANY - 1
    assert len(script.rows(address)) == 1
    script("POST", address, json={"text": "b"}, headers=KEY, expect=422)


@pytest.mark.parametrize("query", ["", "?atomic=true"])
def test_many_comments_are_posted_once(script: Client, stores: Stores, query: str) -> None:
    address = comments_of(stores)
    items = [{"text": str(number), "externalId": f"svar-{number % 20}"} for number in range(30)]
    items = items[:20] if query else items
    answers = at_once(MANY, lambda _: send(script, "POST", address + query, items, **KEY))
    told = same_answers(answers, 200)
    assert told["_meta"]["created"] == 20
    assert script.envelope(address)["_meta"]["totalRecords"] == 20


@pytest.mark.parametrize("condition", ["*", "tag"])
def test_a_version_is_restored_once(editor: Client, condition: str) -> None:
    address = f"/articles/{editor('POST', '/articles', json={'title': 'a'}, expect=201).json['id']}"
    tag = patch(editor, address, {"title": "b"}).headers["ETag"]
    sent = KEY | {"If-Match": tag if condition == "tag" else condition}
    answers = at_once(MANY, lambda _: send(editor, "POST", f"{address}/versions/1/restore", **sent))
    assert same_answers(answers, 200)["version"] == 3
    assert len(editor.rows(f"{address}/versions")) == 3


def test_the_same_key_of_sixteen_callers_makes_sixteen(app: Flask, stores: Stores) -> None:
    clients = [Client(app, key=stores.keys.create(str(one), ["content:write"])[0]) for one in range(MANY)]
    answers = at_once(MANY, lambda one: send(clients[one], "POST", "/articles", article(), **KEY))
    assert {answer.status_code for answer in answers} == {201}
    assert replayed(answers) == 0
    assert len({answer.get_json()["id"] for answer in answers}) == MANY


def test_of_two_bodies_under_one_key_one_is_stored(editor: Client, stores: Stores) -> None:
    answers = at_once(MANY, lambda one: send(editor, "POST", "/articles", article(title=f"Av {one % 2}"), **KEY))
    assert {answer.status_code for answer in answers} == {201, 422}
    stored = stores.articles.collection.find_one()
    assert stored
    assert {answer.get_json()["title"] for answer in answers if answer.status_code == 201} == {stored["title"]}
    assert sum(answer.status_code == 201 for answer in answers) == MANY // 2


def test_a_refusal_is_the_same_for_all(editor: Client) -> None:
    editor("POST", "/articles", json=article(slug="ett"), expect=201)
    answers = at_once(MANY, lambda _: send(editor, "POST", "/articles", article(slug="ett"), **KEY))
    problem = same_answers(answers, 409)
    assert re.search(r"/articles/ett$", problem["existing"])
    editor("DELETE", "/articles/ett", headers=ANY, expect=204)
    editor("POST", "/articles", json=article(slug="ett"), headers=KEY, expect=409)
