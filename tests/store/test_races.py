"""Many who write at once: one wins each version, and nothing is doubled, lost or left hanging."""

from __future__ import annotations

from typing import Any

import pytest
from werkzeug.test import TestResponse

from service.store.stores import Stores
from tests.builders import article, comment, create, participant, some_id, statement
from tests.client import Client
from tests.racing import at_once, send

EIGHT = 8
ADDRESS = f"/articles/{some_id('article')}"
PROMPT = {"id": some_id("prompt"), "text": "Vad nu?"}


@pytest.fixture
def editor(editor: Client, stores: Stores) -> Client:
    """Return an editor of a record with an article and a person."""
    create(stores, "articles", id=some_id("article"))
    create(stores, "participants", id=some_id("person"))
    return editor


def history(editor: Client, address: str) -> list[dict[str, Any]]:
    """Give all versions, which must be numbered without a gap and begin one after the other."""
    rows = editor.rows(f"{address}/versions?limit=200")
    assert [row["version"] for row in rows] == list(range(1, len(rows) + 1))
    instants = [row["changedAt"] for row in rows]
    assert instants == sorted(set(instants))
    return rows


def version(editor: Client, address: str, number: int) -> dict[str, Any]:
    found: dict[str, Any] = editor("GET", f"{address}/versions/{number}").json
    return found


def told(writer: int) -> dict[str, Any]:
    """A text that is only whole if one writer wrote all of it."""
    return article(title=f"Av {writer}", lead=f"Av {writer}", breadcrumb=[f"Av {writer}"])


def test_of_eight_who_saw_the_same_version_one_replaces_it(editor: Client) -> None:
    won = []
    for turn in range(4):
        tag = {"If-Match": editor("GET", ADDRESS).headers["ETag"]}

        def write(one: int, turn: int = turn, tag: dict[str, str] = tag) -> TestResponse:
            return send(editor, "PUT", ADDRESS, told(10 * turn + one), **tag)

        answers = at_once(EIGHT, write)
        assert sorted(answer.status_code for answer in answers) == [200, *[412] * 7]
        won.append(next(answer.get_json() for answer in answers if answer.status_code == 200))
    assert [row["version"] for row in history(editor, ADDRESS)] == [1, *(each["version"] for each in won)]
    for each in won:
        assert each["title"] == each["lead"] == each["breadcrumb"][0]
        assert version(editor, ADDRESS, each["version"])["lead"] == each["lead"]


def test_eight_who_replace_any_version_make_eight(editor: Client) -> None:
    answers = at_once(EIGHT, lambda one: send(editor, "PUT", ADDRESS, told(one), **{"If-Match": "*"}))
    assert sorted(answer.get_json()["version"] for answer in answers) == list(range(2, EIGHT + 2))
    assert len(history(editor, ADDRESS)) == EIGHT + 1
    for answer in answers:
        made = answer.get_json()
        assert made["title"] == made["lead"] == made["breadcrumb"][0]
        assert version(editor, ADDRESS, made["version"])["lead"] == made["lead"]
    assert {answer.get_json()["title"] for answer in answers} == {f"Av {one}" for one in range(EIGHT)}


def test_a_restore_and_replacements_make_one_version_each(editor: Client) -> None:
    editor("PUT", ADDRESS, json=told(0), headers={"If-Match": "*"})

    def write(one: int) -> int:
        if one % 2:
            return send(editor, "POST", f"{ADDRESS}/versions/1/restore", **{"If-Match": "*"}).status_code
        return send(editor, "PUT", ADDRESS, told(one + 1), **{"If-Match": "*"}).status_code

    assert set(at_once(EIGHT, write)) == {200}
    assert EIGHT // 2 + 2 < len(history(editor, ADDRESS)) <= EIGHT + 2


def test_eight_who_delete_the_same_make_one_tombstone(editor: Client) -> None:
    answers = at_once(EIGHT, lambda _: send(editor, "DELETE", ADDRESS, **{"If-Match": "*"}))
    assert sorted(answer.status_code for answer in answers) == [204, *[410] * 7]
    assert [row["change"] for row in history(editor, ADDRESS)] == ["created", "deleted"]


def test_eight_of_the_same_title_get_eight_slugs(editor: Client) -> None:
    answers = at_once(EIGHT, lambda _: send(editor, "POST", "/articles", {"title": "Ett"}))
    slugs = {answer.get_json()["slug"] for answer in answers}
    assert slugs == {"ett", *(f"ett-{number}" for number in range(2, EIGHT + 1))}


def test_of_eight_who_choose_the_same_slug_one_gets_it(editor: Client, stores: Stores) -> None:
    answers = at_once(EIGHT, lambda one: send(editor, "POST", "/articles", {"title": str(one), "slug": "ett"}))
    assert sorted(answer.status_code for answer in answers) == [201, *[409] * 7]
    ids = [create(stores, "participants", id=some_id(str(one)))["id"] for one in range(EIGHT)]
    changed = at_once(
        EIGHT,
        lambda one: (
            send(editor, "PUT", f"/participants/{ids[one]}", participant(slug="en"), **{"If-Match": "*"}).status_code
        ),
    )
    assert sorted(changed) == [200, *[409] * 7]
    assert len([each for each in editor.rows("/participants?limit=200") if each["slug"] == "en"]) == 1


def test_eight_that_are_restored_to_one_slug_get_eight(editor: Client) -> None:
    addresses = []
    for _ in range(EIGHT):
        made = editor("POST", "/articles", json={"title": "Ett"}, expect=201).json
        addresses.append(f"/articles/{made['id']}")
        editor("DELETE", addresses[-1], headers={"If-Match": "*"}, expect=204)
    answers = at_once(
        EIGHT, lambda one: send(editor, "POST", f"{addresses[one]}/versions/1/restore", **{"If-Match": "*"})
    )
    assert len({answer.get_json()["slug"] for answer in answers}) == EIGHT


@pytest.mark.parametrize("name", ["articleId", "participantId"])
def test_what_is_referred_to_at_this_moment_is_not_deleted(editor: Client, stores: Stores, name: str) -> None:
    """Either the statement is there, or what it would have referred to is gone: never both."""
    resource = {"articleId": "articles", "participantId": "participants"}[name]
    for turn in range(4):
        id = create(stores, resource, id=some_id(f"{name} {turn}"))["id"]
        address = f"/{resource}/{id}"

        def act(one: int, address: str = address, id: str = id) -> int:
            if one:
                return send(editor, "POST", "/statements", statement(**{name: id})).status_code
            return send(editor, "DELETE", address, **{"If-Match": "*"}).status_code

        deleted, *said = at_once(4, act)
        assert (deleted, set(said)) in ((204, {422}), (409, {201}), (409, {201, 422}))
        assert stores.statements.collection.count_documents({name: id}) == said.count(201)
        editor("GET", address, expect=410 if deleted == 204 else 200)


@pytest.mark.parametrize("way", ["deleted", "without its prompt", "restored to before its prompt"])
def test_a_comment_never_stands_in_a_workshop_that_is_gone(
    editor: Client, script: Client, stores: Stores, way: str
) -> None:
    for turn in range(4):
        id = create(stores, "workshops", id=some_id(f"workshop {turn}"), prompts=[])["id"]
        address, free = f"/workshops/{id}", {"If-Match": "*"}
        editor("PUT", address, json={"title": "a", "prompts": [PROMPT]}, headers=free)

        def act(one: int, address: str = address) -> int:
            if one:
                return send(script, "POST", f"{address}/comments", comment(promptId=PROMPT["id"])).status_code
            if way == "deleted":
                return send(editor, "DELETE", address, **{"If-Match": "*"}).status_code
            if way == "without its prompt":
                return send(editor, "PUT", address, {"title": "b"}, **{"If-Match": "*"}).status_code
            return send(editor, "POST", f"{address}/versions/1/restore", **{"If-Match": "*"}).status_code

        gone, *posted = at_once(4, act)
        assert gone in (200, 204, 409)
        assert set(posted) <= {201, 404, 410, 422}
        there = stores.comments.collection.count_documents({"workshopId": id})
        assert there == posted.count(201)
        prompts = editor("GET", address, expect=410 if gone == 204 else 200).json.get("prompts", [])
        assert not there or prompts == [PROMPT]
        assert (gone == 409) or not there
