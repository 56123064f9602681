"""Workshops: what makes one, and what is read from its lead."""

from __future__ import annotations

from typing import Any

import pytest

from seed.reader.reading import Workshop
from tests.seed.page import TITLE, reading, texts

LEADERS = "Anna Berg, samordnare, och Bo Ek, läkare på Centralsjukhuset, ledde workshopen."
LEAD = "Den 12 januari 2022 möttes alla chefer."
CONTENT = "Innehåll ur workshopen"


def workshop(*lines: str, **around: Any) -> Workshop:
    read = reading(*lines, **around)["workshop"]
    assert read
    return read


@pytest.mark.parametrize(
    "lines",
    [
        (LEADERS,),
        (CONTENT, " • Ett"),
        ("Innehåll:", " 1. Ett"),
        ("”Vad kom fram?”", " • Allt"),
    ],
)
def test_leaders_a_list_of_content_or_comments_make_a_workshop(lines: tuple[str, ...]) -> None:
    read = reading(LEAD, *lines)
    assert "workshop" in read["kinds"]
    assert read["workshop"]
    assert read["workshop"]["title"] == TITLE


@pytest.mark.parametrize(
    "lines",
    [
        ("En workshop om nära vård hölls.", "Fler workshops följer."),
        ("Workshopen ledde till nya insikter.",),
        ("Anna Berg, samordnare, ledde arbetet.",),
        ("Anna Berg, samordnare, ledde arbetet inför en workshop.",),
        ("På workshopen ledde Anna Berg, samordnare, samtalet.",),
        ("Arbetet leddes av Anna Berg, samordnare, och slutade i en workshop.",),
        ("Maria Persson, socialchef, berättar att Anna ledde workshopen.",),
        ("Innehåll ur workshopen", "Ingen lista."),
        ("Innehållet i workshopen var.", " • Ett"),
        ("Innehåll ur workshopen", "Text.", "En rubrik", " • Ett"),
        ("På en skala:1.Jag kan, 2.Jag vill",),
    ],
)
def test_a_page_that_only_mentions_a_workshop_is_none(lines: tuple[str, ...]) -> None:
    read = reading(LEAD, *lines)
    assert (read["kinds"], read["workshop"]) == (["article"], None)
    assert texts(read) == [line.removeprefix(" • ") for line in lines]


def test_what_is_said_in_an_answer_makes_no_workshop() -> None:
    said = ("Vad gör du?", "Cia Dal, chef", f"- {LEADERS}")
    assert reading(LEAD, *said)["kinds"] == ["article", "statements"]
    assert workshop(LEAD, "Innehåll", " • Ett", *said[:2], "- En skala: Jag kan.")["polls"] == []


def test_a_workshop_may_lack_nearly_everything() -> None:
    assert workshop("Alla chefer möttes.", CONTENT, " • Ett") | {"agenda": []} == {
        "title": TITLE,
        "dateText": None,
        "dates": [],
        "leaders": [],
        "agenda": [],
        "polls": [],
        "scale": None,
        "figureText": None,
    }


@pytest.mark.parametrize(
    ("lead", "text", "dates"),
    [
        ("Den 12 januari möttes vi.", "12 januari", ["--01-12"]),
        ("I Karlstad den 21–22 april 2023.", "21–22 april 2023", ["2023-04-21", "2023-04-22"]),
        ("5 och 12 maj 2024 möttes vi.", "5 och 12 maj 2024", ["2024-05-05", "2024-05-12"]),
        (
            "Den 3 maj, den 10 maj och den 7 juni.",
            "3 maj, den 10 maj och den 7 juni",
            ["--05-03", "--05-10", "--06-07"],
        ),
        ("Vi möttes under våren.", None, []),
    ],
)
def test_the_date_is_the_phrase_in_the_lead(lead: str, text: str | None, dates: list[str]) -> None:
    found = workshop(lead, CONTENT, " • Den 1 juni")
    assert (found["dateText"], found["dates"]) == (text, dates)
