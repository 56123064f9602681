"""The agenda: lists under 'Innehåll …', films, dialogues, figure text."""

from __future__ import annotations

import pytest

from seed.reader.reading import AgendaItem
from tests.seed.page import GLUED, reading, texts, types

LEAD = "Den 12 januari 2022 möttes alla chefer."
CONTENT = "Innehåll ur workshopen"


def agenda(*lines: str) -> list[AgendaItem]:
    workshop = reading(LEAD, CONTENT, *lines)["workshop"]
    assert workshop
    return workshop["agenda"]


def test_the_agenda_is_the_lists_under_the_content_and_no_body() -> None:
    read = reading(
        LEAD, "Innehåll dag ett", " • Ett", "  • Två", "Innehåll dag två:", " 1. Tre", "Vad hände sedan", " • Fyra"
    )
    assert read["workshop"]
    assert [each["text"] for each in read["workshop"]["agenda"]] == ["Ett", "Två", "Tre"]
    assert [each["firstLine"] for each in read["workshop"]["agenda"]] == [10, 11, 15]
    assert texts(read) == ["Innehåll dag ett", "Innehåll dag två:", "Vad hände sedan", "Fyra"]
    assert types(read) == ["heading", "heading", "heading", "list"]


def test_a_paragraph_may_stand_above_the_list() -> None:
    assert [each["text"] for each in agenda("Dagen hade flera delar.", " • Ett", "På eftermiddagen:", " • Två")] == [
        "Ett",
        "Två",
    ]


def test_a_paragraph_below_the_list_ends_the_agenda() -> None:
    read = reading(LEAD, CONTENT, " • Ett", "Sedan kom det en lista.", " • Två")
    assert read["workshop"]
    assert [each["text"] for each in read["workshop"]["agenda"]] == ["Ett"]
    assert texts(read)[-1] == "Två"


def test_figure_text_is_glued_to_a_list_and_is_body_too() -> None:
    read = reading(LEAD, CONTENT, " • Ett", GLUED + "Diagram över svaren.", GLUED + "Ett till.", "Text.")
    assert read["workshop"]
    assert read["workshop"]["figureText"] == "Diagram över svaren."
    assert list(zip(types(read), texts(read), strict=True))[1:] == [
        ("figure", "Diagram över svaren."),
        ("figure", "Ett till."),
        ("paragraph", "Text."),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vad är Nära vård?", "topic"),
        ("Presentation av dialogguiden", "topic"),
        ("Film från verksamheten", "film"),
        ("En kort film om samverkan", "film"),
        ("Filmer med medarbetare", "film"),
        ("Animerad film", "film"),
        ("Visning av en film om tillit", "film"),
        ("Tankar om filmen", "topic"),
        ("Gruppdialog efter filmen", "dialogue"),
        ("Film och dialog", "film"),
        ("Frågor och svar: Vad händer nu?", "topic"),
        ("Dialog", "dialogue"),
        ("Gruppdialoger i mindre rum", "dialogue"),
        ("Avslutande diskussion", "dialogue"),
        ("Samtal i grupper kring frågan: Vad gör vi?", "dialogue"),
    ],
)
def test_an_item_is_topic_film_or_dialogue(text: str, kind: str) -> None:
    item = agenda(f" • {text}")[0]
    assert (item["text"], item["kind"]) == (text, kind)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Film med forskare Johan Quist om att lämna över.", [("Johan Quist", "forskare")]),
        (
            "Film med biträdande professor Anna von Essen och docent Bo Ek.",
            [("Anna von Essen", "biträdande professor"), ("Bo Ek", "docent")],
        ),
        ("Film med professor emeritus Bo Ek", [("Bo Ek", "professor emeritus")]),
        (
            "Film där medarbetarna Maria Person, Isa Nyberg och Åsa Öberg-Ek diskuterade",
            [("Maria Person", None), ("Isa Nyberg", None), ("Åsa Öberg-Ek", None)],
        ),
        (
            "Film där politiker Bo Ek möter psykologerna Eva Alm och Lars K. Ek.",
            [("Bo Ek", "politiker"), ("Eva Alm", None), ("Lars K. Ek", None)],
        ),
        ("Film: Anna Ek, Bo Al", [("Anna Ek", None), ("Bo Al", None)]),
        ("Film där Anna Ek berättar om Trygg Hemgång i Region Värmland för Nya Perspektiv", [("Anna Ek", None)]),
        ("Film om forskare Johan Quist", [("Johan Quist", "forskare")]),
        ("Film där det berättas av Bo Ek, Region Värmland", [("Bo Ek", None)]),
        ("Film från verksamheten där Anna berättar", []),
        ("Film där patienten möter 112 och Bo Ek (M)", [("Bo Ek (M)", None)]),
        (
            "Film där Anna Bo Cia Dan Eva Fia Gun Hil Ida Jan talar",
            [("Anna Bo Cia Dan Eva Fia Gun Hil", None), ("Ida Jan", None)],
        ),
    ],
)
def test_people_of_a_film_are_names_and_a_title_before_a_name_is_the_role(
    text: str, named: list[tuple[str, str | None]]
) -> None:
    item = agenda(f" • {text}")[0]
    assert [(each["name"], each["role"]) for each in item["participants"]] == named
    assert {each["organisation"] for each in item["participants"]} <= {None}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Dialoger kring frågorna: Vad gör vi? Hur gör vi?", ["Vad gör vi?", "Hur gör vi?"]),
        ("Dialog kring frågan: Hur går det", ["Hur går det"]),
        ("Dialoger kring frågeställningarna: Vad gör vi Hur gör vi det?", ["Vad gör vi", "Hur gör vi det?"]),
        (
            "Dialoger kring följande frågor: Vad gör Nära vård? I vilken mån På vilka sätt?",
            ["Vad gör Nära vård?", "I vilken mån", "På vilka sätt?"],
        ),
        ("Dialog kring frågorna: Hur mår Region Värmland I Karlstad?", ["Hur mår Region Värmland I Karlstad?"]),
        ("Dialog kring frågorna: Vad?? Hur? Allt spelades in.", ["Vad??", "Hur?"]),
        ("Dialog kring frågorna: Vad sa Hur", ["Vad sa", "Hur"]),
        ("Dialog kring frågorna: ", []),
        ("Dialog om vad vi gör?", []),
        ("Film där Anna Ek talar kring frågan: Vem är Bo Ek?", ["Vem är Bo Ek?"]),
    ],
)
def test_questions_in_a_row_are_parted_and_stay_as_printed(text: str, asked: list[str]) -> None:
    item = agenda(f" • {text}")[0]
    assert item["questions"] == asked
    assert item["text"] == text.strip()


def test_who_is_asked_about_is_not_in_the_film() -> None:
    item = agenda(" • Film där Anna Ek talar kring frågan: Vem är Bo Ek?")[0]
    assert [each["name"] for each in item["participants"]] == ["Anna Ek"]
