"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from pymongo import MongoClient

from service.store.connection import connect
from tests.mongod import running_mongod


@pytest.fixture(scope="session")
def mongo_uri() -> Iterator[str]:
    """Return the URI of the run's MongoDB, or of the one that NARAVARD_TEST_MONGODB_URI names."""
    given = os.environ.get("NARAVARD_TEST_MONGODB_URI")
    if given:
        yield given
        return
    with running_mongod() as uri:
        yield uri


@pytest.fixture(scope="session")
def client(mongo_uri: str) -> Iterator[MongoClient[dict[str, Any]]]:
    """Return the run's one client."""
    with connect(mongo_uri, timeout=20) as connected:
        yield connected


@pytest.fixture
def database_name(client: MongoClient[dict[str, Any]]) -> Iterator[str]:
    """Return a name for this test's own database, which is emptied afterwards."""
    name = f"test_{uuid4().hex[:16]}"
    yield name
    # Ten times faster than dropping the database, for which mongod pauses a tenth of a second.
    for collection in client[name].list_collection_names():
        client[name].drop_collection(collection)
