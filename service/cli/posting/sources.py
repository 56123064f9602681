"""Where comments come from: the command line, a file, or standard input."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from service.cli.posting.drafts import Draft, Unread
from service.cli.posting.forms import FORMS, form_of

BLOCK = 1024 * 1024


class Source(NamedTuple):
    """What is to be read, what it is called, and how far one has come."""

    batch: str
    drafts: Iterable[Draft | Unread]
    size: int
    position: Callable[[], int]


def words(text: str) -> Source:
    """Give the one comment of a command line."""
    return Source("text", [Draft(1, {"text": text})], 1, lambda: 1)


@contextmanager
def opened(name: str, form: str | None) -> Iterator[Source]:
    """Open a file, or standard input if it is `-`."""
    path = Path(name)
    if name != "-" and path.is_file():
        with path.open("rb") as file:
            yield _source(path.name, path.name, file, form)
        return
    # What comes through a pipe has no name that tells it from other input: its content names it, and is read twice.
    with click.open_file(name, "rb") as pipe, tempfile.TemporaryFile() as copy:
        digest = blake2b(digest_size=16)
        while block := pipe.read(BLOCK):
            digest.update(block)
            copy.write(block)
        copy.seek(0)
        yield _source(digest.hexdigest(), "", copy, form)


def _source(batch: str, name: str, file: BinaryIO, form: str | None) -> Source:
    read = FORMS[form or form_of(name, file)]
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    return Source(batch, read(file), size, file.tell)
