"""What the OpenAPI document says of bodies: what is sent apart from what is answered."""

from __future__ import annotations

from typing import Any

import orjson

from service.api.bulk import MOST
from service.api.negotiation import JSON, MERGE_PATCH, NDJSON

SENT_AS = {JSON: "Fields", MERGE_PATCH: "Patch"}
INCLUDED = {
    "type": "object",
    "properties": {
        "included": {"type": "object", "description": "Relaterade dokument, per resurs. / Related documents."}
    },
}


def part_in_and_out(document: dict[str, Any]) -> None:
    """Describe what is sent apart from what is answered.

    A body with an unknown field is refused. An answer may get new fields (profile VER.03), and with `fields` it has
    few of those it could have: clients can rely on the id alone.
    """
    schemas = document["components"]["schemas"]
    for operations in document["paths"].values():
        for operation in operations.values():
            for form in operation.pop("x-forms", []):
                told = operation["responses"]["200"]["content"]
                told[form] = dict(told[JSON])
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
    one, example = content[JSON]["schema"], content[JSON]["example"]
    content[JSON]["schema"] = {"anyOf": [one, {"type": "array", "items": one, "maxItems": MOST}]}
    content[NDJSON] = _lines(example)
    told = operation["responses"]["200"]["content"]
    told[JSON]["schema"] = {"anyOf": [told[JSON]["schema"], {"$ref": "#/components/schemas/Bulk"}]}
    result = {"index": 0, "outcome": "created", "id": told[JSON]["example"]["id"], "externalId": example["externalId"]}
    told[NDJSON] = _lines({**result, "problem": None}, {"_meta": {"created": 1, "duplicate": 0, "refused": 0}})


def _lines(*example: dict[str, Any]) -> dict[str, Any]:
    return {"schema": {"type": "string"}, "example": "".join(f"{orjson.dumps(line).decode()}\n" for line in example)}
