"""A client that always says what it expects, and that checks every error to be a problem."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson
from flask import Flask
from werkzeug.datastructures import Headers

from service.current import ROOT

MEMBERS = {"type", "title", "status", "detail", "instance"}


class Answer(NamedTuple):
    """What came back. `json` is null where the body is none."""

    status: int
    headers: Headers
    data: bytes
    json: Any


class Client:
    """Calls the app as a client would, by path under the API root or by a link as received."""

    def __init__(self, app: Flask, *, key: str | None = None) -> None:
        self.app, self.http = app, app.test_client()
        self.key = key

    def __call__(
        self,
        method: str,
        address: str,
        *,
        expect: int = 200,
        json: Any = None,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        sent = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        if json is not None:
            body, sent = orjson.dumps(json), sent | {"Content-Type": "application/json"}
        response = self.http.open(
            address if "://" in address else ROOT + address,
            method=method,
            data=body,
            headers=sent | (headers or {}),
        )
        assert response.status_code == expect, (response.status, response.get_data(as_text=True))
        parsed = response.json if response.data and response.is_json else None
        answer = Answer(response.status_code, response.headers, response.data, parsed)
        if expect >= 400 and method != "HEAD":
            check_problem(answer)
        return answer

    def envelope(self, address: str, **options: Any) -> dict[str, Any]:
        """Give a list's whole envelope."""
        envelope: dict[str, Any] = self("GET", address, **options).json
        return envelope

    def rows(self, address: str) -> list[dict[str, Any]]:
        """Give the rows of a list's page."""
        envelope = self.envelope(address)
        name = next(name for name in envelope if not name.startswith("_"))
        rows: list[dict[str, Any]] = envelope[name]
        return rows

    def names_of_faults(self, method: str, address: str, *, expect: int, **options: Any) -> list[str]:
        """Give the names in `invalidParameters` of a refusal."""
        problem = self(method, address, expect=expect, **options).json
        return [fault["name"] for fault in problem["invalidParameters"]]


def check_problem(answer: Answer) -> None:
    """Every error is a problem (RFC 9457), names its type under `problems/`, and keeps what is inside inside."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json
    assert problem.keys() >= MEMBERS
    assert problem["status"] == answer.status
    assert "/naravard/v1/problems/" in problem["type"]
    assert answer.headers["Content-Language"] in ("sv", "en")
    assert "traceparent" in answer.headers
    text = answer.data.decode()
    assert not any(word in text for word in ("Traceback", "pymongo", "site-packages", "$or"))


def link(document: dict[str, Any], rel: str) -> str:
    """Give the address of a link as received."""
    return next(str(each["href"]) for each in document["_links"] if each["rel"] == rel)
