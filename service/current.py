"""Typed access to the running app and to the request under way."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app, g, request

from service.store.keys import Caller
from service.store.stores import Stores

ROOT = "/naravard/v1"
EXTENSION, READING = "naravard", "naravard.reading"
SAFE = ("GET", "HEAD")


def stores() -> Stores:
    """Give the stores for the request under way."""
    return stores_for(current_app, request.method)


def stores_for(app: Flask, method: str) -> Stores:
    """Give the stores; where a request only reads, they may be those that do without a primary."""
    return cast(Stores, app.extensions[READING if method in SAFE else EXTENSION])


def feedback_limit() -> int:
    """How often feedback is taken from one address in a minute; 0 is without limit."""
    return cast(int, current_app.config["FEEDBACK_LIMIT"])


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
