"""Polls in a test: how they are made, responded to and reported."""

from __future__ import annotations

from typing import Any

from service.store.stores import Stores
from tests.builders import create, some_id
from tests.client import Answer, Client
from tests.writing import ANY

SCALE = {"min": 1, "max": 6}
FEW: dict[str, Any] = {"missing": None, "mean": None, "median": None, "counts": []}
"""What stands beside `n` where there are too few."""


def poll_of(stores: Stores, **changes: Any) -> str:
    """Make a poll with a scale, in a workshop; give its address."""
    if not stores.workshops.collection.count_documents({"_id": some_id("workshop")}):
        create(stores, "workshops", id=some_id("workshop"))
    return f"/polls/{create(stores, 'polls', **{'scale': SCALE, **changes})['id']}"


def respond(client: Client, address: str, value: Any, *, expect: int = 201, key: str = "", **fields: Any) -> Answer:
    """Respond to the poll at the address."""
    headers = {"Idempotency-Key": key} if key else {}
    return client("POST", f"{address}/responses", json={"value": value, **fields}, headers=headers, expect=expect)


def report(client: Client, address: str, *, expect: int = 200, headers: Any = ANY, **fields: Any) -> Answer:
    """Report a result of the poll at the address."""
    return client("PUT", f"{address}/result", json=fields, headers=headers, expect=expect)


def counted(*counts: int) -> list[dict[str, int]]:
    """Give counts of the steps from 1 on."""
    return [{"value": value, "count": count} for value, count in enumerate(counts, 1)]


def result_of(client: Client, address: str, query: str = "") -> Any:
    """Give the result of a poll as the poll shows it."""
    return client("GET", f"{address}{query}").json["result"]


SPREAD: dict[str, Any] = {"counts": counted(1, 0, 2, 4, 2, 1), "missing": 3}
TOLD = {"n": 10, "missing": 3, "mean": 3.9, "median": 4.0, "counts": SPREAD["counts"], "origin": "reported"}
"""A distribution that somebody reports, and what is shown of it."""
