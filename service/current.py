"""Typed access to the running app and to the request under way."""

from __future__ import annotations

from typing import cast

from flask import current_app, g, request

from service.store.keys import Caller
from service.store.stores import Stores

ROOT = "/naravard/v1"
EXTENSION, READING = "naravard", "naravard.reading"
SAFE = ("GET", "HEAD")


def stores() -> Stores:
    """Give the stores; where a request only reads, they may be those that do without a primary."""
    return cast(Stores, current_app.extensions[READING if request.method in SAFE else EXTENSION])


def caller() -> Caller | None:
    """Who calls; None where no key was sent."""
    return cast("Caller | None", g.get("caller"))


def set_caller(found: Caller) -> None:
    g.caller = found


def api_root() -> str:
    """The absolute address of the API as the client wrote it (profile HYP.14)."""
    return origin() + ROOT


def origin() -> str:
    """Where the client found us; empty where the Host that it sent is none, so that addresses begin at the root."""
    return f"{request.scheme}://{request.host}" if request.host else ""
