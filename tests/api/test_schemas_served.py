"""What is served is what the schemas say, and may be sent back."""

from __future__ import annotations

from typing import Any

import pytest
from marshmallow import fields

from schemas.base import DocumentSchema, LinkSchema
from schemas.lists import MetaSchema
from service.resources import RESOURCES
from service.store.stores import Stores
from tests.builders import create
from tests.client import Client

every = pytest.mark.parametrize("resource", [blp.name for blp in RESOURCES])


def schema_of(stores: Stores, resource: str) -> type[DocumentSchema]:
    schema: type[DocumentSchema] = getattr(stores, resource).schema
    return schema


def check(value: Any, declared: Any) -> None:
    """A served value is what its field takes in, all the way down."""
    if value is None:
        assert declared.allow_none, declared
    elif isinstance(declared, fields.List):
        for entry in value:
            check(entry, declared.inner)
    elif isinstance(declared, fields.Nested):
        check_object(value, declared.schema)
    else:
        assert declared.deserialize(value) == value


def check_object(value: dict[str, Any], schema: Any) -> None:
    assert value.keys() == schema.fields.keys()
    for name, declared in schema.fields.items():
        check(value[name], declared)


@every
def test_every_field_is_served_and_no_other(record: Client, shipped_stores: Stores, resource: str) -> None:
    for row in record.rows(f"/{resource}"):
        check_object(row, schema_of(shipped_stores, resource)())


@every
def test_what_comes_through_the_api_is_served_whole(api: Client, stores: Stores, resource: str) -> None:
    create(stores, resource)
    (row,) = api.rows(f"/{resource}")
    assert row.keys() == schema_of(stores, resource)._declared_fields.keys()


@every
def test_what_is_served_may_be_sent_back_and_is_the_same(record: Client, shipped_stores: Stores, resource: str) -> None:
    for row in record.rows(f"/{resource}"):
        loaded = schema_of(shipped_stores, resource)().load(row)
        assert loaded.items() <= {name: value for name, value in row.items() if name in loaded}.items()
        assert loaded


@every
def test_the_envelope_is_what_its_schema_says(record: Client, resource: str) -> None:
    envelope = record.envelope(f"/{resource}?limit=1")
    check_object(envelope["_meta"], MetaSchema(exclude=["syncedTo"]))
    for link in envelope["_links"]:
        check_object(link, LinkSchema())


@every
def test_the_envelope_of_what_has_changed_says_from_where_to_ask_next(record: Client, resource: str) -> None:
    envelope = record.envelope(f"/{resource}?updatedSince=2022-01-01T00:00:00Z&limit=1")
    check_object(envelope["_meta"], MetaSchema())


@every
def test_what_is_internal_is_never_served(record: Client, shipped_stores: Stores, resource: str) -> None:
    assert shipped_stores.database[resource].find_one({"_internal": {"$exists": True}})
    assert b"_internal" not in record("GET", f"/{resource}").data
    assert b"_internal" not in record("GET", f"/{resource}/{record.rows(f'/{resource}')[0]['id']}").data
