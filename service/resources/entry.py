"""The entry to the API, and what it says of itself (profile VER.06, VER.07)."""

from __future__ import annotations

from flask import Response

from schemas.service import ApiInfoSchema, EntrySchema
from service.api import Blueprint
from service.api.answers import answer_fixed
from service.current import api_root
from service.render.json import link
from service.resources import RESOURCES
from service.version import RELEASED, __version__

blp = Blueprint("api-info", "Om API:et. / About the API.")


@blp.route("/")
@blp.returns(EntrySchema, example={"_links": [link("https://naravard.example/naravard/v1/articles", "articles")]})
def get_entry() -> Response:
    """Ingången / The entry

    Länkar till allt som finns. / Links to all that there is.
    """
    root = api_root()
    lists = [link(f"{root}/{name}", name) for name in (each.name for each in RESOURCES)]
    about = [
        link(f"{root}/openapi.json", "service-desc"),
        link(f"{root}/docs", "service-doc"),
        link(f"{root}/api-info", "about"),
    ]
    return answer_fixed({"_links": [link(root, "self"), *lists, *about]})


@blp.route("/api-info")
@blp.returns(
    ApiInfoSchema,
    example={
        "apiName": "naravard",
        "apiVersion": "1.0.0",
        "apiReleased": "2026-11-21",
        "apiDocumentation": "https://naravard.example/naravard/v1/docs",
        "apiStatus": "active",
        "_links": [link("https://naravard.example/naravard/v1/api-info", "self")],
    },
)
def get_api_info() -> Response:
    """Om API:et / About the API

    Namn, version, utgivningsdag, dokumentation och läge. / Name, version, release date, documentation and state.
    """
    root = api_root()
    return answer_fixed(
        {
            "apiName": "naravard",
            "apiVersion": __version__,
            "apiReleased": RELEASED,
            "apiDocumentation": f"{root}/docs",
            "apiStatus": "active",
            "_links": [link(f"{root}/api-info", "self")],
        }
    )
