"""The result of a poll: exact, and silent when there are too few to tell anything."""

from __future__ import annotations

import statistics
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.store.poll_results import FEWEST, result_of

Counts = dict[int, int]
SIX: dict[str, Any] = {"min": 1, "max": 6, "minLabel": "aldrig", "maxLabel": None, "text": None}

some_counts = st.dictionaries(st.integers(-10, 10), st.integers(0, 30), max_size=21)
large_counts = st.dictionaries(st.integers(-(2**63), 2**63 - 1), st.integers(0, 10**9), max_size=40)
steps = st.none() | st.integers(-12, 12)
scales = st.none() | st.fixed_dictionaries({}, optional={"min": steps, "max": steps})
missing_ones = st.none() | st.integers(0, 100)


def responses(counts: Counts, scale: dict[str, Any] | None = SIX, **others: Any) -> dict[str, Any]:
    return result_of(counts, scale, **{"origin": "responses", "missing": None} | others)


def told(found: dict[str, Any]) -> list[tuple[int, int]]:
    return [(entry["value"], entry["count"]) for entry in found["counts"]]


def test_a_result_has_every_step_of_the_scale_in_order() -> None:
    assert responses({6: 3, 4: 12, 5: 0}, missing=2) == {
        "n": 15,
        "missing": 2,
        "mean": 4.4,
        "median": 4.0,
        "counts": [{"value": value, "count": {4: 12, 6: 3}.get(value, 0)} for value in range(1, 7)],
        "origin": "responses",
    }


@pytest.mark.parametrize(
    "scale", [None, {}, {"min": None, "max": None}, {"min": 1}, {"max": 6}, {"min": 1, "max": None}]
)
def test_without_both_ends_only_the_steps_that_occur_are_told(scale: dict[str, Any] | None) -> None:
    assert told(responses({6: 3, 1: 12, 5: 0}, scale)) == [(1, 12), (6, 3)]


def test_a_scale_of_a_hundred_and_one_steps_is_told_in_full() -> None:
    assert told(responses({50: 5}, {"min": 0, "max": 100})) == [(step, 5 * (step == 50)) for step in range(101)]


def test_a_wider_scale_is_told_by_the_steps_that_occur() -> None:
    assert told(responses({50: 5, 7: 0, -1: 1}, {"min": 0, "max": 101})) == [(50, 5)]
    assert told(responses({50: 5}, {"min": 0, "max": 10**18})) == [(50, 5)]


@pytest.mark.parametrize(
    ("given_missing", "counts", "missing"),
    [
        (None, {1: 5}, None),
        (None, {1: 5, 7: 0}, None),
        (None, {1: 5, 7: 2, 0: 1}, 3),
        (0, {1: 5}, 0),
        (4, {1: 5, 7: 2}, 6),
    ],
)
def test_what_is_off_the_scale_is_missing(given_missing: int | None, counts: Counts, missing: int | None) -> None:
    found = responses(counts, missing=given_missing)
    assert (found["n"], found["missing"], found["mean"], found["median"]) == (5, missing, 1.0, 1.0)


@pytest.mark.parametrize("counts", [{}, {1: 0, 6: 0}])
def test_without_counts_the_reported_result_is_told_as_it_is(counts: Counts) -> None:
    found = result_of(counts, SIX, origin="reported", missing=2, mean=4.2, median=4, n=31)
    assert found == {"n": 31, "missing": 2, "mean": 4.2, "median": 4, "counts": [], "origin": "reported"}


def test_counts_are_believed_before_what_was_reported_beside_them() -> None:
    found = responses({1: 5, 2: 5}, mean=6.0, median=6, n=31)
    assert (found["n"], found["mean"], found["median"]) == (10, 1.5, 1.5)


@pytest.mark.parametrize("n", [None, 0, 4])
def test_of_too_few_the_reported_result_tells_only_how_many(n: int | None) -> None:
    found = result_of({}, SIX, origin="reported", missing=2, mean=4.2, median=4, n=n)
    assert found == {"n": n or 0, "missing": None, "mean": None, "median": None, "counts": [], "origin": "reported"}


def test_when_all_are_off_the_scale_nothing_reported_is_told() -> None:
    assert responses({7: 40}, mean=7.0, median=7, n=40, missing=1)["mean"] is None


@pytest.mark.parametrize(("counts", "median"), [({1: 3, 2: 3}, 1.5), ({1: 3, 2: 2}, 1.0), ({1: 2, 4: 3}, 4.0)])
def test_a_median_and_a_mean_are_floats(counts: Counts, median: float) -> None:
    found = responses(counts)
    assert (repr(found["median"]), type(found["mean"])) == (repr(median), float)


@given(some_counts, scales, missing_ones)
def test_of_too_few_only_the_number_is_told(counts: Counts, scale: Any, missing: int | None) -> None:
    few = {value: count % 2 for value, count in list(counts.items())[: FEWEST - 1]}
    found = responses(few, scale, missing=missing)
    assert found["n"] < FEWEST
    assert (found["missing"], found["mean"], found["median"], found["counts"]) == (None, None, None, [])


@given(some_counts, scales, missing_ones)
def test_every_response_is_counted_once(counts: Counts, scale: Any, missing: int | None) -> None:
    found = responses(counts, scale, missing=missing)
    all_of_them = sum(counts.values())
    assert found["n"] <= all_of_them
    assert (found["n"] >= FEWEST) == (found["mean"] is not None) == (found["median"] is not None) == bool(told(found))
    if found["mean"] is not None:
        assert sum(count for _, count in told(found)) == found["n"]
        assert (found["missing"] or 0) - (missing or 0) == all_of_them - found["n"]


@given(st.lists(st.integers(-10, 10) | st.integers(-(2**63), 2**63 - 1), min_size=FEWEST))
def test_mean_and_median_are_those_of_the_responses(values: list[int]) -> None:
    found = responses(dict(Counter(values)), None)
    assert (found["mean"], found["median"]) == (float(statistics.mean(values)), float(statistics.median(values)))
    assert told(found) == sorted(Counter(values).items())


@given(large_counts, st.integers(1, 10**9))
def test_large_counts_are_exact_for_their_proportions(counts: Counts, times: int) -> None:
    small = {value: count % 7 + FEWEST for value, count in counts.items()}
    found = responses({value: count * times for value, count in small.items()}, None)
    assert found["n"] == sum(small.values()) * times
    assert (found["mean"], found["median"]) == (responses(small, None)["mean"], responses(small, None)["median"])


@given(large_counts, scales, st.randoms(use_true_random=False))
def test_the_order_of_the_counts_does_not_matter(counts: Counts, scale: Any, random: Any) -> None:
    shuffled = list(counts.items())
    random.shuffle(shuffled)
    assert responses(dict(shuffled), scale) == responses(counts, scale)
