"""The OpenAPI document is what was agreed, and it is valid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import orjson
import pytest
from flask import Flask
from openapi_spec_validator import validate

from service import create_app
from service.config import Settings
from service.resources.documentation import DOCUMENT
from service.store.stores import unconnected_stores
from tests.client import Client

AGREED = Path(__file__).parents[1] / "data" / "openapi.json"


@pytest.fixture(scope="module")
def document(settings: Settings) -> dict[str, Any]:
    stores = unconnected_stores()
    found: dict[str, Any] = create_app(settings, stores).extensions[DOCUMENT]
    stores.close()
    return found


def test_the_document_is_the_committed_one(document: dict[str, Any]) -> None:
    """If the change is meant, write it down: `naravard openapi > tests/data/openapi.json`."""
    assert document == orjson.loads(AGREED.read_bytes())


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_every_address_of_the_app_is_in_the_document(app: Flask, document: dict[str, Any]) -> None:
    root, apart = "/naravard/v1", {"/openapi.json", "/docs"}
    rules = {re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule.rule) for rule in app.url_map.iter_rules()}
    served = {rule.removeprefix(root) or "/" for rule in rules if rule.startswith(root)}
    assert {path for path in served - apart if not path.startswith("/docs/")} == document["paths"].keys()


def test_the_served_document_names_the_address_that_it_was_asked_for_at(api: Client) -> None:
    served = api("GET", "/openapi.json", headers={"Host": "samtal.example.se:8000"}).json
    assert served["servers"] == [{"url": "https://samtal.example.se/naravard/v1"}]


def test_every_operation_that_is_documented_refuses_with_problems(document: dict[str, Any]) -> None:
    for path in document["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if status >= "400":
                    assert response == {"$ref": f"#/components/responses/{status}"}
                    told = document["components"]["responses"][status]
                    assert list(told["content"]) == ["application/problem+json"]
