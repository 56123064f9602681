"""Examples for the documentation (profile DOK.15), made of the examples that the fields themselves give."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from schemas.base import ListedSchema
from service.render.json import with_links

HOST = "https://naravard.example/naravard/v1"


def example_item(schema: type[ListedSchema]) -> dict[str, Any]:
    """An example of a document."""
    example = _object(schema)
    if schema.query.nested:
        return with_links(example, schema, HOST)
    return example | {"_links": [{"rel": "self", "href": f"{HOST}/{schema.resource}/{_ID}", "method": "GET"}]}


def example_fields(schema: type[ListedSchema]) -> dict[str, Any]:
    """An example of what a client sends."""
    own = schema().load_fields
    return {name: value for name, value in _object(schema).items() if name in own}


def example_list(schema: type[ListedSchema]) -> dict[str, Any]:
    """An example of a list with one document."""
    return {
        schema.resource: [example_item(schema)],
        "_meta": {"totalRecords": 1, "totalRelation": "exact", "page": 1, "limit": 20, "count": 1},
        "_links": [{"rel": "self", "href": f"{HOST}/{schema.resource}", "method": "GET"}],
    }


_ID = "0192f7a4-8f6e-7cc2-9a51-3b1f0c5d2e77"


def _object(schema: type[Schema]) -> dict[str, Any]:
    return {name: _value(declared) for name, declared in schema._declared_fields.items()}


def _value(declared: Any) -> Any:
    if isinstance(declared, fields.List):
        return [_value(declared.inner)]
    if isinstance(declared, fields.Nested):
        return _object(type(declared.schema))
    return declared.metadata.get("example")
