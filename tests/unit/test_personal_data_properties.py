"""Personal data: whatever form it has it is found, and no text takes long."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.store.personal_data import personal_data
from tests.strategies import texts

KINDS = ["emailAddress", "personalIdentityNumber", "telephoneNumber"]
AROUND = [
    f"{before}{{}}{after}"
    for before in ["", "nr:", "2021 ", "1. ", "(", "kl 10, ", "12 st "]
    for after in ["", ".", ")"]
]
AROUND += ["{} 2022", "{}, 17", "{} 12 st", "7\n{}\n7", "{} (kl 8-17)", "kl 10-12 {}"]
around = st.sampled_from(AROUND)
dashes = st.sampled_from(["-", "–", "—", "‐", "‑", "−", "－", " - ", "\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}"])
UNSEEN = "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH NO-BREAK SPACE}\a"
DIGITS = ["0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"]
SOMETHING = ["070-174 06 05", "+46 (0)70-174 06 05", "121212-1212", "191212121212", "anna@example.se"]
SEPARATORS = [" ", "-", " - ", ", ", "/", " till "]
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def checked(nine: str) -> str:
    """Add the check digit, by another way than the service: what a doubled digit gives stands in a table."""
    total = sum(int("0246813579"[int(digit)] if place % 2 == 0 else digit) for place, digit in enumerate(nine))
    return f"{nine}{(10 - total % 10) % 10}"


@st.composite
def identity_numbers(draw: st.DrawFn) -> str:
    day, serial = draw(days), draw(st.integers(0, 999))
    ten = checked(f"{day:%y%m}{day.day + draw(st.sampled_from([0, 60])):02}{serial:03}")
    century = draw(st.sampled_from(["", f"{day.year // 100}"]))
    return f"{century}{ten[:6]}{draw(dashes | st.sampled_from(['', ' ', '+']))}{ten[6:]}"


@given(identity_numbers(), around)
def test_every_identity_number_is_held(number: str, text: str) -> None:
    assert "personalIdentityNumber" in personal_data(text.format(number))


@given(days, st.integers(0, 9999), dashes, around)
def test_a_dash_is_enough_though_a_digit_is_wrong(day: date, last: int, dash: str, text: str) -> None:
    assert "personalIdentityNumber" in personal_data(text.format(f"{day:%y%m%d}{dash}{last:04}"))


@given(days, st.integers(0, 999), st.integers(1, 9))
def test_ten_digits_with_the_wrong_check_digit_are_an_ordinary_number(day: date, serial: int, wrong: int) -> None:
    right = checked(f"{day:%y%m%d}{serial:03}")
    assert "personalIdentityNumber" not in personal_data(f"{right[:9]}{(int(right[9]) + wrong) % 10}")


@st.composite
def telephone_numbers(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["70-174 06 {:02}", "8-465 004 {:02}", "31-390 06 {:02}", "980-31 92 {:02}"]))
    number = form.format(draw(st.integers(0, 99))).replace("-", draw(dashes | st.sampled_from(["", " ", "/", "."])))
    return draw(st.sampled_from(["0", "+46 ", "+46(0)", "0046", "(+46) "])) + number


@given(telephone_numbers(), around)
def test_every_telephone_number_is_held(number: str, text: str) -> None:
    assert "telephoneNumber" in personal_data(text.format(number))


@given(st.sampled_from(SOMETHING), st.sampled_from(DIGITS), st.data())
def test_neither_other_digits_nor_what_is_not_seen_hides_anything(text: str, digits: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.text(UNSEEN, max_size=3), min_size=len(text), max_size=len(text)))
    written = text.translate(str.maketrans(DIGITS[0], digits))
    hidden = "".join(mark + character for mark, character in zip(marks, written, strict=True))
    assert personal_data(hidden) == personal_data(text) != []


@given(texts, texts, st.sampled_from(SOMETHING))
def test_no_text_around_hides_anything(before: str, after: str, text: str) -> None:
    assert set(personal_data(text)) <= set(personal_data(f"{before}\n{text}\n{after}")) <= set(KINDS)


@given(st.lists(days, min_size=1, max_size=2), st.sampled_from(["%Y-%m-%d", "%d/%m %Y", "%d.%m.%Y"]), st.data())
def test_days_are_no_personal_data(several: list[date], form: str, data: st.DataObject) -> None:
    separator = data.draw(st.sampled_from(SEPARATORS))
    assert personal_data(separator.join(day.strftime(form) for day in several)) == []


@given(st.lists(st.integers(1900, 2099), min_size=1, max_size=3), st.sampled_from(SEPARATORS))
def test_years_are_no_personal_data(years: list[int], separator: str) -> None:
    assert personal_data(separator.join(map(str, years))) == []


@given(st.integers(0, 10**12), st.sampled_from(["", "+", "+ ", "-"]), st.sampled_from([" ", "\N{NO-BREAK SPACE}", "."]))
def test_sums_of_money_are_no_personal_data(amount: int, sign: str, separator: str) -> None:
    assert personal_data(f"{sign}{amount:,} kr".replace(",", separator)) == []


@given(st.integers(0, 9999), st.integers(20, 99), st.integers(0, 99), st.integers(0, 9999))
def test_organisation_numbers_are_no_personal_data(first: int, middle: int, last: int, serial: int) -> None:
    assert personal_data(f"{first % 90 + 10}{middle}{last:02}-{serial:04}") == []


@given(st.lists(st.integers(0, 2000), max_size=20))
def test_numbers_with_commas_between_are_no_personal_data(numbers: list[int]) -> None:
    assert personal_data(", ".join(map(str, numbers))) == []


PIECES = [
    "0",
    "1",
    "@",
    "0 ",
    "07 ",
    "08-",
    "+46 ",
    "20 ",
    "191212-",
    "1912 12 12 - ",
    "a@",
    "a@a dot ",
    "( ",
    " ",
    "a ( ",
]
PIECES += ["isbn 12345678", "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}", "d4a03157-315c-a04c-8704-"]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("start", ["", "a@0"])
def test_no_text_takes_more_than_linear_time(start: str, piece: str) -> None:
    began = process_time()
    assert set(personal_data(start + piece * (200_000 // len(piece)))) <= set(KINDS)
    assert process_time() - began < 20  # quadratic time would be hours
