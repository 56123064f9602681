"""Starting: from settings to stores that answer. Everything that needs the database begins here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.config import Settings
from service.store.connection import connect
from service.store.embedded import EmbeddedMongo
from service.store.stores import Stores


def open_stores(uri: str, settings: Settings) -> Stores:
    """Connect and make sure that every list has its index."""
    stores = Stores(connect(uri, settings.database_timeout)[settings.database])
    stores.ensure_indexes()
    return stores


@contextmanager
def mongodb(settings: Settings) -> Iterator[str]:
    """Give the address of MongoDB: the one that is set, or our own, kept running for as long as it is needed."""
    if settings.mongodb_uri:
        yield settings.mongodb_uri
        return
    with EmbeddedMongo(settings.data_dir) as embedded:
        yield embedded.start()


@contextmanager
def running_stores(settings: Settings) -> Iterator[Stores]:
    """Give the stores to a command, and close everything after it."""
    with mongodb(settings) as uri:
        stores = open_stores(uri, settings)
        try:
            yield stores
        finally:
            stores.close()
