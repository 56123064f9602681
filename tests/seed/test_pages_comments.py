"""Comments: lists under a quoted prompt."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from tests.seed.page import GLUED, LEAD, reading, text_page, texts, types


def comments(*lines: str) -> list[tuple[str, str]]:
    return [(each["prompt"], each["text"]) for each in reading(LEAD, *lines)["comments"]]


@pytest.mark.parametrize(
    "printed",
    [
        '"Vad kom fram?"',
        "”Vad kom fram?”",
        "“Vad kom fram?”",
        "„Vad kom fram?”",
        "»Vad kom fram?»",
        "«Vad kom fram?»",
        "'Vad kom fram?'",
        '"Vad kom fram?":',
    ],
)
def test_a_prompt_stands_in_straight_or_typographic_quotes(printed: str) -> None:
    assert comments(printed, " • Allt", " • Inget") == [("Vad kom fram?", "Allt"), ("Vad kom fram?", "Inget")]


def test_a_prompt_may_hold_quotes() -> None:
    assert comments('"Vad är "nära vård"?"', " • Allt") == [('Vad är "nära vård"?', "Allt")]
    assert comments('"Vad är ”nära vård”?"', " • Allt") == [("Vad är ”nära vård”?", "Allt")]
    assert comments("“Vad är “nära” vård?”", " • Allt") == [("Vad är “nära” vård?", "Allt")]


def test_there_may_be_several_prompts() -> None:
    assert comments("”Ett?”", " • A", " • B", "”Två?”", "  • C", "Text.", "”Tre?”", " 1. D") == [
        ("Ett?", "A"),
        ("Ett?", "B"),
        ("Två?", "C"),
        ("Tre?", "D"),
    ]


def test_prompts_and_comments_are_no_body() -> None:
    read = reading(LEAD, "Kommentarer från dialogerna", "”Ett?”", " • A", GLUED + "En bild.", "Slut.")
    assert texts(read) == ["Kommentarer från dialogerna", "En bild.", "Slut."]
    assert types(read) == ["heading", "figure", "paragraph"]
    assert read["kinds"] == ["article", "workshop", "comments"]


def test_a_wholly_quoted_bullet_is_a_comment() -> None:
    assert comments("”Ett?”", " • ”A är bra.”", " • B") == [("Ett?", "”A är bra.”"), ("Ett?", "B")]


def test_a_prompt_may_be_glued_to_the_list_before_it() -> None:
    assert comments("Innehåll", " • Ett", GLUED + "”Två?”", " • A") == [("Två?", "A")]


def test_a_comment_has_its_own_line() -> None:
    read = read_page("a", text_page(LEAD, "”Ett?”", " • A", " • B"))
    assert [(each["firstLine"], each["lastLine"]) for each in read["comments"]] == [(10, 10), (11, 11)]


@pytest.mark.parametrize(
    "line", ["Vad kom fram?", '"Ett" och "två"', "Vi sa ”hej”", "”Hej” sa vi", '""', '"', "' '", '""Hej"', "”Hej"]
)
def test_a_list_under_anything_else_is_body(line: str) -> None:
    read = reading(LEAD, "Text.", line, " • Allt")
    assert read["comments"] == []
    assert texts(read) == ["Text.", line, "Allt"]


def test_a_quoted_paragraph_without_a_list_is_a_quote() -> None:
    read = reading(LEAD, "”Våga göra fel.”", "Text.", " • Allt")
    assert (read["comments"], types(read)) == ([], ["quote", "paragraph", "list"])


def test_a_paragraph_ends_the_comments() -> None:
    read = reading(LEAD, "”Ett?”", " • A", "Text.", " • B")
    assert [each["text"] for each in read["comments"]] == ["A"]
    assert texts(read) == ["Text.", "B"]
