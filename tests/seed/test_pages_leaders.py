"""The sentence of leaders."""

from __future__ import annotations

import pytest

from tests.seed.page import reading, texts

LEADERS = "Anna Berg, samordnare, och Bo Ek, läkare på Centralsjukhuset, ledde workshopen."
LEAD = "Den 12 januari 2022 möttes alla chefer."


def people(*lines: str) -> list[tuple[str, str | None, str | None]]:
    workshop = reading(LEAD, *lines)["workshop"]
    assert workshop
    return [(each["name"], each["role"], each["organisation"]) for each in workshop["leaders"]]


@pytest.mark.parametrize(
    ("sentence", "leaders"),
    [
        (LEADERS, [("Anna Berg", "samordnare", None), ("Bo Ek", "läkare", "Centralsjukhuset")]),
        (
            "Workshopen leddes av Anna von Essen, socialchef, Hagfors kommun, och Bo Ek, läkare.",
            [("Anna von Essen", "socialchef", "Hagfors kommun"), ("Bo Ek", "läkare", None)],
        ),
        ("Den 3 maj leddes workshopen av Anna Berg, läkare.", [("Anna Berg", "läkare", None)]),
        ("Workshopen leds av Anna Berg och Bo Ek.", [("Anna Berg", None, None), ("Bo Ek", None, None)]),
        ("Workshopen leddes av Anna Berg från Nya Perspektiv.", [("Anna Berg", None, "Nya Perspektiv")]),
        (
            "Workshopen leddes av professor Anna Berg, Karlstads universitet.",
            [("Anna Berg", "professor", "Karlstads universitet")],
        ),
        ("Workshopen leddes av professor Anna Berg på Handels.", [("Anna Berg", "professor", "Handels")]),
        (
            "Anna Berg, samordnare, Nya Perspektiv, och Bo Ek, läkare, ledde workshopen och inspirerade.",
            [("Anna Berg", "samordnare", "Nya Perspektiv"), ("Bo Ek", "läkare", None)],
        ),
        (
            "Anna Berg, läkare inom psykiatrin, Bo Ek, chef, region Värmland, och Cia Dal ledde workshopen.",
            [("Anna Berg", "läkare", "psykiatrin"), ("Bo Ek", "chef", "region Värmland"), ("Cia Dal", None, None)],
        ),
        (
            "Anna Berg, Bo Ek och Cia Dal ledde workshopen.",
            [("Anna Berg", None, None), ("Bo Ek", None, None), ("Cia Dal", None, None)],
        ),
        (
            "Anna Berg, chef för hälso- och sjukvård och Bo Ek, läkare, ledde workshopen.",
            [("Anna Berg", "chef för hälso- och sjukvård", None), ("Bo Ek", "läkare", None)],
        ),
        (
            "Workshopen, som leddes av Anna Berg, läkare som forskar, som också är chef, och Bo Ek, chef, var bra.",
            [("Anna Berg", "läkare", None), ("Bo Ek", "chef", None)],
        ),
        ("Workshopen leddes av Anna Berg, läkare, och hade 40 deltagare.", [("Anna Berg", "läkare", None)]),
        ("Under dagen ledde Anna Berg, läkare, workshopen.", [("Anna Berg", "läkare", None)]),
        ("Det var bra. Workshopen leddes av Anna K. Berg, läkare. Hon var nöjd.", [("Anna K. Berg", "läkare", None)]),
        ("Workshopen leddes av Anna Berg, läkare, den 12 januari.", [("Anna Berg", "läkare", None)]),
    ],
)
def test_leaders_stand_in_their_sentence(sentence: str, leaders: list[tuple[str, str | None, str | None]]) -> None:
    assert people(sentence) == leaders
    assert texts(reading(LEAD, sentence)) == [sentence]


def test_leaders_may_stand_in_the_lead() -> None:
    read = reading(f"{LEAD} {LEADERS}", "Text.")
    assert read["workshop"]
    assert [each["name"] for each in read["workshop"]["leaders"]] == ["Anna Berg", "Bo Ek"]
    assert texts(read) == ["Text."]


def test_a_sentence_without_an_end_names_no_leaders() -> None:
    assert reading(LEAD, LEADERS.rstrip(".") + " och" * 1000)["workshop"] is None
