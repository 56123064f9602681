"""The OpenAPI document, and the pages that show it. All assets are served from here."""

from __future__ import annotations

import orjson
from flask import Blueprint, Response, current_app, request

from service.api.conditional import conditional, tag_of
from service.api.negotiation import JSON
from service.current import ROOT

blp = Blueprint("documentation", __name__, url_prefix=ROOT)
DOCUMENT = "naravard.openapi"


@blp.route("/openapi.json")
def get_openapi() -> Response:
    """Give the document, with the address that it was asked for at (https, as profile UFN.02 has it)."""
    host = request.host if request.scheme == "https" else request.host.rsplit(":", 1)[0]
    document = {**current_app.extensions[DOCUMENT], "servers": [{"url": f"https://{host}{ROOT}"}]}
    raw = orjson.dumps(document)
    return conditional(Response(raw, content_type=JSON), tag_of(raw))
