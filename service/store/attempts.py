"""Requests that a client may make again: `Idempotency-Key`.

The id of an attempt is worked out from who asks, where, and the key. It is the `_id` of what the request creates, or
of the answer that is kept where it creates nothing: the one unique index decides which of two came first, also across
workers, crashes and elections. What is kept beside no document goes after a day.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID, uuid5
from zlib import compress, decompress

from pymongo import IndexModel
from pymongo.client_session import ClientSession
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from service.errors import KeyReusedError
from service.store.conditions import INTERNAL
from service.store.record import Document

NAMESPACE = UUID("0c6d7b3a-1f52-5e0e-8b7d-92a4de5c1f68")
KEPT_FOR = timedelta(hours=24)
EXPIRES = f"{INTERNAL}.expiresAt"


class Attempt(NamedTuple):
    """A request under a key: where its outcome stands, and what tells it from another request under the same key."""

    id: str
    fingerprint: str

    @classmethod
    def of(cls, caller: str, address: str, key: str, body: bytes) -> Attempt:
        """The attempt of a caller to send this body to this address."""
        id = str(uuid5(NAMESPACE, json.dumps([caller, address, key])))
        return cls(id, blake2b(body, digest_size=16).hexdigest())

    def part(self, number: int) -> Attempt:
        """One of the many that a request brings."""
        return Attempt(str(uuid5(UUID(self.id), str(number))), self.fingerprint)


class Answer(NamedTuple):
    """An answer as it went out."""

    status: int
    headers: list[list[str]]
    body: bytes


class Outcome(NamedTuple):
    """What became of an attempt: the answer, or else the version that it made; neither while it is under way."""

    answer: Answer | None = None
    id: str | None = None
    version: int = 1


def index() -> IndexModel:
    """What takes kept answers away when their day is over; documents have no such instant."""
    return IndexModel([(EXPIRES, 1)], expireAfterSeconds=0, partialFilterExpression={EXPIRES: {"$exists": True}})


def outcome(collection: Collection[Document], attempt: Attempt) -> Outcome | None:
    """Tell what became of the attempt; a `KeyReusedError` if it was another request."""
    found = collection.find_one({"_id": attempt.id})
    if found is None:
        return None
    inside = found[INTERNAL]
    if inside.get("attempt") != attempt.fingerprint:
        raise KeyReusedError(attempt.id)
    if inside.get("answer"):
        kept = inside["answer"]
        return Outcome(answer=Answer(kept["status"], kept["headers"], decompress(kept["body"])))
    made = inside.get("made", {"id": found.get("id"), "version": 1})
    return Outcome(None, made["id"], made["version"])


def claim(
    collection: Collection[Document],
    attempt: Attempt,
    what: Mapping[str, Any],
    session: ClientSession | None = None,
) -> None:
    """Keep something under the attempt that is no document; a `DuplicateKeyError` where something is kept already."""
    expires = datetime.now(UTC) + KEPT_FOR
    kept = {"attempt": attempt.fingerprint, "expiresAt": expires, **what}
    collection.insert_one({"_id": attempt.id, INTERNAL: kept}, session=session)


def keep(collection: Collection[Document], attempt: Attempt, answer: Answer) -> Outcome | None:
    """Keep the answer to an attempt; if it has an outcome already, give that."""
    kept = {"answer": {**answer._asdict(), "body": compress(answer.body)}}  # of ten thousand items it may be long
    try:
        claim(collection, attempt, kept)
    except DuplicateKeyError:
        open_one = {"_id": attempt.id, f"{INTERNAL}.attempt": attempt.fingerprint, f"{INTERNAL}.open": True}
        closed = {"$set": {f"{INTERNAL}.{name}": value for name, value in {**kept, "open": False}.items()}}
        if not collection.update_one(open_one, closed).matched_count:
            return outcome(collection, attempt)
    return None
