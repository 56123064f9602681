"""Bytes -> text whose lines are the page's own lines."""

from __future__ import annotations

import re
import unicodedata

from .reading import PageRefusedError

# What no text file holds: the C0 controls but for the white ones, and DEL.
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(content: bytes) -> str:
    """Read UTF-8; a byte-order mark goes, CRLF is LF, and the text comes out in NFC."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_text(content.count(b"\n", 0, error.start) + 1) from None
    if not text.strip():
        raise PageRefusedError("empty", "Sidan är tom.", "The page is empty.")
    if control := CONTROL.search(text):
        raise not_text(text.count("\n", 0, control.start()) + 1)
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def squeeze(text: str) -> str:
    """Make a no-break space a space and a run of spaces one, with none at the ends; NFC."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def not_text(line: int) -> PageRefusedError:
    return PageRefusedError(
        "not_text",
        f"Filen är inte text i UTF-8: på rad {line} står tecken som ingen text innehåller.",
        f"The file is not text in UTF-8: line {line} holds what no text contains.",
    )
