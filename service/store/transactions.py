"""All of some work or none of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any, TypeVar

import pymongo
from pymongo.client_session import ClientSession
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

T = TypeVar("T")
ATTEMPTS = 30  # as many may choose the same slug at once; each time one of them gets it


def in_transaction(database: Database[Any], work: Callable[[ClientSession], T]) -> T:
    """Do all of the work or none of it; it is begun anew when another writer was in the way."""
    for _ in range(ATTEMPTS - 1):
        with contextlib.suppress(DuplicateKeyError):  # somebody else wrote the same: look again
            return _once(database, work)
    return _once(database, work)


def _once(database: Database[Any], work: Callable[[ClientSession], T]) -> T:
    # One deadline for all of it: left alone, a transaction is begun anew for two minutes.
    with pymongo.timeout(database.client.options.timeout), database.client.start_session() as session:
        return session.with_transaction(work)
