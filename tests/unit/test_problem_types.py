"""Which problem an error becomes."""

from __future__ import annotations

import pytest
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    ImATeapot,
    InternalServerError,
    MethodNotAllowed,
    RequestEntityTooLarge,
    RequestTimeout,
    ServiceUnavailable,
)

from schemas.message import in_language
from service.api.problem_table import problem_of
from service.api.problem_types import TYPES
from service.errors import (
    BadQueryError,
    Fault,
    InvalidBodyError,
    MalformedBodyError,
    MediaTypeError,
    MissingScopeError,
    NotAcceptableError,
    NotFoundError,
    UnauthenticatedError,
)
from service.errors import NaravardError as OtherError

ONE, TWO = [Fault("a", "body", "x")], [Fault("a", "body", "x"), Fault("b", "body", "x")]


@pytest.mark.parametrize(
    ("error", "slug"),
    [
        (NotFoundError("articles", "x"), "not-found"),
        (BadQueryError(ONE), "invalid-parameters"),
        (InvalidBodyError(TWO), "invalid-body"),
        (MalformedBodyError("x", "a"), "malformed-body"),
        (MediaTypeError("text/plain", ["application/json"]), "unsupported-media-type"),
        (NotAcceptableError(["application/json"]), "not-acceptable"),
        (UnauthenticatedError(), "unauthenticated"),
        (MissingScopeError("admin"), "missing-scope"),
        (BadRequest(), "bad-request"),
        (MethodNotAllowed(["GET"]), "method-not-allowed"),
        (RequestEntityTooLarge(), "body-too-large"),
        (RequestTimeout(), "body-timeout"),
        (ImATeapot(), "bad-request"),
        (InternalServerError(), "internal-error"),
        (ServiceUnavailable(), "internal-error"),
        (HTTPException(), "internal-error"),
        (OtherError(), "internal-error"),
        (ValueError(), "internal-error"),
    ],
)
def test_every_error_is_a_problem(error: Exception, slug: str) -> None:
    problem = problem_of(error)
    assert problem.type.slug == slug
    assert in_language(problem.detail, "sv")


def test_faults_are_counted() -> None:
    assert problem_of(InvalidBodyError(ONE)).detail == "1 fault; see invalidParameters."
    assert problem_of(InvalidBodyError(TWO)).detail == "2 faults; see invalidParameters."


def test_the_headers_that_an_error_needs_are_kept() -> None:
    assert problem_of(MethodNotAllowed(["GET", "HEAD"])).headers == [("Allow", "GET, HEAD")]
    assert problem_of(MediaTypeError("", ["application/json"])).headers == [("Accept", "application/json")]
    ((name, challenge),) = problem_of(MissingScopeError("admin")).headers
    assert (name, 'scope="admin"' in challenge) == ("WWW-Authenticate", True)


def test_every_type_speaks_both_languages() -> None:
    for slug, kind in TYPES.items():
        assert slug == kind.slug
        assert 400 <= kind.status < 600
        assert in_language(kind.title, "sv") != in_language(kind.title, "en")
        assert in_language(kind.meaning, "sv") != in_language(kind.meaning, "en")
