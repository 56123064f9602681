"""WSGI applications for the tests of the front, and the factories by which its workers make them."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import parse_qs

from service.front.front import Answer, Front, Refusal

StartResponse = Callable[..., Any]
MEBIBYTE = b"x" * 2**20


SEEN = {
    "path": "PATH_INFO",
    "accept_language": "HTTP_ACCEPT_LANGUAGE",
    "traceparent": "HTTP_TRACEPARENT",
    "method": "REQUEST_METHOD",
}


def refuse(refusal: Refusal) -> Answer:
    """Answer as a problem that repeats what the front knows of the request."""
    return Answer(
        refusal.status,
        [("Content-Type", "application/problem+json")],
        json.dumps(
            {"status": refusal.status} | {name: refusal.environ.get(key) for name, key in SEEN.items()}
        ).encode(),
    )


def application(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Do what the path says."""
    view = VIEWS.get(environ["PATH_INFO"], describe)
    return view(environ, start_response)


def describe(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Send back the environ."""
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    return whole(start_response, json.dumps(told).encode())


def digest(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Say what came as the body."""
    body = environ["wsgi.input"].read()
    return whole(start_response, f"{len(body)} {hashlib.sha256(body).hexdigest()}".encode())


def process(_environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Say which worker answers."""
    return whole(start_response, f"{os.getpid()} {os.getppid()}".encode())


def slow(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer after so many seconds."""
    time.sleep(float(parse_qs(environ["QUERY_STRING"])["seconds"][0]))
    return whole(start_response, b"at last")


def fail(_environ: dict[str, Any], _start_response: StartResponse) -> Iterable[bytes]:
    """Raise what Flask would not catch."""
    raise SystemExit("secret")


def empty(_environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Answer with no content."""
    start_response("204 No Content", [])
    return []


class Chunks:
    """A streamed answer that writes down when it was closed, and how far it had come."""

    def __init__(self, chunks: Iterator[bytes], record: str) -> None:
        self.chunks, self.record, self.sent = chunks, record, 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = next(self.chunks)
        self.sent += 1
        return chunk

    def close(self) -> None:
        if self.record:
            with open(self.record, "a") as record:
                record.write(f"{self.sent}\n")


def stream(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """Stream so many mebibytes; with `break`, raise after the last."""
    asked = parse_qs(environ["QUERY_STRING"])

    def chunks() -> Iterator[bytes]:
        for _ in range(int(asked["mebibytes"][0])):
            yield MEBIBYTE
        if "break" in asked:
            raise RuntimeError("secret")

    start_response("200 OK", [("Content-Type", "text/plain")])
    return Chunks(chunks(), asked.get("record", [""])[0])


def whole(start_response: StartResponse, body: bytes) -> Iterable[bytes]:
    """Answer in one piece."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


VIEWS: dict[str, Callable[[dict[str, Any], StartResponse], Iterable[bytes]]] = {
    "/digest": digest,
    "/process": process,
    "/slow": slow,
    "/fail": fail,
    "/empty": empty,
    "/stream": stream,
}


def create() -> Front:
    """Make the front that most tests use."""
    return Front(application, threads=4, max_body=16 * 2**20, body_timeout=1.0, refuse=refuse)


def create_narrow() -> Front:
    """Make a front with one thread, for which one request may wait, and small bodies."""
    front = Front(application, threads=1, max_body=1024, body_timeout=5.0, refuse=refuse)
    front.queue = 1
    return front


def create_nothing() -> Front:
    """Fail, as an application does whose settings are wrong."""
    raise RuntimeError("nothing to serve")
