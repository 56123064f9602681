"""What a worker process of `naravard serve` makes: the app of `service.wsgi`, behind the front."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from werkzeug.test import run_wsgi_app

from service.api.requests import REFUSED
from service.config import read_settings
from service.front.front import Answer, Front, Refusal


def create() -> Front:
    """Make the front of this process."""
    from service.wsgi import app  # noqa: PLC0415 importing it connects to MongoDB

    settings = read_settings()
    return Front(
        app.wsgi_app,
        threads=settings.threads,
        max_body=settings.max_body,
        body_timeout=settings.body_timeout,
        refuse=refusing(app),
    )


def refusing(app: Flask) -> Callable[[Refusal], Answer]:
    """Let the app word the refusals of the front, so that they are like all others. It asks no database for that."""

    def refuse(refusal: Refusal) -> Answer:
        chunks, status, headers = run_wsgi_app(app.wsgi_app, refusal.environ | {REFUSED: refusal.status}, buffered=True)
        return Answer(int(status[:3]), list(headers), b"".join(chunks))

    return refuse
