"""Cursors: what goes out comes back, and nothing else is one."""

from __future__ import annotations

from base64 import urlsafe_b64encode

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.store.cursor import CHECK, Cursor, _check, decode, encode
from tests.strategies import cursors, texts

SOME = Cursor("-createdAt", ("2026-01-01T00:00:00.000Z", None, "å"), 15, True)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def forged(*parts: object) -> str:
    """Make what looks like a cursor and has the right checksum."""
    body = orjson.dumps(parts)
    return urlsafe_b64encode(_check(body) + body).rstrip(b"=").decode()


@given(cursors)
def test_what_was_encoded_is_decoded(cursor: Cursor) -> None:
    assert decode(encode(cursor)) == cursor


@given(cursors)
def test_a_cursor_needs_no_escaping_in_an_address(cursor: Cursor) -> None:
    assert set(encode(cursor)) <= set(ALPHABET)


def test_a_cursor_with_any_character_changed_is_none() -> None:
    token = encode(SOME)
    for place, character in enumerate(token):
        for other in {*ALPHABET, "=", " ", "å", "\0", ""} - {character}:
            with pytest.raises(ValueError, match=r"^not a cursor$"):
                decode(token[:place] + other + token[place + 1 :])


@given(texts)
def test_other_texts_are_no_cursors(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not a cursor$"):
        decode(text)


@pytest.mark.parametrize(
    "parts",
    [
        ("createdAt", "x", 1, True),
        ("createdAt", [], 1, True),
        ("createdAt", ["x", None], 1, True),
        ("createdAt", [1.5, "x"], 1, True),
        ("createdAt", [True, "x"], 1, True),
        ("createdAt", [{"$gt": ""}, "x"], 1, True),
        ("createdAt", [["x"], "x"], 1, True),
        ("createdAt", [2**63, "x"], 1, True),
        ("createdAt", ["x"], -1, True),
        ("createdAt", ["x"], 10_001, True),
        ("createdAt", ["x"], "1", True),
        ("createdAt", ["x"], True, True),
        ("createdAt", ["x"], 1, "true"),
        (["createdAt"], ["x"], 1, True),
        ("createdAt", ["x"], 1),
        ("createdAt", ["x"], 1, True, None),
    ],
)
def test_a_forged_cursor_of_another_shape_is_none(parts: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match=r"^not a cursor$"):
        decode(forged(*parts))


@given(st.binary(max_size=2 * CHECK))
def test_bytes_are_no_cursor(raw: bytes) -> None:
    with pytest.raises(ValueError, match=r"^not a cursor$"):
        decode(urlsafe_b64encode(raw).decode())
