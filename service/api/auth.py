"""Who calls, and what they may do: `Authorization: Bearer` (profile SAK.10, SAK.16)."""

from __future__ import annotations

from flask import Flask, request

from service.current import caller, set_caller, stores
from service.errors import MissingScopeError, UnauthenticatedError


def register_auth(app: Flask) -> None:
    """Know the caller before any view runs. A bad key is refused on reads too: its owner must learn of it."""

    @app.before_request
    def know_caller() -> None:
        if request.url_rule is None or "Authorization" not in request.headers:
            return
        scheme, _, key = request.headers["Authorization"].partition(" ")
        found = stores().keys.find(key.strip()) if scheme.lower() == "bearer" and key.strip().isascii() else None
        if found is None:
            raise UnauthenticatedError
        set_caller(found)


def require(scope: str) -> str:
    """Give the id of the caller's key, if it has the scope."""
    known = caller()
    if known is None:
        raise UnauthenticatedError
    if not known.may(scope):
        raise MissingScopeError(scope)
    return known.id
