"""From errors to answers: `application/problem+json` always (RFC 9457)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import orjson
from flask import Flask, Response, g, request

from schemas.message import in_language
from service.api import logs
from service.api.negotiation import PROBLEM, language
from service.api.problem_table import Problem, problem_of
from service.current import api_root, origin
from service.errors import MovedError

MOST_FAULTS, LONGEST_NAME = 100, 200  # what a body of megabytes gets wrong is counted, but not all of it told


def register_problems(app: Flask) -> None:
    """Answer every error with a problem; of what has moved, say where to."""

    @app.errorhandler(Exception)
    def answer(error: Exception) -> Response:
        return problem_response(error)

    @app.errorhandler(MovedError)
    def lead_on(error: MovedError) -> Response:
        path = request.path.replace(f"/{error.resource}/{error.former}", f"/{error.resource}/{error.slug}", 1)
        query = request.query_string.decode("latin-1")
        place = origin() + quote(path) + (f"?{query}" if query else "")
        headers = {"Location": place, "Cache-Control": "no-cache"}  # until another document takes the slug
        response = Response(status=308, headers=headers)
        response.headers.pop("Content-Type")
        return response


def problem_response(error: Exception) -> Response:
    """Answer with the problem that an error is, in the language of the client."""
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
    return orjson.dumps(problem_members(problem, language=language, root=root, path=path))


def problem_members(
    problem: Problem, *, language: str, root: str, path: str, most: int = MOST_FAULTS
) -> dict[str, Any]:
    """Give the members of a problem in a language."""
    more = dict(problem.more)
    if "invalidParameters" in more:
        more["invalidParameters"] = [
            {"name": fault.name[:LONGEST_NAME], "in": fault.where, "reason": in_language(fault.reason, language)}
            for fault in more["invalidParameters"][:most]
        ]
    return {
        "type": f"{root}/problems/{problem.type.slug}",
        "title": in_language(problem.type.title, language),
        "status": problem.type.status,
        "detail": in_language(problem.detail, language),
        "instance": quote(path, safe="/-._~!$&'()*+,;=:@"),
        **more,
    }


def problem_headers(problem: Problem, language: str) -> list[tuple[str, str]]:
    return [*problem.headers, ("Content-Language", language), ("Cache-Control", "no-store")]
