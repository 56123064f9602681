"""The OpenAPI document: what the blueprints declare, made complete as the REST API-profil wants it.

flask-smorest collects; here the parts are added that every operation has alike (PROFILE: DOK.13, DOK.20, SPA.02).
"""

from __future__ import annotations

from typing import Any

from apispec import APISpec
from flask import Flask

from schemas.bulk import BulkSchema
from service.api.openapi_answers import EXAMPLE_HOST, TRACE, answered, shared, shared_answers
from service.api.openapi_bodies import part_in_and_out
from service.version import __version__

EVERYWHERE = (400, 401, 406, 500, 503)
TRACEPARENT = {
    "in": "header",
    "name": "traceparent",
    "required": False,
    "description": TRACE,
    "schema": {"type": "string"},
    "example": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
}
IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "required": False,
    "description": "ETag som klienten redan har. / ETag that the client has already.",
    "schema": {"type": "string"},
}
SENT = {
    "If-Match": (
        "ETag för den version som ersätts, eller *; utan den 428. / ETag of the version that is replaced, or *; "
        "without it 428.",
        "*",
    ),
    "Change-Note": ("Varför, till versionshistoriken. / Why, for the history.", "Rattat stavfel"),
    "Idempotency-Key": (
        "Gör anropet säkert att upprepa i 24 h: samma svar igen, inget dubblerat. / Makes the request safe to repeat "
        "for 24 h: the same answer again, nothing doubled.",
        "8e03978e-40d5-43dd-bc93-6894a57f9324",
    ),
}
DESCRIPTION = """\
Samtalet om Nära vård i Värmland: artiklar, uttalanden, workshops, mentifrågor och kommentarer, som de publicerades.
Läsning är öppen; skrivning kräver en API-nyckel. Adressen bär huvudversionen; inom den tillkommer bara sådant som
äldre klienter kan bortse från, och en version som ska avvecklas aviseras i api-info. Begränsning: en lista räknas
till 10 000 poster, och längre in nås den bara genom att följa länken next.

The record of the conversation about Nära vård (care close to people) in Värmland: articles, statements, workshops,
polls and comments, as they were published. Reading is open; writing needs an API key. The address bears the major
version; within it only that is added which older clients can overlook, and a version that is to end is announced in
api-info. Limit: a list is counted to
10 000 records, and further in it is reached only by following the link next.
"""
INFO = {
    "description": DESCRIPTION,
    "termsOfService": f"{EXAMPLE_HOST}/naravard/v1/docs",
    "contact": {"name": "naravard", "url": EXAMPLE_HOST, "email": "naravard@naravard.example"},
    "license": {
        "name": "EUPL-1.2",
        "url": "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
    },
    "x-sla": {
        "availability": "Avtalas av den som driver tjänsten. / Agreed by whoever runs the service.",
        "responseTime": "Avtalas av den som driver tjänsten. / Agreed by whoever runs the service.",
        "support": "Avtalas av den som driver tjänsten. / Agreed by whoever runs the service.",
    },
    "x-limitations": "Totals are counted to 10 000; limit is at most 200. / Antal räknas till 10 000.",
}


def configure_openapi(app: Flask, root: str) -> None:
    """Set what flask-smorest reads from the app's configuration."""
    app.config |= {
        "API_TITLE": "naravard",
        "API_VERSION": __version__,
        "OPENAPI_VERSION": "3.1.0",
        "API_SPEC_OPTIONS": {
            "info": INFO,
            "servers": [{"url": f"{EXAMPLE_HOST}{root}"}],
            "security": [{}, {"bearer": []}],
            "externalDocs": {"description": "Dokumentation / Documentation", "url": f"{EXAMPLE_HOST}{root}/docs"},
        },
    }


def complete(spec: APISpec, root: str) -> dict[str, Any]:
    """Give the finished document."""
    spec.components.schema("Bulk", schema=BulkSchema)
    spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer", "description": "API-nyckel (nv_…)."})
    document: dict[str, Any] = spec.to_dict()
    document["components"]["responses"] = shared_answers()  # in place of flask-smorest's own, which are no problems
    document["paths"] = {
        path.removeprefix(root) or "/": _path(operations) for path, operations in document["paths"].items()
    }
    part_in_and_out(document)
    return document


def _path(operations: dict[str, Any]) -> dict[str, Any]:
    """Path parameters belong to each operation: at the level of the path the linter refuses them (DOK.19)."""
    in_path = [_described(parameter) for parameter in operations.pop("parameters", [])]
    for method, operation in operations.items():
        headers = [IF_NONE_MATCH, TRACEPARENT] if method == "get" else [TRACEPARENT]
        told = [_header(name) for name in operation.pop("x-headers", [])]
        operation["parameters"] = [*in_path, *operation.get("parameters", []), *told, *headers]
        alike = {*operation.pop("x-refuses", []), *EVERYWHERE, *([304] if method == "get" else [])}
        alike |= {308} if any(each["name"] == "id" for each in in_path) else set()
        own = {status: answered(status, response) for status, response in operation["responses"].items()}
        operation["responses"] = dict(sorted((own | {str(status): shared(status) for status in alike}).items()))
    return operations


def _header(name: str) -> dict[str, Any]:
    words, example = SENT[name]
    told = {"in": "header", "name": name, "required": name == "If-Match", "description": words}
    return {**told, "schema": {"type": "string"}, "example": example}


def _described(parameter: dict[str, Any]) -> dict[str, Any]:
    words = {
        "id": "Id, eller slug där en sådan finns. / Id, or slug where there is one.",
        "slug": "Kod. / Code.",
        "number": "Version. / Version.",
        "response": "Svarets id. / Id of the response.",
    }
    return {"description": words[parameter["name"]], **parameter}
