"""The log: one line a request, and in no line what somebody wrote or may not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import orjson
import pytest
import structlog

from service import create_app
from service.api.logs import configure_logs
from service.config import read_settings
from service.store.connection import connect
from service.store.stores import Stores
from tests.client import Client
from tests.posting import comments_of, post, post_raw

TRACE = "0af7651916cd43dd8448eb211c80319c"
TRACEPARENT = {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"}
SECRET = "Hemligheten"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def written() -> Iterator[BytesIO]:
    """Return what the log says from now on."""
    kept = BytesIO()
    configure_logs("INFO")
    structlog.configure(logger_factory=structlog.BytesLoggerFactory(kept))
    yield kept
    configure_logs("ERROR")


@pytest.fixture
def lines(written: BytesIO) -> Lines:
    return lambda: [orjson.loads(line) for line in written.getvalue().splitlines()]


def test_a_request_is_one_line(api: Client, lines: Lines) -> None:
    answer = api("GET", "/articles?limit=3&q=", headers=TRACEPARENT, expect=400)
    api("GET", "/articles?limit=3", headers=TRACEPARENT)
    refused, read = lines()
    assert refused["status"] == answer.status
    assert read.keys() == {"event", "level", "time", "method", "path", "status", "ms", "trace", "key"}
    assert (read["method"], read["path"], read["status"]) == ("GET", "/naravard/v1/articles", 200)
    assert (read["trace"], read["key"], read["event"]) == (TRACE, None, "request")
    assert read["ms"] > 0
    assert read["time"].endswith("Z")


def test_a_line_names_the_key_by_its_id(script: Client, stores: Stores, lines: Lines) -> None:
    post(script, comments_of(stores))
    assert lines()[0]["key"] == stores.keys.list()[0]["_id"]


def test_a_line_has_the_trace_of_its_answer(api: Client, lines: Lines) -> None:
    answer = api("GET", "/articles")
    assert answer.headers["traceparent"].split("-")[1] == lines()[0]["trace"]


def test_refusals_are_one_line_too(api: Client, script: Client, stores: Stores, lines: Lines) -> None:
    address = comments_of(stores)
    post(api, address, expect=401)
    post(script, "/workshops/x/comments", expect=404)
    api("GET", "/nowhere", expect=404)
    api("PUT", "/articles", expect=405)
    post_raw(script, address, b"{", expect=400)
    post(script, address, text="", expect=422)
    assert [line["status"] for line in lines()] == [401, 404, 404, 405, 400, 422]


def test_neither_text_nor_key_nor_query_is_in_the_log(
    api: Client, script: Client, stores: Stores, written: BytesIO
) -> None:
    address, secret = comments_of(stores), SECRET
    post(script, address, text=secret, externalId=secret, author={"name": secret})
    post(script, address, text=f"{secret}!", externalId=secret, expect=409)
    post(script, address, text=secret, promptId=secret, status=secret, **{secret: secret}, expect=422)
    post_raw(script, address, f'{{"{secret}": 1, "{secret}": {secret}'.encode(), expect=400)
    post(script, f"{address}?{secret}={secret}", text=secret, expect=400)
    api("GET", f"/comments?externalId={secret}&q={secret}", expect=400)
    api("GET", "/articles", headers={"Authorization": f"Bearer {secret}", "User-Agent": secret}, expect=401)
    api("GET", "/articles", headers={"If-None-Match": secret, "Cookie": secret, "Referer": secret})
    assert len(written.getvalue().splitlines()) == 8
    assert_silent(written, secret, str(script.key))


def test_a_failure_has_its_place_but_not_its_values(
    mongo_uri: str, script: Client, stores: Stores, written: BytesIO, lines: Lines
) -> None:
    address = comments_of(stores)
    with connect(mongo_uri, timeout=5) as connected:
        broken = Client(create_app(read_settings(), Stores(connected["test_stores"])), key=script.key)
    post(broken, address, text=SECRET, externalId=SECRET, expect=500)
    failure, request = lines()
    assert (failure["event"], failure["level"], failure["error"]) == ("failure", "error", "InvalidOperation")
    assert any(frame.startswith("keys.py:") and frame.endswith(" find") for frame in failure["frames"])
    assert request["status"] == 500
    assert failure["trace"] == request["trace"]
    assert_silent(written, SECRET, str(script.key), mongo_uri)


def test_what_mongodb_says_of_a_failure_is_not_in_the_log(
    script: Client, stores: Stores, written: BytesIO, lines: Lines
) -> None:
    address = comments_of(stores)
    stores.comments.database.command("collMod", "comments", validator={"text": {"$ne": SECRET}})
    post(script, address, text=SECRET, expect=500)
    stores.comments.database.command("collMod", "comments", validator={})
    failure, _ = lines()
    assert failure["error"] == "WriteError"
    assert_silent(written, SECRET)


def test_the_level_says_what_is_written(api: Client, written: BytesIO) -> None:
    configure_logs("WARNING")
    structlog.configure(logger_factory=structlog.BytesLoggerFactory(written))
    api("GET", "/articles")
    assert written.getvalue() == b""


def assert_silent(written: BytesIO, *secrets: str) -> None:
    text = written.getvalue().decode()
    assert not any(secret.lower() in text.lower() for secret in secrets), text
