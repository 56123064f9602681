"""No input makes a 500: odd paths, odd queries, odd headers."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.client import Client


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/articles/",
        "/Articles",
        "/articles%2F",
        "/articles/a%2Fb",
        "/articles/%2F",
        "/articles/..",
        "/articles/../articles",
        "/articles/%2e%2e/%2e%2e/etc/passwd",
        "/articles/%00",
        "/articles/%FF",
        "/articles/%ED%A0%80",
        '/articles/{"$gt":""}',
        "/articles/$where",
        "/articles/" + "å" * 5000,
        "/articles/-",
        "/articles/%20",
        "/articles/x/y/z",
        "/participants/ANNIKA-DAHLGREN",
        "/participants/annika-dahlgren/",
        "/problems/finns-inte",
        "/problems/%00",
        "/problems/",
        "/api-info/",
    ],
)
def test_at_an_unknown_path_there_is_nothing(record: Client, path: str) -> None:
    problem = record("GET", path, expect=404).json
    assert problem["type"].endswith("/problems/not-found")
    assert problem["instance"].isascii()


@pytest.mark.parametrize("path", ["/", "/naravard", "/naravard/v2/articles", "/health", "/favicon.ico", "/.git/config"])
def test_outside_the_api_there_are_problems_too(record: Client, path: str) -> None:
    record("GET", f"http://localhost{path}", expect=404)


@pytest.mark.parametrize(
    "query",
    [
        "slug=%FF",
        "slug=%00",
        "slug=%ED%A0%80",
        "slug[$gt]=",
        'slug={"$gt":""}',
        "%FF=1",
        "%00=1",
        "=",
        "limit",
        "page=9223372036854775808",
        "page=-9223372036854775809",
        "page=NaN",
        "limit=1e400",
        "sort=%00",
        "sort=-",
        "fields=%FF",
        "after=%FF",
        "kind=%00",
        "publishedFrom=%FF",
        "q=%F0%9F%98%80",
        "asOf=2020-01-01",
        "updatedSince=x",
        "a" * 5000,
        "slug=" + "%C3%A5" * 5000,
    ],
)
def test_an_odd_query_is_refused(record: Client, query: str) -> None:
    assert record("GET", f"/articles?{query}", expect=400).json["invalidParameters"]


@pytest.mark.parametrize(
    "value", ["%00", "$gt", "{}", "[$ne]", "(a+)+$", "%F0%9F%98%80", "x" * 3000, "%E2%80%AE", "%25FF"]
)
def test_an_odd_value_of_a_text_is_a_value(record: Client, value: str) -> None:
    for address in ("/statements?organisation=", "/statements?role=", "/comments?externalId=", "/participants?name="):
        assert record.rows(address + value) == []


@pytest.mark.parametrize(
    "address", ["/comments?externalId=%FF", "/articles?%FF", "/articles?slug=a&limit=%C3", "/?%80"]
)
def test_a_query_that_is_no_utf_8_is_refused(record: Client, address: str) -> None:
    record("GET", address, expect=400)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("If-None-Match", '"'),
        ("If-None-Match", 'W/"\xff'),
        ("If-Modified-Since", "yesterday"),
        ("Range", "bytes=0-1"),
        ("Accept-Language", ";;q=,\xff"),
        ("Accept-Encoding", "gzip;q=0;å"),
        ("Content-Length", "0"),
        ("Content-Type", "\xff/;"),
        ("traceparent", "\xff" * 55),
        ("Forwarded", 'host="'),
        ("X-Forwarded-Host", "a, b"),
        ("Origin", "null"),
        ("Cookie", "a=b; \xff"),
        ("X-HTTP-Method-Override", "DELETE"),
    ],
)
def test_an_odd_header_does_no_harm(record: Client, name: str, value: str) -> None:
    assert len(record.rows("/articles")) == 2
    record("GET", "/articles", headers={name: value})


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.binary(max_size=30), query=st.binary(max_size=30))
def test_no_address_makes_it_fail(record: Client, path: bytes, query: bytes) -> None:
    raw = {"PATH_INFO": f"/naravard/v1/{path.decode('latin-1')}", "QUERY_STRING": query.decode("latin-1")}
    assert record.http.open(environ_overrides=raw).status_code < 500
