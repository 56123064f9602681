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

    def look(self, purpose: str, caps: Caps) -> None:
        """Refuse whoever finds the bucket empty, without writing: those who come too often wait for nobody."""
        found = self.collection.find_one({"_id": _digest(purpose, caps.address)}, {"tokens": _full(caps.limit)})
        if caps.limit and found and found["tokens"] < 1:
            raise _refusal(caps, found)

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
        if not found["taken"]:
            raise _refusal(caps, found)
        return Allowance(caps.limit, int(found["tokens"]), _seconds(caps, caps.limit - found["tokens"]))


def _seconds(caps: Caps, tokens: float) -> int:
    """How long it takes until so many tokens have come."""
    return ceil(tokens * WINDOW / caps.limit)


def _refusal(caps: Caps, found: Document) -> TooManyRequestsError:
    return TooManyRequestsError(caps.limit, WINDOW, _seconds(caps, 1 - found["tokens"]))


def _full(limit: int) -> Document:
    """How many tokens there are, with those that have come since the last time; by the clock of MongoDB."""
    since = {"$subtract": ["$$NOW", {"$ifNull": ["$at", "$$NOW"]}]}
    come = {"$multiply": [{"$max": [since, 0]}, limit / WINDOW / 1000]}
    return {"$min": [limit, {"$add": [{"$ifNull": ["$tokens", limit]}, come]}]}


def _taking(limit: int) -> Pipeline:
    """Let in what has come, then take one, if there is one."""
    return [
        {"$set": {"tokens": _full(limit), "at": "$$NOW", "expiresAt": {"$add": ["$$NOW", WINDOW * 1000]}}},
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
