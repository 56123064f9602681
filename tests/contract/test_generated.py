"""Requests made up from the OpenAPI document: none breaks the service, and every answer is as documented."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from pymongo import MongoClient
from schemathesis import Case, SerializationContext
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from seed.loader import load_pages, shipped_pages
from service import create_app
from service.config import Settings
from service.current import ROOT
from service.store.stores import Stores

PLAIN = {"Accept-Encoding": "identity"}  # schemathesis does not decompress what it gets from an app
FEW = settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
AS_DOCUMENTED = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@schemathesis.serializer("application/x-ndjson")
def lines(_: SerializationContext, value: Any) -> bytes:
    """Send what was made up as it is."""
    return str(value).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def described(shipped_stores: Stores, settings: Settings) -> BaseSchema:
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", create_app(settings, shipped_stores))


@pytest.fixture(scope="module")
def own_stores(client: MongoClient[dict[str, Any]]) -> Iterator[Stores]:
    """Return stores with the shipped pages in them, which may be written to."""
    made = Stores(client["test_generated"])
    made.ensure_indexes()
    load_pages(made, shipped_pages())
    yield made
    client.drop_database("test_generated")


@pytest.fixture(scope="module")
def writable(own_stores: Stores, settings: Settings) -> BaseSchema:
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", create_app(settings, own_stores))


@pytest.fixture(scope="module")
def with_key(own_stores: Stores) -> dict[str, str]:
    """Return the headers of somebody who may do everything."""
    return {**PLAIN, "Authorization": f"Bearer {own_stores.keys.create('admin', ['admin'])[0]}"}


read, written = schemathesis.pytest.from_fixture("described"), schemathesis.pytest.from_fixture("writable")


@read.parametrize()
@FEW
def test_every_answer_is_as_documented(case: Case[Any]) -> None:
    # That a cursor or a slug is well formed does not make it one that there is.
    case.call_and_validate(headers=PLAIN, excluded_checks=[positive_data_acceptance])


@written.parametrize()
@FEW
def test_what_is_done_to_what_there_is_is_as_documented(
    case: Case[Any], own_stores: Stores, with_key: dict[str, str]
) -> None:
    if "id" in case.path_parameters:
        there = own_stores.of(case.path.split("/")[1]).collection.find_one({"version": {"$gte": 1}})
        case.path_parameters["id"] = there["id"] if there else "nobody"
    any_version = {"If-Match": "*"} if "If-Match" in case.headers else {}
    case.call_and_validate(headers=with_key | any_version, checks=AS_DOCUMENTED)
