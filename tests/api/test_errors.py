"""Errors: always a problem, in the caller's language, with the headers that belong to it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from pymongo import MongoClient

from schemas.problem import ProblemSchema
from service import create_app
from service.config import Settings
from service.store.stores import Stores
from tests.client import Client

WRITES: dict[str, set[str]] = {
    "/articles": {"POST"},
    "/articles/finns-inte": {"PUT", "PATCH", "DELETE"},
    "/articles/finns-inte/versions": set(),
    "/comments": set(),
    "/api-info": set(),
    "/openapi.json": set(),
}


def test_an_error_says_what_where_and_which_kind(record: Client) -> None:
    answer = record("GET", "/articles/finns-inte", expect=404)
    assert answer.json == {
        "type": "http://localhost/naravard/v1/problems/not-found",
        "title": "Finns inte",
        "status": 404,
        "detail": "Det finns inget i articles som heter finns-inte.",
        "instance": "/naravard/v1/articles/finns-inte",
    }
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Accept-Language" in answer.headers["Vary"]


def test_all_faults_are_named_at_once(record: Client) -> None:
    address = "/statements?limit=0&page=x&sort=x,y&participant=&fields=z&nonsense=1"
    names = ["nonsense", "participant", "sort", "sort", "limit", "page", "fields"]
    assert record.names_of_faults("GET", address, expect=400) == names


def test_a_problem_is_what_its_schema_says(record: Client) -> None:
    problem = record("GET", "/statements?limit=0&page=x", expect=400).json
    assert ProblemSchema().load(problem) == problem


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "POST", "PROPFIND", "TRACE"])
@pytest.mark.parametrize(("address", "writes"), WRITES.items())
def test_another_method_is_refused_with_those_that_work(
    record: Client, address: str, writes: set[str], method: str
) -> None:
    answer = record(method, address, expect=401 if method in writes else 405)
    if method not in writes:
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", *writes}


def test_head_of_an_error_has_its_headers_and_no_body(record: Client) -> None:
    head = record("HEAD", "/articles/finns-inte", expect=404)
    assert head.data == b""
    assert head.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/articles", "/articles/finns-inte?x=1", "/openapi.json", "/", "/problems/busy"])
def test_the_path_is_judged_before_the_form_and_the_form_before_the_query(record: Client, address: str) -> None:
    expected = 404 if "finns-inte" in address else 406
    problem = record("GET", address, expect=expected, headers={"Accept": "text/turtle"}).json
    assert problem["status"] == expected


def test_a_form_that_there_is_not_is_answered_with_those_there_are(record: Client) -> None:
    problem = record("GET", "/articles", expect=406, headers={"Accept": "text/turtle"}).json
    assert problem["available"] == ["application/json"]


@pytest.fixture
def lost(settings: Settings) -> Iterator[Client]:
    """Return a client of a service whose MongoDB is away."""
    with MongoClient[dict[str, Any]]("mongodb://127.0.0.1:9/", serverSelectionTimeoutMS=50, connect=False) as away:
        yield Client(create_app(settings, Stores(away["naravard"])))


@pytest.mark.parametrize(
    "address", ["/articles", "/articles/x", "/participants/x/contributions", "/workshops?leader=x"]
)
def test_without_mongodb_the_answer_is_to_try_again(lost: Client, address: str) -> None:
    began = time.monotonic()
    answer = lost("GET", address, expect=503)
    assert int(answer.headers["Retry-After"]) >= 1
    assert answer.json["type"].endswith("/problems/unavailable")
    assert "127.0.0.1" not in answer.data.decode()
    assert time.monotonic() - began < 2


def test_what_needs_no_mongodb_works_without(lost: Client) -> None:
    for address in ("/", "/api-info", "/problems/unavailable", "/openapi.json", "http://localhost/health/live"):
        lost("GET", address)
    assert lost("GET", "http://localhost/health/ready", expect=503).headers["Retry-After"]
    lost("GET", "/articles?limit=0", expect=400)


def test_a_fault_of_ours_says_nothing_of_our_inside(record: Client, client: MongoClient[dict[str, Any]]) -> None:
    point = {"failCommands": ["find"], "errorCode": 8000, "appName": "naravard"}
    client.admin.command({"configureFailPoint": "failCommand", "mode": {"times": 1}, "data": point})
    problem = record("GET", "/articles", expect=500).json
    assert problem.keys() == {"type", "title", "status", "detail", "instance"}
    assert problem["type"].endswith("/problems/internal-error")
    record("GET", "/articles")
