"""The form and the language that a client wants."""

from __future__ import annotations

import pytest
from flask import Flask

from service.api.negotiation import choose_form, choose_language
from service.errors import NotAcceptableError

OFFERED = ("application/json", "text/csv")


def chosen(accept: str | None, offered: tuple[str, ...] = OFFERED) -> str:
    headers = {} if accept is None else {"Accept": accept}
    with Flask("test").test_request_context(headers=headers):
        return choose_form(offered)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "application/json"),
        (" ", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv, application/json;q=0.9", "text/csv"),
        ("text/csv;q=0.5, application/json;q=0.9", "application/json"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/html, application/xhtml+xml, */*;q=0.1", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ('application/json;charset="UTF-8";q=0.5, text/csv;q=0.1', "application/json"),
    ],
)
def test_the_form_is_the_one_that_the_client_likes_best(accept: str | None, form: str) -> None:
    assert chosen(accept) == form


@pytest.mark.parametrize(
    "accept", ["text/html", "*/*;q=0", "application/json;q=0", "json", "application/json;v=2", "/", ";;,", "*/json"]
)
def test_a_form_that_there_is_not_is_refused_with_those_there_are(accept: str) -> None:
    with pytest.raises(NotAcceptableError) as refusal:
        chosen(accept, ("application/json",))
    assert refusal.value.offered == ["application/json"]


@pytest.mark.parametrize(
    ("accept_language", "language"),
    [
        (None, "sv"),
        ("", "sv"),
        ("*", "sv"),
        ("de", "sv"),
        ("sv-FI", "sv"),
        ("en", "en"),
        ("en-GB", "en"),
        ("en-GB, sv;q=0.9", "en"),
        ("en;q=0, sv;q=0.1", "sv"),
        ("EN", "en"),
        ("de, en;q=0.1", "en"),
        ("sv;q=0.1, en;q=0.9", "en"),
        ("sv, en", "sv"),
        ("en;q=0", "sv"),
        ("sv;q=0, en;q=0", "sv"),
        (";;q=,\x00", "sv"),
        ("en;q=nan", "sv"),
    ],
)
def test_swedish_is_spoken_unless_english_is_asked_for(accept_language: str | None, language: str) -> None:
    assert choose_language(accept_language) == language
