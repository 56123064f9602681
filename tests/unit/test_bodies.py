"""Bodies: what is JSON, and what a parser would quietly bend."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.message import in_language
from service.api.bodies import TOO_LARGE, read_json
from service.errors import MalformedBodyError
from tests.strategies import integers, texts

scalars = st.none() | st.booleans() | integers | texts | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=20)


@given(values, st.booleans())
def test_what_was_written_is_read(value: Any, ascii_only: bool) -> None:
    assert read_json(json.dumps(value, ensure_ascii=ascii_only).encode()) == value


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "The body is not JSON: line 1, column 1."),
        (b'{"text": \n', "The body is not JSON: line 2, column 1."),
        (b'{"a": 1} x', "The body is not JSON: line 1, column 10."),
        (b"\xef\xbb\xbf{}", "The body is not JSON: line 1, column 1."),
        (b'{"a": "\xff"}', "The body is not UTF-8 (byte 7)."),
        (b'"\xed\xa0\x80"', "The body is not UTF-8 (byte 1)."),
        (b'{"a": NaN}', "NaN is not JSON."),
        (b"[-Infinity]", "-Infinity is not JSON."),
        (b"[1e999]", "A number is too large."),
        (b"[-1e999]", "A number is too large."),
        (b'["\\ud800"]', "The body contains a lone surrogate."),
        (b'["\\udc00"]', "The body contains a lone surrogate."),
        (b'{"\\ud800": 1}', "The body contains a lone surrogate."),
        (b"[" * 100_000, "The body is nested too deep."),
    ],
)
def test_what_is_no_json_is_refused_with_its_place(raw: bytes, reason: str) -> None:
    with pytest.raises(MalformedBodyError) as refusal:
        read_json(raw)
    assert refusal.value.reason == reason
    assert in_language(refusal.value.reason, "sv") != reason


def test_a_name_that_stands_twice_is_named() -> None:
    with pytest.raises(MalformedBodyError) as refusal:
        read_json(b'{"b": {"a": 1, "\\u0061": 2}}')
    assert refusal.value.name == "a"


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


def test_an_integer_that_nobody_can_keep_is_only_known_to_be_too_large() -> None:
    assert read_json(b"9223372036854775807") == 2**63 - 1
    assert read_json(b"1" * 21) == TOO_LARGE
    assert read_json(b"-" + b"9" * 100_000) == TOO_LARGE


@given(st.binary(max_size=30))
def test_no_bytes_make_it_fail_otherwise(raw: bytes) -> None:
    with suppress(MalformedBodyError):
        read_json(raw)
