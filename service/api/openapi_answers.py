"""What the OpenAPI document says of answers: their headers, and the refusals, once for each status."""

from __future__ import annotations

from typing import Any

import orjson

from service.api.negotiation import PROBLEM
from service.api.problem_table import Problem
from service.api.problem_types import TYPES
from service.api.problems import problem_body

EXAMPLE_HOST = "https://naravard.example"
TRACE = "Spårningskontext (W3C Trace Context). / Trace context."
WORDS = {
    "traceparent": TRACE,
    "ETag": "Stark märkning av svaret. / Strong tag of the answer.",
    "Location": "Adressen, till det nya eller dit det flyttat. / The address, of what is new or where it moved.",
    "Idempotency-Replayed": "true om svaret redan givits. / true if this answer was given before.",
    "WWW-Authenticate": "Vad som krävs. / What is needed.",
    "Retry-After": "Sekunder att vänta. / Seconds to wait.",
}
HEADERS = {
    "200": ["ETag"],
    "201": ["ETag", "Location", "Idempotency-Replayed"],
    "204": ["ETag"],
    "304": ["ETag"],
    "308": ["Location"],
    "410": ["ETag"],
    "429": ["Retry-After"],
    "401": ["WWW-Authenticate"],
    "403": ["WWW-Authenticate"],
    "503": ["Retry-After"],
}
ELSEWHERE = {
    "304": "Oförändrat sedan If-None-Match. / Unchanged since If-None-Match.",
    "308": "Slugen är en tidigare; Location har den nuvarande. / A former slug; Location has the present one.",
}


def answered(status: str, response: dict[str, Any]) -> dict[str, Any]:
    """Add the headers of an answer."""
    names = ["traceparent", *HEADERS.get(status, [])]
    return {**response, "headers": {name: {"description": WORDS[name], "schema": {"type": "string"}} for name in names}}


def shared(status: int) -> dict[str, str]:
    """Refer to an answer that is the same everywhere."""
    return {"$ref": f"#/components/responses/{status}"}


def shared_answers() -> dict[str, Any]:
    """The answers that are the same everywhere: every refusal, that nothing has changed, and that a slug has."""
    refusals = {str(kind.status): _refusal(kind.status) for kind in TYPES.values()}
    others = {status: {"description": words} for status, words in ELSEWHERE.items()}
    return {status: answered(status, response) for status, response in sorted((others | refusals).items())}


def _refusal(status: int) -> dict[str, Any]:
    kinds = [kind for kind in TYPES.values() if kind.status == status]
    example = Problem(kinds[0], kinds[0].meaning)
    body = problem_body(example, language="sv", root=f"{EXAMPLE_HOST}/naravard/v1", path="/naravard/v1/articles")
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": orjson.loads(body)}}
    return {"description": "\n\n".join(kind.meaning.both for kind in kinds), "content": content}
