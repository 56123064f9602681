"""Whole numbers: 64 bits and no more, however they are written."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.client import Client
from tests.posting import comments_of, post_raw, reason

RANGE = f"The number must lie between {-(2**63)} and {2**63 - 1}."
SET = "The value is set by the service and is None here."
PAIR = '"\\ud83d\\ude00"'


@pytest.mark.parametrize("number", [str(2**63 - 1), str(-(2**63)), "0", "-0", "1.0", "9e18"])
def test_a_number_of_64_bits_is_judged_by_its_value(script: Client, stores: Stores, number: str) -> None:
    answer = post_raw(script, comments_of(stores), f'{{"text": "x", "order": {number}}}'.encode(), expect=422)
    assert reason(answer) != RANGE


@pytest.mark.parametrize(
    "number",
    [str(2**63), str(-(2**63) - 1), str(2**64), "9" * 20, "9" * 21, "-" + "9" * 21, "1e19", "1e300"],
)
def test_a_number_beyond_64_bits_is_refused(script: Client, stores: Stores, number: str) -> None:
    answer = post_raw(script, comments_of(stores), f'{{"text": "x", "order": {number}}}'.encode(), expect=422)
    assert reason(answer) == RANGE


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("text", ['"x"', PAIR])
def test_a_number_of_thousands_of_digits_is_refused_at_once(
    script: Client, stores: Stores, sign: str, text: str
) -> None:
    body = f'{{"text": {text}, "order": {sign}{"9" * 5000}}}'
    assert reason(post_raw(script, comments_of(stores), body.encode(), expect=422)) == RANGE
    body = f'{{"text": {text}, "unknown": [{sign}{"9" * 5000}]}}'
    assert reason(post_raw(script, comments_of(stores), body.encode(), expect=422)) == "The field does not exist here."


def test_a_number_for_a_text_is_refused_however_long(script: Client, stores: Stores) -> None:
    answer = post_raw(script, comments_of(stores), b'{"text": ' + b"9" * 5000 + b"}", expect=422)
    assert reason(answer) == "The value must be text."
