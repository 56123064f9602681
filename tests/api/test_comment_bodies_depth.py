"""Bodies that would exhaust whoever reads them carelessly."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.client import Client
from tests.posting import JSON, NDJSON, comments_of, post_raw


@pytest.mark.parametrize("depth", [100, 1000, 5000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
def test_depth_is_refused_and_never_fatal(
    script: Client, stores: Stores, depth: int, opening: str, closing: str
) -> None:
    nested = opening * depth + "1" + closing * depth
    status = 422 if depth == 100 else 400
    for body in (f'{{"a": {nested}}}', f'{{"text": {nested}}}', f'{{"text": "x", "author": {nested}, "b": {nested}}}'):
        answer = script("POST", comments_of(stores), body=body.encode(), headers=JSON, expect=status)
        assert answer.json["invalidParameters"]


@pytest.mark.parametrize("depth", [100, 1000, 5000, 100_000])
def test_depth_in_a_list_is_refused_and_never_fatal(script: Client, stores: Stores, depth: int) -> None:
    nested = ("[" * depth + "1" + "]" * depth).encode()
    bulk = script("POST", comments_of(stores), body=nested, headers=NDJSON).json
    assert [each["problem"]["status"] for each in bulk["results"]] == [422 if depth == 100 else 400]
    script("POST", comments_of(stores), body=nested, headers=JSON, expect=200 if depth == 100 else 400)


def test_depth_that_never_ends_is_refused(script: Client, stores: Stores) -> None:
    post_raw(script, comments_of(stores), b"[" * 100_000, expect=400)
    post_raw(script, comments_of(stores), b'{"a":' * 100_000, expect=400)


def test_one_name_among_many_that_stands_twice_is_found_at_once(script: Client, stores: Stores) -> None:
    names = ",".join(f'"{number}":0' for number in range(200_000))
    answer = post_raw(script, comments_of(stores), f'{{{names},"last":0,"last":0}}'.encode(), expect=400)
    assert answer.json["invalidParameters"][0]["name"] == "last"
