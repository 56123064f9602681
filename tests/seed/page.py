"""Pages to read: content in the form of a text page, and the same content as HTML."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import Any

from seed.reader import read_page
from seed.reader.reading import Reading

TITLE = "Nära vård i Värmland"
CRUMBS = f"Vårdgivarwebben / Nyhetsarkiv / {TITLE}"
FOOT = ("Sidan uppdaterad", "Hjälpte sidan dig?", "Kontakta Region Värmland", "Region Värmlands webbplats")
LEAD = "Här är några röster från arbetet."
GLUED = "¦"  # begins a line that is glued to the list above it
ITEM = re.compile(r" {1,2}(•|\d+\.) ")


def text_page(*lines: str, crumbs: str = CRUMBS, title: str = TITLE, foot: tuple[str, ...] = FOOT) -> bytes:
    """Print content between the head and the foot of the family, with a blank line between paragraphs."""
    head = ["Till startsidan", *filter(None, [crumbs]), "", *filter(None, [title])]
    printed = "\n".join(head) + "\n"
    for before, line in zip(["", *lines], lines, strict=False):
        goes_on = (ITEM.match(line) and ITEM.match(before)) or line.startswith(GLUED)
        printed += f"{'' if goes_on else chr(10)}{line.removeprefix(GLUED)}\n"
    return (printed + "".join(f"\n{line}\n" for line in foot)).encode()


def html_page(*lines: str, crumbs: str = CRUMBS, title: str = TITLE, foot: tuple[str, ...] = FOOT) -> bytes:
    """Write the same content as a site might send it, with a header, a menu and a footer around it."""
    trail = " / ".join(f'<a href="/">{escape(crumb)}</a>' for crumb in crumbs.split(" / ") if crumb)
    crumb_line = f'<nav aria-label="Brödsmulor">{trail}</nav>' if crumbs else ""
    content = "\n".join("\n".join(markup(kind, list(row))) for kind, row in groupby(lines, key=kind_of))
    return (
        "<!doctype html>\n<html lang=sv><head><meta charset=utf-8><title>x | Vårdgivarwebben</title></head>\n"
        "<body><header><a href='/'>Till startsidan</a><nav><ul><li>Meny</li></ul></nav></header>\n"
        f"<main>{crumb_line}\n<h1>{escape(title)}</h1>\n{content}\n</main>\n"
        f"<footer>{''.join(f'<p>{escape(line)}</p>' for line in foot)}</footer></body></html>"
    ).encode()


def kind_of(line: str) -> str:
    if line.startswith(GLUED):
        return "img"
    if found := ITEM.match(line):
        return "ul" if found[1] == "•" else "ol"
    return "p"


def markup(kind: str, lines: list[str]) -> list[str]:
    if kind == "img":
        return [f'<p><img src="a.png" alt="{escape(line.removeprefix(GLUED))}"></p>' for line in lines]
    if kind == "p":
        return [f"<p>{escape(line)}</p>" for line in lines]
    return [f"<{kind}>", *(f"<li>{escape(ITEM.sub('', line, count=1))}</li>" for line in lines), f"</{kind}>"]


def reading(*lines: str, **around: Any) -> Reading:
    """Read a page as text; its HTML must give the same but for page, digest and lines."""
    read = read_page("a.txt", text_page(*lines, **around))
    assert without_place(read) == without_place(read_page("a.html", html_page(*lines, **around)))
    return read


def without_place(part: Any) -> Any:
    if isinstance(part, dict):
        places = ("page", "sha256", "firstLine", "lastLine")
        return {key: without_place(value) for key, value in part.items() if key not in places}
    return [without_place(each) for each in part] if isinstance(part, list) else part


def texts(read: Reading) -> list[str]:
    """Give the body's texts; a list's items parted by ' | '."""
    return [block.get("text") or " | ".join(block["items"]) for block in read["body"]]


def types(read: Reading) -> list[str]:
    return [block["type"] for block in read["body"]]
