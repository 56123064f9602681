"""CSV: what spreadsheets write is read, and what nobody can be sure of is not."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.cli.posting.drafts import Draft, InputError, Unread
from service.cli.posting.table import read_csv

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


def read(content: str | bytes) -> list[Draft | Unread]:
    """Read all of a CSV."""
    return list(read_csv(BytesIO(content.encode() if isinstance(content, str) else content)))


@given(st.lists(st.tuples(CELL, CELL)), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_is_written_is_read(rows: list[tuple[str, str]], delimiter: str, end: str, bom: bool) -> None:
    written = StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end).writerows([("text", "externalId"), *rows])
    fields = [{name: cell for name, cell in zip(("text", "externalId"), row, strict=True) if cell} for row in rows]
    drafts = read(("\ufeff" if bom else "") + written.getvalue())
    assert [draft.fields for draft in drafts if isinstance(draft, Draft)] == [each for each in fields if each]
    assert all(isinstance(draft, Draft) for draft in drafts)


def test_an_author_is_a_name_and_columns_stand_in_any_order_and_case() -> None:
    assert read("Author; EXTERNALID ;promptid;text\nÅsa;1;p;Ett.\n;;;Två.\n;;;\n\n") == [
        Draft(2, {"author": {"name": "Åsa"}, "externalId": "1", "promptId": "p", "text": "Ett."}),
        Draft(3, {"text": "Två."}),
    ]


def test_a_row_is_told_by_the_line_on_which_it_begins() -> None:
    assert read('text,externalId\n"a\r\nb",1\nc,2,3\n') == [
        Draft(2, {"text": "a\nb", "externalId": "1"}),
        Unread(4, "The row has 3 columns, the header 2."),
    ]


def test_what_is_not_utf_8_is_told_and_the_others_are_read() -> None:
    assert read(b"text\n\xe5\nb\n") == [Unread(2, "The row is not UTF-8."), Draft(3, {"text": "b"})]


def test_a_line_that_is_malformed_is_told_and_the_others_are_read() -> None:
    unread, draft = read('text\n"Han sa "hej" nyss"\nb\n')
    assert isinstance(unread, Unread)
    assert unread.line == 2
    assert unread.reason.startswith("The line is not CSV: ")
    assert draft == Draft(3, {"text": "b"})


@pytest.mark.parametrize("rest", ["b\nc\n", "b\n" * 100_000, 'b\n"c"d\ne\n'])
def test_nothing_is_read_after_a_quote_that_does_not_close(rest: str) -> None:
    first, unread = read('text\na\n"' + rest)
    assert first == Draft(2, {"text": "a"})
    assert isinstance(unread, Unread)
    assert unread.line == 3
    assert unread.reason.endswith(" Nothing from here on was read.")


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ("", "must name a column text"),
        ("\ntext", "must name a column text"),
        ("externalId", "must name a column text"),
        ("text,text", "no column twice"),
        ("text,Kommentar", "a column 'Kommentar'; there may be text, externalId, promptId, author"),
        ("text,", "a column ''"),
        (b"text,\xe5", "a column '\\\\udce5'"),
        ('"text', "the header row is not CSV"),
    ],
)
def test_a_header_that_does_not_name_the_columns_is_refused(header: str | bytes, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        read(header)
