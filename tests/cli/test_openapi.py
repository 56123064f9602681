"""`naravard openapi`: the document, without a database."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Naravard
from tests.client import Client


def test_the_document_is_printed_without_a_database(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, api: Client
) -> None:
    monkeypatch.setenv("MONGODB_URI", "mongodb://127.0.0.1:1")
    printed = json.loads(naravard("openapi").out)
    assert printed["openapi"].startswith("3.")
    assert printed["paths"] == api("GET", "/openapi.json").json["paths"]
