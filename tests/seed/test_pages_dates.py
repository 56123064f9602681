"""Dates: the phrase as printed, and one entry a day."""

from __future__ import annotations

import pytest

from seed.reader.dates import date_phrase


@pytest.mark.parametrize(
    ("text", "phrase", "days"),
    [
        ("Den 12 januari deltog alla", "12 januari", ["--01-12"]),
        ("Den 12 januari 2022 deltog", "12 januari 2022", ["2022-01-12"]),
        ("den 1:a juni", "1:a juni", ["--06-01"]),
        ("Onsdagen den 3 maj 2023 kl. 9", "3 maj 2023", ["2023-05-03"]),
        ("Den 21–22 april 2023", "21–22 april 2023", ["2023-04-21", "2023-04-22"]),
        ("från den 21 till och med 22 april", "21 till och med 22 april", ["--04-21", "--04-22"]),
        ("Onsdag 3 maj och torsdag 4 maj 2023", "3 maj och torsdag 4 maj 2023", ["2023-05-03", "2023-05-04"]),
        ("21-23 april", "21-23 april", ["--04-21", "--04-22", "--04-23"]),
        ("från den 21 till den 22 april 2023", "21 till den 22 april 2023", ["2023-04-21", "2023-04-22"]),
        ("den 30 april – 2 maj 2023", "30 april – 2 maj 2023", ["2023-04-30", "2023-05-01", "2023-05-02"]),
        ("den 28 februari–1 mars 2023", "28 februari–1 mars 2023", ["2023-02-28", "2023-03-01"]),
        ("Den 5 och 12 maj 2024", "5 och 12 maj 2024", ["2024-05-05", "2024-05-12"]),
        ("5 respektive 12 maj", "5 respektive 12 maj", ["--05-05", "--05-12"]),
        ("Den 3, 10 och 17 maj", "3, 10 och 17 maj", ["--05-03", "--05-10", "--05-17"]),
        (
            "Den 3 maj, den 10 maj och den 7 juni hölls",
            "3 maj, den 10 maj och den 7 juni",
            ["--05-03", "--05-10", "--06-07"],
        ),
        ("Den 3 maj och den 7 juni 2024", "3 maj och den 7 juni 2024", ["2024-05-03", "2024-06-07"]),
        ("12 december 2022 samt 9 januari 2023", "12 december 2022 samt 9 januari 2023", ["2022-12-12", "2023-01-09"]),
        ("12 december 2022 och 20 december", "12 december 2022 och 20 december", ["2022-12-12", "2022-12-20"]),
        ("Den 12 JANUARI", "12 JANUARI", ["--01-12"]),
        ("den 12 jan och 3 sept 2022", "12 jan och 3 sept 2022", ["2022-01-12", "2022-09-03"]),
        ("Den 29 februari", "29 februari", ["--02-29"]),
        ("Den 31 juni och 2 juli", "31 juni och 2 juli", ["--07-02"]),
        ("Den 31 juni–2 juli", "31 juni–2 juli", ["--07-02"]),
        ("Den 30 december–2 januari", "30 december–2 januari", ["--12-30", "--01-02"]),
        ("Den 12 januari och 60 deltagare", "12 januari", ["--01-12"]),
        ("Den 31 februari, eller 3 maj", "3 maj", ["--05-03"]),
        ("Den 12 januari 22 chefer", "12 januari", ["--01-12"]),
    ],
)
def test_a_phrase_is_found_as_printed(text: str, phrase: str, days: list[str]) -> None:
    assert date_phrase(text) == (phrase, days)


@pytest.mark.parametrize(
    "text", ["", "under 2022", "60 chefer", "12 januarikvällar", "den 45 maj", "1.12 maj", "31 april 2023"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert date_phrase(text) is None
