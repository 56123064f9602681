"""The shipped pages, and what holds for every reading."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from seed.reader import read_page
from tests.seed.page import reading, text_page, texts, without_place

DATA = Path(__file__).parent.parent / "data"
PAGES = sorted(path.name for path in (DATA / "pages").iterdir())


def stored(name: str) -> object:
    return json.loads((DATA / "readings" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_exactly_its_reading(name: str) -> None:
    read = read_page(name, (DATA / "pages" / name).read_bytes())
    assert json.dumps(read, ensure_ascii=False) == json.dumps(stored(name), ensure_ascii=False)


def test_text_and_html_of_a_page_differ_in_lines_alone() -> None:
    for name in ("000_051a2352478a69a4", "002_efb528f616a0849b"):
        assert without_place(stored(f"{name}.txt")) == without_place(stored(f"{name}.html"))


def test_a_plain_news_page_is_an_article_and_nothing_else() -> None:
    read = reading("Vårdcentralen får nya lokaler.", "Flytten sker i maj.")
    assert read["kinds"] == ["article"]
    assert read["lead"] == "Vårdcentralen får nya lokaler."
    assert texts(read) == ["Flytten sker i maj."]
    assert (read["questions"], read["statements"], read["workshop"], read["comments"]) == ([], [], None, [])


def test_name_and_digest_are_those_of_the_file() -> None:
    content = text_page("Text.")
    read = read_page("sida.txt", content)
    assert (read["page"], read["sha256"]) == ("sida.txt", sha256(content).hexdigest())


def test_a_byte_order_mark_goes_and_crlf_is_lf() -> None:
    content = text_page("Ingress.", "Två  ord\u00a0till\tsist.")
    marked = b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    assert without_place(read_page("a", marked)) == without_place(read_page("a", content))
    assert texts(read_page("a", marked)) == ["Två ord till sist."]
    assert read_page("a", marked)["body"][0]["firstLine"] == read_page("a", content)["body"][0]["firstLine"]


def test_text_comes_out_composed() -> None:
    assert reading("A\u030angest a\u0308r vanligt.")["lead"] == "Ångest är vanligt."


def test_quotation_marks_hyphens_and_misspellings_stay() -> None:
    line = 'Den ”bästa” - eller "sämsta" – vårdcentralen fins i Sunne- Torsby.'
    assert texts(reading("Ingress.", line)) == [line]


def test_a_text_page_keeps_what_looks_like_an_entity() -> None:
    assert texts(read_page("a.txt", text_page("Ingress.", "A &amp; B.")).copy()) == ["A &amp; B."]


def test_a_lone_carriage_return_parts_no_lines() -> None:
    assert texts(read_page("a", text_page("Ingress.", "Ett\rtvå."))) == ["Ett två."]
