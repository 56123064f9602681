"""Whether the service lives, and whether it can answer. At the host's root, outside the API."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from service.current import stores

blp = Blueprint("health", __name__, url_prefix="/health")


@blp.route("/live")
def live() -> Response:
    """Tell that the process answers; it asks nothing of anybody."""
    return _answer()


@blp.route("/ready")
def ready() -> Response:
    """Tell whether MongoDB can be read from; else 503."""
    stores().ping()
    return _answer()


def _answer() -> Response:
    response = jsonify(status="ok")
    response.headers["Cache-Control"] = "no-store"
    return response
