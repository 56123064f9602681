"""Names for comments, and the chunks in which they are sent."""

from __future__ import annotations

from itertools import chain
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.cli.posting.chunks import LARGEST, body_of, chunks
from service.cli.posting.drafts import Draft, Unread
from service.cli.posting.naming import Named, named

FIELDS = st.fixed_dictionaries(
    {"text": st.sampled_from(["Ja.", "Nej."])},
    optional={"promptId": st.sampled_from([None, "p"]), "author": st.sampled_from([None, {"name": "Åsa"}])},
)


def names(rows: list[dict[str, Any]], *, batch: str = "svar.txt", prompt: str | None = None) -> list[str]:
    """Give the names that these get."""
    drafts = [Draft(line, fields) for line, fields in enumerate(rows, 1)]
    found = [each for each in named(drafts, batch, prompt) if isinstance(each, Named)]
    return [orjson.loads(each.body)["externalId"] for each in found]


@given(st.lists(FIELDS), st.lists(FIELDS))
def test_names_are_the_same_each_time_and_no_two_alike(rows: list[dict[str, Any]], more: list[dict[str, Any]]) -> None:
    first = names(rows)
    assert len(set(first)) == len(rows)
    assert names(rows + more)[: len(rows)] == first
    assert not set(names(rows, batch="other")) & set(first)


def test_a_name_holds_on_every_machine_and_in_every_version() -> None:
    assert names([{"text": "Ja."}, {"text": "Ja."}]) == [
        "cli-914a5ce73c5a43cb24a8f6fd3c815c1e",
        "cli-8c6e039fa7c11cbc2ff78fc51c286bb9",
    ]


def test_a_name_does_not_depend_on_what_else_is_there() -> None:
    first, second = names([{"text": "Ja.", "author": {"name": "a", "x": 1}}, {"text": "Nej."}])
    assert names([{"text": "Nej."}, {"text": "Ja.", "author": {"x": 1, "name": "a"}}]) == [second, first]


def test_a_name_that_is_there_stays() -> None:
    assert names([{"text": "Ja.", "externalId": "svar-1"}]) == ["svar-1"]


def test_the_prompt_is_for_those_that_have_none() -> None:
    drafts = [
        Draft(1, {"text": "a"}),
        Draft(2, {"text": "a", "promptId": None}),
        Draft(3, {"text": "a", "promptId": "q"}),
    ]
    found = [orjson.loads(each.body) for each in named(drafts, "", "p") if isinstance(each, Named)]
    assert [comment["promptId"] for comment in found] == ["p", "p", "q"]
    assert names([{"text": "a"}], prompt="p") == names([{"text": "a", "promptId": "p"}])


def test_what_has_no_text_is_left_to_the_service_to_refuse() -> None:
    assert list(named([Draft(1, {"author": None})], "", None)) == [Named(1, b'{"author":null}')]


@pytest.mark.parametrize("value", ["\ud800", 2**64])
def test_what_no_request_can_hold_is_told(value: object) -> None:
    unread = Unread(1, "The line is not UTF-8.")
    assert list(named([unread], "", None)) == [unread]
    for fields in ({"text": value}, {"text": "a", "externalId": value}):
        (told,) = named([Draft(7, fields)], "", None)
        assert isinstance(told, Unread)
        assert told.line == 7
        assert told.reason.startswith("It cannot be sent: ")


@given(st.lists(st.integers(1, 30)), st.integers(1, 5))
def test_chunks_hold_everything_in_order_and_no_more_than_they_may(lengths: list[int], most: int) -> None:
    comments = [Named(line, b"1" * length) for line, length in enumerate(lengths)]
    parts = list(chunks(comments, most))
    assert list(chain.from_iterable(parts)) == comments
    assert all(len(part) == most for part in parts[:-1])
    assert all(1 <= len(part) <= most for part in parts)


def test_long_comments_make_smaller_chunks() -> None:
    long = Named(1, b'"' + b"x" * (LARGEST // 3) + b'"')
    parts = list(chunks([long] * 5, 500))
    assert [len(part) for part in parts] == [2, 2, 1]
    assert len(body_of(parts[0])) <= LARGEST
    assert orjson.loads(body_of(parts[0])) == [orjson.loads(long.body)] * 2
