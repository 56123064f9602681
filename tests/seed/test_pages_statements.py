"""Questions, name lines and answers."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from tests.seed.page import GLUED, LEAD, reading, text_page, texts, types

QUESTION, OTHER = "Vad tar du med dig?", "Hur går du vidare?"
MARIA, PETER = "Maria Persson, socialchef, Hagfors kommun.", "Peter Nylander, verksamhetschef"


def said(*lines: str) -> list[tuple[str, str, str]]:
    return [
        (each["question"], each["participant"]["name"], each["text"]) for each in reading(LEAD, *lines)["statements"]
    ]


def test_a_question_a_name_line_and_a_dash_make_a_statement() -> None:
    read = reading(LEAD, QUESTION, MARIA, "- Mycket.", PETER, "– Allt.", OTHER, MARIA, "- Vidare.")
    assert read["kinds"] == ["article", "statements"]
    assert read["questions"] == [QUESTION, OTHER]
    assert [each["text"] for each in read["statements"]] == ["Mycket.", "Allt.", "Vidare."]
    assert [each["question"] for each in read["statements"]] == [QUESTION, QUESTION, OTHER]
    assert read["body"] == []


def test_a_statement_has_the_lines_of_its_answer() -> None:
    statement = read_page("a", text_page(LEAD, QUESTION, MARIA, "- Ett.", "Två."))["statements"][0]
    assert (statement["firstLine"], statement["lastLine"]) == (12, 14)


def test_one_may_be_missing_under_a_question() -> None:
    assert said(QUESTION, MARIA, "- A.", PETER, "- B.", OTHER, PETER, "- C.") == [
        (QUESTION, "Maria Persson", "A."),
        (QUESTION, "Peter Nylander", "B."),
        (OTHER, "Peter Nylander", "C."),
    ]


def test_paragraphs_of_an_answer_are_parted_by_a_blank_line_and_lose_their_dashes() -> None:
    assert said(QUESTION, MARIA, "- Ett.", "–Två.", "Tre – alltid.", PETER, "-Fyra.") == [
        (QUESTION, "Maria Persson", "Ett.\n\nTvå.\n\nTre – alltid."),
        (QUESTION, "Peter Nylander", "Fyra."),
    ]


def test_an_answer_may_hold_quotes_and_questions() -> None:
    lines = ("- Vad är ”nära vård”? Jo, det här.", '"Våga göra fel."', "Men hur gör vi det?", "- Tillsammans!")
    assert said(QUESTION, MARIA, *lines) == [
        (
            QUESTION,
            "Maria Persson",
            'Vad är ”nära vård”? Jo, det här.\n\n"Våga göra fel."\n\nMen hur gör vi det?\n\nTillsammans!',
        )
    ]


def test_an_answer_that_asks_is_no_question_though_a_name_line_follows() -> None:
    assert said(QUESTION, MARIA, "- Vem vet?", PETER, "- Jag.") == [
        (QUESTION, "Maria Persson", "Vem vet?"),
        (QUESTION, "Peter Nylander", "Jag."),
    ]


def test_the_same_question_twice_is_one() -> None:
    assert reading(LEAD, QUESTION, MARIA, "- A.", QUESTION, PETER, "- B.")["questions"] == [QUESTION]


@pytest.mark.parametrize(
    "lines",
    [
        (QUESTION, MARIA, "Hon tog med sig mycket."),
        (QUESTION, "Det frågade vi.", "- Mycket."),
        (QUESTION, "- Mycket."),
        (QUESTION, f" • {MARIA}", "- Mycket."),
        (QUESTION, MARIA),
        (QUESTION,),
        ("Vad tar du med dig.", MARIA, "- Mycket."),
        (MARIA, "- Mycket."),
        (f" • {QUESTION}", MARIA, "- Mycket."),
    ],
)
def test_what_lacks_a_part_is_body(lines: tuple[str, ...]) -> None:
    read = reading(LEAD, "Text.", *lines)
    assert (read["questions"], read["statements"]) == ([], [])
    assert texts(read) == ["Text.", *(line.removeprefix(" • ") for line in lines)]


@pytest.mark.parametrize(
    "line",
    [
        "Läs mer om målbilden",
        "Läs mer",
        "Se även färdplanen.",
        "Målbilden Pdf, 880 kB.",
        "Pdf, 1,2 MB",
        "Kontakt",
        "Kontakta oss gärna.",
        "Kristin Törnqvist, samordnare för Nära vård",
        "Kristin Törnqvist",
        "010-831 50 00",
        "Skriv till nara.vard@regionvarmland.se.",
        "Fakta om målbilden",
        " • En punkt",
    ],
)
def test_what_closes_a_page_is_body_and_no_part_of_an_answer(line: str) -> None:
    read = reading(LEAD, QUESTION, MARIA, "- Mycket.", line, "Sista raden.")
    assert [each["text"] for each in read["statements"]] == ["Mycket."]
    assert texts(read) == [line.removeprefix(" • "), "Sista raden."]


def test_a_long_paragraph_closes_no_answer() -> None:
    long = "Pdf, 880 kB och mycket annat. " * 40
    assert said(QUESTION, MARIA, "- Ett.", long)[0][2] == f"Ett.\n\n{long.strip()}"


def test_someone_may_be_told_of_in_an_answer() -> None:
    line = "Peter Nylander, som jag möter ofta, säger så."
    assert said(QUESTION, MARIA, "- Ett.", line)[0][2] == f"Ett.\n\n{line}"


def test_a_picture_under_a_list_ends_an_answer_too() -> None:
    read = reading(LEAD, QUESTION, MARIA, "- Ett.", " • Två", GLUED + "En bild.", "Tre.")
    assert types(read) == ["list", "figure", "paragraph"]


def test_a_quoted_line_above_a_list_ends_an_answer() -> None:
    read = reading(LEAD, QUESTION, MARIA, "- Ett.", "”Vad kom fram?”", " • Allt")
    assert [each["text"] for each in read["comments"]] == ["Allt"]
    assert read["body"] == []


def test_who_answers_below_a_heading_answers_the_question_above() -> None:
    read = reading(LEAD, QUESTION, MARIA, "- Ett.", "Från kommunerna", PETER, "- Två.")
    assert [each["text"] for each in read["statements"]] == ["Ett.", "Två."]
    assert texts(read) == ["Från kommunerna"]


def test_lines_glued_to_each_other_are_read_as_parted() -> None:
    content = text_page(LEAD, QUESTION, MARIA, "- Ett.").decode().replace("\n\n", "\n")
    assert [each["text"] for each in read_page("a", content.encode())["statements"]] == ["Ett."]
