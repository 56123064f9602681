"""API keys: kept as digests, shown once, refused from the moment they are revoked."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from pymongo import ReadPreference
from pymongo.database import Database

from schemas.values import new_id
from service.errors import NotFoundError
from service.store.record import Document
from service.store.text import now, written

SCOPES = ("read", "comments:write", "content:write", "moderation", "admin")
PREFIX = "nv_"
USE_RECORDED_EVERY = timedelta(minutes=1)


class Caller(NamedTuple):
    """Who calls, and what they may do."""

    id: str
    scopes: frozenset[str]
    name: str = ""

    def may(self, scope: str) -> bool:
        return scope in self.scopes or "admin" in self.scopes


class KeyStore:
    """The keys. A key has 256 random bits, so that a plain digest keeps it (no password hash is needed)."""

    def __init__(self, database: Database[Document]) -> None:
        # Wherever the record is read from: only the primary knows which keys are revoked by now.
        self.collection = database.get_collection("keys", read_preference=ReadPreference.PRIMARY)

    def ensure_indexes(self) -> None:
        self.collection.create_index("digest", unique=True)

    def create(self, name: str, scopes: Sequence[str], *, days: int | None = None) -> tuple[str, Document]:
        """Make a key; give its text, which is kept nowhere, and its entry."""
        key = PREFIX + secrets.token_urlsafe(32)
        entry: Document = {"_id": new_id(), "name": name, "scopes": sorted(set(scopes)), "createdAt": now()}
        entry |= {"expiresAt": _in(days), "lastUsedAt": None, "revokedAt": None, "digest": _digest(key)}
        self.collection.insert_one(entry)
        return key, entry

    def list(self) -> list[Document]:
        """Give all keys, oldest first, without their digests."""
        return list(self.collection.find({}, {"digest": False}).sort("_id"))

    def revoke(self, id: str) -> None:
        """Refuse the key from now on."""
        found = self.collection.update_one({"_id": id}, [{"$set": {"revokedAt": {"$ifNull": ["$revokedAt", now()]}}}])
        if not found.matched_count:
            raise NotFoundError("keys", id)

    def find(self, key: str) -> Caller | None:
        """Give the caller whose key this is, if it is good at this moment."""
        instant = now()
        good = {
            "digest": _digest(key),
            "revokedAt": None,
            "$or": [{"expiresAt": None}, {"expiresAt": {"$gt": instant}}],
        }
        entry = self.collection.find_one(good)
        if entry is None:
            return None
        if (entry["lastUsedAt"] or "") < written(datetime.now(UTC) - USE_RECORDED_EVERY):
            self.collection.update_one({"_id": entry["_id"]}, {"$max": {"lastUsedAt": instant}})
        return Caller(entry["_id"], frozenset(entry["scopes"]), entry["name"])


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _in(days: int | None) -> str | None:
    return None if days is None else written(datetime.now(UTC) + timedelta(days=days))
