"""The forms in which comments may stand: lines of text, NDJSON, CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from service.api.bodies import read_json
from service.cli.posting.drafts import Draft, InputError, Unread
from service.cli.posting.lines import Line, lines
from service.cli.posting.table import read_csv
from service.errors import MalformedBodyError

Reader = Callable[[BinaryIO], Iterator[Draft | Unread]]
ENDINGS = {".txt": "text", ".ndjson": "ndjson", ".jsonl": "ndjson", ".csv": "csv"}


def read_text(file: BinaryIO) -> Iterator[Draft | Unread]:
    """Give a comment for each line that is not blank."""
    for line in lines(file):
        yield Draft(line.number, {"text": line.text}) if isinstance(line, Line) else line


def read_ndjson(file: BinaryIO) -> Iterator[Draft | Unread]:
    """Give a comment for each line, an object with the fields of the API."""
    for line in lines(file):
        yield _object(line) if isinstance(line, Line) else line


def _object(line: Line) -> Draft | Unread:
    try:
        value = read_json(line.text.encode())
    except MalformedBodyError as error:
        # Read as a body of its own, a line has no other lines in it.
        reason = str(error.reason).replace("The body", "The line").replace("line 1, column", "character")
        return Unread(line.number, f"{error.name}: {reason}" if error.name else reason)
    if not isinstance(value, dict):
        return Unread(line.number, "The line is not a JSON object.")
    return Draft(line.number, value)


FORMS: dict[str, Reader] = {"text": read_text, "ndjson": read_ndjson, "csv": read_csv}


def form_of(name: str, file: BinaryIO) -> str:
    """Tell the form by the ending of the name, else by the first line that is not blank."""
    ending = PurePath(name).suffix.lower()
    if ending == ".json":  # taken for text, each of its lines would become a comment
        raise InputError(f"{name} is JSON, which is not read: give one object a line, or say --format")
    return ENDINGS.get(ending) or _looking(file)


def _looking(file: BinaryIO) -> str:
    first = next(lines(file), None)
    file.seek(0)
    return "ndjson" if isinstance(first, Line) and first.text.startswith("{") else "text"
