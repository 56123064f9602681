"""How often a caller may come: a bucket of tokens for each address and purpose, kept where all workers see it."""

from __future__ import annotations

import json
from hashlib import blake2b
from ipaddress import IPv6Network, ip_address
from math import ceil
from typing import Any, NamedTuple

from pymongo import IndexModel, ReturnDocument
from pymongo.client_session import ClientSession
from pymongo.database import Database

from service.errors import TooManyRequestsError
from service.store.record import Document, Pipeline

WINDOW = 60
"""Seconds in which an empty bucket is full again, and is forgotten."""


class Caps(NamedTuple):
    """Who comes, and how often they may within the window; 0 is as often as they like."""

    address: str
    limit: int


class Allowance(NamedTuple):
    """How many more times somebody may come, and in how many seconds they have the whole limit again."""

    limit: int
    left: int
    seconds: int


class LimitStore:
    """The buckets. An address is kept as a digest, and for a minute."""

    def __init__(self, database: Database[Document]) -> None:
        self.collection = database["limits"]

    def ensure_indexes(self) -> None:
        self.collection.create_indexes([IndexModel([("expiresAt", 1)], expireAfterSeconds=0)])

    def take(self, purpose: str, caps: Caps, session: ClientSession) -> Allowance | None:
        """Take a token; a `TooManyRequestsError` says when there is one again."""
        if not caps.limit:
            return None
        found: Any = self.collection.find_one_and_update(
            {"_id": _digest(purpose, caps.address)},
            _taking(caps.limit),
            upsert=True,
            return_document=ReturnDocument.AFTER,
            session=session,
        )
        a_second = caps.limit / WINDOW
        if not found["taken"]:
            raise TooManyRequestsError(caps.limit, WINDOW, ceil((1 - found["tokens"]) / a_second))
        return Allowance(caps.limit, int(found["tokens"]), ceil((caps.limit - found["tokens"]) / a_second))


def _taking(limit: int) -> Pipeline:
    """Let in what has dripped since the last time, then take one, if there is one; by the clock of MongoDB."""
    since = {"$subtract": ["$$NOW", {"$ifNull": ["$at", "$$NOW"]}]}
    dripped = {"$multiply": [{"$max": [since, 0]}, limit / WINDOW / 1000]}
    full = {"$min": [limit, {"$add": [{"$ifNull": ["$tokens", limit]}, dripped]}]}
    return [
        {"$set": {"tokens": full, "at": "$$NOW", "expiresAt": {"$add": ["$$NOW", WINDOW * 1000]}}},
        {"$set": {"taken": {"$gte": ["$tokens", 1]}}},
        {"$set": {"tokens": {"$cond": ["$taken", {"$subtract": ["$tokens", 1]}, "$tokens"]}}},
    ]


def neighbourhood(address: str) -> str:
    """Give what stands for an address: of IPv6, a whole /64 is one caller's."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False))


def _digest(purpose: str, address: str) -> str:
    return blake2b(json.dumps([purpose, neighbourhood(address)]).encode(), digest_size=16).hexdigest()
