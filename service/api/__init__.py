"""How every request is treated. The only place that knows flask-smorest, which is untyped."""

# mypy: disable-error-code="misc"

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

import flask_smorest  # type: ignore[import-untyped]
from flask import Flask, Response
from marshmallow import Schema

from schemas.fields import OPENAPI_TYPES
from schemas.problem import ProblemSchema
from service.api import steps
from service.api.idempotency import once
from service.api.negotiation import MERGE_PATCH
from service.api.query_parameters import ATOMIC
from service.api.steps import GetStore, Judge, Step

View = Callable[..., Response]
Decorator = Callable[[View], View]
CONDITION = {"x-headers": ["If-Match", "Change-Note"]}


class Api(flask_smorest.Api):
    """Collects the documentation of all blueprints. Errors are answered elsewhere (`problems`)."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Leave them to `problems`: the ones here drop headers and know no problem+json."""

    def _register_pagination_header(self) -> None:
        """Lists say in their body where they go on."""


class Blueprint(flask_smorest.Blueprint):
    """A group of addresses. Its decorators say what a view requires, takes and returns, and document it too.

    They run in the order in which they are written, which is the order in which a request is judged:
    `route`, `requires` (401, 403), `repeatable`, `within` or `conditional` (404, 410, 415, 428, 412), `takes` (400,
    415, 422), then the view.
    """

    def __init__(self, name: str, description: str = "") -> None:
        super().__init__(name, name, description=description)

    def route(self, rule: str, **options: Any) -> Decorator:
        """Register a view under an address."""
        register: Decorator = super().route(rule, **options)
        return register

    def requires(self, *scopes: str) -> Decorator:
        """Refuse whoever has no key with one of the scopes."""
        secured = {"security": [{"bearer": []}], "x-scope": " ".join(scopes)}
        return self._step(steps.allowed(*scopes), 401, 403, **secured)

    def repeatable(self, store: GetStore) -> Decorator:
        """Give the view the attempt that `Idempotency-Key` makes of the request; a second one gets the first answer."""

        def decorator(view: View) -> View:
            @wraps(view)
            def repeated(**arguments: Any) -> Response:
                return once(view, store(), **arguments)

            return self._documented(repeated, {"x-refuses": [400, 422], "x-headers": ["Idempotency-Key"]})

        return decorator

    def within(self, store: GetStore) -> Decorator:
        """Give the view the id of the document that the address stands under, whatever it is called there."""
        return self._step(steps.with_id(store), 404, 410)

    def with_past(self, store: GetStore) -> Decorator:
        """Give the view the id of a document that may have been deleted."""
        return self._step(steps.with_past(store), 404)

    def conditional(self, store: GetStore, media: str = "") -> Decorator:
        """Give the view the condition that `If-Match` sets, once it holds; the body must be of the media type."""
        return self._step(steps.with_condition(store, media), 400, 404, 410, 412, 428, **CONDITION)

    def restores(self, store: GetStore) -> Decorator:
        """Give the view the condition on a document that may have been deleted."""
        step = steps.with_condition_on_past(store)
        return self._step(lambda arguments: steps.without_query(step(arguments)), 400, 404, 412, 428, **CONDITION)

    def takes(self, schema: type[Schema], *, example: Any, also: Judge | None = None) -> Decorator:
        """Give the view the body, judged by the schema; `also` names what only the store finds wrong with it."""
        return self._taking(steps.with_body(schema, also), schema, example)

    def takes_many(self, schema: type[Schema], *, example: Any, also: Judge) -> Decorator:
        """Give the view the body, or the items where a list comes; and whether all of them are stored or none."""
        taking = self._taking(steps.with_body_or_items(schema, also), schema, example)
        return lambda view: self._documented(taking(view), {"x-many": True, "parameters": [ATOMIC]})

    def patches(self, schema: type[Schema], *, example: Any) -> Decorator:
        """Give the view a merge patch; the schema is that of what comes of it."""
        return self._taking(steps.with_patch(MERGE_PATCH), schema, example, content_type=MERGE_PATCH)

    def returns(
        self,
        schema: type[Schema] | Schema | None,
        status: int = 200,
        *,
        example: Any = None,
        refuses: Sequence[int] = (),
        parameters: Sequence[Mapping[str, Any]] = (),
        words: Mapping[str, str] | None = None,
        forms: Sequence[str] = (),
    ) -> Decorator:
        """Document what the view answers, in which forms beside JSON, how it refuses, and its query.

        `words` stand in for a docstring.
        """

        def decorator(view: View) -> View:
            operation: dict[str, Any] = {"operationId": view.__name__, **(words or {})}
            operation |= {"x-refuses": list(refuses), "parameters": list(parameters), "x-forms": list(forms)}
            return _borrow(self._documented(view, operation), self.response(status, schema, example=example))

        return decorator

    def _step(self, step: Step, *refuses: int, **more: Any) -> Decorator:
        """Run a step before the view."""

        def decorator(view: View) -> View:
            @wraps(view)
            def stepped(**arguments: Any) -> Response:
                return view(**step(arguments))

            return self._documented(stepped, {**more, "x-refuses": refuses})

        return decorator

    def _taking(self, step: Step, schema: type[Schema], example: Any, **options: Any) -> Decorator:
        taking = self._step(step, 400, 408, 413, 415, 422)
        return lambda view: _borrow(taking(view), self.arguments(schema, example=example, **options))

    def _documented(self, view: View, more: Mapping[str, Any]) -> View:
        known = getattr(view, "_apidoc", {}).get("manual_doc", {})
        joined = dict(more)
        for name in ("x-refuses", "x-headers"):
            joined[name] = sorted({*known.get(name, []), *more.get(name, [])})
        return _borrow(view, self.doc(**joined))


def _borrow(view: View, decorator: Callable[[Any], Any]) -> View:
    """Take over what a decorator documents, without the wrapper that it puts around each call."""
    view._apidoc = decorator(view)._apidoc  # type: ignore[attr-defined]
    return view


def create_api(app: Flask, blueprints: Sequence[Blueprint], prefix: str) -> Api:
    """Register the blueprints under the prefix and collect their documentation."""
    api = Api()
    for field, kind in OPENAPI_TYPES.items():
        api.register_field(field, *kind)
    api.init_app(app)
    for blueprint in blueprints:
        api.register_blueprint(blueprint, url_prefix=prefix)
    return api
