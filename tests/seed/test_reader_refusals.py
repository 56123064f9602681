"""What is refused, and why."""

from __future__ import annotations

import pytest

from seed.reader import read_page
from seed.reader.reading import PageRefusedError
from tests.seed.page import FOOT


def refusal(content: bytes) -> PageRefusedError:
    with pytest.raises(PageRefusedError) as caught:
        read_page("sida.txt", content)
    return caught.value


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", "\u00a0\r\n".encode()])
def test_a_page_without_a_letter_is_empty(content: bytes) -> None:
    assert refusal(content).code == "empty"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 2),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1),
        ("Till startsidan\n\nNära vård".encode("latin-1"), 3),
        ("Till startsidan".encode("utf-16"), 1),
        (b"Till startsidan\nen nolla \x00 mitt i\n", 2),
        (b"Till startsidan\r\n\r\n\x07", 3),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_its_line(content: bytes, line: int) -> None:
    error = refusal(content)
    assert error.code == "not_text"
    assert f"rad {line} " in error.message
    assert f"line {line} " in error.message


@pytest.mark.parametrize(
    "content",
    [
        b"# README\n\nInstall with pip.\n",
        b'{"page": "a", "title": "Till startsidan"}',
        "Pannkakor\n\n • 3 ägg\n • 6 dl mjölk\n\nVispa ihop.\n".encode(),
        b"Start / Kost\n\nRecept\n\nVispa ihop.",
        b"<html><body></body></html>",
        b"a / b / c\n\nc\n\nd",
        "<nav class=breadcrumb><a>Start</a><a>Vård</a></nav><h1>Vård</h1><nav>Vårdgivarwebben</nav>".encode(),
        "<html><title>Nyheter | Tidningen</title><body><h1>Region Värmland sparar</h1></body></html>".encode(),
    ],
)
def test_a_page_from_elsewhere_is_not_of_the_family(content: bytes) -> None:
    assert refusal(content).code == "not_family"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("\n\nPannkakor\n\nVispa ihop.", 3),
        ("Till startsidan\nTill startsidan\n", 2),
        ("Till startsidan\nVårdgivarwebben / Nyhetsarkiv / Rubrik\n\nSidan uppdaterad\n", 2),
        ("\n".join(FOOT), 1),
    ],
)
def test_a_refusal_names_the_line_where_reading_stopped(content: str, line: int) -> None:
    error = refusal(content.encode())
    assert error.code == "not_family"
    assert f"rad {line}," in error.message
    assert f"line {line}," in error.message


def test_a_message_is_swedish_and_then_english() -> None:
    assert refusal(b"").message == str(refusal(b"")) == "Sidan är tom. / The page is empty."
