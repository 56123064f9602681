"""Feedback in a test: how it is given and counted."""

from __future__ import annotations

from typing import Any

from tests.client import Answer, Client


def give(client: Client, article: str, *, expect: int = 201, key: str = "", **fields: Any) -> Answer:
    """Give feedback on the article at the address."""
    headers = {"Idempotency-Key": key} if key else {}
    return client("POST", f"{article}/feedback", json={"helpful": True, **fields}, headers=headers, expect=expect)


def counts_of(client: Client, article: str) -> list[tuple[int, int, int]]:
    """Give what everybody sees: version, helpful and not."""
    rows = client("GET", f"{article}/feedback").json["feedback"]
    return [(row["articleVersion"], row["helpful"], row["notHelpful"]) for row in rows]
