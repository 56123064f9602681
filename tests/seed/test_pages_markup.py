"""Markup: what gives which line, and markup that is not as it should be."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from seed.reader.reading import Reading
from tests.seed.page import LEAD, TITLE, texts

MARKED = '<a href="/">Till startsidan</a>'
TRAIL = f'<p class="breadcrumbs">Vårdgivarwebben / Nyhetsarkiv / {TITLE}</p>'
CONTENT = f"<h1>{TITLE}</h1><p>{LEAD}</p><h2>Rubrik</h2><p>Text.</p><ul><li>Ett</li><li>Två</li></ul>"


def html(source: str) -> Reading:
    return read_page("a", source.encode())


def body(source: str) -> list[str]:
    return texts(html(f"<body>{MARKED}<main>{TRAIL}<h1>{TITLE}</h1><p>{LEAD}</p>{source}</main>"))


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>R&auml;tt &amp; sl&#228;tt&nbsp;&ndash; &quot;ja&quot;</p>", ['Rätt & slätt – "ja"']),
        ("<p>Ett<br>två<br/><br>tre</p>", ["Ett", "två", "tre"]),
        ("<p>Ett\n   två</p>tre<hr>fyra", ["Ett två", "tre", "fyra"]),
        ("<p><b>Ett</b><i>två</i> <a href=x>tre</a></p>", ["Etttvå tre"]),
        ("<p>Ett<p>två<div>tre</div>fyra", ["Ett", "två", "tre", "fyra"]),
        ("<h2>Ett<br>två</h2><p>tre</p>", ["Ett två", "tre"]),
        ("<p>Ett <q>två</q></p><noscript><q>x</q></noscript>", ["Ett ”två”"]),
        ("<ul><li>Ett<li><p>Två</p><p>två</p></li></ul><p>tre</p>", ["Ett | Två två", "tre"]),
        ("<ol><li>Ett<br>ett</li></ol><ul><li>två</ul>", ["Ett ett", "två"]),
        ("<ul><li>Ett<ol><li>två</ol><li>tre</ul>", ["Ett", "två", "tre"]),
        ("<ul>utan punkt<li></li></ul>", ["utan punkt"]),
        ("<li>lös</li><p>Text.</p>", ["lös", "Text."]),
        ("<ul><li><img alt=Ikon> Ett</li></ul>", ["Ikon Ett"]),
        ("<p><img alt='En bild'>Text.</p><img alt=''><img>", ["En bild", "Text."]),
        ("<p><img alt='Dold' hidden>Text.</p>", ["Text."]),
        ("<figure><img alt=Bild><figcaption>Foto: Bo</figcaption></figure>", ["Bild", "Foto: Bo"]),
        ("<table><tr><td>Ett<td>två</table>", ["Ett", "två"]),
        ("<button>Nej</button><select><option>Nej</select><p>Ja</p>", ["Ja"]),
        ("<aside><p>Kontakt: Bo</p></aside><footer>Fakta.</footer>", ["Kontakt: Bo", "Fakta."]),
        ("<p>a < b och 1 <2</p>", ["a < b och 1 <2"]),
        ("<!-- <p>Nej</p> --><p>Ja<!----></p><!-->ja", ["Ja", "ja"]),
        ("<?php nej ?><![if x]><p>Ja</p></ nej><!nej>", ["Ja"]),
        ("<p class=\"a>b\" id='c' data-x = d checked =e>Ja</p>", ["Ja"]),
        ("</p></div>Ja</span>", ["Ja"]),
        ("<p>Ja</p><script>if (a</b) '</p>'</script><style>p{}</style>", ["Ja"]),
        ("<p>&#99999999999999999999; &bogus; &#x110000;</p>", ["\ufffd &bogus; \ufffd"]),
        ("<p>A\u030a</p>", ["Å"]),
        ("<p>• Ett</p><p>&bull;&nbsp;två</p><p>tre</p>", ["Ett | två", "tre"]),
        ("<p>Vi<wbr>d</p><input value=nej>", ["Vid"]),
    ],
)
def test_markup_gives_the_lines_of_the_text(source: str, blocks: list[str]) -> None:
    assert body(source) == blocks


@pytest.mark.parametrize(
    "rest", ["<p", "<!-- slut", "<!-- slut <p>Nej</p>", "<script>slut", "<a href='", '<p class="', "<!", "</", "&amp"]
)
def test_markup_that_never_ends_loses_nothing_before_it(rest: str) -> None:
    source = f"{MARKED}{TRAIL}{CONTENT}<p>Sista.</p>{rest}"
    assert "Sista." in texts(html(source))


def test_an_attribute_without_its_second_quote_ends_with_its_tag() -> None:
    assert body("<p class='x>Ja</p>") == ["Ja"]


def test_a_picture_is_glued_to_the_list_before_it() -> None:
    read = html(
        f'<main>{TRAIL}{CONTENT}<figure><img\nalt="Ett\ndiagram"><figcaption>Foto</figcaption></figure>'
        "<img alt=Ny><p>Slut.</p>"
    )
    figures = [
        (block["text"], block["firstLine"], block["lastLine"]) for block in read["body"] if block["type"] == "figure"
    ]
    assert figures == [("Ett diagram", 2, 3), ("Foto", 3, 3), ("Ny", 3, 3)]


def test_lines_are_those_of_the_text_in_the_source() -> None:
    read = html(f"<main>\n{TRAIL}\n{CONTENT}\n<p>\n  Ett\n  två\n</p>\n<p><b>tre</b>\n<i>fyra</i></p></main>")
    assert [(block["firstLine"], block["lastLine"]) for block in read["body"][-2:]] == [(5, 6), (8, 9)]
