"""A WSGI hello-world of the same bytes as an answer, behind the same front: the ceiling of this server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

from service.front.front import Answer, Front, Refusal

BODY = b"x" * int(os.environ.get("BENCH_BYTES", "1000"))


def hello(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))])
    return [BODY]


def create() -> Front:
    def refuse(refusal: Refusal) -> Answer:
        return Answer(refusal.status, [], b"")

    return Front(hello, threads=8, max_body=1 << 20, body_timeout=10, refuse=refuse)
