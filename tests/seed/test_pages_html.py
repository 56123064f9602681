"""HTML pages: the same content in whatever stands around it."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from seed.reader.reading import Reading
from tests.seed.page import LEAD, TITLE, text_page, texts, types, without_place

MARKED = '<a href="/">Till startsidan</a>'
TRAIL = f'<p class="breadcrumbs">Vårdgivarwebben / Nyhetsarkiv / {TITLE}</p>'
CONTENT = f"<h1>{TITLE}</h1><p>{LEAD}</p><h2>Rubrik</h2><p>Text.</p><ul><li>Ett</li><li>Två</li></ul>"
PLAIN = read_page("a", text_page(LEAD, "Rubrik", "Text.", " • Ett", " • Två"))


def html(source: str) -> Reading:
    return read_page("a", source.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<header><h1>Vårdgivarwebben</h1>{marked}</header><main>{trail}{content}</main><footer>Fot</footer>",
        "<header>{marked}{trail}</header><main>{content}</main><aside>Nyheter</aside>",
        "<h1>Vårdgivarwebben</h1>{marked}<ul class=menu><li>Meny</ul>{trail}<main>{content}</main>",
        "<h1>Vårdgivarwebben</h1><nav>Meny</nav>{trail}<div>{h2}</div>",
        "<div class='cookie-banner'>Kakor / inga kakor / ja</div>{marked}{trail}{content}<div id=footer>Fot</div>",
        "{marked}<div>Meny</div>{trail}<article><header>{content}</header></article><footer>Fot</footer>",
        "<div role=banner>{marked}</div><div role=main>{trail}{content}</div><div role=contentinfo>Fot</div>",
        "{content}{trail}",
        "<form><header>{marked}{trail}{content}</header></form>",
        "{trail}{content}<p>Sidan uppdaterad</p><div>Dela sidan</div>",
        "<p>Sök</p><nav>{plain}</nav>{content}",
        "<p>Sök</p><p>Start / Om oss / Kontakt</p><p>{plain}</p>{content}<p>Sidan uppdaterad</p><p>a / b / c</p>",
        "<nav aria-label='Du är här'>Du är här: <a>Vårdgivarwebben</a>›<a>Nyhetsarkiv</a>›<b>{title}</b></nav>"
        "{content}",
        "<nav class='breadcrumb'><ol class='breadcrumb-list'><li><a>Vårdgivarwebben</a><li>Nyhetsarkiv<li>{title}</ol>"
        "</nav>{content}",
        "<div class=sv-breadcrumb><img alt=Hem><span>Vårdgivarwebben</span><br>Nyhetsarkiv"
        "<i aria-hidden=true>/</i><b>{title}</b></div>{content}",
        "{trail}<dialog>Hej</dialog><nav>Meny</nav><button>Lyssna</button>"
        "<p hidden>Nej</p><p style='display: none'>Nej</p>{content}",
        "<svg><title>Logga</title><path d='M0'/></svg>{trail}{content}"
        "<script>'<p>Nej</p>'</script><noscript>Nej</noscript>",
    ],
)
def test_content_is_found_whatever_stands_around_it(page: str) -> None:
    plain = TRAIL.removeprefix('<p class="breadcrumbs">').removesuffix("</p>")
    h2 = CONTENT.replace("h1>", "h2>")
    source = page.format(marked=MARKED, trail=TRAIL, content=CONTENT, plain=plain, title=TITLE, h2=h2)
    read = html(f"<!doctype html><html><head><title>x</title></head><body>{source}</body></html>")
    assert without_place(read) == without_place(PLAIN)


@pytest.mark.parametrize(
    "page",
    [
        "<title>Nyhet | Vårdgivarwebben</title><div>Meny</div>{content}",
        "<title>Nyhet - Vårdgivarwebben</title><div>Meny</div>{content}",
        "<div>Meny</div><p>Kost / nutrition</p>{content}<footer>Hjälpte sidan dig?</footer>",
        "{marked}<div>Meny</div><main>{content}</main>",
    ],
)
def test_without_a_breadcrumb_content_begins_at_the_headline(page: str) -> None:
    read = html(page.format(content=CONTENT, marked=MARKED))
    assert without_place(read) == without_place(PLAIN | {"breadcrumb": []})


def test_without_breadcrumb_and_headline_it_begins_at_the_first_line() -> None:
    assert html(f"{MARKED}<main><p>Rubrik</p><p>Text.</p></main><p>Fot</p>")["title"] == "Rubrik"
    assert html(f"<div>{MARKED}</div><p>Rubrik</p><p>Text.</p>")["title"] == "Rubrik"
    assert html(f"<p>Sök</p><p>Vårdgivarwebben / A / B</p><p>Rubrik</p><p>C / D / E</p>{MARKED}")["title"] == "Rubrik"


def test_a_caption_may_be_a_picture_above_the_headline() -> None:
    read = html(f'<main>{TRAIL}<img alt="Karta"><h1>{TITLE}</h1><p>{LEAD}</p></main>')
    assert (read["title"], texts(read), types(read)) == (TITLE, ["Karta"], ["figure"])


def test_a_page_is_html_by_what_it_holds_and_not_by_its_name() -> None:
    assert without_place(read_page("a.txt", f"\n<main>{TRAIL}{CONTENT}</main>".encode())) == without_place(PLAIN)
    assert without_place(read_page("a.html", text_page(LEAD, "Rubrik", "Text.", " • Ett", " • Två"))) == without_place(
        PLAIN
    )
