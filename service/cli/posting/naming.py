"""Names for comments that bring none: the same comment of the same batch has the same `externalId` each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from hashlib import blake2b
from typing import NamedTuple

import orjson

from service.cli.posting.drafts import Draft, Fields, Unread


class Named(NamedTuple):
    """A comment as it will be sent."""

    line: int
    body: bytes


class Names:
    """Gives names. Two comments of one batch that say the same are two: the name counts them."""

    def __init__(self, batch: str) -> None:
        self.key = blake2b(batch.encode("utf-8", "surrogateescape")).digest()
        self.seen = sqlite3.connect("")  # a file that SQLite removes: a million digests must not fill the memory
        self.seen.execute("PRAGMA journal_mode = OFF")
        self.seen.execute("CREATE TABLE seen (said BLOB PRIMARY KEY, times INTEGER) WITHOUT ROWID")

    def close(self) -> None:
        self.seen.close()

    def name(self, fields: Fields) -> str:
        """Give the name of the next comment that says this."""
        parts = [fields.get("promptId"), fields.get("author"), fields["text"]]
        said = blake2b(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS), digest_size=16, key=self.key).digest()
        (times,) = self.seen.execute(
            "INSERT INTO seen VALUES (?, 1) ON CONFLICT DO UPDATE SET times = times + 1 RETURNING times", (said,)
        ).fetchone()
        return f"cli-{blake2b(said + times.to_bytes(8, 'big'), digest_size=16).hexdigest()}"


def named(drafts: Iterable[Draft | Unread], batch: str, prompt: str | None) -> Iterator[Named | Unread]:
    """Name the comments that have no name, and let them answer `prompt` if they say nothing else."""
    with closing(Names(batch)) as names:
        for draft in drafts:
            yield _named(draft, names, prompt) if isinstance(draft, Draft) else draft


def _named(draft: Draft, names: Names, prompt: str | None) -> Named | Unread:
    fields = dict(draft.fields)
    if prompt is not None and fields.get("promptId") is None:
        fields["promptId"] = prompt
    try:
        # Without a text it cannot be stored, and so not twice; why not is for the service to say.
        if fields.get("externalId") is None and "text" in fields:
            fields["externalId"] = names.name(fields)
        return Named(draft.line, orjson.dumps(fields))
    except orjson.JSONEncodeError as error:
        return Unread(draft.line, f"It cannot be sent: {error}.")
