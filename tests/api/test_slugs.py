"""Slugs: chosen or made, given up, and still leading on."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client
from tests.writing import ANY, patch


def test_a_chosen_slug_that_is_taken_is_refused_with_its_bearer(editor: Client) -> None:
    editor("POST", "/participants", json={"name": "Bo", "slug": "bo-ek"}, expect=201)
    refused = editor("POST", "/participants", json={"name": "Bo", "slug": "bo-ek"}, expect=409)
    assert refused.json["existing"].endswith("/participants/bo-ek")
    editor("POST", "/participants", json={"name": "Bo"}, expect=201)
    patch(editor, "/participants/bo", {"slug": "bo-ek"}, expect=409)
    assert editor("GET", "/participants/bo").json["version"] == 1


def test_a_former_slug_leads_on_until_another_document_takes_it(editor: Client) -> None:
    first = editor("POST", "/articles", json={"title": "Ett"}, expect=201).json
    patch(editor, "/articles/ett", {"slug": "tva"})
    moved = editor("GET", "/articles/ett?fields=title", expect=308)
    assert moved.headers["Location"] == "http://localhost/naravard/v1/articles/tva?fields=title"
    assert moved.data == b""
    nested = editor("GET", "/articles/ett/statements", expect=308).headers["Location"]
    assert editor("GET", nested).json["statements"] == []
    deleted = editor("DELETE", "/articles/ett", headers=ANY, expect=308)
    assert deleted.headers["Location"].endswith("/articles/tva")
    editor("PUT", "/articles/ett", json={"title": "Ett"}, headers=ANY, expect=308)
    assert [row["id"] for row in editor.rows("/articles?slug=ett")] == [first["id"]]
    other = editor("POST", "/articles", json={"title": "Ett"}, expect=201).json
    assert other["slug"] == "ett"
    assert editor("GET", "/articles/ett").json["id"] == other["id"]


def test_of_two_who_gave_a_slug_up_the_later_is_meant(editor: Client) -> None:
    for slug in ("a", "b"):
        editor("POST", "/articles", json={"title": "x", "slug": "gammal"}, expect=201)
        patch(editor, "/articles/gammal", {"slug": slug})
    assert editor("GET", "/articles/gammal", expect=308).headers["Location"].endswith("/articles/b")


def test_a_slug_that_comes_back_is_no_former_one(editor: Client) -> None:
    editor("POST", "/articles", json={"title": "x", "slug": "a"}, expect=201)
    patch(editor, "/articles/a", {"slug": "b"})
    patch(editor, "/articles/b", {"slug": "a"})
    assert editor("GET", "/articles/a").json["slug"] == "a"
    assert editor("GET", "/articles/b", expect=308).headers["Location"].endswith("/articles/a")


@pytest.mark.parametrize(("again", "slug"), [([], "ett"), (["Ett"], "ett-2"), (["Ett", "Ett"], "ett-3")])
def test_a_restored_document_has_its_slug_again_or_the_next_one(editor: Client, again: list[str], slug: str) -> None:
    address = f"/articles/{editor('POST', '/articles', json={'title': 'Ett'}, expect=201).json['id']}"
    editor("DELETE", address, headers=ANY, expect=204)
    for title in again:
        editor("POST", "/articles", json={"title": title}, expect=201)
    assert editor("POST", f"{address}/versions/1/restore", headers=ANY).json["slug"] == slug


def test_slugs_are_as_they_were(editor: Client) -> None:
    created = editor("POST", "/articles", json={"title": "Ett"}, expect=201).json
    then = f"asOf={created['updatedAt']}"
    now = patch(editor, "/articles/ett", {"slug": "tva"}).json
    assert editor("GET", f"/articles/ett?{then}").json["slug"] == "ett"
    editor("GET", f"/articles/tva?{then}", expect=404)
    location = editor("GET", f"/articles/ett?asOf={now['updatedAt']}", expect=308).headers["Location"]
    assert location.endswith(f"/articles/tva?asOf={now['updatedAt']}")


def test_a_slug_is_looked_for_in_one_resource(editor: Client, stores: Stores) -> None:
    create(stores, "workshops", id=some_id("w"), slug="ett")
    editor("GET", "/articles/ett", expect=404)
