"""What holds for every input and for every page of the family."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from seed.reader import read_page
from seed.reader.reading import PageRefusedError
from tests.seed.page import CRUMBS, FOOT, GLUED, TITLE, html_page, reading, text_page

PRINTED = """Vad Hur nära vård Värmland ”hej” "ja" - – / och, i på för den 12 maj 2024 Film skala: 1.Jag 2. workshop
    ledde"""
WORDS = st.sampled_from(PRINTED.split())
PHRASES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
NAMES = st.sampled_from(["Maria Persson", "Anna-Karin af Ek", "Lars K. Öberg", "Bo Ek"])
PARAGRAPHS = st.one_of(
    PHRASES,
    PHRASES.map(lambda words: f"{words}?"),
    PHRASES.map(lambda words: f"- {words}"),
    PHRASES.map(lambda words: f"”{words}”"),
    PHRASES.map(lambda words: f"Innehåll {words}"),
    st.builds("{}, {}.".format, NAMES, PHRASES),
    st.builds("{}, chef, och {}, läkare, ledde workshopen.".format, NAMES, NAMES),
    st.builds("Hallå där {}, {}".format, NAMES, PHRASES),
)
ITEMS = st.builds("{}{}".format, st.sampled_from([" • ", "  • ", " 1. "]), PHRASES)
PARTS = st.one_of(
    PARAGRAPHS.map(lambda line: [line]),
    st.lists(ITEMS, min_size=1, max_size=4),
    st.builds(lambda item, figure: [item, GLUED + figure], ITEMS, PARAGRAPHS),
    st.builds(lambda ask, name, say: [f"{ask}?", f"{name}, chef", f"- {say}"], PHRASES, NAMES, PHRASES),
)
PAGES = st.lists(PARTS, max_size=8).map(lambda parts: [line for part in parts for line in part])
TAGS = """< > </ <! <!-- --> <p> </p> <ul> <ol> <li> </ul> </li> <br> <h1> </h1> <main> </main> <nav> </nav> <figure>
    <script> </script> <q> <b~x='y> & &amp; &#1; &#xd800; &#9999999999 = " ' / <![ <img~alt=Bild> ]]> • 1. - ? <article>
    <div~class=breadcrumb> </div> <aside> <form/> <svg> <template> Till~startsidan Sidan~uppdaterad"""
MARKUP = st.lists(st.sampled_from([tag.replace("~", " ") for tag in TAGS.split()]) | PHRASES, max_size=40)


def refused_or_read(content: bytes) -> None:
    with suppress(PageRefusedError):
        json.dumps(read_page("sida", content))


@given(st.binary())
def test_no_bytes_raise_anything_but_a_refusal(content: bytes) -> None:
    refused_or_read(content)
    refused_or_read(text_page("Ingress.") + content)


@given(st.text())
def test_no_text_raises_anything_but_a_refusal(text: str) -> None:
    refused_or_read(text.encode(errors="ignore"))
    refused_or_read(text_page("Ingress.", text).replace(b"Ingress.", text.encode(errors="ignore")))


@given(MARKUP)
def test_no_html_raises_anything_but_a_refusal(markup: list[str]) -> None:
    refused_or_read("".join(["<html>", *markup]).encode())
    refused_or_read(html_page("Ingress.").replace(b"Ingress.", " ".join(markup).encode()))


@given(PAGES)
def test_text_and_html_of_a_page_give_the_same(lines: list[str]) -> None:
    assert reading(*lines)["title"] == TITLE


@given(PAGES, st.sampled_from(["", CRUMBS, "Vårdgivarwebben / Nyheter"]), st.sampled_from([(), FOOT[:1], FOOT]))
def test_head_and_foot_may_vary(lines: list[str], crumbs: str, foot: tuple[str, ...]) -> None:
    assert reading(*lines, crumbs=crumbs, foot=foot)["title"] == TITLE


@given(PAGES)
def test_every_line_stands_in_one_place(lines: list[str]) -> None:
    content = text_page(*lines)
    read = read_page("a", content)
    parts = [*read["body"], *read["statements"], *read["comments"], *(read["workshop"] or {"agenda": []})["agenda"]]
    found = Counter(number for part in parts for number in range(part["firstLine"], part["lastLine"] + 1))
    above = {statement["firstLine"] - 2 for statement in read["statements"]}
    aside = {read["lead"], *read["questions"], *(f"”{each['prompt']}”" for each in read["comments"])}
    printed = content.decode().split("Sidan uppdaterad", maxsplit=1)[0].split("\n")
    for number, line in list(enumerate(printed, start=1))[4:]:
        name_line = number in above and ", " in line
        assert not line or found[number] == 1 or (found[number] == 0 and (line in aside or name_line))


@given(PAGES)
def test_lines_are_those_of_the_page(lines: list[str]) -> None:
    content = text_page(*lines)
    printed = content.decode().split("\n")
    for part in located(read_page("a", content)):
        text = part.get("text") or part.get("statement") or part["items"][-1]
        assert text.split("\n\n")[-1] in " ".join(printed[part["lastLine"] - 1].split())
        assert part["firstLine"] <= part["lastLine"]


def located(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "firstLine" in part:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from located(each)
