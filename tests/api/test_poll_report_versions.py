"""A reported result is a version of its poll: its conditions, its history, and the way back."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.client import Client
from tests.polling import SPREAD, TOLD, poll_of, report, result_of
from tests.writing import ANY, patch


@pytest.fixture
def poll(stores: Stores) -> str:
    return poll_of(stores)


def test_reporting_needs_a_scope_and_a_condition_that_holds(
    api: Client, script: Client, editor: Client, poll: str
) -> None:
    stale = editor("GET", poll).headers["ETag"]
    for method in ("PUT", "DELETE"):
        body = SPREAD if method == "PUT" else None
        api(method, f"{poll}/result", json=body, headers=ANY, expect=401)
        script(method, f"{poll}/result", json=body, headers=ANY, expect=403)
        editor(method, f"{poll}/result", json=body, expect=428)
        editor(method, f"{poll}/result", json=body, headers={"If-Match": "x"}, expect=400)
        editor(method, "/polls/x/result", json=body, headers=ANY, expect=404)
        patch(editor, poll, {"statement": method})
        editor(method, f"{poll}/result", json=body, headers={"If-Match": stale}, expect=412)
    editor("PUT", f"{poll}/result", body=b"x", headers={"Content-Type": "text/plain"}, expect=415)


def test_the_tag_of_a_result_is_a_condition_on_its_poll(editor: Client, poll: str) -> None:
    tag = report(editor, poll, **SPREAD).headers["ETag"]
    patch(editor, poll, {"statement": "Ett"})
    report(editor, poll, headers={"If-Match": tag}, expect=412, n=9)
    tag = editor("GET", f"{poll}/result").headers["ETag"]
    tag = report(editor, poll, headers={"If-Match": tag}, n=9).headers["ETag"]
    editor("GET", f"{poll}/result", headers={"If-None-Match": tag}, expect=304)
    answer = editor("DELETE", f"{poll}/result", headers={"If-Match": tag}, expect=204)
    editor("DELETE", poll, headers={"If-Match": answer.headers["ETag"]}, expect=204)


def test_a_report_is_a_version_with_its_note(editor: Client, poll: str) -> None:
    report(editor, poll, headers=ANY | {"Change-Note": "Ur protokollet"}, **SPREAD)
    report(editor, poll, **SPREAD)
    editor("DELETE", f"{poll}/result", headers=ANY, expect=204)
    editor("DELETE", f"{poll}/result", headers=ANY, expect=204)
    told = [(row["version"], row["change"], row["note"]) for row in editor.rows(f"{poll}/versions")]
    assert told == [(1, "created", None), (2, "updated", "Ur protokollet"), (3, "updated", None)]
    assert [editor("GET", f"{poll}/versions/{n}").json["result"] for n in (1, 2, 3)] == [None, TOLD, None]
    (change,) = [each for each in editor("GET", f"{poll}/versions/2/diff?to=3").json if each["path"] == "/result"]
    assert change["value"] is None


def test_other_changes_keep_what_was_reported(editor: Client, poll: str) -> None:
    report(editor, poll, **SPREAD)
    changed = patch(editor, poll, {"statement": "Ändrat", "result": None}).json
    assert (changed["version"], changed["result"]) == (3, TOLD)


def test_a_version_that_is_restored_has_what_was_reported_then(editor: Client, poll: str) -> None:
    report(editor, poll, **SPREAD)
    report(editor, poll, n=99)
    editor("DELETE", f"{poll}/result", headers=ANY, expect=204)
    for number, n in ((2, 10), (3, 99), (1, None), (3, 99)):
        restored = editor("POST", f"{poll}/versions/{number}/restore", headers=ANY).json
        assert (restored["result"] or {}).get("n") == n
        assert result_of(editor, poll) == restored["result"]
    assert restored["version"] == 8
    assert editor("POST", f"{poll}/versions/8/restore", headers=ANY).json["version"] == 8


def test_a_deleted_poll_comes_back_with_what_was_reported(editor: Client, poll: str) -> None:
    report(editor, poll, **SPREAD)
    editor("DELETE", poll, headers=ANY, expect=204)
    report(editor, poll, expect=410, **SPREAD)
    assert editor("POST", f"{poll}/versions/2/restore", headers=ANY).json["result"] == TOLD
    assert editor("POST", f"{poll}/versions/1/restore", headers=ANY).json["result"] is None


def test_a_reported_result_is_as_it_was_at_an_instant(editor: Client, poll: str) -> None:
    instants = [editor("GET", poll).json["updatedAt"]]
    for n in (10, 20):
        report(editor, poll, n=n)
        instants.append(editor("GET", poll).json["updatedAt"])
    seen = [result_of(editor, poll, f"?asOf={at}") for at in instants]
    assert [(each or {}).get("n") for each in seen] == [None, 10, 20]
