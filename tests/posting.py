"""Where comments are posted to in a test, and how."""

from __future__ import annotations

from typing import Any

from service.store.stores import Stores
from tests.builders import comment, create
from tests.client import Answer, Client

JSON = {"Content-Type": "application/json"}
NDJSON = {"Content-Type": "application/x-ndjson"}
ENGLISH = {"Accept-Language": "en"}


def comments_of(stores: Stores, **changes: Any) -> str:
    """Make a workshop; give the address of its comments."""
    return f"/workshops/{create(stores, 'workshops', **changes)['id']}/comments"


def post(client: Client, address: str, *, expect: int = 201, **changes: Any) -> Answer:
    """Post the usual comment with these changes."""
    return client("POST", address, json=comment(**changes), expect=expect)


def post_raw(client: Client, address: str, body: bytes, *, expect: int, **headers: str) -> Answer:
    """Post these very bytes as JSON."""
    return client("POST", address, body=body, headers=JSON | ENGLISH | headers, expect=expect)


def reason(answer: Answer) -> str:
    """Give why a body was refused, where there is one fault in it."""
    (fault,) = answer.json["invalidParameters"]
    assert fault["in"] == "body"
    return str(fault["reason"])
