"""What each type of error means, at the address that the errors name as their type."""

from __future__ import annotations

from flask import Response

from schemas.message import in_language
from schemas.service import ProblemTypeSchema
from service.api import Blueprint
from service.api.answers import answer_fixed
from service.api.negotiation import language
from service.api.problem_types import TYPES
from service.current import api_root
from service.errors import NotFoundError
from service.render.json import link

blp = Blueprint("problems", "Vad felen betyder. / What the errors mean.")


@blp.route("/problems/<string:slug>")
@blp.returns(
    ProblemTypeSchema,
    example={
        "slug": "not-found",
        "status": 404,
        "title": "Finns inte",
        "meaning": "Det finns inget på adressen.",
        "_links": [link("https://naravard.example/naravard/v1/problems/not-found", "self")],
    },
    refuses=[404],
)
def get_problem(slug: str) -> Response:
    """Vad ett fel betyder / What an error means

    På svenska, eller på engelska med Accept-Language: en. / In Swedish, or in English by Accept-Language: en.
    """
    if slug not in TYPES:
        raise NotFoundError("problems", slug)
    kind, spoken = TYPES[slug], language()
    words = {"title": in_language(kind.title, spoken), "meaning": in_language(kind.meaning, spoken)}
    links = [link(f"{api_root()}/problems/{slug}", "self")]
    response = answer_fixed({"slug": slug, "status": kind.status, **words, "_links": links})
    response.headers["Content-Language"] = spoken
    response.vary.add("Accept-Language")
    return response
