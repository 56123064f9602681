"""The one table from errors to what is told of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from werkzeug.exceptions import HTTPException

from schemas.message import Message
from service import errors
from service.api.conditional import tag_of
from service.api.limits import rate_headers
from service.api.problem_types import TYPES, ProblemType
from service.current import api_root
from service.errors import Fault
from service.store.connection import UNAVAILABLE

RETRY_AFTER = "2"
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
    for kind in type(error).__mro__:
        if kind in TABLE:
            return TABLE[kind](error)
    return _plain("unavailable" if isinstance(error, UNAVAILABLE) else "internal-error")(error)


def _plain(slug: str, *headers: tuple[str, str]) -> Callable[[Any], Problem]:
    """What is the same each time."""
    waits = [("Retry-After", RETRY_AFTER)] if TYPES[slug].status == 503 else []
    return lambda _: Problem(TYPES[slug], TYPES[slug].meaning, headers=[*headers, *waits])


def _faults(slug: str) -> Callable[[Any], Problem]:
    """What is told fault by fault."""
    return lambda error: Problem(TYPES[slug], _count(error.faults), {"invalidParameters": error.faults})


def _not_found(error: errors.NotFoundError) -> Problem:
    sv, en = "Det finns inget i {0} som heter {1}.", "Nothing in {0} is called {1}."
    return Problem(TYPES["not-found"], Message(sv, en).format(error.resource, error.id))


def _gone(error: errors.GoneError) -> Problem:
    tag = tag_of(orjson.dumps(error.tombstone), error.tombstone)
    return Problem(TYPES["gone"], TYPES["gone"].meaning, {"tombstone": error.tombstone}, [("ETag", f'"{tag}"')])


def _stale(error: errors.StaleVersionError) -> Problem:
    sv, en = "Dokumentet har nu version {0}.", "The document has version {0} by now."
    return Problem(TYPES["stale-version"], Message(sv, en).format(error.version), {"version": error.version})


def _in_use(error: errors.InUseError) -> Problem:
    counted = ", ".join(f"{count} {resource}" for resource, count in error.counts.items())
    sv, en = "Andra hänvisar dit: {0}.", "Others refer to it: {0}."
    return Problem(TYPES["in-use"], Message(sv, en).format(counted), {"references": error.counts})


def _slug_taken(error: errors.SlugTakenError) -> Problem:
    existing = f"{api_root()}/{error.resource}/{error.slug}"
    return Problem(TYPES["slug-taken"], TYPES["slug-taken"].meaning, {"existing": existing})


def _external_id_taken(error: errors.ExternalIdTakenError) -> Problem:
    more = {"existing": f"{api_root()}/comments/{error.id}"} if error.id else {}
    return Problem(TYPES["external-id-taken"], TYPES["external-id-taken"].meaning, more)


def _malformed_body(error: errors.MalformedBodyError) -> Problem:
    fault = Fault(error.name, "body", error.reason)
    return Problem(TYPES["malformed-body"], error.reason, {"invalidParameters": [fault]})


def _bad_header(error: errors.BadHeaderError) -> Problem:
    fault = Fault(error.name, "header", error.reason)
    return Problem(TYPES["invalid-parameters"], _count([fault]), {"invalidParameters": [fault]})


def _media_type(error: errors.MediaTypeError) -> Problem:
    forms = ", ".join(error.taken)
    header = "Accept-Patch" if "application/merge-patch+json" in error.taken else "Accept"  # RFC 5789, section 2.2
    detail = Message(f"Sänd {forms}.", f"Send {forms}.")
    return Problem(TYPES["unsupported-media-type"], detail, headers=[(header, forms)])


def _not_acceptable(error: errors.NotAcceptableError) -> Problem:
    forms = ", ".join(error.offered)
    detail = Message(f"Här finns {forms}.", f"There is {forms} here.")
    return Problem(TYPES["not-acceptable"], detail, {"available": error.offered})


def _missing_scope(error: errors.MissingScopeError) -> Problem:
    challenge = f'Bearer realm="naravard", error="insufficient_scope", scope="{error.scope}"'
    detail = Message(f"Nyckeln saknar {error.scope}.", f"The key lacks {error.scope}.")
    return Problem(TYPES["missing-scope"], detail, {"missingScope": error.scope}, [("WWW-Authenticate", challenge)])


def _too_many_requests(error: errors.TooManyRequestsError) -> Problem:
    headers = [*rate_headers(error.limit, error.window, 0, error.seconds), ("Retry-After", str(error.seconds))]
    return Problem(TYPES["too-many-requests"], TYPES["too-many-requests"].meaning, headers=headers)


def _of_werkzeug(error: HTTPException) -> Problem:
    kept = [
        (name, value) for name, value in error.get_headers() if name.lower() not in ("content-type", "content-length")
    ]
    code = error.code or 500
    slug = STATUS_TYPES.get(code, "bad-request" if code < 500 else "internal-error")
    return Problem(TYPES[slug], TYPES[slug].meaning, headers=kept)


def _count(faults: Sequence[Fault]) -> Message:
    n = len(faults)
    return Message(f"{n} fel; se invalidParameters.", f"{n} {'fault' if n == 1 else 'faults'}; see invalidParameters.")


TABLE: Mapping[type, Callable[[Any], Problem]] = {
    errors.NotFoundError: _not_found,
    errors.GoneError: _gone,
    errors.StaleVersionError: _stale,
    errors.NoConditionError: _plain("condition-required"),
    errors.InUseError: _in_use,
    errors.SlugTakenError: _slug_taken,
    errors.ExternalIdTakenError: _external_id_taken,
    errors.NoScaleError: _plain("no-scale"),
    errors.RespondentTakenError: _plain("already-responded"),
    errors.KeyReusedError: _plain("key-reused"),
    errors.BadQueryError: _faults("invalid-parameters"),
    errors.BadHeaderError: _bad_header,
    errors.InvalidBodyError: _faults("invalid-body"),
    errors.MalformedBodyError: _malformed_body,
    errors.MediaTypeError: _media_type,
    errors.NotAcceptableError: _not_acceptable,
    errors.TooManyItemsError: _plain("body-too-large"),
    errors.UnauthenticatedError: _plain("unauthenticated", ("WWW-Authenticate", 'Bearer realm="naravard"')),
    errors.MissingScopeError: _missing_scope,
    errors.TooManyRequestsError: _too_many_requests,
    errors.BusyError: _plain("busy"),
    HTTPException: _of_werkzeug,
}
