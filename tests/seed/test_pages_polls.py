"""Poll statements after their introduction, and the scale."""

from __future__ import annotations

import pytest

from seed.reader.reading import Scale
from tests.seed.page import GLUED, reading, texts

WORKSHOP = ("Alla möttes.", "Innehåll", " • Ett", "Fler saker hände.")


def polls(*lines: str) -> tuple[list[str], Scale | None]:
    read = reading(*WORKSHOP, *lines)
    assert read["workshop"]
    printed = [line.removeprefix(GLUED).removeprefix(" • ") for line in lines if not line.startswith(" 1")]
    assert set(printed) <= set(" | ".join(texts(read)).split(" | "))
    return [each["statement"] for each in read["workshop"]["polls"]], read["workshop"]["scale"]


def statements(*lines: str) -> list[str]:
    return polls(*lines)[0]


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("1.Jag kan, 2.Jag vill", ["Jag kan", "Jag vill"]),
        ("1. Jag, som chef, kan, vill och får, 2. Jag vill.", ["Jag, som chef, kan, vill och får", "Jag vill."]),
        (" 1. Jag kan; 2. Jag vill och 3. Jag får", ["Jag kan", "Jag vill", "Jag får"]),
        ("1.Jag har version 2.0 och 12.Tolv, 2.Jag vill", ["Jag har version 2.0 och 12.Tolv", "Jag vill"]),
        (" Jag kan, vill och får.", ["Jag kan, vill och får."]),
    ],
)
def test_statements_are_glued_to_their_introduction(glued: str, parts: list[str]) -> None:
    assert statements(f"Deltagarna fick svara på en skala:{glued}") == parts


def test_statements_stand_in_a_numbered_list_and_are_body_too() -> None:
    read = reading(*WORKSHOP, "Två mentifrågor ställdes.", " 1. Jag kan, och vill.", " 2. Jag får.", "Slut.")
    assert read["workshop"]
    assert [each["statement"] for each in read["workshop"]["polls"]] == ["Jag kan, och vill.", "Jag får."]
    assert read["workshop"]["polls"][1]["firstLine"] == 17
    assert texts(read)[-2:] == ["Jag kan, och vill. | Jag får.", "Slut."]
    assert read["workshop"]["scale"] is None


def test_a_list_with_bullets_needs_a_colon_above_it() -> None:
    assert statements("Vi frågade i mentimeter:", " • Jag kan.") == ["Jag kan."]
    assert statements("Vi frågade i mentimeter.", " • Jag kan.") == []


def test_a_list_ends_where_its_marks_change() -> None:
    assert statements("Två påståenden:", " 1. Jag kan.", " • Jag vet.") == ["Jag kan."]


def test_a_glued_number_is_introduction_enough() -> None:
    assert statements("Vi undrade följande:1.Jag kan, 2.Jag vill") == ["Jag kan", "Jag vill"]


def test_a_single_statement_may_be_the_next_paragraph() -> None:
    assert statements("Alla svarade på ett påstående:", "Jag kan.") == ["Jag kan."]
    assert statements("Alla svarade på ett påstående:", "”Jag kan.”") == ["Jag kan."]


@pytest.mark.parametrize(
    "lines",
    [
        ("Genom mentifrågor inspirerades vi.", "Jag kan."),
        ("Alla svarade på ett påstående:",),
        ("Alla svarade på ett påstående:", "”Vad kom fram?”", " • Allt"),
        ("Detta sa vi: vi vill.", "Jag kan."),
        (" • En skala:1.Jag kan",),
    ],
)
def test_what_introduces_nothing_brings_no_statements(lines: tuple[str, ...]) -> None:
    read = reading(*WORKSHOP, *lines)
    assert read["workshop"]
    assert read["workshop"]["polls"] == []


def test_a_figure_introduces_no_poll() -> None:
    read = reading("Alla möttes.", "Innehåll", " • Ett", GLUED + "Svar på en skala: Jag kan", "Slut.")
    assert read["workshop"]
    assert (read["workshop"]["polls"], read["workshop"]["scale"]) == ([], None)


def test_no_statement_is_a_figure() -> None:
    assert statements(" • Ett", GLUED + "Bild.", "På en skala:", " • A", GLUED + "B.") == ["A"]


def test_an_introduction_ends_the_agenda() -> None:
    read = reading("Alla möttes.", "Innehåll", "Svar på en skala:", " 1. Jag kan.")
    assert read["workshop"] is None


@pytest.mark.parametrize(
    ("phrase", "ends"),
    [
        ("en skala", (None, None, None, None)),
        ("en skala från 1 (aldrig) till 6 (alltid)", (1, 6, "aldrig", "alltid")),
        ("en skala från aldrig (1) till alltid (6)", (1, 6, "aldrig", "alltid")),
        ("en skala från 1 till 10, där 1 är inte alls och 10 är helt", (1, 10, "inte alls", "helt")),
        ("en skala där 1 betyder nej och där 5 betyder ja", (1, 5, "nej", "ja")),
        ("en skala 1–6", (1, 6, None, None)),
        ("en skala mellan 1 och 5", (1, 5, None, None)),
        ("en skala från 0 (inte alls) - 10 (helt och hållet)", (0, 10, "inte alls", "helt och hållet")),
        ("en sexgradig skala", (None, None, None, None)),
    ],
)
def test_the_scale_is_the_phrase_up_to_the_colon(phrase: str, ends: tuple[int | None, ...]) -> None:
    parts, scale = polls(f"Deltagarna fick svara på {phrase}:1.Jag kan, 2.Jag vill")
    assert parts == ["Jag kan", "Jag vill"]
    assert scale
    assert scale["text"] == phrase
    assert (scale["min"], scale["max"], scale["minLabel"], scale["maxLabel"]) == ends


@pytest.mark.parametrize("end", [".", "", ". Sedan följde resultat: bra."])
def test_without_a_colon_the_scale_ends_with_its_sentence(end: str) -> None:
    scale = polls(f"Svaren gavs på en skala från 1 till 6{end}", " 1. Jag kan.")[1]
    assert scale
    assert scale["text"] == "en skala från 1 till 6"


def test_the_scale_may_stand_in_another_paragraph() -> None:
    scale = polls("Två påståenden:", " 1. Jag kan.", "Svaren gavs på en skala 1–6.")[1]
    assert scale
    assert scale["max"] == 6
