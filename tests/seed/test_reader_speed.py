"""No page, however odd, takes more time than its length."""

from __future__ import annotations

from contextlib import suppress

import pytest

from seed.reader import read_page
from seed.reader.reading import PageRefusedError
from tests.seed.page import text_page


def refused_or_read(content: bytes) -> None:
    with suppress(PageRefusedError):
        read_page("sida", content)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "source",
    [
        "<a ",
        "<a x='",
        '<a "',
        "<!--",
        "<!-->",
        "<!",
        "<![x",
        "</",
        "<nav>a",
        "<ul><li>a",
        "<p>a / b / c</p>",
        "<script>",
        "&#",
        "&a",
        "<",
        "<h1>a",
        "<q>",
    ],
)
def test_no_markup_takes_time_squared(source: str) -> None:
    refused_or_read(b"<p>Till startsidan</p>" + source.encode() * 6_000)
    refused_or_read(b"<p>Till startsidan</p>" + source.encode() * 6_000 + b">")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "1, ",
        "den 12 och ",
        "12 maj–",
        "Anna Berg, ",
        "och Anna ",
        "a",
        "A",
        "a@",
        "0 ",
        "en skala ",
        "en skala: 1.A ",
        "frågor ",
        "frågan: Vad ",
        "”",
        " / ",
        "-",
        " ",
        "Film med professor ",
        "leddes av ",
        "a. workshop ledde ",
        "pdf 1",
        "Vad Hur? ",
        " • a\n",
        "”a”\n • b\n",
        "Vad?\nBo Ek, a\n- b\n",
    ],
)
def test_no_text_takes_time_squared(text: str) -> None:
    many = text * (2_000 if "\n" in text else 20_000)
    refused_or_read(text_page(many, f"Innehåll\n • {many}", many, "Vad?", "Bo Ek, chef", f"- {many}", many))
    refused_or_read(text_page(f"Hallå där Bo Ek, {many}", f"Film {many}", f"”Vad?”\n • {many}"))
