"""Workshops: what makes one, leaders, agenda, films, dialogues, dates."""

from __future__ import annotations

from typing import Any

import pytest

from seed.reading import AgendaItem, Workshop
from tests.seed.page import GLUED, TITLE, reading, texts, types

LEADERS = "Anna Berg, samordnare, och Bo Ek, läkare på Centralsjukhuset, ledde workshopen."
LEAD = "Den 12 januari 2022 möttes alla chefer."
CONTENT = "Innehåll ur workshopen"


def workshop(*lines: str, **around: Any) -> Workshop:
    read = reading(*lines, **around)["workshop"]
    assert read
    return read


def agenda(*lines: str) -> list[AgendaItem]:
    return workshop(LEAD, CONTENT, *lines)["agenda"]


def people(*lines: str) -> list[tuple[str, str | None, str | None]]:
    return [(each["name"], each["role"], each["organisation"]) for each in workshop(LEAD, *lines)["leaders"]]


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
            "Workshopen, som leddes av Anna Berg, läkare som forskar, som också är chef, och Bo Ek, chef, handlade om allt.",
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
