"""Who calls, and what they may do: `Authorization: Bearer` (profile SAK.10, SAK.16)."""

from __future__ import annotations

from flask import Flask, request

from service.current import ROOT, caller, set_caller, stores
from service.errors import MissingScopeError, UnauthenticatedError
from service.store.keys import Caller


def register_auth(app: Flask) -> None:
    """Know the caller before any view runs. A bad key is refused on reads too: its owner must learn of it."""

    @app.before_request
    def know_caller() -> None:
        if request.url_rule is None or not request.path.startswith(ROOT) or "Authorization" not in request.headers:
            return
        scheme, _, key = request.headers["Authorization"].partition(" ")
        found = stores().keys.find(key.strip()) if scheme.lower() == "bearer" and key.strip().isascii() else None
        if found is None:
            raise UnauthenticatedError
        set_caller(found)


def require(*scopes: str) -> Caller:
    """Give the caller, if the key has one of the scopes."""
    known = caller()
    if known is None:
        raise UnauthenticatedError
    if not any(map(known.may, scopes)):
        raise MissingScopeError(scopes[0])
    return known
