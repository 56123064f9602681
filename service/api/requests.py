"""What surrounds every request: its trace, its line in the log, and the headers that every answer has."""

from __future__ import annotations

from time import perf_counter
from typing import NoReturn

from flask import Flask, Response, g, request
from flask_cors import CORS
from werkzeug.exceptions import BadRequest, InternalServerError, default_exceptions

from service.api.logs import log_request
from service.api.trace import continue_trace
from service.config import Settings
from service.current import ROOT, caller
from service.errors import BusyError

EXPOSED = (
    "ETag",
    "Location",
    "Retry-After",
    "Content-Language",
    "traceparent",
    "WWW-Authenticate",
    "Allow",
    "Idempotency-Replayed",
    "RateLimit",
    "RateLimit-Policy",
)
ALLOWED = (
    "Accept",
    "Accept-Language",
    "Authorization",
    "Change-Note",
    "Content-Type",
    "Idempotency-Key",
    "If-Match",
    "If-None-Match",
    "traceparent",
)
PREFLIGHT_LASTS = 3600  # seconds
REFUSED = "naravard.refused"
"""Where the front says in the environ with which status it refuses a request whose body it did not take."""


def refuse(status: int) -> NoReturn:
    """Raise what answers with the status."""
    if status == 503:
        raise BusyError
    raise default_exceptions.get(status, InternalServerError)


def register_requests(app: Flask, settings: Settings) -> None:
    """Trace and log every request; set the headers that do not depend on what it asks.

    Flask runs what comes after a request in the reverse order: the log sees the answer as it leaves.
    """
    anybody = "*" in settings.cors_origins

    @app.before_request
    def begin() -> None:
        g.began = perf_counter()
        g.trace = continue_trace(request.headers.get("traceparent"))
        if REFUSED in request.environ:
            refuse(request.environ[REFUSED])
        if request.path.startswith(ROOT) and not request.host:
            raise BadRequest  # the Host is none (RFC 9112, section 3.2), so no link could be made

    @app.after_request
    def log(response: Response) -> Response:
        known = caller()
        log_request(
            method=request.method,
            path=request.path,
            status=response.status_code,
            seconds=perf_counter() - g.began,
            trace=g.trace.id,
            key=known.id if known else None,
        )
        return response

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers["traceparent"] = g.trace.header
        response.headers["X-Content-Type-Options"] = "nosniff"
        if request.path.startswith(ROOT):
            response.vary.add("Accept")
        if not anybody:
            response.vary.add("Origin")
        if caller() is not None and response.headers.get("Cache-Control") == "no-cache":
            response.headers["Cache-Control"] = "private, no-cache"
            response.vary.add("Authorization")
        return response

    @app.after_request
    def answer_options_without_content(response: Response) -> Response:
        if request.method == "OPTIONS" and response.status_code == 200:
            response.status_code = 204
            response.headers.pop("Content-Type")
        return response

    CORS(
        app,
        origins=list(settings.cors_origins),
        methods=["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"],
        allow_headers=list(ALLOWED),
        expose_headers=list(EXPOSED),
        send_wildcard=anybody,
        always_send=anybody,
        vary_header=False,  # it leaves it out where an origin is refused, and a cache would hand that answer to others
        max_age=PREFLIGHT_LASTS,
    )
