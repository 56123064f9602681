"""Requests made up from the OpenAPI document: none breaks the service, and every answer is as documented."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service import create_app
from service.config import Settings
from service.current import ROOT
from service.store.stores import Stores

PLAIN = {"Accept-Encoding": "identity"}  # schemathesis does not decompress what it gets from an app


@pytest.fixture(scope="module")
def described(shipped_stores: Stores, settings: Settings) -> BaseSchema:
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", create_app(settings, shipped_stores))


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_documented(case: Case[Any]) -> None:
    # That a cursor or a slug is well formed does not make it one that there is.
    case.call_and_validate(headers=PLAIN, excluded_checks=[positive_data_acceptance])
