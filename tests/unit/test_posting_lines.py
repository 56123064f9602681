"""Lines and the forms that consist of them: text and NDJSON."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.cli.posting.drafts import Draft, InputError, Unread
from service.cli.posting.forms import form_of, read_ndjson, read_text
from service.cli.posting.lines import LONGEST

LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\r"))


@given(st.lists(LINE), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_each_line_that_is_not_blank_is_a_comment(written: list[str], end: str, bom: bool) -> None:
    content = ("\ufeff" if bom else "") + "".join(line + end for line in written)
    read = list(read_text(BytesIO(content.encode())))
    first = [line.removeprefix("\ufeff") if not bom and number == 1 else line for number, line in enumerate(written, 1)]
    expected = [Draft(number, {"text": line.strip()}) for number, line in enumerate(first, 1) if line.strip()]
    assert read == expected


def test_the_last_line_needs_no_end() -> None:
    assert list(read_text(BytesIO("Ett.\nTvå.".encode()))) == [Draft(1, {"text": "Ett."}), Draft(2, {"text": "Två."})]


def test_what_is_not_utf_8_is_told_and_the_others_are_read() -> None:
    read = list(read_text(BytesIO(b"Ett.\n" + "På två.\r\n".encode("cp1252") + b"Tre.")))
    assert read == [
        Draft(1, {"text": "Ett."}),
        Unread(2, "The line is not UTF-8 (byte 2)."),
        Draft(3, {"text": "Tre."}),
    ]


def test_a_line_that_is_too_long_is_told_and_the_others_are_read() -> None:
    content = b"a" * LONGEST + b"\n" + b"b" * (LONGEST * 3) + b"\r\nTre.\n"
    first, second, third = read_text(BytesIO(content))
    assert first == Draft(1, {"text": "a" * LONGEST})
    assert second == Unread(2, "The line is longer than any comment can be.")
    assert third == Draft(3, {"text": "Tre."})


def test_ndjson_is_an_object_a_line_with_the_fields_of_the_api() -> None:
    content = '{"text": "Ett.", "author": {"name": "Åsa"}}\n\n{"text": "Två.", "externalId": "2", "more": null}\r\n'
    assert list(read_ndjson(BytesIO(content.encode()))) == [
        Draft(1, {"text": "Ett.", "author": {"name": "Åsa"}}),
        Draft(3, {"text": "Två.", "externalId": "2", "more": None}),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "The line is not JSON: character 2."),
        (b'["text"]', "The line is not a JSON object."),
        (b'"text"', "The line is not a JSON object."),
        (b'{"text": "a", "text": "b"}', "text: The name stands twice."),
        (b'{"text": "\\ud800"}', "The line contains a lone surrogate."),
        (b'{"text": NaN}', "NaN is not JSON."),
        (b'{"text": "\xe5"}', "The line is not UTF-8 (byte 11)."),
        (b'{"text": ' + b"[" * 100_000, "The line is nested too deep."),
    ],
)
def test_a_line_that_is_no_object_is_told_and_the_others_are_read(line: bytes, reason: str) -> None:
    read = list(read_ndjson(BytesIO(b'{"text": "a"}\n' + line + b'\n{"text": "c"}')))
    assert read == [Draft(1, {"text": "a"}), Unread(2, reason), Draft(3, {"text": "c"})]


@pytest.mark.parametrize(
    ("name", "content", "form"),
    [
        ("a.txt", '{"text": "a"}', "text"),
        ("a.ndjson", "a", "ndjson"),
        ("a.JSONL", "a", "ndjson"),
        ("a.CSV", "a", "csv"),
        ("a", "\n \r\n {", "ndjson"),
        ("a", '\ufeff{"text": "a"}', "ndjson"),
        ("a.csv.old", "text\na", "text"),
        ("", "a\n{", "text"),
        ("", "", "text"),
    ],
)
def test_the_form_is_told_by_the_name_or_the_start(name: str, content: str, form: str) -> None:
    file = BytesIO(content.encode())
    assert form_of(name, file) == form
    assert file.tell() == 0


def test_a_file_of_json_is_not_taken_for_lines_of_text() -> None:
    with pytest.raises(InputError, match=r"svar\.json is JSON"):
        form_of("svar.json", BytesIO(b"[\n]"))
