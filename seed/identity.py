"""Ids of what comes from pages: derived from the source, so that the same page gives the same ids everywhere."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from uuid import UUID, uuid5

from seed.reader.reading import Reading

NAMESPACE = UUID("6f0a0f0e-2f5b-5c61-9d58-3a4c1d2e7b90")
"""Ours alone. It never changes: every citation of a seeded document rests on it."""


def participant_id(name: str) -> str:
    """Give the id of whoever bears this name: the same on every page, however it is cased and spaced."""
    return _derived("participant", [_same(name)])


class PageIds:
    """The ids of one page. A page is the same when its breadcrumb and title are, whatever its file is called."""

    def __init__(self, reading: Reading) -> None:
        self.page = [*reading["breadcrumb"], reading["title"]]
        self.seen: Counter[str] = Counter()

    def once(self, kind: str, *parts: str) -> str:
        """Give the id of something that the page says, wherever it is spoken of."""
        return _derived(kind, [*self.page, "", *parts])

    def each(self, kind: str, *parts: str) -> str:
        """Give an id to one more of a kind: what a page says twice, word for word, is two things."""
        id = self.once(kind, *parts)
        self.seen[id] += 1
        return id if self.seen[id] == 1 else _derived(kind, [*self.page, "", *parts, str(self.seen[id])])


def _same(name: str) -> str:
    """Fold a name for its id. Searching has a fold of its own, which may get better; this one never changes."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _derived(kind: str, parts: list[str]) -> str:
    return str(uuid5(NAMESPACE, json.dumps([kind, *parts], ensure_ascii=False)))
