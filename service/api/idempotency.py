"""`Idempotency-Key`: a request that comes again gets the answer that it got first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response

from service.api.answers import answer_created, answer_written
from service.api.headers import attempt
from service.api.problem_table import problem_of
from service.api.problems import problem_response
from service.current import caller
from service.errors import BusyError, RepeatedError
from service.store.attempts import Answer, Attempt, Outcome
from service.store.base import Store

PASSING = (401, 403, 408, 413, 425, 429)
"""Refusals that may turn out otherwise when the very same request comes again."""
REPLAYED = "Idempotency-Replayed"


def once(view: Callable[..., Response], store: Store, **arguments: Any) -> Response:
    """Answer a request; under a key, answer it as the first time."""
    made = attempt()
    if made is None:
        return view(attempt=None, **arguments)
    try:
        response = view(attempt=made, **arguments)
    except RepeatedError:
        earlier = store.outcome(made)
        if earlier is None:  # what stood in the way has been taken back
            raise BusyError from None
        return _again(store, earlier)
    except Exception as error:
        if not _is_final(problem_of(error).type.status):
            raise
        response = problem_response(error)
    return response if response.status_code == 201 else _kept(store, made, response)


def _kept(store: Store, made: Attempt, response: Response) -> Response:
    """Keep an answer that no document stands for; whatever was kept before is the answer."""
    headers = [[name, value] for name, value in response.headers if name != "Content-Length"]
    earlier = store.keep(made, Answer(response.status_code, headers, response.get_data()))
    refused = response.status_code >= 400
    return _again(store, earlier) if earlier and (earlier.answer or (refused and earlier.id)) else response


def _again(store: Store, earlier: Outcome) -> Response:
    if earlier.answer:
        status, headers, body = earlier.answer
        response = Response(body, status, [(name, value) for name, value in headers])
    else:
        document = store.version(str(earlier.id), earlier.version, caller())
        created = earlier.version == 1
        response = answer_created(document, True, store.schema) if created else answer_written(document, store.schema)
    response.headers[REPLAYED] = "true"
    return response


def _is_final(status: int) -> bool:
    return 400 <= status < 500 and status not in PASSING
