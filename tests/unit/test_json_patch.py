"""JSON Patch: applied to the one version it gives the other, to the last type."""

from __future__ import annotations

import json
from copy import deepcopy
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonpatch import apply_patch

from service.render.json_patch import json_patch
from tests.strategies import texts

ALIKE: list[Any] = [0, 0.0, -0.0, False, 1, 1.0, True, None, "", "1", 2**53, 2**53 + 1, 2.0**53, 10**30, 1e30, [], {}]
AWKWARD_NAMES = ["", "/", "~", "~1", "~01", "0", "-", "a", "å", "a\N{COMBINING RING ABOVE}", "\N{SNOWMAN}", "$ref"]

names = st.sampled_from(AWKWARD_NAMES) | texts
floats = st.floats(allow_nan=False, allow_infinity=False)
scalars = st.sampled_from(ALIKE[:-2]) | st.integers() | floats | texts
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=20)
few_values = st.recursive(
    st.sampled_from([0, False, 1, True, 1.0, None, ""]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.sampled_from(AWKWARD_NAMES[:4]), inner, max_size=4),
    max_leaves=20,
)


def written(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def patched(before: Any, after: Any) -> Any:
    """Apply the patch as a client would, who has it and the one version as text."""
    return apply_patch(json.loads(written(before)), json.loads(written(json_patch(before, after))))


@given(st.tuples(values, values) | st.tuples(few_values, few_values))
def test_a_patch_makes_the_one_of_the_other(pair: tuple[Any, Any]) -> None:
    before, after = pair
    kept = written(before), written(after)
    assert written(patched(before, after)) == written(after)
    assert (written(before), written(after)) == kept


@given(values, values)
def test_a_patch_is_empty_only_when_nothing_changed(before: Any, after: Any) -> None:
    assert json_patch(before, deepcopy(before)) == []
    assert (json_patch(before, after) == []) == (written(before) == written(after))


@given(st.lists(few_values, max_size=8), st.lists(few_values, max_size=8), st.lists(few_values, min_size=1, max_size=4))
def test_what_was_put_in_or_taken_out_is_told_and_nothing_else(start: Any, end: Any, some: Any) -> None:
    put_in, taken_out = json_patch(start + end, start + some + end), json_patch(start + some + end, start + end)
    assert [each["op"] for each in put_in] == ["add"] * len(some)
    assert [each["op"] for each in taken_out] == ["remove"] * len(some)


@pytest.mark.parametrize("before", ALIKE, ids=repr)
@pytest.mark.parametrize("after", ALIKE, ids=repr)
def test_values_that_look_alike_are_told_apart(before: Any, after: Any) -> None:
    wanted = [] if repr(before) == repr(after) else [{"op": "replace", "path": "/a/0", "value": after}]
    assert json_patch({"a": [before]}, {"a": [after]}) == wanted


@pytest.mark.parametrize(
    ("before", "after", "patch"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": None}, {}, [{"op": "remove", "path": "/a"}]),
        ({}, {"a": None}, [{"op": "add", "path": "/a", "value": None}]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, []),
        ({"a/b": {"~": 1}}, {"a/b": {"~": 2}}, [{"op": "replace", "path": "/a~1b/~0", "value": 2}]),
        ({"": {"": 1}}, {"": {"": 2}}, [{"op": "replace", "path": "//", "value": 2}]),
        ([1], {"0": 1}, [{"op": "replace", "path": "", "value": {"0": 1}}]),
        ([1, 2, 3], [1, 9, 2, 3], [{"op": "add", "path": "/1", "value": 9}]),
        ([1, 2, 3], [2, 3], [{"op": "remove", "path": "/0"}]),
        ([1, 2, 3], [], [{"op": "remove", "path": f"/{index}"} for index in (2, 1, 0)]),
        ([1, 1], [1, 1, 1], [{"op": "add", "path": "/2", "value": 1}]),
        ([{"a": 1, "b": 1}, 2], [{"a": 2, "b": 1}, 2], [{"op": "replace", "path": "/0/a", "value": 2}]),
        (
            [0, 1, 2, 3, 0],
            [0, 4, 0],
            [
                {"op": "replace", "path": "/1", "value": 4},
                {"op": "remove", "path": "/3"},
                {"op": "remove", "path": "/2"},
            ],
        ),
    ],
)
def test_a_patch_tells_what_changed(before: Any, after: Any, patch: list[dict[str, Any]]) -> None:
    assert json_patch(before, after) == patch


ENTRIES = [{"id": str(index), "text": "å" * 400, "people": [{"name": "x"}] * 5} for index in range(1000)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ENTRIES, ENTRIES[::-1]),
        (ENTRIES, [{**entry, "text": "ä"} for entry in ENTRIES]),
        (ENTRIES, [{"id": "new"}, *ENTRIES[:-1]]),
        ([[0] * 500] * 100, [[0, 1] * 250] * 100),  # to find the fewest operations for these takes minutes
        ([[0] * 1000] * 100, [[0, 1] * 400] * 100),
        ({str(index): index for index in range(20_000)}, {str(index): -index for index in range(20_000)}),
    ],
    ids=["reversed", "edited", "moved", "repeats", "repeats and fewer", "names"],
)
def test_a_large_document_does_not_take_long(before: Any, after: Any) -> None:
    began = process_time()
    json_patch(before, after)
    assert process_time() - began < 20
    assert written(patched(before, after)) == written(after)
