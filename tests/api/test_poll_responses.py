"""Responding to a poll: what is taken, by whom, and that nobody counts twice."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.values import is_uuid
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link
from tests.polling import poll_of, respond
from tests.posting import ENGLISH
from tests.writing import ANY, patch

TYPE = {"Content-Type": "application/json"}


@pytest.fixture
def poll(stores: Stores) -> str:
    return poll_of(stores)


def test_a_response_is_answered_with_its_address(script: Client, poll: str) -> None:
    answer = respond(script, poll, 4)
    assert is_uuid(answer.json["id"])
    assert (answer.json["pollId"], answer.json["value"], answer.json["version"]) == (poll.split("/")[2], 4, 1)
    assert answer.headers["Location"] == link(answer.json, "self")
    assert answer.headers["Location"].endswith(f"{poll}/responses/{answer.json['id']}")
    assert [each["rel"] for each in answer.json["_links"]] == ["self", "collection", "up"]


def test_the_address_answers_the_key_that_posted_and_moderation(
    script: Client, moderator: Client, editor: Client, api: Client, poll: str
) -> None:
    answer = respond(script, poll, 4)
    for reader in (script, moderator):
        again = reader("GET", answer.headers["Location"])
        assert (again.data, again.headers["ETag"]) == (answer.data, answer.headers["ETag"])
    for other in (editor, api):
        other("GET", answer.headers["Location"], expect=404)


def test_a_response_stands_under_its_own_poll_only(script: Client, stores: Stores, poll: str) -> None:
    id = respond(script, poll, 4).json["id"]
    for address in (f"{poll_of(stores)}/responses/{id}", f"{poll}/responses/x", f"{poll}/responses/{some_id('x')}"):
        script("GET", address, expect=404)


def test_the_list_is_for_moderation(script: Client, moderator: Client, api: Client, poll: str) -> None:
    made = [respond(script, poll, value).json for value in (1, 6)]
    assert sorted(each["value"] for each in moderator.rows(f"{poll}/responses?sort=createdAt")) == [1, 6]
    assert moderator.envelope(f"{poll}/responses?limit=1")["_meta"]["totalRecords"] == 2
    assert moderator.rows(f"{poll}/responses?asOf={made[0]['createdAt']}")
    assert len(moderator.rows(f"{poll}/responses?updatedSince={made[0]['createdAt']}")) == 2
    api("GET", f"{poll}/responses", expect=401)
    script("GET", f"{poll}/responses", expect=403)


def test_responding_needs_a_key_for_it(api: Client, editor: Client, poll: str) -> None:
    respond(api, poll, 4, expect=401)
    assert respond(editor, poll, 4, expect=403).json["missingScope"] == "comments:write"


@pytest.mark.parametrize("value", [None, True, False, 3.5, "4", [], {}, 2**63, 0, 7, -1])
def test_a_value_that_is_no_step_is_refused(script: Client, poll: str, value: Any) -> None:
    body = {"value": value}
    assert script.names_of_faults("POST", f"{poll}/responses", json=body, expect=422) == ["value"]


def test_a_step_may_be_written_with_a_point(script: Client, poll: str) -> None:
    assert script("POST", f"{poll}/responses", body=b'{"value": 4.0}', headers=TYPE, expect=201).json["value"] == 4


def test_a_value_off_the_scale_is_refused_with_the_scale(script: Client, poll: str) -> None:
    body = {"value": 7, "respondent": ""}
    problem = script("POST", f"{poll}/responses", json=body, headers=ENGLISH, expect=422).json
    reasons = {fault["name"]: fault["reason"] for fault in problem["invalidParameters"]}
    assert reasons == {
        "value": "The value must lie on the scale, 1–6.",
        "respondent": "The text may not be empty.",
    }


@pytest.mark.parametrize("body", [{}, {"value": 4, "x": 1}, [], {"value": 4, "respondent": "x" * 201}])
def test_a_body_that_is_no_response_is_refused(script: Client, poll: str, body: Any) -> None:
    script("POST", f"{poll}/responses", json=body, expect=422)


def test_a_response_may_name_its_own_poll_only(script: Client, poll: str) -> None:
    respond(script, poll, 4, pollId=poll.split("/")[2])
    body = {"value": 4, "pollId": some_id("other")}
    assert script.names_of_faults("POST", f"{poll}/responses", json=body, expect=422) == ["pollId"]


@pytest.mark.parametrize("scale", [None, {"min": 1}, {"max": 6}, {"text": "en skala"}])
def test_a_poll_without_both_ends_of_a_scale_takes_no_responses(script: Client, stores: Stores, scale: Any) -> None:
    poll = poll_of(stores, scale=scale)
    assert respond(script, poll, 4, expect=409).json["type"].endswith("/problems/no-scale")
    respond(script, poll, "x", expect=422)
    assert stores.responses.collection.count_documents({}) == 0


def test_an_unknown_poll_is_not_found(script: Client) -> None:
    respond(script, f"/polls/{some_id('x')}", 4, expect=404)


def test_a_deleted_poll_is_gone_and_has_its_responses_again(
    script: Client, editor: Client, moderator: Client, stores: Stores, poll: str
) -> None:
    answers = [respond(script, poll, value, key=f"key-{value}") for value in range(1, 6)]
    before = editor("GET", poll).json["result"]
    editor("DELETE", poll, headers=ANY, expect=204)
    for method, address in (("POST", "/responses"), ("GET", "/responses"), ("GET", "/result"), ("PUT", "/result")):
        key = stores.keys.create("all", ["admin"])[0]
        headers = {"Authorization": f"Bearer {key}", **ANY}
        script(method, f"{poll}{address}", json={"value": 4} if method != "GET" else None, headers=headers, expect=410)
    script("GET", answers[0].headers["Location"], expect=410)
    assert respond(script, poll, 1, key="key-1").data == answers[0].data
    restored = editor("POST", f"{poll}/versions/1/restore", headers=ANY)
    assert restored.json["result"] == before
    assert len(moderator.rows(f"{poll}/responses")) == 5


def test_a_response_has_no_other_methods(script: Client, editor: Client, poll: str) -> None:
    address = respond(script, poll, 4).headers["Location"]
    for method in ("PUT", "PATCH", "DELETE"):
        editor(method, address, json={"value": 5}, headers=ANY, expect=405)
    editor("GET", "/responses", expect=404)


def test_a_poll_links_to_its_responses_and_its_result(api: Client, poll: str) -> None:
    document = api("GET", poll).json
    assert link(document, "responses").endswith(f"{poll}/responses")
    assert api("GET", link(document, "result")).json["n"] == 0


def test_responses_are_no_references(editor: Client, script: Client, stores: Stores, poll: str) -> None:
    respond(script, poll, 4)
    create(stores, "polls")
    patch(editor, poll, {"statement": "Ändrat"})
    editor("DELETE", poll, headers=ANY, expect=204)
