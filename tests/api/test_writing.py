"""Replacing, patching and deleting: conditional, whole, and seen by the next reader."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from service.store.stores import Stores
from tests.builders import BUILDERS, article, create, some_id
from tests.client import Client
from tests.writing import ANY, made, patch

WRITABLE = [name for name in BUILDERS if name != "comments"]
every = pytest.mark.parametrize("resource", WRITABLE)


@every
def test_what_is_created_is_what_is_read(editor: Client, stores: Stores, resource: str) -> None:
    address, answer = made(editor, stores, resource)
    read = editor("GET", address)
    assert read.json == answer.json
    assert read.headers["ETag"] == answer.headers["ETag"]
    assert answer.headers["Location"].endswith(address)
    assert answer.json["version"] == 1
    assert answer.json["source"] is None


@every
def test_replace_needs_the_current_version(editor: Client, stores: Stores, resource: str) -> None:
    address, answer = made(editor, stores, resource)
    body = BUILDERS[resource](**_another(resource))
    editor("PUT", address, json=body, expect=428)
    stale = editor("PUT", address, json=body, headers={"If-Match": '"9"'}, expect=412)
    assert stale.json["version"] == 1
    replaced = editor("PUT", address, json=body, headers={"If-Match": answer.headers["ETag"]})
    assert replaced.json["version"] == 2
    assert replaced.json["updatedAt"] > answer.json["updatedAt"]
    assert replaced.json["createdAt"] == answer.json["createdAt"]
    read = editor("GET", address)
    assert (read.json, read.headers["ETag"]) == (replaced.json, replaced.headers["ETag"])
    editor("PUT", address, json=body, headers={"If-Match": answer.headers["ETag"]}, expect=412)


@every
def test_what_was_read_may_be_sent_back_and_changes_nothing(editor: Client, stores: Stores, resource: str) -> None:
    address, answer = made(editor, stores, resource)
    again = editor("PUT", address, json=answer.json, headers={"If-Match": answer.headers["ETag"]})
    assert again.json == answer.json
    assert patch(editor, address, answer.json).json == answer.json
    assert len(editor.rows(f"{address}/versions")) == 1


@every
def test_what_is_deleted_is_gone_and_says_when(editor: Client, stores: Stores, resource: str) -> None:
    address, answer = made(editor, stores, resource)
    editor("DELETE", address, expect=428)
    editor("DELETE", address, headers={"If-Match": '"9"'}, expect=412)
    deleted = editor("DELETE", address, headers={"If-Match": answer.headers["ETag"]}, expect=204)
    gone = editor("GET", address, expect=410)
    assert gone.json["tombstone"] == {
        "id": answer.json["id"],
        "version": 2,
        "createdAt": answer.json["createdAt"],
        "updatedAt": gone.json["tombstone"]["deletedAt"],
        "deleted": True,
        "deletedAt": gone.json["tombstone"]["deletedAt"],
    }
    assert gone.headers["ETag"] == deleted.headers["ETag"]
    assert answer.json["id"] not in [row["id"] for row in editor.rows(f"/{resource}")]
    for method in ("PUT", "DELETE"):
        editor(method, address, json=BUILDERS[resource](), headers=ANY, expect=410)
    if "slug" in answer.json:
        assert editor("GET", f"/{resource}/{answer.json['slug']}", expect=410).json["tombstone"]["version"] == 2


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("*", 200),
        (" * ", 200),
        ("{tag}", 200),
        ('"x", {tag}', 200),
        (', ,{tag} ,,"y"', 200),
        ("W/{tag}", 412),
        ('"x"', 412),
        ('""', 412),
        ("x", 400),
        ("", 400),
        ("*, {tag}", 400),
        ('{tag} "x"', 400),
        ('"x', 400),
        ("W/", 400),
        ('w/"x"', 400),
        ('"a b"', 400),
        ('"x",' * 4_000, 400),
    ],
)
def test_if_match_is_read_as_rfc_9110_has_it(editor: Client, stores: Stores, sent: str, expected: int) -> None:
    address, answer = made(editor, stores, "articles")
    condition = {"If-Match": sent.replace("{tag}", answer.headers["ETag"])}
    editor("PUT", address, json=article(title="Ny"), headers=condition, expect=expected)


def test_every_tag_that_the_present_version_had_is_accepted(editor: Client, stores: Stores) -> None:
    address, answer = made(editor, stores, "articles")
    create(stores, "statements", articleId=answer.json["id"])  # which changes the article's kinds, and so its tag
    assert editor("GET", address).headers["ETag"] != answer.headers["ETag"]
    body = article(title="Ny", questions=answer.json["questions"])
    editor("PUT", address, json=body, headers={"If-Match": answer.headers["ETag"]})


def test_the_tag_of_another_document_does_not_fit(editor: Client, stores: Stores) -> None:
    address, _ = made(editor, stores, "participants")
    _, other = made(editor, stores, "participants")
    editor("PUT", address, json={"name": "Bo"}, headers={"If-Match": other.headers["ETag"]}, expect=412)


def test_the_order_in_which_a_write_is_judged(app: Flask, editor: Client, api: Client, stores: Stores) -> None:
    address, answer = made(editor, stores, "articles")
    text = {"Content-Type": "text/plain"}
    stale = {"If-Match": '"x"', "Content-Type": "application/json"}
    current = {"If-Match": answer.headers["ETag"], "Content-Type": "application/json"}
    api("PUT", address, body=b"{", headers=text, expect=401)
    Client(app, key=stores.keys.create("x", ["read"])[0])("PUT", address, body=b"{", expect=403)
    editor("PUT", f"/articles/{some_id('no')}", body=b"{", headers=text, expect=404)
    editor("PUT", address, body=b"{", headers=text, expect=415)
    editor("PUT", address, body=b"{", headers={"Content-Type": "application/json"}, expect=428)
    editor("PUT", address, body=b"{", headers=stale, expect=412)
    editor("PUT", address, body=b"{", headers=current, expect=400)
    editor("PUT", address, body=b"{}", headers=current, expect=422)


def test_a_patch_sets_and_removes(editor: Client, stores: Stores) -> None:
    address, _ = made(editor, stores, "articles", lead="Ingress", breadcrumb=["A"])
    patched = patch(editor, address, {"lead": None, "breadcrumb": None, "language": "en"}).json
    assert (patched["lead"], patched["breadcrumb"], patched["language"]) == (None, [], "en")
    assert patched["title"] == article()["title"]
    assert patched["version"] == 2


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({"title": None}, ["title"]),
        ({"title": 3, "what": 1}, ["title", "what"]),
        ({"questions": [{"text": "a", "id": some_id("q")}, {"text": "b", "id": some_id("q")}]}, ["questions.1.id"]),
        ([], [""]),
        ("x", [""]),
    ],
)
def test_what_comes_of_a_patch_is_judged_as_a_whole(
    editor: Client, stores: Stores, body: Any, names: list[str]
) -> None:
    address, _ = made(editor, stores, "articles")
    refused = patch(editor, address, body, expect=422)
    assert [fault["name"] for fault in refused.json["invalidParameters"]] == names
    assert editor("GET", address).json["version"] == 1


def test_a_patch_has_a_media_type_of_its_own(editor: Client, stores: Stores) -> None:
    address, _ = made(editor, stores, "articles")
    refused = editor("PATCH", address, json={"lead": "x"}, headers=ANY, expect=415)
    assert refused.headers["Accept-Patch"] == "application/merge-patch+json"


def test_references_that_lead_nowhere_are_all_named(editor: Client, stores: Stores) -> None:
    address, _ = made(editor, stores, "statements")
    nowhere = {"articleId": some_id("a"), "questionId": some_id("b"), "participantId": some_id("c")}
    names = ["articleId", "participantId"]
    assert editor.names_of_faults("POST", "/statements", json=BUILDERS["statements"](**nowhere), expect=422) == names
    question = patch(editor, address, {"questionId": some_id("another")}, expect=422)
    assert [fault["name"] for fault in question.json["invalidParameters"]] == ["questionId"]
    leaders = [{"participantId": some_id(word), "name": word} for word in ("person", "nobody")]
    faults = editor.names_of_faults("POST", "/workshops", json={"title": "a", "leaders": leaders}, expect=422)
    assert faults == ["leaders.1.participantId"]


def test_what_others_refer_to_stays(editor: Client, stores: Stores) -> None:
    made(editor, stores, "statements")
    for address in (f"/articles/{some_id('article')}", f"/participants/{some_id('person')}"):
        refused = editor("DELETE", address, headers=ANY, expect=409)
        assert refused.json["references"] == {"statements": 1}
    refused = patch(editor, f"/articles/{some_id('article')}", {"questions": []}, expect=409)
    assert refused.json["references"] == {"statements": 1}
    assert refused.json["detail"] == "Andra hänvisar dit: 1 statements."


def test_a_person_is_named_where_a_statement_does_not_say_what_was_printed(editor: Client, stores: Stores) -> None:
    made(editor, stores, "participants")
    create(stores, "participants", id=some_id("person 2"), name="Bo Ek")
    body = BUILDERS["statements"]()
    del body["participant"]
    answer = editor("POST", "/statements", json=body, expect=201)
    assert answer.json["participant"] == {"name": "Åsa Öberg", "role": None, "organisation": None}
    body["participantId"] = some_id("person 2")
    address = f"/statements/{answer.json['id']}"
    assert editor("PUT", address, json=body, headers=ANY).json["participant"]["name"] == "Bo Ek"


def _another(resource: str) -> dict[str, Any]:
    texts = {"statements": "text", "polls": "statement", "participants": "name"}
    return {texts.get(resource, "title"): "Något annat"}
