"""Requests that are made to hurt: each was once found to."""

from __future__ import annotations

import time

import pytest

from service.store.stores import Stores
from tests.builders import create
from tests.client import Client
from tests.posting import comments_of

MARKS = "\u0315\u0300"  # in this order normalisation has to move every second one past all others


def test_marks_upon_marks_are_refused_before_they_are_normalised(script: Client, stores: Stores) -> None:
    began = time.process_time()
    names = script.names_of_faults("POST", comments_of(stores), json={"text": "a" + MARKS * 200_000}, expect=422)
    assert names == ["text"]
    assert script.names_of_faults("GET", "/participants?name=a" + MARKS * 10_000, expect=400) == ["name"]
    assert time.process_time() - began < 10  # it took a minute, and held all other requests up


def test_an_address_has_only_so_many_parameters(api: Client) -> None:
    problem = api("GET", "/articles?" + "&".join(f"p{number}=1" for number in range(1_000)), expect=400).json
    assert problem["invalidParameters"][0]["name"] == ""
    assert len(problem["invalidParameters"]) == 100


@pytest.mark.parametrize("name", ["Maria\u00adPersson", "Maria\u0001 Persson", "Maria\u200b Persson"])
@pytest.mark.parametrize("sort", ["name", "createdAt"])
def test_a_name_is_matched_alike_under_every_sort(api: Client, stores: Stores, name: str, sort: str) -> None:
    create(stores, "participants", name="Maria Persson")
    assert api.rows(f"/participants?name={name}&sort={sort}") == []
    assert len(api.rows(f"/participants?name=maria%20persson&sort={sort}")) == 1


def test_what_is_named_in_vain_is_told_with_all_else(api: Client) -> None:
    names = api.names_of_faults("GET", "/statements?participant=q&foo=1&article=nowhere&limit=0", expect=400)
    assert sorted(names) == ["article", "foo", "limit", "participant"]


def test_the_query_of_a_post_is_judged_before_its_body(script: Client, stores: Stores) -> None:
    assert script.names_of_faults("POST", f"{comments_of(stores)}?foo=1", json={"zz": 1}, expect=400) == ["foo"]


@pytest.mark.parametrize("address", ["", "/"])
def test_the_root_refuses_methods_as_all_others(api: Client, address: str) -> None:
    assert "GET" in api("POST", address, expect=405).headers["Allow"]
    assert api("GET", address).json["_links"][0]["rel"] == "self"


def test_an_address_has_one_spelling(api: Client) -> None:
    api("GET", "http://localhost/naravard//v1/articles", expect=404)
    api("GET", "//articles", expect=404)


@pytest.mark.parametrize("accept", ["text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "*/*; q=.2"])
def test_what_java_accepts_unasked_is_json(api: Client, accept: str) -> None:
    api("GET", "/articles", headers={"Accept": accept})


def test_a_compressed_body_is_of_a_type_that_is_not_taken(script: Client, stores: Stores) -> None:
    script("POST", comments_of(stores), json={"text": "x"}, headers={"Content-Encoding": "gzip"}, expect=415)
