"""The past of a document: listed, read, compared and restored."""

from __future__ import annotations

from itertools import product

import jsonpatch
import orjson
import pytest

from service.resources import RESOURCES
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link
from tests.writing import ANY, patch

ADDRESS = f"/articles/{some_id('article')}"


@pytest.fixture
def article(editor: Client, stores: Stores) -> Client:
    """Return a client of an article with three versions: made, changed twice."""
    create(stores, "articles", id=some_id("article"), title="Ett")
    patch(editor, ADDRESS, {"title": "Två", "lead": "Ingress"}, note="Rättat å".encode().decode("latin-1"))
    patch(editor, ADDRESS, {"title": "Tre", "lead": None, "questions": None})
    return editor


@pytest.mark.parametrize("resource", [blp.name for blp in RESOURCES])
def test_a_new_document_has_one_version(api: Client, stores: Stores, resource: str) -> None:
    document = create(stores, resource)
    item = api("GET", f"/{resource}/{document['id']}").json
    (only,) = api.rows(link(item, "version-history"))
    told = {name: only[name] for name in ("version", "changedAt", "changedBy", "note", "change")}
    assert told == {
        "version": 1,
        "changedAt": document["createdAt"],
        "changedBy": None,
        "note": None,
        "change": "created",
    }
    version = api("GET", link(only, "self")).json
    assert {**version, "_links": item["_links"]} == item
    assert link(version, "latest-version") == link(item, "self")


def test_versions_tell_who_when_and_why(article: Client) -> None:
    rows = article.rows(f"{ADDRESS}/versions")
    assert [(row["version"], row["change"], row["changedBy"], row["note"]) for row in rows] == [
        (1, "created", None, None),
        (2, "updated", "Redaktionen", "Rättat å"),
        (3, "updated", "Redaktionen", None),
    ]
    assert [article("GET", link(row, "self")).json["title"] for row in rows] == ["Ett", "Två", "Tre"]
    assert [article("GET", link(row, "self")).json["updatedAt"] for row in rows] == [row["changedAt"] for row in rows]


def test_versions_are_a_list_as_others_are(article: Client) -> None:
    page = article.envelope(f"{ADDRESS}/versions?sort=-version&limit=2&fields=version,note")
    assert [row["version"] for row in page["versions"]] == [3, 2]
    assert page["_meta"]["totalRecords"] == 3
    assert [row["version"] for row in article.envelope(link(page, "next"))["versions"]] == [1]
    assert article.names_of_faults("GET", f"{ADDRESS}/versions?asOf=x&sort=createdAt", expect=400) == ["asOf", "sort"]


@pytest.mark.parametrize("number", ["4", "0", "-1", "x", "9" * 30])
def test_a_version_that_is_not_there_is_not_found(article: Client, number: str) -> None:
    article("GET", f"{ADDRESS}/versions/{number}", expect=404)
    article("POST", f"{ADDRESS}/versions/{number}/restore", headers=ANY, expect=404)


def test_a_patch_makes_one_version_of_another(article: Client) -> None:
    article("DELETE", ADDRESS, headers=ANY, expect=204)
    whole = {number: article("GET", f"{ADDRESS}/versions/{number}").json for number in range(1, 5)}
    for (one, before), (other, after) in product(whole.items(), repeat=2):
        answer = article("GET", f"{ADDRESS}/versions/{one}/diff?to={other}")
        assert answer.headers["Content-Type"] == "application/json-patch+json"
        assert jsonpatch.apply_patch(before, orjson.loads(answer.data)) == after
    latest = article("GET", f"{ADDRESS}/versions/1/diff")
    assert latest.data == article("GET", f"{ADDRESS}/versions/1/diff?to=4").data
    plain = article("GET", f"{ADDRESS}/versions/1/diff", headers={"Accept": "application/json"})
    assert plain.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(("query", "status"), [("?to=5", 404), ("?to=0", 400), ("?to=x", 400), ("?from=1", 400)])
def test_a_comparison_names_a_version_that_there_is(article: Client, query: str, status: int) -> None:
    article("GET", f"{ADDRESS}/versions/1/diff{query}", expect=status)


def test_a_restored_version_is_a_new_one(article: Client) -> None:
    tag = article("GET", ADDRESS).headers["ETag"]
    restore = f"{ADDRESS}/versions/2/restore"
    article("POST", restore, expect=428)
    article("POST", restore, headers={"If-Match": '"x"'}, expect=412)
    restored = article("POST", restore, headers={"If-Match": tag, "Change-Note": "tillbaka"})
    assert restored.json == article("GET", ADDRESS).json
    assert (restored.json["title"], restored.json["lead"], restored.json["version"]) == ("Två", "Ingress", 4)
    last = article.rows(f"{ADDRESS}/versions")[-1]
    assert (last["change"], last["note"]) == ("restored", "tillbaka")
    again = article("POST", f"{ADDRESS}/versions/4/restore", headers=ANY)
    assert again.json["version"] == 4


def test_what_was_deleted_comes_back_as_it_was(article: Client) -> None:
    before = article("GET", ADDRESS).json
    article("DELETE", ADDRESS, headers=ANY, expect=204)
    gone = article("GET", ADDRESS, expect=410)
    assert article("GET", f"{ADDRESS}/versions/4").json["deleted"] is True
    article("POST", f"{ADDRESS}/versions/4/restore", headers=ANY, expect=410)
    restored = article("POST", f"{ADDRESS}/versions/3/restore", headers={"If-Match": gone.headers["ETag"]}).json
    assert restored["version"] == 5
    for name in before.keys() - {"version", "updatedAt"}:
        assert restored[name] == before[name]
    assert [row["change"] for row in article.rows(f"{ADDRESS}/versions")][-2:] == ["deleted", "restored"]


def test_nothing_is_restored_that_refers_to_what_is_gone(editor: Client, stores: Stores) -> None:
    create(stores, "workshops", id=some_id("workshop"))
    poll = editor("POST", "/polls", json={"workshopId": some_id("workshop"), "statement": "a"}, expect=201).json
    editor("DELETE", f"/polls/{poll['id']}", headers=ANY, expect=204)
    editor("DELETE", f"/workshops/{some_id('workshop')}", headers=ANY, expect=204)
    restore = f"/polls/{poll['id']}/versions/1/restore"
    assert editor.names_of_faults("POST", restore, headers=ANY, expect=422) == ["workshopId"]
    editor("POST", f"/workshops/{some_id('workshop')}/versions/1/restore", headers=ANY)
    editor("POST", restore, headers=ANY)


@pytest.mark.parametrize("note", ["x" * 501, "a\tb\x01", "\x7f"])
def test_a_note_that_cannot_be_kept_is_refused(editor: Client, note: str) -> None:
    refused = editor("POST", "/articles", json={"title": "a"}, headers={"Change-Note": note}, expect=400)
    (fault,) = refused.json["invalidParameters"]
    assert (fault["name"], fault["in"]) == ("Change-Note", "header")


@pytest.mark.parametrize(("sent", "kept"), [("r\xe4tt", "rätt"), ("  ", None), ("a\tb", "a\tb")])
def test_a_note_is_read_in_the_encodings_that_headers_have(editor: Client, sent: str, kept: str | None) -> None:
    made = editor("POST", "/articles", json={"title": "a"}, headers={"Change-Note": sent}, expect=201).json
    assert editor.rows(f"/articles/{made['id']}/versions")[0]["note"] == kept
