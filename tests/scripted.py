"""A service that answers as a test has scripted it, and after that takes comments as the bulk address does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple

import orjson

API = "/naravard/v1"


class Scripted(NamedTuple):
    """What is answered to one request. Status 0 is no answer at all."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    """What a request brought."""

    path: str
    headers: Mapping[str, str]
    comments: list[dict[str, Any]]


class ScriptedService(ThreadingHTTPServer):
    """Keeps what it was asked, and the comments that it took by their `externalId`."""

    daemon_threads = True

    def __init__(self, *script: Scripted) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script, self.asked = list(script), list[Asked]()
        self.taken: dict[str, dict[str, Any]] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}{API}"

    def texts(self) -> list[str]:
        return [comment["text"] for comment in self.taken.values()]

    def take(self, comments: list[dict[str, Any]]) -> Scripted:
        """Answer as the bulk address does; a text that says so is refused."""
        results: list[dict[str, Any]] = []
        for index, comment in enumerate(comments):
            outcome, problem = "created", None
            if "refuse" in comment.get("text", "refuse"):
                outcome, problem = "refused", {"detail": "Refused,\n as asked."}
            elif comment["externalId"] in self.taken:
                outcome = "duplicate"
            else:
                self.taken[comment["externalId"]] = comment
            results.append({"index": index, "outcome": outcome, "problem": problem})
        return Scripted(200, {"results": results})


class Handler(BaseHTTPRequestHandler):
    """Reads a request, and answers it."""

    protocol_version = "HTTP/1.1"
    server: ScriptedService

    def do_POST(self) -> None:
        comments = orjson.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(Asked(self.path, dict(self.headers), comments))
        answer = self.server.script.pop(0) if self.server.script else self.server.take(comments)
        if answer.status == 0:
            self.close_connection = True
            return
        body = answer.body if isinstance(answer.body, bytes) else orjson.dumps(answer.body)
        self.send_response(answer.status)
        for name, value in {**answer.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is to be said."""


@contextmanager
def scripted(*script: Scripted) -> Iterator[ScriptedService]:
    """Serve for as long as the block runs."""
    with ScriptedService(*script) as service:
        thread = Thread(target=service.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()
