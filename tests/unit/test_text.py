"""How texts and instants are written down."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given

from service.store.slugs import LONGEST, make_slug
from service.store.text import fold, now, written
from tests.strategies import texts


def test_now_has_milliseconds_and_ends_in_z() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", now())


def test_an_instant_of_another_zone_is_written_in_utc() -> None:
    swedish = timezone(timedelta(hours=1))
    assert written(datetime(2022, 1, 12, 0, 30, tzinfo=swedish)) == "2022-01-11T23:30:00.000Z"


def test_an_instant_is_cut_to_the_millisecond() -> None:
    assert written(datetime(2022, 1, 12, 0, 0, 0, 999_999, tzinfo=UTC)) == "2022-01-12T00:00:00.999Z"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Region\tVärmland \n", "region värmland"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        (unicodedata.normalize("NFD", "Åsa Öberg"), "åsa öberg"),
        ("region\N{NO-BREAK SPACE}Värmland", "region värmland"),
        ("", ""),
    ],
)
def test_case_and_spaces_fold_away(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_letters_do_not_fold_together() -> None:
    assert len({fold(text) for text in ("hår", "har", "här", "Person", "Persson")}) == 5


@given(texts)
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert " ".join(fold(text).split()) == fold(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Röster från målbildsarbetet i Värmland", "roster-fran-malbildsarbetet-i-varmland"),
        ("Åsa Öberg", "asa-oberg"),
        (unicodedata.normalize("NFD", "Åsa Öberg"), "asa-oberg"),
        ("hälso- och sjukvård", "halso-och-sjukvard"),
        ("…", "namnlos"),
        ("", "namnlos"),
    ],
)
def test_a_slug_is_plain_ascii_and_never_empty(text: str, slug: str) -> None:
    assert make_slug(text) == slug


def test_a_long_title_gives_a_slug_that_leaves_room_for_a_number() -> None:
    assert len(make_slug("ord " * 300)) <= LONGEST
    assert make_slug("å" * 300) == "a" * LONGEST


@given(texts)
def test_every_slug_is_one_that_a_client_could_set(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", make_slug(text))
