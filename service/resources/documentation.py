"""The OpenAPI document. The page that shows it stands in `service/web`."""

from __future__ import annotations

import re

from flask import Blueprint, Response, current_app, request

from service.api.answers import answer_fixed
from service.current import ROOT

blp = Blueprint("documentation", __name__, url_prefix=ROOT)
DOCUMENT = "naravard.openapi"
PORT = re.compile(r":[0-9]+$")


@blp.route("/openapi.json")
def get_openapi() -> Response:
    """Give the document, with the address that it was asked for at (https, as profile UFN.02 has it)."""
    host = request.host if request.scheme == "https" else PORT.sub("", request.host)
    return answer_fixed({**current_app.extensions[DOCUMENT], "servers": [{"url": f"https://{host}{ROOT}"}]})
