"""Bodies that are JSON but no comment: 422, with every fault and its place, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from service.store.stores import Stores
from tests.builders import comment, some_id
from tests.client import Client
from tests.posting import ENGLISH, comments_of, post, post_raw, reason

OBJECT, TEXT, ID, NULL = (
    "The value must be an object.",
    "The value must be text.",
    "The value must be an id (UUID).",
    "The field may not be null.",
)


@pytest.mark.parametrize("body", [b'"x"', b"17", b"1.5", b"true", b"null"])
def test_a_body_must_be_an_object(script: Client, stores: Stores, body: bytes) -> None:
    answer = post_raw(script, comments_of(stores), body, expect=422)
    assert answer.json["invalidParameters"] == [{"name": "", "in": "body", "reason": OBJECT}]


@pytest.mark.parametrize(("body", "refused"), [(b"[]", []), (b'["x"]', [0]), (b'[{"text": "x"}, 2, []]', [1, 2])])
def test_in_a_list_every_entry_must_be_an_object(
    script: Client, stores: Stores, body: bytes, refused: list[int]
) -> None:
    results = post_raw(script, comments_of(stores), body, expect=200).json["results"]
    told = {each["index"]: each["problem"]["invalidParameters"] for each in results if each["outcome"] == "refused"}
    assert told == {index: [{"name": "", "in": "body", "reason": OBJECT}] for index in refused}


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("text", None, NULL),
        ("text", 17, TEXT),
        ("text", True, TEXT),
        ("text", ["x"], TEXT),
        ("text", {"$gt": ""}, TEXT),
        ("promptId", "x", ID),
        ("promptId", 17, ID),
        ("promptId", "", ID),
        ("promptId", {"$ne": None}, ID),
        ("promptId", f"{{{some_id('prompt')}}}", ID),
        ("promptId", f" {some_id('prompt')}", ID),
        ("author", "Åsa", OBJECT),
        ("author", [], OBJECT),
        ("author", 1, OBJECT),
        ("externalId", 17, TEXT),
        ("externalId", {"$gt": ""}, TEXT),
        ("externalId", "", "The text may not be empty."),
        ("workshopId", "x", ID),
        ("workshopId", None, NULL),
        ("status", "hidden", "The value must be one of: published, pending, rejected, withdrawn."),
        ("status", {"$ne": "x"}, "The value must be one of: published, pending, rejected, withdrawn."),
        ("status", None, NULL),
        ("order", "1", "The value must be a whole number."),
        ("order", True, "The value must be a whole number."),
        ("order", 1.5, "The value must be a whole number."),
        ("order", [1], "The value must be a whole number."),
        ("$where", "1", "The field does not exist here."),
        ("_internal", {}, "The field does not exist here."),
        ("postedBy", "x", "The field does not exist here."),
        ("a.b", "x", "The field does not exist here."),
        ("", "x", "The field does not exist here."),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(script: Client, stores: Stores, name: str, value: Any, why: str) -> None:
    body = comment(**{name: value})
    problem = script("POST", comments_of(stores), json=body, headers=ENGLISH, expect=422).json
    assert problem["invalidParameters"] == [{"name": name, "in": "body", "reason": why}]
    assert problem["detail"] == "1 fault; see invalidParameters."


@pytest.mark.parametrize(
    ("author", "name"),
    [({}, "author.name"), ({"name": None}, "author.name"), ({"name": "x", "age": 7}, "author.age")],
)
def test_what_is_wrong_inside_is_named_with_its_place(
    script: Client, stores: Stores, author: dict[str, Any], name: str
) -> None:
    body = comment(author=author)
    assert script.names_of_faults("POST", comments_of(stores), json=body, expect=422) == [name]


def test_every_fault_is_told_at_once_in_both_languages(script: Client, stores: Stores) -> None:
    body = {"text": 17, "promptId": "x", "author": {"age": 7}, "order": 2**70, "colour": "red"}
    address = comments_of(stores)
    english = script("POST", address, json=body | {"order": "x"}, headers=ENGLISH, expect=422).json
    swedish = script("POST", address, json=body | {"order": "x"}, expect=422).json
    names = {"text", "promptId", "author.name", "author.age", "order", "colour"}
    assert {fault["name"] for fault in english["invalidParameters"]} == names
    assert english["detail"] == "6 faults; see invalidParameters."
    assert swedish["detail"] == "6 fel; se invalidParameters."
    told = {fault["name"]: fault["reason"] for fault in swedish["invalidParameters"]}
    assert told["text"] == "Värdet måste vara text."
    assert told["colour"] == "Fältet finns inte här."


def test_the_text_is_required(script: Client, stores: Stores) -> None:
    assert reason(post_raw(script, comments_of(stores), b"{}", expect=422)) == "The field is required."


def test_what_may_be_null_may_be_null(script: Client, stores: Stores) -> None:
    posted = post(script, comments_of(stores), promptId=None, author=None, externalId=None, order=None).json
    assert [posted[name] for name in ("promptId", "author", "externalId", "order")] == [None] * 4


def test_a_prompt_of_another_workshop_is_refused(script: Client, stores: Stores) -> None:
    comments_of(stores, prompts=[{"id": some_id("other"), "text": "Annat?"}])
    body = comment(promptId=some_id("other"))
    answer = script("POST", comments_of(stores), json=body, headers=ENGLISH, expect=422)
    assert answer.json["invalidParameters"][0]["name"] == "promptId"
    assert reason(answer) == "The workshop has no prompt with this id."


def test_a_comment_may_be_sent_back_as_it_was_read(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    first = post(script, address).json
    again = script("POST", address, json=first, expect=201).json
    given = {"id", "createdAt", "updatedAt", "_links"}
    assert again["id"] != first["id"]
    assert {name: again[name] for name in again if name not in given} == {
        name: first[name] for name in first if name not in given
    }


def test_what_the_service_sets_is_ignored_whatever_it_says(script: Client, stores: Stores) -> None:
    ignored: dict[str, Any] = {"id": "x", "version": 9, "createdAt": 1, "source": [], "_links": {}, "prompt": 7}
    posted = post(script, comments_of(stores), **ignored).json
    assert (posted["version"], posted["source"], posted["prompt"]) == (1, None, None)


def test_what_the_address_gives_may_not_be_said_otherwise(script: Client, stores: Stores) -> None:
    body = comment(workshopId=some_id("other"), status="pending", order=1, promptId=some_id("other"))
    problem = script("POST", comments_of(stores), json=body, headers=ENGLISH, expect=422).json
    reasons = {fault["name"]: fault["reason"] for fault in problem["invalidParameters"]}
    assert reasons.keys() == {"workshopId", "status", "order", "promptId"}
    assert reasons["status"] == "The value is set by the service and is published here."


def test_a_thousand_faults_are_counted_but_not_all_told(script: Client, stores: Stores) -> None:
    nonsense = {f"{number}-{'x' * 500}": 1 for number in range(1_000)}
    body = comment(**nonsense)
    problem = script("POST", comments_of(stores), json=body, headers=ENGLISH, expect=422).json
    assert problem["detail"] == "1000 faults; see invalidParameters."
    assert len(problem["invalidParameters"]) == 100
    assert max(len(fault["name"]) for fault in problem["invalidParameters"]) == 200


def test_what_only_the_workshop_can_tell_is_told_with_all_else(script: Client, stores: Stores) -> None:
    body = {"text": "", "status": "withdrawn", "promptId": some_id("unknown"), "zz": 1}
    names = script.names_of_faults("POST", comments_of(stores), json=body, expect=422)
    assert sorted(names) == ["promptId", "status", "text", "zz"]
