"""Feedback on articles: taken from anybody, counted by version, and read by moderation alone."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import structlog

from service.api.logs import configure_logs
from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Client, link
from tests.feedback import counts_of, give
from tests.writing import ANY, patch

SECRET = "Hemligheten"


@pytest.fixture
def article(stores: Stores) -> str:
    return f"/articles/{create(stores, 'articles')['id']}"


@pytest.fixture
def written() -> Iterator[BytesIO]:
    """Return what the log says from now on."""
    kept = BytesIO()
    configure_logs("DEBUG")
    structlog.configure(logger_factory=structlog.BytesLoggerFactory(kept))
    yield kept
    configure_logs("ERROR")


def test_feedback_is_given_without_a_key(api: Client, article: str) -> None:
    answer = give(api, article, helpful=False, text="Datum saknas.")
    assert (answer.json["helpful"], answer.json["text"]) == (False, "Datum saknas.")
    assert (answer.json["articleId"], answer.json["articleVersion"]) == (article.split("/")[2], 1)
    assert answer.headers["Location"].endswith(f"{article}/feedback")
    assert answer.headers["Location"] == link(answer.json, "collection")
    api("GET", answer.headers["Location"])


def test_a_key_may_be_sent(script: Client, article: str) -> None:
    assert give(script, article).json["text"] is None


def test_feedback_is_counted_by_version_of_the_article(api: Client, editor: Client, article: str) -> None:
    assert counts_of(api, article) == []
    for helpful in (True, True, False):
        give(api, article, helpful=helpful)
    patch(editor, article, {"lead": "Ny"})
    give(api, article, helpful=False)
    assert counts_of(api, article) == [(2, 0, 1), (1, 2, 1)]


def test_the_counts_link_to_their_article_and_have_a_tag_of_their_own(api: Client, article: str) -> None:
    before = api("GET", f"{article}/feedback")
    assert link(before.json, "self").endswith(f"{article}/feedback")
    assert link(before.json, "up").endswith(article)
    assert link(api("GET", article).json, "feedback") == link(before.json, "self")
    give(api, article)
    api("GET", f"{article}/feedback", headers={"If-None-Match": before.headers["ETag"]}, expect=200)
    api("GET", f"{article}/feedback?limit=1", expect=400)


def test_texts_are_for_moderation(api: Client, script: Client, moderator: Client, stores: Stores, article: str) -> None:
    given = [give(api, article, text=text).json for text in ("Ett", None, "Två")]
    give(api, f"/articles/{create(stores, 'articles')['id']}", text="Annan")
    rows = moderator.rows(f"{article}/feedback/texts?sort=createdAt")
    assert {row["id"]: row["text"] for row in rows} == {given[0]["id"]: "Ett", given[2]["id"]: "Två"}
    assert rows[0].keys() >= {"id", "articleVersion", "helpful", "text", "createdAt"}
    assert moderator.envelope(f"{article}/feedback/texts?limit=1")["_meta"]["totalRecords"] == 2
    assert moderator.rows(f"{article}/feedback/texts?fields=text&limit=1")[0].keys() == {"id", "text"}
    api("GET", f"{article}/feedback/texts", expect=401)
    script("GET", f"{article}/feedback/texts", expect=403)


def test_what_somebody_wrote_is_nowhere_else(api: Client, editor: Client, article: str, written: BytesIO) -> None:
    give(api, article, text=SECRET)
    give(api, article, text=SECRET, helpful=SECRET, expect=422)
    for address in (f"{article}/feedback", article, "/articles"):
        assert SECRET.encode() not in editor("GET", address).data
    assert len(written.getvalue().splitlines()) == 5
    assert SECRET.encode() not in written.getvalue()


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({}, ["helpful"]),
        ({"helpful": "ja", "text": ""}, ["helpful", "text"]),
        ({"helpful": 1}, ["helpful"]),
        ({"helpful": None}, ["helpful"]),
        ({"helpful": True, "text": "x" * 5_001}, ["text"]),
        ({"helpful": True, "x": 1}, ["x"]),
        ([{"helpful": True}], [""]),
    ],
)
def test_what_is_no_feedback_is_refused(api: Client, article: str, body: Any, names: list[str]) -> None:
    assert api.names_of_faults("POST", f"{article}/feedback", json=body, expect=422) == names
    assert counts_of(api, article) == []


def test_what_the_service_sets_is_ignored(api: Client, article: str) -> None:
    answer = give(api, article, text="x" * 5_000, articleId=some_id("x"), articleVersion=9)
    assert (answer.json["articleId"], answer.json["articleVersion"]) == (article.split("/")[2], 1)


def test_feedback_is_given_on_an_article_that_is_there(api: Client, editor: Client, article: str) -> None:
    give(api, "/articles/x", expect=404)
    give(api, article)
    editor("DELETE", article, headers=ANY, expect=204)
    for method, address in (("POST", "/feedback"), ("GET", "/feedback")):
        api(method, article + address, json={"helpful": True} if method == "POST" else None, expect=410)
    editor("POST", f"{article}/versions/1/restore", headers=ANY)
    give(api, article)
    assert counts_of(api, article) == [(3, 1, 0), (1, 1, 0)]
