"""A result that somebody reports: what is taken, and what is shown of it."""

from __future__ import annotations

from typing import Any

import pytest

from service.store.stores import Stores
from tests.client import Client
from tests.polling import FEW, SCALE, SPREAD, TOLD, counted, poll_of, report, respond, result_of
from tests.posting import ENGLISH
from tests.writing import ANY


@pytest.fixture
def poll(stores: Stores) -> str:
    return poll_of(stores)


def test_a_reported_result_is_shown_before_responses(script: Client, editor: Client, poll: str) -> None:
    for _ in range(5):
        respond(script, poll, 1)
    answer = report(editor, poll, **SPREAD)
    assert {name: answer.json[name] for name in TOLD} == TOLD
    assert result_of(script, poll) == TOLD
    read = script("GET", f"{poll}/result")
    assert (read.data, read.headers["ETag"]) == (answer.data, answer.headers["ETag"])


def test_what_follows_from_counts_may_be_sent_and_is_ignored(editor: Client, poll: str) -> None:
    read = report(editor, poll, **SPREAD)
    again = report(editor, poll, **read.json)
    assert again.data == read.data
    other = report(editor, poll, **{**SPREAD, "n": 10, "mean": -99, "median": 99, "origin": 7, "_links": 1})
    assert other.data == read.data


def test_the_order_of_the_counts_makes_no_version(editor: Client, poll: str) -> None:
    report(editor, poll, **SPREAD)
    report(editor, poll, counts=counted(1, 0, 2, 4, 2, 1)[::-1], missing=3)
    assert editor("GET", poll).json["version"] == 2


def test_without_counts_the_numbers_are_told_as_reported(editor: Client, poll: str) -> None:
    report(editor, poll, n=31, missing=None, mean=4.25, median=4)
    assert result_of(editor, poll) == {"n": 31, "origin": "reported", **FEW, "mean": 4.25, "median": 4}
    report(editor, poll, n=31)
    assert result_of(editor, poll) == {"n": 31, "origin": "reported", **FEW}


def test_of_fewer_than_five_that_are_reported_only_the_number_is_told(editor: Client, poll: str) -> None:
    report(editor, poll, counts=counted(1, 1, 2), missing=2)
    assert result_of(editor, poll) == {"n": 4, "origin": "reported", **FEW}
    report(editor, poll, n=4, missing=1, mean=3, median=3)
    assert result_of(editor, poll) == {"n": 4, "origin": "reported", **FEW}


def test_a_poll_without_a_scale_may_have_a_reported_result(editor: Client, stores: Stores) -> None:
    poll = poll_of(stores, scale=None)
    report(editor, poll, counts=[{"value": 100, "count": 5}, {"value": -1, "count": 5}])
    assert [each["value"] for each in result_of(editor, poll)["counts"]] == [-1, 100]
    report(editor, poll, n=9, mean=99.5)
    assert result_of(editor, poll)["mean"] == 99.5


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({}, ["n"]),
        ({"counts": [], "missing": 3}, ["n"]),
        ({"n": 11, **SPREAD}, ["n"]),
        ({"counts": [*counted(5), {"value": 9, "count": 1}, {"value": 1, "count": 1}, {"value": 0, "count": 1}]},
         ["counts.2.value", "counts.1.value", "counts.3.value"]),
        ({"counts": [{"value": 1, "count": -1}]}, ["counts.0.count"]),
        ({"counts": [{"value": 1.5, "count": True}, {}]},
         ["counts.0.value", "counts.0.count", "counts.1.value", "counts.1.count"]),
        ({"n": -1, "missing": -1}, ["n", "missing"]),
        ({"n": 9, "mean": 7, "median": 0.5}, ["mean", "median"]),
        ({"n": 9, "mean": "4", "median": True}, ["mean", "median"]),
        ({"n": 9, "mean": 2**63}, ["mean"]),
        ({"n": 9, "counts": None}, ["counts"]),
        ({"n": 2**63, "counts": 3, "x": 1}, ["n", "counts", "x"]),
        ([], [""]),
    ],
)  # fmt: skip
def test_a_report_that_is_none_is_refused(editor: Client, poll: str, body: Any, names: list[str]) -> None:
    options: dict[str, Any] = {"json": body, "headers": ANY, "expect": 422}
    assert editor.names_of_faults("PUT", f"{poll}/result", **options) == names
    assert editor("GET", poll).json["version"] == 1


@pytest.mark.parametrize(
    ("scale", "ends"), [(SCALE, "1–6"), ({"min": 1, "max": None}, "1–…"), ({"min": None, "max": 6}, "…–6")]
)
def test_a_step_off_the_scale_is_refused_with_its_ends(
    editor: Client, stores: Stores, scale: dict[str, Any], ends: str
) -> None:
    poll = poll_of(stores, scale=scale)
    off = 7 if scale["max"] else 0
    answer = report(editor, poll, expect=422, headers=ANY | ENGLISH, counts=[{"value": off, "count": 9}])
    (fault,) = answer.json["invalidParameters"]
    assert fault["reason"] == f"The value lies off the scale, {ends}."


def test_counts_as_large_as_can_be_are_summed_up(editor: Client, stores: Stores) -> None:
    poll = poll_of(stores, scale=None)
    many = [{"value": 2**63 - 1 - number, "count": 10**9} for number in range(1000)]
    assert report(editor, poll, counts=many).json["n"] == 10**12


def test_what_is_reported_is_never_served_as_it_is_kept(editor: Client, poll: str) -> None:
    report(editor, poll, counts=counted(1, 1, 2))
    for address in (poll, "/polls", f"{poll}/versions/2", f"{poll}/result"):
        data = editor("GET", address).data
        assert b"_internal" not in data
        assert b"reported" not in data.replace(b'"origin":"reported"', b"")
