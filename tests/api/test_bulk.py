"""Many comments in one request."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from service.store.stores import Stores
from tests.builders import some_id
from tests.client import Answer, Client
from tests.posting import ENGLISH, comments_of, post

NDJSON = {"Content-Type": "application/x-ndjson"}
KEY = {"Idempotency-Key": "many"}


@pytest.fixture
def address(stores: Stores) -> str:
    return comments_of(stores)


def lines(client: Client, address: str, body: bytes, **options: Any) -> Answer:
    """Post NDJSON."""
    headers = NDJSON | options.pop("headers", {})
    return client("POST", address, body=body, headers=headers, **options)


def outcomes(answer: Answer) -> list[str]:
    return [str(result["outcome"]) for result in answer.json["results"]]


def test_each_item_has_its_outcome(script: Client, address: str) -> None:
    there = post(script, address, text="Fanns", externalId="1").json
    items = [
        {"text": "Ny", "externalId": "2"},
        {"text": "Fanns", "externalId": "1"},
        {"text": "Annan", "externalId": "1"},
        {"text": "", "what": 1, "externalId": "3"},
        {"text": "a", "promptId": some_id("nobody")},
        {"text": "b", "promptId": some_id("prompt")},
        "x",
    ]
    answer = script("POST", address, json=items, headers=ENGLISH)
    assert outcomes(answer) == ["created", "duplicate", "refused", "refused", "refused", "created", "refused"]
    assert answer.json["_meta"] == {"created": 2, "duplicate": 1, "refused": 4}
    results = answer.json["results"]
    assert [result["index"] for result in results] == list(range(7))
    assert [result["externalId"] for result in results] == ["2", "1", "1", "3", None, None, None]
    assert results[1]["id"] == there["id"]
    assert results[2]["problem"]["existing"].endswith(there["id"])
    assert [fault["name"] for fault in results[3]["problem"]["invalidParameters"]] == ["text", "what"]
    assert [fault["name"] for fault in results[4]["problem"]["invalidParameters"]] == ["promptId"]
    assert results[6]["problem"]["status"] == 422
    assert {row["text"] for row in script.rows(address)} == {"Fanns", "Ny", "b"}
    created = script("GET", f"/comments/{results[0]['id']}").json
    assert (created["text"], created["externalId"], created["version"]) == ("Ny", "2", 1)


def test_what_comes_twice_in_one_request_is_one(script: Client, address: str) -> None:
    items = [{"text": "a", "externalId": "1"}, {"text": "a", "externalId": "1"}, {"text": "b", "externalId": "1"}]
    assert outcomes(script("POST", address, json=items)) == ["created", "duplicate", "refused"]
    assert outcomes(script("POST", f"{address}?atomic=false", json=items[:2])) == ["duplicate", "duplicate"]
    assert len(script.rows(address)) == 1


def test_lines_are_judged_one_by_one(script: Client, address: str) -> None:
    body = b'\n{"text": "a"}\r\n\n{"text": \n{"text": "b", "text": "c"}\n"\xff"\n{"text": "d"}'
    answer = lines(script, address, body)
    assert outcomes(answer) == ["created", "refused", "refused", "refused", "created"]
    assert [result["problem"] and result["problem"]["status"] for result in answer.json["results"]] == [
        None,
        400,
        400,
        400,
        None,
    ]


def test_outcomes_come_as_lines_to_those_who_ask(script: Client, address: str) -> None:
    answer = lines(script, address, b'{"text": "a"}\n{}\n', headers={"Accept": "application/x-ndjson"})
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    first, second, meta = (orjson.loads(line) for line in answer.data.splitlines())
    assert (first["outcome"], second["outcome"]) == ("created", "refused")
    assert meta == {"_meta": {"created": 1, "duplicate": 0, "refused": 1}}
    script("POST", address, json=[], headers={"Accept": "text/csv"}, expect=406)


def test_a_list_of_nothing_is_a_list(script: Client, address: str) -> None:
    for answer in (script("POST", address, json=[]), lines(script, address, b" \n")):
        assert answer.json == {"results": [], "_meta": {"created": 0, "duplicate": 0, "refused": 0}}
    assert script("POST", f"{address}?atomic=true", json=[]).json["results"] == []


def test_all_or_none(script: Client, stores: Stores, address: str) -> None:
    atomic = f"{address}?atomic=true"
    post(script, address, text="Fanns", externalId="1")
    bad = b'{"text": "a"}\n{"text": "", "x": 1}\n{\n{"text": "Annan", "externalId": "1"}\n'
    refused = lines(script, atomic, bad, expect=422)
    assert [fault["name"] for fault in refused.json["invalidParameters"]] == ["1.text", "1.x", "2"]
    taken = [{"text": "a"}, {"text": "Annan", "externalId": "1"}]
    assert script.names_of_faults("POST", atomic, json=taken, expect=422) == ["1.externalId"]
    assert stores.comments.collection.count_documents({}) == 1
    good = [{"text": "a", "externalId": "2"}, {"text": "Fanns", "externalId": "1"}, {"text": "a", "externalId": "2"}]
    assert outcomes(script("POST", atomic, json=good)) == ["created", "duplicate", "duplicate"]
    assert len(script.rows(address)) == 2


@pytest.mark.parametrize("query", ["?atomic=1", "?atomic=true&atomic=true", "?atom=true"])
def test_what_is_asked_of_a_list_is_read_strictly(script: Client, address: str, query: str) -> None:
    script("POST", address + query, json=[{"text": "a"}], expect=400)


def test_a_single_comment_is_asked_nothing(script: Client, address: str) -> None:
    script("POST", f"{address}?atomic=true", json={"text": "a"}, expect=400)


@pytest.mark.parametrize("query", ["", "?atomic=true"])
def test_many_that_come_again_are_there_once(script: Client, stores: Stores, address: str, query: str) -> None:
    items = [{"text": "a"}, {"text": "a"}, {"text": "b", "externalId": "1"}]
    first, second = (script("POST", address + query, json=items, headers=KEY) for _ in range(2))
    assert first.data == second.data
    assert second.headers["Idempotency-Replayed"] == "true"
    assert len(script.rows(address)) == 3
    script("POST", address + query, json=items[:1], headers=KEY, expect=422)
    assert stores.comments.collection.count_documents({"version": 1}) == 3


@pytest.mark.parametrize("query", ["", "?atomic=true"])
def test_a_list_that_broke_off_goes_on_where_it_was(script: Client, stores: Stores, address: str, query: str) -> None:
    items = [{"text": str(number), "externalId": str(number) if number % 2 else None} for number in range(6)]
    first = script("POST", address + query, json=items, headers=KEY)
    comments = stores.comments.collection
    answered = {"_internal.open": False}
    comments.update_one(answered, {"$set": {"_internal.open": True}, "$unset": {"_internal.answer": 1}})
    comments.delete_many({"externalId": {"$in": [None, "3"]}, "version": 1, "text": {"$gt": "2"}})
    second = script("POST", address + query, json=items, headers=KEY)
    assert second.data == first.data
    assert len(script.rows(address)) == 6


def test_what_another_has_posted_and_nobody_sees_is_not_told(script: Client, stores: Stores, address: str) -> None:
    other = Client(script.app, key=stores.keys.create("other", ["comments:write"])[0])
    post(other, address, text="Ring 070-174 06 05", externalId="1")
    for query, expect in (("", 200), ("?atomic=true", 422)):
        answer = script("POST", address + query, json=[{"text": "a", "externalId": "1"}], expect=expect)
        assert "comments/" not in answer.data.decode().replace(address, "")
    assert outcomes(script("POST", address, json=[{"text": "a", "externalId": "1"}])) == ["refused"]


def test_a_list_that_no_majority_has_is_put_off_and_then_there_once(
    script: Client, stores: Stores, address: str
) -> None:
    items = [{"text": "a"}, {"text": "b"}]
    unsure = {"failCommands": ["insert"], "writeConcernError": {"code": 64, "errmsg": "waiting"}, "appName": "naravard"}
    stores.database.client.admin.command({"configureFailPoint": "failCommand", "mode": {"skip": 1}, "data": unsure})
    try:
        answer = script("POST", address, json=items, headers=KEY, expect=503)
    finally:
        stores.database.client.admin.command({"configureFailPoint": "failCommand", "mode": "off"})
    assert int(answer.headers["Retry-After"]) > 0
    assert outcomes(script("POST", address, json=items, headers=KEY)) == ["created", "created"]
    assert len(script.rows(address)) == 2


def test_ten_thousand_are_taken_and_no_more(script: Client, stores: Stores, address: str) -> None:
    item = b'{"text":"a"}\n'
    lines(script, address, item * 10_001, expect=413)
    script("POST", address, json=[{"text": "a"}] * 10_001, expect=413)
    assert stores.comments.collection.count_documents({}) == 0
    answer = lines(script, address, item * 10_000)
    assert answer.json["_meta"] == {"created": 10_000, "duplicate": 0, "refused": 0}
    assert stores.comments.collection.count_documents({}) == 10_000


def test_an_answer_of_many_megabytes_is_kept_too(script: Client, address: str) -> None:
    items = [{f"{'x' * 190}{number}": 1 for number in range(12)}] * 6_500
    first, second = (script("POST", address, json=items, headers=KEY) for _ in range(2))
    assert len(first.data) > 2**24
    assert first.data == second.data
    assert len(first.json["results"][0]["problem"]["invalidParameters"]) == 10


def test_personal_data_holds_one_of_many(script: Client, api: Client, address: str) -> None:
    answer = script("POST", address, json=[{"text": "Ring 070-174 06 05"}, {"text": "Bra"}])
    assert outcomes(answer) == ["created", "created"]
    assert [row["text"] for row in api.rows(address)] == ["Bra"]
    held = script("GET", f"/comments/{answer.json['results'][0]['id']}").json
    assert (held["status"], held["held"]) == ("pending", [{"kind": "telephoneNumber"}])
