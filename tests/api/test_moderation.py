"""What holds a comment back, who sees it meanwhile, and who decides."""

from __future__ import annotations

import pytest
from flask import Flask

from service.store.stores import Stores
from tests.client import Client
from tests.posting import comments_of, post
from tests.writing import ANY, patch

MAIL = "Skriv till anna@example.se"


@pytest.fixture
def address(stores: Stores) -> str:
    return comments_of(stores)


def test_personal_data_is_held_for_everybody_else(
    script: Client, api: Client, editor: Client, moderator: Client, address: str
) -> None:
    held = post(script, address, text=MAIL).json
    assert (held["status"], held["held"]) == ("pending", [{"kind": "emailAddress"}])
    at = f"/comments/{held['id']}"
    for seen_by, rows in ((script, 1), (moderator, 1), (api, 0), (editor, 0)):
        assert len(seen_by.rows("/comments")) == len(seen_by.rows(address)) == rows
        assert len(seen_by.rows("/comments?updatedSince=2020-01-01T00:00:00Z")) == rows
        for path in (at, f"{at}/versions", f"{at}/versions/1", f"{at}?asOf={held['createdAt']}"):
            seen_by("GET", path, expect=200 if rows else 404)
    editor("PUT", at, json={"text": "a"}, headers=ANY, expect=404)
    published = patch(moderator, at, {"status": "published"}).json
    assert (published["status"], published["held"], published["version"]) == ("published", [], 2)
    assert api("GET", at).json == published
    api("GET", f"{at}/versions/1", expect=404)
    assert [row["version"] for row in api.rows(f"{at}/versions")] == [2]
    assert [row["version"] for row in script.rows(f"{at}/versions")] == [1, 2]


def test_a_name_may_hold_a_comment_too(script: Client, address: str) -> None:
    author = {"name": "070-174 06 05"}
    assert post(script, address, author=author).json["held"] == [{"kind": "telephoneNumber"}]


def test_a_withdrawn_comment_is_hidden_with_all_its_past(
    script: Client, api: Client, moderator: Client, address: str
) -> None:
    posted = post(script, address).json
    at = f"/comments/{posted['id']}"
    withdrawn = patch(script, at, {"status": "withdrawn"}).json
    then = f"asOf={posted['createdAt']}"
    for path in (at, f"{at}?{then}", f"{at}/versions", f"{at}/versions/1", f"{at}/versions/1/diff?to=2"):
        api("GET", path, expect=404)
        script("GET", path)
        moderator("GET", path)
    assert api.rows(f"/comments?{then}") == []
    assert [row["id"] for row in script.rows(f"/comments?{then}")] == [posted["id"]]
    (told,) = api.rows(f"/comments?updatedSince={posted['createdAt']}")
    assert (told["id"], told["deleted"], told["deletedAt"]) == (posted["id"], True, withdrawn["updatedAt"])
    assert "text" not in told
    patch(moderator, at, {"status": "published"})
    assert [row["id"] for row in api.rows(f"/comments?{then}")] == [posted["id"]]
    assert [row["version"] for row in api.rows(f"{at}/versions")] == [1, 3]


def test_each_key_changes_what_it_may(
    stores: Stores, script: Client, editor: Client, moderator: Client, address: str
) -> None:
    at = f"/comments/{post(script, address).json['id']}"
    other = Client(script.app, key=stores.keys.create("other", ["comments:write"])[0])
    for client, body, scope in (
        (script, {"status": "rejected"}, "moderation"),
        (script, {"text": "ny"}, "content:write"),
        (other, {"status": "withdrawn"}, "moderation"),
        (editor, {"status": "rejected"}, "moderation"),
        (moderator, {"text": "ny"}, "content:write"),
    ):
        assert patch(client, at, body, expect=403).json["missingScope"] == scope
    assert patch(editor, at, {"text": "Rättat."}).json["status"] == "published"
    assert patch(moderator, at, {"status": "rejected"}).json["status"] == "rejected"
    assert patch(moderator, at, {"status": "withdrawn"}).json["version"] == 4
    patch(script, at, {"status": "published"}, expect=403)


def test_an_editor_does_not_bring_personal_data_in(script: Client, editor: Client, address: str) -> None:
    at = f"/comments/{post(script, address).json['id']}"
    changed = patch(editor, at, {"text": MAIL}).json
    assert (changed["status"], changed["held"]) == ("pending", [{"kind": "emailAddress"}])
    editor("GET", at, expect=404)
    assert [row["text"] for row in script.rows("/comments")] == [MAIL]


def test_where_a_comment_stands_is_not_changed(script: Client, editor: Client, address: str) -> None:
    at = f"/comments/{post(script, address).json['id']}"
    faults = patch(editor, at, {"order": 3}, expect=422).json["invalidParameters"]
    assert [fault["name"] for fault in faults] == ["order"]
    whole = editor("PUT", at, json={"text": "b"}, headers=ANY).json
    assert (whole["workshopId"], whole["status"], whole["text"]) == (address.split("/")[2], "published", "b")


def test_a_deleted_comment_keeps_its_external_id_and_its_secrets(
    script: Client, api: Client, editor: Client, moderator: Client, address: str
) -> None:
    open_one, held = (post(script, address, text=text, externalId=text).json for text in ("a", MAIL))
    editor("DELETE", f"/comments/{open_one['id']}", headers=ANY, expect=204)
    editor("DELETE", f"/comments/{held['id']}", headers=ANY, expect=404)
    moderator("DELETE", f"/comments/{held['id']}", headers=ANY, expect=403)
    api("GET", f"/comments/{open_one['id']}", expect=410)
    post(script, address, text="annan", externalId="a", expect=409)
    assert [row["version"] for row in api.rows(f"/comments/{open_one['id']}/versions")] == [1, 2]
    restored = editor("POST", f"/comments/{open_one['id']}/versions/1/restore", headers=ANY).json
    assert (restored["status"], restored["externalId"], restored["version"]) == ("published", "a", 3)


def test_a_held_comment_that_is_deleted_was_never_there(
    app: Flask, stores: Stores, script: Client, api: Client
) -> None:
    address = comments_of(stores, moderation="pre")
    held = post(script, address).json
    chief = Client(app, key=stores.keys.create("chief", ["admin"])[0])
    chief("DELETE", f"/comments/{held['id']}", headers=ANY, expect=204)
    api("GET", f"/comments/{held['id']}", expect=404)
    script("GET", f"/comments/{held['id']}", expect=410)
    since = "/comments?updatedSince=2020-01-01T00:00:00Z"
    assert (len(api.rows(since)), len(script.rows(since)), len(chief.rows(since))) == (0, 1, 1)
    assert chief("POST", f"/comments/{held['id']}/versions/1/restore", headers=ANY).json["status"] == "pending"
