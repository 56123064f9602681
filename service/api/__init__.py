"""How every request is treated. The only place that knows flask-smorest, which is untyped."""

# mypy: disable-error-code="misc"

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

import flask_smorest  # type: ignore[import-untyped]
from flask import Flask, Response, request
from marshmallow import Schema

from schemas.fields import OPENAPI_TYPES
from schemas.problem import ProblemSchema
from service.api.auth import require
from service.api.bodies import json_body
from service.api.faults import load
from service.api.negotiation import choose_form
from service.errors import Fault, InvalidBodyError
from service.store.base import Store
from service.store.query import read_no_query

View = Callable[..., Response]
Decorator = Callable[[View], View]
Judge = Callable[[str, Mapping[str, Any]], Sequence[Fault]]


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
    `route`, `requires` (401, 403), `within` (404), `takes` (415, 400, 422), then the view.
    """

    def __init__(self, name: str, description: str = "") -> None:
        super().__init__(name, name, description=description)

    def route(self, rule: str, **options: Any) -> Decorator:
        """Register a view under an address."""
        register: Decorator = super().route(rule, **options)
        return register

    def requires(self, scope: str) -> Decorator:
        """Give the view the caller, whose key must have the scope."""

        def decorator(view: View) -> View:
            @wraps(view)
            def guarded(**arguments: Any) -> Response:
                return view(caller=require(scope), **arguments)

            return self._documented(guarded, {"security": [{"bearer": []}], "x-scope": scope, "x-refuses": [401, 403]})

        return decorator

    def within(self, store: Callable[[], Store]) -> Decorator:
        """Give the view the id of the document that the address stands under, whatever it is called there."""

        def decorator(view: View) -> View:
            @wraps(view)
            def found(id: str, **arguments: Any) -> Response:
                return view(id=store().id_of(id), **arguments)

            return self._documented(found, {"x-refuses": [404]})

        return decorator

    def takes(self, schema: type[Schema], *, example: Any, also: Judge | None = None) -> Decorator:
        """Give the view the body, judged by the schema; `also` names what only the store finds wrong with it."""

        def decorator(view: View) -> View:
            @wraps(view)
            def reading(**arguments: Any) -> Response:
                read_no_query(request.args.items(multi=True))
                choose_form()  # whoever cannot read the answer must not have changed anything
                try:
                    body = load(schema, json_body())
                except InvalidBodyError as error:
                    more = also(arguments["id"], error.sound) if also else []
                    raise InvalidBodyError([*error.faults, *more]) from None
                return view(body=body, **arguments)

            documented = self._documented(reading, {"x-refuses": [400, 408, 413, 415, 422]})
            return _borrow(documented, self.arguments(schema, example=example))

        return decorator

    def returns(
        self,
        schema: type[Schema] | None,
        status: int = 200,
        *,
        example: Any = None,
        refuses: Sequence[int] = (),
        parameters: Sequence[Mapping[str, Any]] = (),
        words: Mapping[str, str] | None = None,
    ) -> Decorator:
        """Document what the view answers, how it refuses, and its query. `words` stand in for a docstring."""

        def decorator(view: View) -> View:
            operation: dict[str, Any] = {"operationId": view.__name__, **(words or {})}
            operation |= {"x-refuses": list(refuses), "parameters": list(parameters)}
            return _borrow(self._documented(view, operation), self.response(status, schema, example=example))

        return decorator

    def _documented(self, view: View, more: Mapping[str, Any]) -> View:
        known = getattr(view, "_apidoc", {}).get("manual_doc", {})
        joined = {**more, "x-refuses": sorted({*known.get("x-refuses", []), *more.get("x-refuses", [])})}
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
