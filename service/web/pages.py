"""The interactive documentation: our page around Swagger UI, whose files come with the package flask-swagger-ui."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from flask import Blueprint, Response, render_template

from service.api.conditional import conditional, tag_of
from service.api.negotiation import choose_form
from service.current import ROOT
from service.errors import NotFoundError

blp = Blueprint("pages", __name__, url_prefix=ROOT, template_folder="templates")

HTML = "text/html"
CSS = "text/css; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
ASSET_LASTS = "public, max-age=86400"  # a page names its assets by their tags, so a new release never meets old ones
SECURITY = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    ),
    "Referrer-Policy": "no-referrer",
}


class Source(NamedTuple):
    """Where a file is read from, and what it is."""

    package: str
    folder: str
    content_type: str


class Asset(NamedTuple):
    """A file as it is served."""

    body: bytes
    content_type: str
    tag: str


OURS, SWAGGER_UI = ("service.web", "static"), ("flask_swagger_ui", "dist")
SOURCES = {
    "swagger-ui.css": Source(*SWAGGER_UI, CSS),
    "swagger-ui-bundle.js": Source(*SWAGGER_UI, SCRIPT),
    "docs.css": Source(*OURS, CSS),
    "docs-words.js": Source(*OURS, SCRIPT),
    "docs-focus.js": Source(*OURS, SCRIPT),
    "docs-access.js": Source(*OURS, SCRIPT),
    "docs.js": Source(*OURS, SCRIPT),
}


@blp.route("/docs")
def get_docs() -> Response:
    """Show the OpenAPI document so that its operations can be tried."""
    choose_form((HTML,))
    page = render_template("docs.html", tags={name: asset(name).tag for name in SOURCES}).encode()
    response = conditional(Response(page, content_type=f"{HTML}; charset=utf-8"), tag_of(page))
    response.headers.update(SECURITY)
    return response


@blp.route("/docs/assets/<string:name>")
def get_asset(name: str) -> Response:
    """Give one of the files that the page is made of."""
    if name not in SOURCES:
        raise NotFoundError("docs/assets", name)
    found = asset(name)
    response = conditional(Response(found.body, content_type=found.content_type), found.tag)
    response.headers["Cache-Control"] = ASSET_LASTS
    return response


@cache
def asset(name: str) -> Asset:
    """Read a file, once."""
    source = SOURCES[name]
    body = (files(source.package) / source.folder / name).read_bytes()
    return Asset(body, source.content_type, tag_of(body))
