"""What a worker process of `naravard serve` makes: the app of `service.wsgi`, behind the front."""

from __future__ import annotations

from service.api.problems import refuse
from service.config import read_settings
from service.front.front import Front
from service.wsgi import app


def create() -> Front:
    settings = read_settings()
    return Front(
        app.wsgi_app,
        threads=settings.threads,
        max_body=settings.max_body,
        body_timeout=settings.body_timeout,
        refuse=refuse,
    )
