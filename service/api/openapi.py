"""The OpenAPI document: what the blueprints declare, made complete as the REST API-profil wants it.

flask-smorest collects; here the parts are added that every operation has alike (PROFILE: DOK.13, DOK.20, SPA.02).
"""

from __future__ import annotations

from typing import Any

import orjson
from apispec import APISpec
from flask import Flask

from schemas.bulk import BulkSchema
from service.api.bulk import MOST
from service.api.negotiation import JSON, MERGE_PATCH, NDJSON, PROBLEM
from service.api.problem_table import Problem
from service.api.problem_types import TYPES
from service.api.problems import problem_body
from service.version import __version__

EXAMPLE_HOST = "https://naravard.example"
EVERYWHERE = (400, 401, 406, 500, 503)
TRACEPARENT = {
    "in": "header",
    "name": "traceparent",
    "required": False,
    "description": "Spårningskontext (W3C Trace Context). / Trace context.",
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
WORDS = {
    "traceparent": TRACEPARENT["description"],
    "ETag": "Stark märkning av svaret. / Strong tag of the answer.",
    "Location": "Adressen till det nya. / The address of what is new.",
    "Idempotency-Replayed": "true om svaret redan givits. / true if this answer was given before.",
    "WWW-Authenticate": "Vad som krävs. / What is needed.",
    "Retry-After": "Sekunder att vänta. / Seconds to wait.",
}
HEADERS = {
    "200": ["ETag"],
    "201": ["ETag", "Location", "Idempotency-Replayed"],
    "204": ["ETag"],
    "304": ["ETag"],
    "410": ["ETag"],
    "429": ["Retry-After"],
    "401": ["WWW-Authenticate"],
    "403": ["WWW-Authenticate"],
    "503": ["Retry-After"],
}
SENT_AS = {JSON: "Fields", MERGE_PATCH: "Patch"}
INCLUDED = {
    "type": "object",
    "properties": {
        "included": {"type": "object", "description": "Relaterade dokument, per resurs. / Related documents."}
    },
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
    document["components"].pop("responses", None)  # flask-smorest's own, which are no problems
    document["paths"] = {
        path.removeprefix(root) or "/": _path(operations) for path, operations in document["paths"].items()
    }
    _part_in_and_out(document)
    return document


def _part_in_and_out(document: dict[str, Any]) -> None:
    """Describe what is sent apart from what is answered.

    A body with an unknown field is refused. An answer may get new fields (profile VER.03), and with `fields` it has
    few of those it could have: clients can rely on the id alone.
    """
    schemas = document["components"]["schemas"]
    for operations in document["paths"].values():
        for operation in operations.values():
            if "requestBody" in operation:
                for form, media in operation["requestBody"]["content"].items():
                    name = media["schema"]["$ref"].rsplit("/", 1)[-1]
                    kind = f"{name}{SENT_AS[form]}"
                    schemas[kind] = _sent(schemas[name]) if form == JSON else _patch(schemas[name])
                    media["schema"] = {"$ref": f"#/components/schemas/{kind}"}
                if operation.pop("x-many", False):
                    _many(operation)
            elif any(each["name"] == "include" for each in operation["parameters"]):
                media = operation["responses"]["200"]["content"]["application/json"]
                if not media["schema"]["$ref"].endswith("List"):  # a list says so itself
                    media["schema"] = {"allOf": [media["schema"], INCLUDED]}
    for name, schema in schemas.items():
        if not name.endswith(tuple(SENT_AS.values())):
            schema.pop("additionalProperties", None)
            if "id" in schema["properties"]:
                schema["required"] = ["id"]


def _sent(schema: dict[str, Any]) -> dict[str, Any]:
    own = {name: field for name, field in schema["properties"].items() if not field.get("readOnly")}
    return {**schema, "properties": own, "additionalProperties": False}


def _patch(schema: dict[str, Any]) -> dict[str, Any]:
    """Of a merge patch nothing is required, and null removes."""
    own = _sent(schema)["properties"].items()
    nullable = {name: {"anyOf": [field, {"type": "null"}]} for name, field in own}
    return {"type": "object", "properties": nullable}


def _many(operation: dict[str, Any]) -> None:
    """A list may come in place of one, as a JSON array or as NDJSON, and is answered item by item."""
    content = operation["requestBody"]["content"]
    one = content[JSON]["schema"]
    content[JSON]["schema"] = {"anyOf": [one, {"type": "array", "items": one, "maxItems": MOST}]}
    content[NDJSON] = {"schema": {"type": "string"}}
    answered = operation["responses"]["200"]["content"]
    answered[JSON]["schema"] = {"anyOf": [answered[JSON]["schema"], {"$ref": "#/components/schemas/Bulk"}]}
    answered[NDJSON] = {"schema": {"type": "string"}}


def _path(operations: dict[str, Any]) -> dict[str, Any]:
    """Path parameters belong to each operation: at the level of the path the linter refuses them (DOK.19)."""
    shared = [_described(parameter) for parameter in operations.pop("parameters", [])]
    for method, operation in operations.items():
        headers = [IF_NONE_MATCH, TRACEPARENT] if method == "get" else [TRACEPARENT]
        told = [_header(name) for name in operation.pop("x-headers", [])]
        operation["parameters"] = [*shared, *operation.get("parameters", []), *told, *headers]
        refused = {*operation.pop("x-refuses", []), *EVERYWHERE}
        responses = operation["responses"] | {str(status): _refusal(status) for status in refused}
        if method == "get":
            responses["304"] = {"description": "Oförändrat sedan If-None-Match. / Unchanged since If-None-Match."}
        operation["responses"] = {status: _with_headers(status, responses[status]) for status in sorted(responses)}
    return operations


def _header(name: str) -> dict[str, Any]:
    words, example = SENT[name]
    told = {"in": "header", "name": name, "required": name == "If-Match", "description": words}
    return {**told, "schema": {"type": "string"}, "example": example}


def _with_headers(status: str, response: dict[str, Any]) -> dict[str, Any]:
    names = ["traceparent", *HEADERS.get(status, [])]
    return {**response, "headers": {name: {"description": WORDS[name], "schema": {"type": "string"}} for name in names}}


def _described(parameter: dict[str, Any]) -> dict[str, Any]:
    words = {
        "id": "Id, eller slug där en sådan finns. / Id, or slug where there is one.",
        "slug": "Kod. / Code.",
        "number": "Version. / Version.",
    }
    return {"description": words[parameter["name"]], **parameter}


def _refusal(status: int) -> dict[str, Any]:
    kinds = [kind for kind in TYPES.values() if kind.status == status]
    example = Problem(kinds[0], kinds[0].meaning)
    body = problem_body(example, language="sv", root=f"{EXAMPLE_HOST}/naravard/v1", path="/naravard/v1/articles")
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": orjson.loads(body)}}
    return {"description": "\n\n".join(kind.meaning.both for kind in kinds), "content": content}
