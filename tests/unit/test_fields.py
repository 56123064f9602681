"""Field types: each accepts only what comes back unchanged."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from marshmallow import ValidationError

from schemas.fields import LARGEST, SMALLEST, Choice, Day, Field, Id, Slug, Text, Whole
from schemas.message import Message, in_language
from schemas.nested import ListOf
from schemas.values import is_day, is_uuid, new_id
from tests.strategies import integers, texts

WORDS = Message("Ord.", "Words.")
ID = "0192f7a4-8f6e-7cc2-9a51-3b1f0c5d2e77"


def refusal(field: Any, value: Any) -> str:
    """Give the reason for which a field refuses a value; it is there in both languages."""
    with pytest.raises(ValidationError) as refused:
        field.deserialize(value)
    (reason,) = refused.value.messages
    assert in_language(reason, "sv") != reason
    return str(reason)


@given(texts.filter(lambda text: text.strip() and "\0" not in text))
def test_a_text_is_kept_in_normal_form_c(text: str) -> None:
    assert Text(WORDS).deserialize(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1, "The value must be text."),
        (["a"], "The value must be text."),
        ("a\0b", "The text may not contain the character NUL."),
        ("a\ud800", "The text contains a lone surrogate."),
        ("", "The text may not be empty."),
        (" \n\N{NO-BREAK SPACE}", "The text may not be empty."),
        ("å" * 11, "The text may have at most 10 characters."),
        (None, "The field may not be null."),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(value: Any, reason: str) -> None:
    assert refusal(Text(WORDS, max=10), value) == reason


def test_the_length_of_a_text_is_counted_in_normal_form() -> None:
    assert Text(WORDS, max=10).deserialize("a\N{COMBINING RING ABOVE}" * 10) == "å" * 10


@pytest.mark.parametrize("value", [ID, ID.upper()])
def test_an_id_is_kept_in_lower_case(value: str) -> None:
    assert Id(WORDS).deserialize(value) == ID


@pytest.mark.parametrize("value", ["", "annika", ID + "x", ID.replace("-", ""), f"{{{ID}}}", f"{ID}\n", 1, ["a"]])
def test_what_is_no_id_is_refused(value: Any) -> None:
    assert refusal(Id(WORDS), value) == "The value must be an id (UUID)."


def test_new_ids_sort_by_the_time_when_they_were_made() -> None:
    made = [new_id() for _ in range(100)]
    assert made == sorted(set(made))
    assert all(is_uuid(each) and each[14] == "7" for each in made)


@pytest.mark.parametrize("value", ["a", "annika-dahlgren", "2", "a" * 200])
def test_a_slug_is_letters_digits_and_hyphens(value: str) -> None:
    assert Slug(WORDS, "a").deserialize(value) == value


@pytest.mark.parametrize("value", ["", "-a", "a-", "a--b", "A", "å", "a b", "a" * 201, ID, "a\n", 1, None])
def test_what_is_no_slug_is_refused(value: Any) -> None:
    refusal(Slug(WORDS, "a"), value)


@given(integers)
def test_a_whole_number_of_64_bits_is_kept(value: int) -> None:
    assert Whole(WORDS, 1).deserialize(value) == value


def test_a_whole_number_may_be_written_as_a_float() -> None:
    assert Whole(WORDS, 1).deserialize(3.0) == 3
    assert isinstance(Whole(WORDS, 1).deserialize(3.0), int)


@pytest.mark.parametrize("value", [True, "1", 1.5, float("nan"), float("inf"), [1]])
def test_what_is_no_whole_number_is_refused(value: Any) -> None:
    assert refusal(Whole(WORDS, 1), value) == "The value must be a whole number."


@pytest.mark.parametrize("value", [SMALLEST - 1, LARGEST + 1, 1e300])
def test_a_number_beyond_64_bits_is_refused(value: float) -> None:
    assert str(SMALLEST) in refusal(Whole(WORDS, 1), value)
    assert refusal(Whole(WORDS, 1, min=1, max=5), value) == "The number must lie between 1 and 5."


@pytest.mark.parametrize("value", ["c", "", 1, None, ["a"]])
def test_a_choice_is_one_of_a_few_words(value: Any) -> None:
    assert Choice(WORDS, ["a", "b"]).deserialize("b") == "b"
    refusal(Choice(WORDS, ["a", "b"]), value)


@pytest.mark.parametrize(
    ("text", "day", "yearless"),
    [
        ("2022-01-12", True, True),
        ("2024-02-29", True, True),
        ("--01-12", False, True),
        ("--02-29", False, True),
        ("2023-02-29", False, False),
        ("--02-30", False, False),
        ("--1-12", False, False),
        ("2022-1-12", False, False),
        ("20220112", False, False),
        ("2022-01-12T00:00:00Z", False, False),
        ("0000-01-01", False, False),
        ("２０２２-01-12", False, False),
        ("", False, False),
    ],
)
def test_a_day_is_one_that_exists(text: str, day: bool, yearless: bool) -> None:
    assert is_day(text) is day
    assert is_day(text, yearless=True) is yearless


def test_a_day_is_kept_as_it_is_written() -> None:
    assert Day(WORDS, yearless=True).deserialize("--01-12") == "--01-12"
    assert refusal(Day(WORDS), "--01-12") == refusal(Day(WORDS), 20220112)


def test_a_list_has_at_most_a_thousand_entries() -> None:
    assert ListOf(Text(WORDS), WORDS).deserialize(["a"] * 1000) == ["a"] * 1000
    assert refusal(ListOf(Text(WORDS), WORDS), ["a"] * 1001) == "The list may have at most 1000 entries."
    assert refusal(ListOf(Text(WORDS), WORDS), {"a": 1}) == "The value must be a list."


def test_a_field_shows_both_languages_and_its_example() -> None:
    assert Field(WORDS, "a").metadata == {"description": "Ord. / Words.", "example": "a"}
    assert Field(WORDS).metadata == {"description": "Ord. / Words."}
