"""The record as it was, and what has changed since."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from service.store.stores import Stores
from service.store.text import later_than, now, read_instant, written
from tests.builders import create, some_id
from tests.client import Client, link
from tests.writing import ANY, made, patch

PAST = "2020-01-01T00:00:00Z"


def test_before_it_existed_a_document_is_not_found(editor: Client, stores: Stores) -> None:
    address, answer = made(editor, stores, "statements")
    for asked in (address, f"/articles/{some_id('article')}/statements", f"/participants/{some_id('person')}"):
        editor("GET", f"{asked}?asOf={PAST}", expect=404)
    assert editor.rows(f"/statements?asOf={PAST}") == []
    assert editor("GET", f"{address}?asOf={answer.json['createdAt']}").json == answer.json


def test_a_change_is_seen_from_its_instant_on(editor: Client, stores: Stores) -> None:
    address, first = made(editor, stores, "statements")
    second = patch(editor, address, {"text": "Ändrad."})
    before = written(datetime.fromisoformat(second.json["updatedAt"]) - timedelta(milliseconds=1))
    for at, answer in ((before, first), (second.json["updatedAt"], second)):
        assert editor("GET", f"{address}?asOf={at}").json == answer.json
        assert editor.rows(f"/statements?asOf={at}") == [answer.json]
        assert editor.rows(f"/articles/{some_id('article')}/statements?asOf={at}") == [answer.json]
        (said,) = editor.rows(f"/participants/{some_id('person')}/contributions?asOf={at}")
        assert said["text"] == answer.json["text"]


def test_what_is_included_is_as_it_was(editor: Client, stores: Stores) -> None:
    address, answer = made(editor, stores, "statements")
    patch(editor, f"/participants/{some_id('person')}", {"name": "Ny"})
    for asked in (address, "/statements"):
        included = editor("GET", f"{asked}?include=participant&asOf={answer.json['createdAt']}").json["included"]
        assert [person["name"] for person in included["participants"]] == ["Åsa Öberg"]


def test_what_was_deleted_was_there_before(editor: Client, stores: Stores) -> None:
    address, answer = made(editor, stores, "polls")
    editor("DELETE", address, headers=ANY, expect=204)
    gone = editor("GET", address, expect=410).json["tombstone"]
    assert editor("GET", f"{address}?asOf={answer.json['createdAt']}").json == answer.json
    assert editor("GET", f"{address}?asOf={gone['deletedAt']}", expect=410).json["tombstone"] == gone
    assert editor.rows(f"/polls?asOf={gone['deletedAt']}") == []


def test_pages_of_the_past_lead_on_in_the_past(editor: Client, stores: Stores) -> None:
    for title in ("Å", "Ä", "Ö", "a", "z"):
        create(stores, "articles", title=title, id=some_id(title))
    then = now()
    later_than(then)
    for title in ("Å", "a"):
        patch(editor, f"/articles/{some_id(title)}", {"title": "mitt"})
    page = editor.envelope(f"/articles?asOf={then}&sort=title&limit=2&fields=title")
    met = [row["title"] for row in page["articles"]]
    assert page["_meta"]["totalRecords"] == 5
    while any(each["rel"] == "next" for each in page["_links"]):
        page = editor.envelope(link(page, "next"))
        met += [row["title"] for row in page["articles"]]
    assert met == ["a", "z", "Å", "Ä", "Ö"]
    assert [row["title"] for row in editor.envelope(link(page, "prev"))["articles"]] == ["Å", "Ä"]


@pytest.mark.parametrize(
    "instant",
    [
        "",
        "x",
        "2026-01-01",
        "2026-01-01T00:00:00",
        "2026-02-30T00:00:00Z",
        "2999-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_an_instant_that_is_none_or_has_not_been_is_refused(api: Client, stores: Stores, instant: str) -> None:
    person = create(stores, "participants")
    for address in ("/participants", f"/participants/{person['id']}", f"/participants/{person['id']}/statements"):
        assert api.names_of_faults("GET", f"{address}?asOf={instant}", expect=400) == ["asOf"]
    api("GET", f"/participants/nobody?asOf={instant}", expect=404)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00.000Z"),
        ("2026-01-01T01:00:00 01:00", "2026-01-01T00:00:00.000Z"),
        ("2026-01-01t00:00:00.1239z", "2026-01-01T00:00:00.123Z"),
        ("2026-01-01T00:00:00.5-00:00", "2026-01-01T00:00:00.500Z"),
        ("2026-01-01T00:00:00.123456789Z", "2026-01-01T00:00:00.123Z"),
        ("2026-01-01T24:30:00Z", None),
        ("2026-01-01T00:00:60Z", None),
        ("2026-01-01 00:00:00Z", None),
    ],
)
def test_instants_are_read_as_rfc_3339_has_them(text: str, read: str | None) -> None:
    assert read_instant(text) == read


def test_a_clock_that_was_set_back_is_not_waited_for() -> None:
    assert later_than("2999-01-01T00:00:00.000Z") == "2999-01-01T00:00:00.001Z"
    instant = now()
    assert later_than(instant) > instant


def test_what_has_changed_is_listed_with_what_is_gone(editor: Client, stores: Stores) -> None:
    create(stores, "polls", at="2026-01-01T00:00:00.000Z")
    _, answer = made(editor, stores, "polls")
    gone, _ = made(editor, stores, "polls", statement="b")
    editor("DELETE", gone, headers=ANY, expect=204)
    since = answer.json["updatedAt"]
    page = editor.envelope(f"/polls?updatedSince={since}&fields=statement&workshop={some_id('workshop')}")
    first, last = page["polls"]
    assert first == {"id": answer.json["id"], "statement": answer.json["statement"]}
    assert last["id"] == gone.rsplit("/", 1)[1]
    assert (last["deleted"], last["version"]) == (True, 2)
    assert page["_meta"]["totalRecords"] == 2
    assert page["_meta"]["syncedTo"] == since
    old = editor.envelope("/polls?updatedSince=2026-01-01T00:00:00Z&limit=1")
    assert editor.envelope(link(old, "next"))["polls"][0]["id"] == answer.json["id"]
    synced = datetime.fromisoformat(old["_meta"]["syncedTo"])
    assert timedelta(seconds=60) < datetime.now(UTC) - synced < timedelta(seconds=90)
    assert "syncedTo" not in editor.envelope("/polls")["_meta"]


@pytest.mark.parametrize(
    "query",
    [
        "updatedSince=x",
        "updatedSince=2026-01-01T00:00:00Z&sort=order",
        "updatedSince=2026-01-01T00:00:00Z&sort=-updatedAt",
    ],
)
def test_what_has_changed_is_asked_for_by_instant_in_order(api: Client, query: str) -> None:
    api("GET", f"/polls?{query}", expect=400)
    api("GET", "/polls?updatedSince=2026-01-01T00:00:00Z&sort=updatedAt")
