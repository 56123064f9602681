"""Posting a comment: what is answered, and what the next reader sees."""

from __future__ import annotations

import pytest

from schemas.values import is_uuid
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link
from tests.posting import comments_of, post


def test_a_new_comment_is_answered_with_its_address(script: Client, stores: Stores) -> None:
    answer = post(script, comments_of(stores))
    assert is_uuid(answer.json["id"])
    assert answer.headers["Location"] == link(answer.json, "self")
    assert answer.headers["Location"].endswith(f"/naravard/v1/comments/{answer.json['id']}")
    assert answer.headers["Content-Type"] == "application/json"


def test_the_answer_is_what_the_same_caller_reads_next(script: Client, stores: Stores) -> None:
    answer = post(script, comments_of(stores), author={"name": "Chef i Årjäng"}, externalId="svar-1")
    read = script("GET", answer.headers["Location"])
    assert read.data == answer.data
    assert read.headers["ETag"] == answer.headers["ETag"]
    script("GET", answer.headers["Location"], headers={"If-None-Match": answer.headers["ETag"]}, expect=304)


def test_everybody_reads_the_comment_with_the_same_tag(api: Client, script: Client, stores: Stores) -> None:
    answer = post(script, comments_of(stores))
    assert api("GET", answer.headers["Location"]).headers["ETag"] == answer.headers["ETag"]


def test_a_new_comment_has_what_the_service_sets(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    posted = post(script, address).json
    assert posted["workshopId"] == address.split("/")[2]
    assert posted["text"] == "Chefstid behövs."
    assert (posted["version"], posted["status"]) == (1, "published")
    assert posted["createdAt"] == posted["updatedAt"]
    assert {name for name in posted if posted[name] is None} == {
        "promptId",
        "prompt",
        "order",
        "author",
        "externalId",
        "source",
    }


def test_a_comment_shows_the_prompt_that_it_answers(script: Client, stores: Stores) -> None:
    answer = post(script, comments_of(stores), promptId=some_id("prompt"))
    assert answer.json["prompt"] == "Vad nu?"


def test_an_id_in_capitals_is_the_same_id(script: Client, stores: Stores) -> None:
    answer = post(script, comments_of(stores), promptId=some_id("prompt").upper())
    assert answer.json["promptId"] == some_id("prompt")


def test_a_new_comment_stands_last_in_the_lists(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    made = [post(script, address, text=text).json for text in ("Ett.", "Två.", "Tre.")]
    assert script.rows(address) == made
    assert script.rows("/comments") == made
    assert script.envelope(address)["_meta"]["totalRecords"] == 3


def test_a_comment_stands_under_its_own_workshop_only(script: Client, stores: Stores) -> None:
    post(script, comments_of(stores))
    assert script.rows(comments_of(stores)) == []


def test_a_workshop_may_be_called_by_its_slug(script: Client, stores: Stores) -> None:
    workshop = create(stores, "workshops", title="Öppna samtal")
    posted = post(script, "/workshops/oppna-samtal/comments").json
    assert posted["workshopId"] == workshop["id"]


def test_the_same_text_without_an_external_id_is_another_comment(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    assert post(script, address).json["id"] != post(script, address).json["id"]
    assert len(script.rows(address)) == 2


def test_a_list_has_a_new_tag_after_a_comment(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    tag = script("GET", address).headers["ETag"]
    post(script, address)
    script("GET", address, headers={"If-None-Match": tag}, expect=200)


def test_a_comment_in_a_moderated_workshop_is_held_and_shown_to_its_poster_alone(
    api: Client, script: Client, stores: Stores
) -> None:
    address = comments_of(stores, moderation="pre")
    answer = post(script, address)
    assert answer.json["status"] == "pending"
    assert api.rows(address) == []
    assert api.envelope("/comments?status=pending")["_meta"]["totalRecords"] == 0
    api("GET", answer.headers["Location"], expect=404)
    again = script("GET", answer.headers["Location"])
    assert (again.json, again.headers["ETag"]) == (answer.json, answer.headers["ETag"])
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert script.rows(address) == [answer.json]


@pytest.mark.parametrize("name", ["postedBy", "_internal", "internal"])
def test_who_posted_is_never_shown(script: Client, stores: Stores, name: str) -> None:
    address = comments_of(stores)
    answer = post(script, address)
    (row,) = script.rows(address)
    assert name not in answer.json
    assert row.keys() == answer.json.keys()
