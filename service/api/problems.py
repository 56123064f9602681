"""From errors to answers: one table, `application/problem+json` always (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

import orjson
from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from schemas.message import Message, in_language
from service.api import logs
from service.api.negotiation import PROBLEM, language
from service.api.problem_types import TYPES, ProblemType
from service.current import api_root
from service.errors import (
    BadQueryError,
    BusyError,
    ExternalIdTakenError,
    Fault,
    InvalidBodyError,
    MalformedBodyError,
    MediaTypeError,
    MissingScopeError,
    NotAcceptableError,
    NotFoundError,
    UnauthenticatedError,
)
from service.store.connection import UNAVAILABLE

RETRY_AFTER = "2"
MOST_FAULTS, LONGEST_NAME = 100, 200  # what a body of megabytes gets wrong is counted, but not all of it told
STATUS_TYPES = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    408: "body-timeout",
    413: "body-too-large",
}


class Problem(NamedTuple):
    """What is wrong this time."""

    type: ProblemType
    detail: str
    more: Mapping[str, Any] = {}
    headers: Sequence[tuple[str, str]] = ()


def problem_of(error: Exception) -> Problem:
    """Say what an error means to the one who called."""
    match error:
        case NotFoundError(resource=resource, id=id):
            return Problem(
                TYPES["not-found"],
                Message(f"Det finns inget i {resource} som heter {id}.", f"Nothing in {resource} is called {id}."),
            )
        case BadQueryError(faults=faults):
            return Problem(TYPES["invalid-parameters"], _count(faults), {"invalidParameters": faults})
        case InvalidBodyError(faults=faults):
            return Problem(TYPES["invalid-body"], _count(faults), {"invalidParameters": faults})
        case MalformedBodyError(reason=reason, name=name):
            return Problem(TYPES["malformed-body"], reason, {"invalidParameters": [Fault(name, "body", reason)]})
        case MediaTypeError(taken=taken):
            forms = ", ".join(taken)
            return Problem(
                TYPES["unsupported-media-type"],
                Message(f"Sänd {forms}.", f"Send {forms}."),
                headers=[("Accept", forms)],
            )
        case NotAcceptableError(offered=offered):
            forms = ", ".join(offered)
            return Problem(
                TYPES["not-acceptable"],
                Message(f"Här finns {forms}.", f"There is {forms} here."),
                {"available": offered},
            )
        case UnauthenticatedError():
            return Problem(
                TYPES["unauthenticated"],
                TYPES["unauthenticated"].meaning,
                headers=[("WWW-Authenticate", 'Bearer realm="naravard"')],
            )
        case MissingScopeError(scope=scope):
            challenge = f'Bearer realm="naravard", error="insufficient_scope", scope="{scope}"'
            detail = Message(f"Nyckeln saknar {scope}.", f"The key lacks {scope}.")
            return Problem(TYPES["missing-scope"], detail, {"missingScope": scope}, [("WWW-Authenticate", challenge)])
        case ExternalIdTakenError(id=id):
            more = {"existing": f"{api_root()}/comments/{id}"} if id else {}
            return Problem(TYPES["external-id-taken"], TYPES["external-id-taken"].meaning, more)
        case BusyError():
            return Problem(TYPES["busy"], TYPES["busy"].meaning, headers=[("Retry-After", RETRY_AFTER)])
        case HTTPException():
            return _of_werkzeug(error)
    if isinstance(error, UNAVAILABLE):
        return Problem(TYPES["unavailable"], TYPES["unavailable"].meaning, headers=[("Retry-After", RETRY_AFTER)])
    return Problem(TYPES["internal-error"], TYPES["internal-error"].meaning)


def register_problems(app: Flask) -> None:
    """Answer every error with a problem."""

    @app.errorhandler(Exception)
    def answer(error: Exception) -> Response:
        problem = problem_of(error)
        if problem.type.status >= 500:
            logs.failure(error, trace=g.trace.id)
        spoken = language()
        body = problem_body(problem, language=spoken, root=api_root(), path=request.path)
        response = Response(body, problem.type.status, problem_headers(problem, spoken), content_type=PROBLEM)
        response.vary.add("Accept-Language")
        return response


def problem_body(problem: Problem, *, language: str, root: str, path: str) -> bytes:
    """Render a problem in a language."""
    more = dict(problem.more)
    if "invalidParameters" in more:
        more["invalidParameters"] = [
            {"name": fault.name[:LONGEST_NAME], "in": fault.where, "reason": in_language(fault.reason, language)}
            for fault in more["invalidParameters"][:MOST_FAULTS]
        ]
    return orjson.dumps(
        {
            "type": f"{root}/problems/{problem.type.slug}",
            "title": in_language(problem.type.title, language),
            "status": problem.type.status,
            "detail": in_language(problem.detail, language),
            "instance": quote(path, safe="/-._~!$&'()*+,;=:@"),
            **more,
        }
    )


def problem_headers(problem: Problem, language: str) -> list[tuple[str, str]]:
    return [*problem.headers, ("Content-Language", language), ("Cache-Control", "no-store")]


def _of_werkzeug(error: HTTPException) -> Problem:
    kept = [
        (name, value) for name, value in error.get_headers() if name.lower() not in ("content-type", "content-length")
    ]
    kind = TYPES[STATUS_TYPES.get(error.code or 500, "bad-request" if (error.code or 500) < 500 else "internal-error")]
    return Problem(kind, kind.meaning, headers=kept)


def _count(faults: Sequence[Fault]) -> Message:
    n = len(faults)
    return Message(f"{n} fel; se invalidParameters.", f"{n} {'fault' if n == 1 else 'faults'}; see invalidParameters.")
