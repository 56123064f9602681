"""What surrounds every request: its trace, its host, and who is believed about it."""

from __future__ import annotations

import dataclasses
import json
from ipaddress import ip_network

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from service import create_app
from service.api.trace import TRACEPARENT
from service.config import Settings
from service.store.stores import Stores
from tests.client import Client, link

ID, SPAN = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
PREFIX = "/naravard/v1"


@pytest.mark.parametrize(
    ("address", "status"), [("/articles", 200), ("/nowhere", 404), ("/articles?x", 400), ("/", 200)]
)
def test_every_answer_goes_on_with_the_trace(record: Client, address: str, status: int) -> None:
    sent = record("GET", address, headers={"traceparent": f"00-{ID}-{SPAN}-01"}, expect=status)
    came = sent.headers["traceparent"]
    assert came.startswith(f"00-{ID}-")
    assert came.endswith("-01")
    assert SPAN not in came


@pytest.mark.parametrize("sent", ["", "nonsense", f"00-{ID}-{SPAN}", f"00-{'0' * 32}-{SPAN}-01", "\xff"])
def test_a_trace_that_cannot_be_read_is_begun_anew(record: Client, sent: str) -> None:
    came = record("GET", "/articles", headers={"traceparent": sent}).headers["traceparent"]
    assert TRACEPARENT.fullmatch(came)
    assert ID not in came


def test_no_browser_guesses_what_an_answer_is(record: Client) -> None:
    for address, status in (("/articles", 200), ("/nowhere", 404), ("http://localhost/health/live", 200)):
        assert record("GET", address, expect=status).headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("api.example", "api.example"),
        ("api.example:80", "api.example"),
        ("API.example:8000", "API.example:8000"),
        ("127.0.0.1:8000", "127.0.0.1:8000"),
        ("[::1]", "[::1]"),
        ("[::1]:8000", "[::1]:8000"),
        ("xn--vrmland-5wa.se", "xn--vrmland-5wa.se"),
        ("xn--a", "xn--a"),
        ("xn--", "xn--"),
        ("naravard.se.", "naravard.se."),
    ],
)
def test_links_begin_with_the_host_that_was_called(record: Client, host: str, shown: str) -> None:
    environ = EnvironBuilder(f"{PREFIX}/articles?limit=1").get_environ() | {"HTTP_HOST": host}
    body, status, _ = run_wsgi_app(record.http.application, environ)
    assert status == "200 OK"
    links = json.loads(b"".join(body))["_links"]
    assert all(each["href"].startswith(f"http://{shown}{PREFIX}/articles") for each in links)


@pytest.mark.parametrize(
    "host",
    [
        "a b",
        "",
        "x:y",
        "[::1",
        "v\xe4rmland.se",
        "localhost:99999",
        "<script>",
        "a,b",
        "user@host",
        "a/b",
        "a\\b",
        "%00",
        "\xff",
        "a..b",
        ".",
        "a" * 300,
    ],
)
def test_a_host_that_is_none_is_refused(record: Client, host: str) -> None:
    for path in ("/articles", "/articles/x", "/openapi.json", "/", "/nowhere", "//articles"):
        problem = record("GET", path, headers={"Host": host}, expect=400).json
        assert problem["type"].endswith(f"{PREFIX}/problems/bad-request")
        assert "://" not in problem["type"] or host in problem["type"]


def test_health_is_answered_whatever_the_host_is_called(record: Client) -> None:
    for host in ("naravard_api:8000", "", "localhost"):
        assert record.http.get("/health/live", headers={"Host": host}).status_code == 200


@pytest.fixture
def behind(shipped_stores: Stores, settings: Settings) -> Client:
    """Return a client that calls through a proxy of ours."""
    trusting = dataclasses.replace(settings, trusted_proxies=(ip_network("127.0.0.0/8"),))
    return Client(create_app(trusting, shipped_stores))


TOLD = [
    {"Forwarded": "for=192.0.2.1;host=api.example;proto=https"},
    {"X-Forwarded-Host": "evil.example, api.example", "X-Forwarded-Proto": "http, https"},
]


@pytest.mark.parametrize("headers", TOLD)
def test_a_trusted_proxy_tells_where_the_client_called(behind: Client, headers: dict[str, str]) -> None:
    address = f"https://api.example{PREFIX}/articles"
    assert link(behind.envelope("/articles", headers=headers), "self") == address
    problem = behind("GET", "/nowhere", headers=headers, expect=404).json
    assert problem["type"] == f"https://api.example{PREFIX}/problems/not-found"


@pytest.mark.parametrize("headers", TOLD)
def test_nobody_else_is_believed(record: Client, headers: dict[str, str]) -> None:
    assert link(record.envelope("/articles", headers=headers), "self") == f"http://localhost{PREFIX}/articles"
