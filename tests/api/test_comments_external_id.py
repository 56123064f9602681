"""`externalId`: a script may come again, and never doubles a comment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from flask import Flask

from service.store.stores import Stores
from tests.builders import comment
from tests.client import Client, link
from tests.posting import ENGLISH, comments_of, post

THREADS = 8


def test_the_same_comment_again_is_the_one_that_is_there(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    first = post(script, address, externalId="svar-1")
    again = post(script, address, externalId="svar-1", expect=200)
    assert again.data == first.data
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Location"] == first.headers["Location"]
    assert script.rows(address) == [first.json]


def test_another_key_may_come_again_too(app: Flask, script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    first = post(script, address, externalId="svar-1")
    other = Client(app, key=stores.keys.create("other", ["comments:write"])[0])
    assert post(other, address, externalId="svar-1", expect=200).data == first.data


def test_another_text_is_refused_with_the_address_of_the_first(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    first = post(script, address, externalId="svar-1")
    body = comment(text="Något annat.", externalId="svar-1")
    problem = script("POST", address, json=body, headers=ENGLISH, expect=409).json
    assert problem["existing"] == link(first.json, "self")
    assert problem["title"] == "externalId is taken"
    assert script("POST", address, json=body, expect=409).json["title"] == "externalId är upptaget"
    assert script.rows(address) == [first.json]


def test_an_external_id_is_unique_within_its_workshop_only(script: Client, stores: Stores) -> None:
    ids = {post(script, comments_of(stores), externalId="svar-1").json["id"] for _ in range(2)}
    assert len(ids) == 2


def test_external_ids_are_compared_as_they_are(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    ids = ["a-1", "A-1", "a-1 ", "a\u00ad-1", "á-1", "ａ-1"]
    made = {post(script, address, externalId=id).json["id"] for id in ids}
    assert len(made) == len(ids)
    for id in ids:
        assert post(script, address, externalId=id, expect=200).json["externalId"] == id


def test_a_comment_that_comes_again_need_not_be_valid_in_what_it_adds(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    post(script, address, externalId="svar-1")
    post(script, address, externalId="svar-1", status="withdrawn", expect=422)


def test_eight_who_post_the_same_at_once_have_one_comment(app: Flask, script: Client, stores: Stores) -> None:
    address, together = comments_of(stores), Barrier(THREADS)

    def come(_: int) -> tuple[int, bytes]:
        each = Client(app, key=script.key)
        together.wait()
        response = each.http.post(
            f"/naravard/v1{address}",
            json=comment(externalId="svar-1"),
            headers={"Authorization": f"Bearer {script.key}"},
        )
        return response.status_code, response.data

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(come, range(THREADS)))
    assert sorted(status for status, _ in answers) == [200] * (THREADS - 1) + [201]
    assert len({body for _, body in answers}) == 1
    assert len(script.rows(address)) == 1


def test_eight_who_post_other_texts_at_once_have_one_comment(app: Flask, script: Client, stores: Stores) -> None:
    address, together = comments_of(stores), Barrier(THREADS)

    def come(number: int) -> int:
        each = Client(app, key=script.key)
        together.wait()
        return each.http.post(
            f"/naravard/v1{address}",
            json=comment(text=f"Text {number}", externalId="svar-1"),
            headers={"Authorization": f"Bearer {script.key}"},
        ).status_code

    with ThreadPoolExecutor(THREADS) as pool:
        assert sorted(pool.map(come, range(THREADS))) == [201] + [409] * (THREADS - 1)
    assert len(script.rows(address)) == 1
