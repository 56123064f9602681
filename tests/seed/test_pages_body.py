"""The body: headings, paragraphs, lists, and that no line is lost."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from tests.seed.page import LEAD, reading, text_page, texts, types


@pytest.mark.parametrize("line", ["Tillsammans är ledordet", "2024", "Vad som händer nu (2022)", "Läs mer", "Kontakt"])
def test_a_short_line_without_a_mark_above_something_is_a_heading(line: str) -> None:
    assert types(reading(LEAD, line, "Text.")) == ["heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "En mening.",
        "Vad händer nu?",
        "Detta händer:",
        "- Det är bra, sa Anna",
        "---",
        "kristin@regionvarmland.se",
        "Telefon 054-61 50 00",
        "Färdplanen Pdf, 880 kB",
        "Läs mer om färdplanen",
        "Kristin Törnqvist",
        "Kristin Törnqvist, samordnare",
        "liten början utan punkt",
        "En rad utan punkt som är lång " + "och längre " * 10,
    ],
)
def test_other_lines_are_paragraphs(line: str) -> None:
    assert types(reading(LEAD, line, "Text.")) == ["paragraph", "paragraph"]


def test_nothing_below_means_no_heading() -> None:
    assert types(reading(LEAD, "Text.", "Sista raden")) == ["paragraph", "paragraph"]


def test_items_in_a_row_are_one_list() -> None:
    read = read_page("a", text_page(LEAD, " • Ett", "  • Två", "•Tre", " 1. Fyra", " 2. Fem", "Text.", " • Sex"))
    lists = [block for block in read["body"] if block["type"] == "list"]
    assert [block["items"] for block in lists] == [["Ett", "Två", "Tre"], ["Fyra", "Fem"], ["Sex"]]
    assert list(lists[0]) == ["type", "items", "firstLine", "lastLine"]
    assert (lists[0]["firstLine"], lists[0]["lastLine"]) == (8, 11)


def test_a_number_without_a_space_before_it_opens_a_paragraph() -> None:
    read = read_page("a", text_page(LEAD, "1. Bakgrund.", "2022. Vi börjar."))
    assert types(read) == ["paragraph", "paragraph"]


def test_an_item_without_text_is_none() -> None:
    assert texts(read_page("a", text_page(LEAD, " • ", " • Ett"))) == ["Ett"]


def test_every_line_of_content_stands_somewhere() -> None:
    lines = [
        "Text.",
        " • Ett",
        "Vad gör du?",
        "Bo Ek, chef",
        "- Allt.",
        "Innehåll",
        " • Film",
        "”Vad?”",
        " • Inget",
        "En skala: Jag",
    ]
    read = read_page("a", text_page(LEAD, *lines))
    assert texts(read) == ["Text.", "Ett", "Innehåll", "En skala: Jag"]
    assert read["questions"] == ["Vad gör du?"]
    assert read["workshop"]
    assert [each["text"] for each in [*read["statements"], *read["workshop"]["agenda"], *read["comments"]]] == [
        "Allt.",
        "Film",
        "Inget",
    ]
