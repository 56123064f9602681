"""Texts: what is accepted comes back unchanged, but for normal form C."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from service.store.stores import Stores
from tests.builders import comment
from tests.client import Client
from tests.posting import ENGLISH, comments_of, post, post_raw, reason

COMPOSED, DECOMPOSED = "Åsa på ön", unicodedata.normalize("NFD", "Åsa på ön")
SMILE, FAMILY = "\U0001f600", "\U0001f469\u200d\U0001f469\u200d\U0001f467"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50)
ANY_FIELDS = st.fixed_dictionaries(
    {"text": TEXTS}, optional={"externalId": TEXTS, "author": st.fixed_dictionaries({"name": TEXTS})}
)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        SMILE,
        FAMILY,
        "rad ett\r\nrad två\rrad tre\n",
        "  inskjutet, och två mellanslag till slut  ",
        "\ttabb\u00a0hårt\u2028rad\u2029stycke\u0085\x0b\x0c\x1f\x7f",
        '"citat" \\ / </script> & <b>',
        "{{ 7 * 7 }} ${x} %s {0} $where",
        "\ufeffmärke och \ufffe och \U0010ffff",
        "\u202eåt andra hållet\u202c",
        "a\u0336\u0337\u0338",
        "ﬁ ² ſ ½",  # form KC would change these
    ],
)
def test_a_text_comes_back_unchanged(script: Client, stores: Stores, text: str) -> None:
    answer = post(script, comments_of(stores), text=text, author={"name": text}, externalId=text)
    assert (answer.json["text"], answer.json["author"]["name"], answer.json["externalId"]) == (text,) * 3
    assert script("GET", answer.headers["Location"]).data == answer.data


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        ("\\ud83d\\ude00", SMILE),
        ("\\uD83D\\uDE00", SMILE),
        ("\\\\ud83d", "\\ud83d"),
        ("\\\\\\ud83d\\ude00", f"\\{SMILE}"),
        ('\\u00e5\\n\\/\\"\\t', 'å\n/"\t'),
        ("\\ud7ff\\ue000", "\ud7ff\ue000"),
    ],
)
def test_escapes_are_what_they_stand_for(script: Client, stores: Stores, escaped: str, text: str) -> None:
    answer = post_raw(script, comments_of(stores), f'{{"text": "{escaped}"}}'.encode(), expect=201)
    assert answer.json["text"] == text


def test_a_text_is_kept_and_found_in_normal_form_c(script: Client, stores: Stores) -> None:
    address = comments_of(stores)
    posted = post(script, address, text=DECOMPOSED, externalId=DECOMPOSED, author={"name": DECOMPOSED}).json
    assert (posted["text"], posted["externalId"], posted["author"]["name"]) == (COMPOSED,) * 3
    post(script, address, text=COMPOSED, externalId=COMPOSED, expect=200)
    assert [row["id"] for row in script.rows(f"{address}?externalId={COMPOSED}")] == [posted["id"]]
    assert [row["id"] for row in script.rows(f"{address}?externalId={DECOMPOSED}")] == [posted["id"]]


@pytest.mark.parametrize("unit", ["x", "å", DECOMPOSED[:2], SMILE])
@pytest.mark.parametrize(("field", "longest"), [("text", 5000), ("externalId", 200)])
def test_a_text_has_a_longest_length_in_code_points(
    script: Client, stores: Stores, unit: str, field: str, longest: int
) -> None:
    address = comments_of(stores)
    fits: dict[str, Any] = {field: unit * longest}
    assert len(post(script, address, **fits).json[field]) == longest
    too_long: dict[str, Any] = {field: unit * (longest + 1)}
    post(script, address, **too_long, expect=422)


def test_a_name_has_a_longest_length(script: Client, stores: Stores) -> None:
    post(script, comments_of(stores), author={"name": "å" * 300})
    post(script, comments_of(stores), author={"name": "å" * 301}, expect=422)


@pytest.mark.parametrize("text", ["", " ", "\t\r\n", "\u00a0\u2003"])
def test_a_text_says_something(script: Client, stores: Stores, text: str) -> None:
    problem = post(script, comments_of(stores), text=text, author={"name": text}, externalId=text, expect=422).json
    assert {fault["name"] for fault in problem["invalidParameters"]} == {"text", "author.name", "externalId"}


@pytest.mark.parametrize("name", ["text", "externalId"])
def test_nul_is_refused(script: Client, stores: Stores, name: str) -> None:
    answer = script("POST", comments_of(stores), json=comment(**{name: "a\0b"}), headers=ENGLISH, expect=422)
    assert reason(answer) == "The text may not contain the character NUL."


def test_an_unknown_field_is_refused_whatever_its_name(script: Client, stores: Stores) -> None:
    for name in ("\\u0000", "a.b", "$set", "__proto__", "constructor", "å" * 5000):
        post_raw(script, comments_of(stores), f'{{"text": "x", "{name}": 1}}'.encode(), expect=422)


@hypothesis(
    deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(fields=ANY_FIELDS)
def test_what_is_accepted_comes_back_unchanged(script: Client, stores: Stores, fields: dict[str, Any]) -> None:
    good = all("\0" not in text and text.strip() for text in texts(fields))
    answer = post(script, comments_of(stores), expect=201 if good else 422, **fields)
    if good:
        assert script("GET", answer.headers["Location"]).data == answer.data
        assert {name: answer.json[name] for name in fields} == normalised(fields)


def texts(value: Any) -> Iterator[str]:
    """Give every text in what is sent."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    else:
        yield value


def normalised(value: Any) -> Any:
    """Bring every text to normal form C."""
    if isinstance(value, dict):
        return {name: normalised(inner) for name, inner in value.items()}
    return unicodedata.normalize("NFC", value)
