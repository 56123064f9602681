"""Interviews: 'Hallå där NAME, role …', questions and dashes, no name lines."""

from __future__ import annotations

import pytest

from tests.seed.page import reading, texts


@pytest.mark.parametrize(
    ("lead", "person"),
    [
        ("Hallå där Anna Berg, samordnare för Nära vård i Värmland!", ("samordnare för Nära vård i Värmland", None)),
        ("Hallå där Anna Berg, socialchef i Hagfors kommun.", ("socialchef", "Hagfors kommun")),
        ("Hallå där Anna Berg, socialchef, Hagfors kommun", ("socialchef", "Hagfors kommun")),
        ("Hallå där Anna Berg, läkare som just har börjat. Välkommen!", ("läkare", None)),
        ("Hallå där Anna Berg, läkare på Centralsjukhuset, hur går det?", ("läkare", "Centralsjukhuset")),
        ("Hallå där Anna Berg, läkare – du som vet.", ("läkare", None)),
        ("Hallå där Anna Berg!", (None, None)),
        ("Mötet är över. Hallå där Anna Berg, läkare!", ("läkare", None)),
    ],
)
def test_the_person_is_the_one_in_the_lead(lead: str, person: tuple[str | None, str | None]) -> None:
    read = reading(lead, "Vad gör du?", "- Mycket.", "Och mer.", "Varför då?", "– Därför.")
    assert read["lead"] == lead
    assert read["questions"] == ["Vad gör du?", "Varför då?"]
    assert [each["text"] for each in read["statements"]] == ["Mycket.\n\nOch mer.", "Därför."]
    role, organisation = person
    for statement in read["statements"]:
        assert statement["participant"] == {"name": "Anna Berg", "role": role, "organisation": organisation}


def test_an_initial_does_not_end_a_name() -> None:
    read = reading("Hallå där Lars K. Ek, läkare.", "Vad gör du?", "- Mycket.")
    assert read["statements"][0]["participant"]["name"] == "Lars K. Ek"


def test_a_question_without_a_dash_below_is_body() -> None:
    read = reading("Hallå där Anna Berg, läkare!", "Vad gör du?", "Det vet vi inte.")
    assert (read["questions"], texts(read)) == ([], ["Vad gör du?", "Det vet vi inte."])


@pytest.mark.parametrize(
    "lead", ["Hallå där!", "Hallå där alla ni i vården, nu är det sommar.", "Hej Anna Berg, läkare!"]
)
def test_without_a_name_in_the_lead_nobody_speaks(lead: str) -> None:
    read = reading(lead, "Vad gör du?", "- Mycket.")
    assert (read["statements"], texts(read)) == ([], ["Vad gör du?", "- Mycket."])


def test_others_may_answer_in_an_interview() -> None:
    read = reading("Hallå där Anna Berg, läkare!", "Vad gör du?", "- Mycket.", "Och ni?", "Bo Ek, chef", "- Lite.")
    assert [each["participant"]["name"] for each in read["statements"]] == ["Anna Berg", "Bo Ek"]


def test_a_lead_that_asks_is_no_question() -> None:
    read = reading("Hallå där Anna Berg, läkare, hur går det?", "- Bra.", "Och nu?", "- Bra.")
    assert read["questions"] == ["Och nu?"]
    assert texts(read) == ["- Bra."]
