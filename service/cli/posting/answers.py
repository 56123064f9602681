"""What the service says, in words."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, NewConnectionError, TimeoutError

from service.errors import NaravardError

OUTCOMES = ("created", "duplicate", "refused")


class PostingError(NaravardError):
    """The rest cannot be posted; the message is one sentence for the person at the keyboard."""


class Outcome(NamedTuple):
    """What became of one comment."""

    word: str
    problem: dict[str, Any]


def outcomes_of(answer: BaseHTTPResponse, sent: int) -> list[Outcome]:
    """Give what became of each comment, in the order in which they were sent."""
    try:
        results = orjson.loads(answer.data)["results"]
        found = {each["index"]: Outcome(each["outcome"], each.get("problem") or {}) for each in results}
        outcomes = [found[index] for index in range(sent)]
    except (orjson.JSONDecodeError, LookupError, TypeError, AttributeError):
        outcomes = []
    if len(outcomes) != sent or any(outcome.word not in OUTCOMES for outcome in outcomes):
        raise PostingError("what answers is not naravard, or another version of it; is --url right?")
    return outcomes


def problem_in(answer: BaseHTTPResponse) -> dict[str, Any]:
    """Give the problem that an answer tells of; a proxy may tell of none."""
    try:
        problem = orjson.loads(answer.data)
    except orjson.JSONDecodeError:
        problem = None
    return problem if isinstance(problem, dict) else {}


def sentence(problem: dict[str, Any]) -> str:
    """Say on one line what is wrong."""
    faults = problem.get("invalidParameters")
    named = [f"{fault.get('name')}: {fault.get('reason')}" for fault in faults or [] if isinstance(fault, dict)]
    told = "; ".join(named) or problem.get("detail") or problem.get("title") or "No reason was given."
    return " ".join(str(told).split())


def in_words(error: HTTPError) -> str:
    """Say why there is no answer."""
    match error:
        case NewConnectionError():
            return "no connection"
        case TimeoutError():
            return "no answer in time"
    return "the connection broke"
