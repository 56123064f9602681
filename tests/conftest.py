"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from pymongo import MongoClient

from seed.loader import load_pages, shipped_pages
from service import create_app
from service.api.logs import configure_logs
from service.config import Settings, read_settings
from service.store.connection import connect
from service.store.embedded.home import Home
from service.store.stores import Stores
from tests.client import Client
from tests.mongod import fresh_home, running_mongod


@pytest.fixture(scope="session")
def mongo_uri() -> Iterator[str]:
    """Return the URI of the run's MongoDB, or of the one that NARAVARD_TEST_MONGODB_URI names."""
    given = os.environ.get("NARAVARD_TEST_MONGODB_URI")
    with nullcontext(given) if given else running_mongod() as uri:
        yield uri


@pytest.fixture(scope="session")
def client(mongo_uri: str) -> Iterator[MongoClient[dict[str, Any]]]:
    """Return the run's one client."""
    with connect(mongo_uri, timeout=20) as connected:
        yield connected


@pytest.fixture(scope="session", autouse=True)
def quiet_logs() -> None:
    """Keep the lines of requests out of the report."""
    configure_logs("ERROR")


@pytest.fixture
def database_name(client: MongoClient[dict[str, Any]]) -> Iterator[str]:
    """Return a name for this test's own database, which is emptied afterwards."""
    name = f"test_{uuid4().hex[:16]}"
    yield name
    # Ten times faster than dropping the database, for which mongod pauses a tenth of a second.
    for collection in client[name].list_collection_names():
        client[name].drop_collection(collection)


@pytest.fixture(scope="session")
def all_stores(client: MongoClient[dict[str, Any]]) -> Stores:
    """Return stores with all their indexes, which take longer to make than a test takes to run."""
    made = Stores(client["test_stores"])
    made.ensure_indexes()
    return made


@pytest.fixture
def stores(all_stores: Stores) -> Iterator[Stores]:
    """Return stores that are empty before and after the test."""
    yield all_stores
    for name in all_stores.database.list_collection_names():
        all_stores.database[name].delete_many({})


@pytest.fixture(scope="session")
def settings() -> Settings:
    """Return the settings that an empty environment gives."""
    return read_settings()


@pytest.fixture(scope="session")
def app(all_stores: Stores, settings: Settings) -> Flask:
    return create_app(settings, all_stores)


@pytest.fixture
def api(app: Flask, stores: Stores) -> Client:  # noqa: ARG001 the stores are empty for each test
    """Return a client of an empty record."""
    return Client(app)


@pytest.fixture
def script(app: Flask, stores: Stores) -> Client:
    """Return a client that may post comments."""
    key, _ = stores.keys.create("script", ["comments:write"])
    return Client(app, key=key)


@pytest.fixture
def editor(app: Flask, stores: Stores) -> Client:
    """Return a client that may change the record."""
    key, _ = stores.keys.create("Redaktionen", ["content:write"])
    return Client(app, key=key)


@pytest.fixture
def moderator(app: Flask, stores: Stores) -> Client:
    """Return a client that decides of comments."""
    key, _ = stores.keys.create("moderator", ["moderation"])
    return Client(app, key=key)


@pytest.fixture(scope="session")
def shipped_stores(client: MongoClient[dict[str, Any]]) -> Stores:
    """Return stores with the shipped pages in them. Tests only read from them."""
    made = Stores(client["test_shipped"])
    made.ensure_indexes()
    load_pages(made, shipped_pages())
    return made


@pytest.fixture(scope="session")
def record(shipped_stores: Stores, settings: Settings) -> Client:
    """Return a client of the record as it is shipped, for reading only."""
    return Client(create_app(settings, shipped_stores))


@pytest.fixture
def home() -> Iterator[Home]:
    """Lend a data directory for a mongod of the test's own."""
    with fresh_home() as lent:
        yield lent
