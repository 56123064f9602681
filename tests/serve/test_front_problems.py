"""What the front refuses before Flask sees it: problems like all others."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest

from tests.front_served import read_all
from tests.serve.conftest import LARGEST
from tests.serving import Service

TOO_LONG, BODY = f"Content-Length: {LARGEST + 1}", b"x" * (LARGEST + 1)
PATH = "/naravard/v1/workshops/x/comments"


def exchange(service: Service, *lines: str, body: bytes = b"") -> tuple[int, dict[str, str], Any]:
    """Send a request as it is written, and read until the service closes."""
    head = "\r\n".join([f"POST {PATH} HTTP/1.1", "Host: h", "Connection: close", *lines, "", ""])
    with socket.create_connection(("127.0.0.1", service.port), timeout=20) as connection:
        connection.sendall(head.encode() + body)
        answered, _, content = read_all(connection).partition(b"\r\n\r\n")
    status, *headers = answered.decode().split("\r\n")
    named = dict(line.lower().split(": ", 1) for line in headers)
    return int(status.split()[1]), named, json.loads(content)


@pytest.mark.parametrize(
    ("language", "title"),
    [("sv", "Kroppen är för stor"), ("en", "Body too large")],
)
def test_a_body_over_the_limit_is_a_problem(service: Service, language: str, title: str) -> None:
    status, headers, problem = exchange(service, TOO_LONG, f"Accept-Language: {language}", body=BODY)
    assert (status, headers["content-type"], headers["content-language"]) == (413, "application/problem+json", language)
    assert headers["cache-control"] == "no-store"
    assert problem["title"] == title
    assert problem["instance"] == PATH
    assert problem["type"].endswith("/naravard/v1/problems/body-too-large")


def test_a_body_that_is_too_slow_is_a_problem(service: Service) -> None:
    status, headers, problem = exchange(service, "Content-Length: 100", body=b"x")
    assert (status, headers["content-type"]) == (408, "application/problem+json")
    assert problem["type"].endswith("/problems/body-timeout")


def test_a_body_in_chunks_is_counted_too(service: Service) -> None:
    chunk = b"%x\r\n%s\r\n" % (LARGEST + 1, b"x" * (LARGEST + 1))
    status, headers, _ = exchange(service, "Transfer-Encoding: chunked", body=chunk + b"0\r\n\r\n")
    assert (status, headers["content-type"]) == (413, "application/problem+json")


def test_a_refusal_goes_on_with_the_trace_and_is_logged(service: Service) -> None:
    trace = "1af7651916cd43dd8448eb211c80319c"
    traceparent = f"traceparent: 00-{trace}-b7ad6b7169203331-01"
    _, headers, _ = exchange(service, TOO_LONG, traceparent, body=BODY)
    assert headers["traceparent"].split("-")[1] == trace
    lines = [json.loads(line) for line in service.log.read_text().splitlines()]
    assert [(line["status"], line["path"]) for line in lines if line.get("trace") == trace] == [(413, PATH)]


def test_a_body_of_the_largest_size_is_taken_in(service: Service) -> None:
    comment = {"text": "x", "author": {"name": "x" * (LARGEST - 37)}}
    assert len(json.dumps(comment)) == LARGEST
    answer = service.ask(service.comments(), key=service.key(), post=comment)
    assert answer.status == 422
