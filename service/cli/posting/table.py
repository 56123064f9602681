"""CSV as spreadsheets write it: a header row, and commas, semicolons or tabs between the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from service.cli.posting.drafts import Draft, Fields, InputError, Unread
from service.cli.posting.lines import raw_lines

COLUMNS = ("text", "externalId", "promptId", "author")
DELIMITERS = ",;\t"  # a spreadsheet set to Swedish parts columns by semicolons


def read_csv(file: BinaryIO) -> Iterator[Draft | Unread]:
    """Give a comment for each row after the header."""
    texts = (raw.decode("utf-8", "surrogateescape") + "\n" for _, raw in raw_lines(file))
    header = next(texts, "")
    delimiter = max(DELIMITERS, key=header.count)
    rows = csv.reader(chain([header], texts), delimiter=delimiter, strict=True)
    names = _names(rows)
    while True:
        first = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if rows.line_num == first:
                yield Unread(first, f"The line is not CSV: {error}.")
                continue
            # Read on, and what lies between quotes might be posted as rows, and rows as what lies between quotes.
            yield Unread(first, f"The row is not CSV: {error}. Nothing from here on was read.")
            return
        if any(row):
            yield _draft(first, names, row)


def _names(rows: Iterator[list[str]]) -> list[str]:
    """Read the header row."""
    known = {name.lower(): name for name in COLUMNS}
    try:
        header = [name.strip() for name in next(rows)]
    except csv.Error as error:
        raise InputError(f"the header row is not CSV: {error}") from None
    names = [known.get(name.lower(), name) for name in header]
    if unknown := [name for name in names if name not in COLUMNS]:
        raise InputError(f"the CSV has a column {unknown[0]!r}; there may be {', '.join(COLUMNS)}")
    if "text" not in names or len(set(names)) < len(names):
        raise InputError("the header row of the CSV must name a column text, and no column twice")
    return names


def _draft(line: int, names: list[str], row: list[str]) -> Draft | Unread:
    if len(row) != len(names):
        return Unread(line, f"The row has {len(row)} columns, the header {len(names)}.")
    fields: Fields = {name: value for name, value in zip(names, row, strict=True) if value}
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        return Unread(line, "The row is not UTF-8.")
    if "author" in fields:
        fields["author"] = {"name": fields["author"]}
    return Draft(line, fields)
