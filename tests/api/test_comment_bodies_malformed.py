"""Bodies that are not JSON as RFC 8259 and RFC 7493 have it: 400, and nothing is bent into shape."""

from __future__ import annotations

import pytest

from service.store.stores import Stores
from tests.client import Client
from tests.posting import JSON, comments_of, post_raw, reason

GOOD = '{"text": "å"}'
MALFORMED = [
    b"",
    b"   \r\n",
    b"{",
    b"}",
    b"[",
    b'{"text": "x"',
    b'{"text": "x",}',
    b'{"text" "x"}',
    b"{'text': 'x'}",
    b'{text: "x"}',
    b'{"text": "x"} {"text": "y"}',
    b'{"text": "x"}\n{"text": "y"}\n',
    b'{"text": "x"} // why',
    b'/* why */ {"text": "x"}',
    b'{"text": "a\nb"}',
    b'{"text": "a\tb"}',
    b'{"text": "a\0b"}',
    b'{"text": "x"}\0',
    b'{"text": "\\',
    b'{"text": "\\u',
    b'{"text": "\\x41"}',
    b'{"text": "\\u12"}',
    b'{"text": "\\u+123"}',
    b'{"text": "\\u 123"}',
    b'{"text": "\\u1_23"}',
    b'{"text": "x", "order": 01}',
    b'{"text": "x", "order": +1}',
    b'{"text": "x", "order": 1.}',
    b'{"text": "x", "order": .5}',
    b'{"text": "x", "order": 0x10}',
    b'{"text": "x", "order": 1_000}',
    b'{"text": "x", "order": --1}',
    '{"text": "x", "order": ١}'.encode(),
    b'{"text": True}',
    b'{"text": undefined}',
    b"\x0b" + GOOD.encode(),
    "\u00a0{}".encode(),
    b"text=x",
]


@pytest.mark.parametrize("body", MALFORMED)
def test_what_is_no_json_is_refused(script: Client, stores: Stores, body: bytes) -> None:
    answer = post_raw(script, comments_of(stores), body, expect=400)
    assert answer.json["type"].endswith("/problems/malformed-body")
    assert answer.json["detail"] == reason(answer)


def test_the_place_of_the_fault_is_named_in_both_languages(script: Client, stores: Stores) -> None:
    address, body = comments_of(stores), b'{"text":\n  oj}'
    english = post_raw(script, address, body, expect=400)
    assert reason(english) == "The body is not JSON: line 2, column 3."
    swedish = script("POST", address, body=body, headers=JSON, expect=400)
    assert reason(swedish) == "Kroppen är inte JSON: rad 2, tecken 3."


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_word_is_no_number(script: Client, stores: Stores, number: str) -> None:
    for body in (f'{{"text": {number}}}', f'{{"text": "x", "unknown": [{number}]}}', number):
        answer = post_raw(script, comments_of(stores), body.encode(), expect=400)
        assert reason(answer) == f"{number} is not JSON."


@pytest.mark.parametrize("number", ["1e400", "-1e400", "1.0E+999999999", "9" * 400 + ".0"])
def test_a_number_beyond_all_bounds_is_refused(script: Client, stores: Stores, number: str) -> None:
    for body in (f'{{"text": "x", "order": {number}}}', f'{{"text": "x", "unknown": {{"a": [{number}]}}}}'):
        assert reason(post_raw(script, comments_of(stores), body.encode(), expect=400)) == "A number is too large."


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('{"text": "x", "text": "x"}', "text"),
        ('{"text": "x", "t\\u0065xt": "y"}', "text"),
        ('{"text": "x", "author": {"name": "a", "n\\u0061me": "b"}}', "name"),
        ('{"text": "x", "unknown": [{"a": 1, "b": [{"\\u00e5": 1, "å": 2}]}]}', "å"),
        ('{"text": "x", "": 1, "": 2}', ""),
        ('[{"a": 1, "a": 1}]', "a"),
        ('{"text": "x", "id": 1, "id": 2}', "id"),
    ],
)
def test_a_name_that_stands_twice_is_refused(script: Client, stores: Stores, body: str, name: str) -> None:
    answer = post_raw(script, comments_of(stores), body.encode(), expect=400)
    assert answer.json["invalidParameters"] == [{"name": name, "in": "body", "reason": "The name stands twice."}]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"text": "\xff"}', 10),
        (b'{"text": "\xc3"}', 10),
        (b'{"text": "\xc0\xaf"}', 10),  # overlong
        (b'{"text": "\xed\xa0\x80"}', 10),  # a surrogate as bytes
        (b'{"text": "\xf4\x90\x80\x80"}', 10),  # beyond U+10FFFF
        (b'{"text": "\xe5"}', 10),  # Latin-1
        (b"\xff\xfe" + GOOD.encode("utf-16-le"), 0),
        (b"\xfe\xff" + GOOD.encode("utf-16-be"), 0),
    ],
)
def test_what_is_no_utf_8_is_refused(script: Client, stores: Stores, body: bytes, place: int) -> None:
    answer = post_raw(script, comments_of(stores), body, expect=400)
    assert reason(answer) == f"The body is not UTF-8 (byte {place})."


def test_a_charset_does_not_make_other_bytes_good(script: Client, stores: Stores) -> None:
    headers = {"Content-Type": "application/json; charset=iso-8859-1"}
    script("POST", comments_of(stores), body=GOOD.encode("latin-1"), headers=headers, expect=400)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_other_encodings_and_marks_are_refused(script: Client, stores: Stores, encoding: str) -> None:
    post_raw(script, comments_of(stores), GOOD.encode(encoding), expect=400)


@pytest.mark.parametrize("escaped", ["\\ud83d", "\\uDE00", "\\ude00\\ud83d", "\\ud83d\\u0041", "\\ud83d \\ude00"])
def test_a_lone_surrogate_is_refused_wherever_it_stands(script: Client, stores: Stores, escaped: str) -> None:
    inside = f'{{"text": "{escaped}"}}', f'{{"text": "x", "unknown": ["{escaped}"]}}'
    for body in (*inside, f'{{"{escaped}": 1}}', f'{{"{escaped}": 1, "{escaped}": 2}}', f'"{escaped}"'):
        answer = post_raw(script, comments_of(stores), body.encode(), expect=400)
        assert reason(answer) == "The body contains a lone surrogate."
