"""Pages of other origins: what they may read, send and ask for."""

from __future__ import annotations

import dataclasses

import pytest

from service import create_app
from service.config import Settings
from service.store.stores import Stores
from tests.client import Client

ORIGIN, OTHER = "https://intranet.example", "https://evil.example"
ASK = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization, content-type"}


@pytest.fixture
def narrow(shipped_stores: Stores, settings: Settings) -> Client:
    """Return a client of a service that only two origins may use."""
    fixed = dataclasses.replace(settings, cors_origins=(ORIGIN, "https://other.example"))
    return Client(create_app(fixed, shipped_stores))


@pytest.mark.parametrize(("address", "status"), [("/articles", 200), ("/nowhere", 404), ("/articles?x", 400)])
def test_every_origin_may_read_unless_set_otherwise(record: Client, address: str, status: int) -> None:
    for origin in (ORIGIN, "null"):
        headers = record("GET", address, headers={"Origin": origin}, expect=status).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in headers


def test_a_page_may_read_the_headers_that_it_needs(record: Client) -> None:
    exposed = record("GET", "/articles", headers={"Origin": ORIGIN}).headers["Access-Control-Expose-Headers"]
    wanted = {"ETag", "Location", "Retry-After", "Content-Language", "traceparent", "WWW-Authenticate", "Allow"}
    assert wanted <= set(exposed.split(", "))


def test_a_page_may_read_an_answer_that_it_has_already(record: Client) -> None:
    tag = record("GET", "/articles").headers["ETag"]
    again = record("GET", "/articles", headers={"Origin": ORIGIN, "If-None-Match": tag}, expect=304)
    assert again.headers["Access-Control-Allow-Origin"] == "*"


def test_before_it_writes_a_page_may_ask(record: Client) -> None:
    (workshop,) = record.rows("/workshops")
    address = f"/workshops/{workshop['slug']}/comments"
    headers = record("OPTIONS", address, headers={"Origin": ORIGIN, **ASK}, expect=204).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in headers["Access-Control-Allow-Methods"].split(", ")
    assert {"authorization", "content-type"} <= set(headers["Access-Control-Allow-Headers"].lower().split(", "))
    assert int(headers["Access-Control-Max-Age"]) > 0
    assert "Content-Type" not in headers


def test_a_header_that_nobody_needs_is_not_allowed(record: Client) -> None:
    asked = ASK | {"Access-Control-Request-Headers": "X-Secret, If-None-Match"}
    headers = record("OPTIONS", "/articles", headers={"Origin": ORIGIN, **asked}, expect=204).headers
    assert headers["Access-Control-Allow-Headers"] == "If-None-Match"


def test_only_the_origins_that_are_set_may_read(narrow: Client) -> None:
    allowed = narrow("GET", "/articles", headers={"Origin": ORIGIN}).headers
    assert allowed["Access-Control-Allow-Origin"] == ORIGIN
    assert "Origin" in allowed["Vary"].split(", ")
    for headers in ({"Origin": OTHER}, {"Origin": f"{ORIGIN}.evil.example"}, {"Origin": "null"}, {}):
        refused = narrow("GET", "/articles", headers=headers).headers
        assert "Access-Control-Allow-Origin" not in refused
        assert "Origin" in refused["Vary"].split(", ")


def test_only_the_origins_that_are_set_may_ask(narrow: Client) -> None:
    for origin, answered in ((ORIGIN, ORIGIN), (OTHER, None)):
        headers = narrow("OPTIONS", "/articles", headers={"Origin": origin, **ASK}, expect=204).headers
        assert headers.get("Access-Control-Allow-Origin") == answered
