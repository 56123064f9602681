"""The parameters of one request, read one by one. Faults gather, so that all are told at once."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping

from schemas.message import Message
from service.errors import BadQueryError, Fault
from service.store.text import read_instant

MOST, LONGEST, LONGEST_NAME = 200, 3_000, 100
"""How many parameters an address has at the most, and how long one may be; a cursor is the longest."""


class Parameters:
    """The parameters of one request, read one by one; faults gather until `done`."""

    def __init__(self, pairs: Iterable[tuple[str, str]], allowed: Iterable[str]) -> None:
        self.faults: list[Fault] = []
        self.values: dict[str, list[str]] = {}
        names, given = list(allowed), list(pairs)
        if len(given) > MOST:
            self.refuse("", Message(f"Högst {MOST} parametrar.", f"At most {MOST} parameters."))
        for name, value in given[:MOST]:
            if name not in names:
                self.refuse(name, unknown(name[:LONGEST_NAME], names))
            elif len(value) > LONGEST:  # before normalising, which marks upon marks make slow
                self.refuse(name, Message(f"Högst {LONGEST} tecken.", f"At most {LONGEST} characters."))
            else:
                self.values.setdefault(name, []).append(unicodedata.normalize("NFC", value))

    def refuse(self, name: str, reason: Message) -> None:
        self.faults.append(Fault(name, "query", reason))

    def one(self, name: str) -> str | None:
        """The value of a parameter that stands at most once."""
        values = self.values.get(name, [])
        if len(values) > 1:
            self.refuse(
                name,
                Message("Parametern får anges högst en gång.", "The parameter may be given at most once."),
            )
        return values[0] if values else None

    def names(self, name: str, allowed: Iterable[str]) -> tuple[str, ...] | None:
        """The words of a comma-separated list, each of them known."""
        text = self.one(name)
        if text is None:
            return None
        known = list(allowed)
        words = tuple(dict.fromkeys(word.strip() for word in text.split(",")))
        for word in words:
            if word.removeprefix("-" if name == "sort" else "") not in known:
                self.refuse(name, unknown(word, known))
        return words

    def whole(self, name: str) -> int | None:
        text = self.one(name)
        if text is None:
            return None
        if len(text) > 19 or not text.removeprefix("-").isdecimal() or not text.isascii():
            self.refuse(name, Message("Värdet måste vara ett heltal.", "The value must be a whole number."))
            return None
        return int(text)

    def instant(self, name: str) -> str | None:
        """A point in time with its zone (RFC 3339), as documents have it."""
        text = self.one(name)
        if text is None:
            return None
        found = read_instant(text)
        if found is None:
            self.refuse(
                name,
                Message(
                    "Värdet måste vara en tidpunkt, ÅÅÅÅ-MM-DDTTT:MM:SSZ.",
                    "The value must be an instant, YYYY-MM-DDTHH:MM:SSZ.",
                ),
            )
        return found

    def done(self, filters: Mapping[str, tuple[str, ...]] | None = None) -> None:
        """Raise what is wrong, if anything is."""
        if self.faults:
            raise BadQueryError(self.faults, filters)


def unknown(name: str, known: list[str]) -> Message:
    """Say that a name is unknown, and which known one is nearest."""
    nearest = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    if not nearest:
        return Message("Okänt namn.", "Unknown name.")
    return Message(f"Okänt namn. Menade du {nearest[0]}?", f"Unknown name. Did you mean {nearest[0]}?")
