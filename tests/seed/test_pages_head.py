"""Head and foot: 'Till startsidan', breadcrumb, captions, title, 'Publicerad …', lead, 'Sidan uppdaterad'."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from tests.seed.page import CRUMBS, FOOT, LEAD, TITLE, reading, text_page, texts, types

NAME_LINE, ANSWER = "Maria Persson, socialchef, Hagfors kommun.", "- Mycket."


@pytest.mark.parametrize("times", [0, 1, 2])
def test_the_link_to_the_start_page_stands_twice_once_or_never(times: int) -> None:
    content = text_page(LEAD, "Text.").decode().removeprefix("Till startsidan\n")
    read = read_page("a", ("Till startsidan\n" * times + content).encode())
    assert (read["title"], read["lead"], texts(read)) == (TITLE, LEAD, ["Text."])


def test_a_breadcrumb_is_parted_by_slashes_between_spaces() -> None:
    crumbs = "Vårdgivarwebben / Nyhetsarkiv / Vård och/eller omsorg"
    read = reading("Text.", crumbs=crumbs, title="Vård och/eller omsorg")
    assert read["breadcrumb"] == ["Vårdgivarwebben", "Nyhetsarkiv", "Vård och/eller omsorg"]


def test_without_a_breadcrumb_the_first_line_is_the_title() -> None:
    read = reading("Text.", "Mer text.", crumbs="")
    assert (read["breadcrumb"], read["title"], read["lead"]) == ([], TITLE, "Text.")


def test_a_title_with_a_slash_is_no_breadcrumb() -> None:
    read = reading("Text.", "Mer text.", crumbs="", title="Kost / nutrition")
    assert (read["breadcrumb"], read["title"]) == ([], "Kost / nutrition")


def test_another_start_than_the_site_is_a_breadcrumb_where_it_ends_in_the_title() -> None:
    assert reading("Text.", crumbs=f"Start / {TITLE}")["breadcrumb"] == ["Start", TITLE]


def test_up_to_three_captions_stand_between_breadcrumb_and_title() -> None:
    content = text_page(TITLE, LEAD, "Text.", title="Karta över länet.").decode()
    content = content.replace("Karta över länet.\n", "Karta över länet.\nEn väg\nTre personer\n")
    read = read_page("a", content.encode())
    assert (read["title"], read["lead"]) == (TITLE, LEAD)
    assert texts(read) == ["Karta över länet.", "En väg", "Tre personer", "Text."]
    assert types(read)[:3] == ["figure"] * 3
    assert read["body"][1]["firstLine"] == 5


def test_a_title_further_down_than_three_captions_is_none() -> None:
    read = read_page("a", text_page("Två.", "Tre.", "Fyra.", TITLE, "Text.", title="Ett.").decode().encode())
    assert read["title"] == "Ett."


def test_where_no_line_equals_the_last_crumb_the_first_is_the_title() -> None:
    read = reading(LEAD, title="Röster från arbetet", crumbs=CRUMBS)
    assert (read["title"], read["breadcrumb"][-1], read["lead"]) == ("Röster från arbetet", TITLE, LEAD)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Publicerad 2022-01-24", "2022-01-24"),
        ("Publicerad: 24 januari 2022", "2022-01-24"),
        ("Publicerad den 24 januari 2022", "2022-01-24"),
        ("Publicerad måndag 24 januari 2022 kl. 10.30", "2022-01-24"),
        ("Publicerad onsdagen den 3 maj 2023", "2023-05-03"),
        ("Publicerad 2022-01-24 08:15, uppdaterad 2022-02-01", "2022-01-24"),
    ],
)
def test_a_line_of_publication_gives_its_day_and_is_no_body(line: str, day: str) -> None:
    read = reading(line, LEAD, "Text.")
    assert (read["publishedOn"], read["lead"], texts(read)) == (day, LEAD, ["Text."])


@pytest.mark.parametrize("line", ["Publicerad 24 januari", "Publicerad 2022-13-45", "Publicerad 7"])
def test_no_year_is_guessed_for_a_publication_and_no_line_lost(line: str) -> None:
    read = reading(line, LEAD, "Text.")
    assert (read["publishedOn"], read["lead"], texts(read)) == (None, LEAD, [line, "Text."])


def test_a_sentence_about_what_is_published_is_text() -> None:
    read = reading("Publicerad forskning visar att nära vård fungerar.", "Text.")
    assert read["publishedOn"] is None
    assert read["lead"] == "Publicerad forskning visar att nära vård fungerar."


def test_a_line_of_publication_may_stand_last() -> None:
    read = reading(LEAD, "Text.", "Publicerad 2022-01-24")
    assert (read["publishedOn"], texts(read)) == ("2022-01-24", ["Text."])


def test_a_line_of_publication_may_stand_above_the_title() -> None:
    for crumbs in (CRUMBS, ""):
        read = read_page("a", text_page(TITLE, LEAD, title="Publicerad 2022-01-24", crumbs=crumbs))
        assert (read["publishedOn"], read["title"], read["lead"], read["body"]) == ("2022-01-24", TITLE, LEAD, [])


def test_a_bullet_is_no_line_of_publication() -> None:
    assert reading(LEAD, " • Publicerad 2022-01-24")["publishedOn"] is None


@pytest.mark.parametrize("first", [" • En lista", "Ny mottagning", "Innehåll", '"Vad tog du med dig?"'])
def test_there_is_no_lead_where_no_paragraph_follows_the_title(first: str) -> None:
    read = reading(first, " • Text")
    assert read["lead"] is None


def test_a_question_that_is_answered_is_no_lead() -> None:
    read = reading("Vad tar du med dig?", NAME_LINE, ANSWER)
    assert (read["lead"], read["questions"]) == (None, ["Vad tar du med dig?"])


def test_a_lead_may_ask_and_lack_a_full_stop() -> None:
    assert reading("Hur gick det?", "Text.")["lead"] == "Hur gick det?"
    assert reading("En enda rad")["lead"] == "En enda rad"
    assert reading("Här är några röster", "Vad tar du med dig?", NAME_LINE, ANSWER)["lead"] == "Här är några röster"
    assert reading("Så gick det till", "Innehåll ur workshopen", " • Ett")["lead"] == "Så gick det till"


def test_a_page_may_end_with_its_title() -> None:
    read = reading()
    assert (read["title"], read["lead"], read["body"]) == (TITLE, None, [])


@pytest.mark.parametrize("length", [1, 2, 6])
def test_the_foot_is_no_content(length: int) -> None:
    foot = (*FOOT, "För dig som är patient", "Hitta på webbplatsen")[:length]
    assert texts(reading(LEAD, "Text.", foot=foot)) == ["Text."]


@pytest.mark.parametrize("line", ["Sidan uppdaterad 2023-03-01", "Sidan uppdaterad: 1 mars 2023"])
def test_the_foot_may_tell_the_day(line: str) -> None:
    assert texts(reading(LEAD, "Text.", foot=(line, "Hjälpte sidan dig?"))) == ["Text."]


@pytest.mark.parametrize(
    "line", ["Sidan uppdaterades i maj.", "Sidan uppdaterad med nya kartor.", " • Sidan uppdaterad"]
)
def test_not_every_line_about_the_page_is_its_foot(line: str) -> None:
    assert texts(reading(LEAD, line, "Text."))[-1] == "Text."


def test_a_page_may_lack_its_foot() -> None:
    assert texts(reading(LEAD, "Text.", foot=())) == ["Text."]
