"""Who is asked where reads may do without a primary. `tests/failover` shows that they go on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from pymongo import ReadPreference

from service import create_app
from service.config import Settings
from service.current import stores
from service.store.stores import Stores


@pytest.fixture(scope="module")
def lenient(all_stores: Stores, settings: Settings) -> Flask:
    """Return an app whose reads may do without a primary."""
    return create_app(replace(settings, read_preference="primaryPreferred"), all_stores)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_request_that_only_reads_may_ask_a_secondary(lenient: Flask, method: str) -> None:
    with lenient.test_request_context(method=method):
        assert stores().comments.collection.read_preference == ReadPreference.PRIMARY_PREFERRED


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_a_write_reads_comes_from_the_primary(lenient: Flask, method: str) -> None:
    with lenient.test_request_context(method=method):
        assert stores().comments.collection.read_preference == ReadPreference.PRIMARY


def test_keys_come_from_the_primary_always(lenient: Flask) -> None:
    with lenient.test_request_context():
        assert stores().keys.collection.read_preference == ReadPreference.PRIMARY


def test_without_the_setting_everything_comes_from_the_primary(app: Flask) -> None:
    with app.test_request_context():
        assert stores().comments.collection.read_preference == ReadPreference.PRIMARY


def test_who_may_read_from_a_secondary_is_ready(lenient: Flask) -> None:
    assert lenient.test_client().get("/health/ready").status_code == 200
