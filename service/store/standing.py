"""How a document stands: who may read it, and who may know of it."""

from __future__ import annotations

from typing import Any

from service.store.conditions import INTERNAL, Condition

Document = dict[str, Any]

STANDING = f"{INTERNAL}.standing"
PUBLIC, HELD, WITHDRAWN, DELETED, HELD_DELETED = "public", "held", "withdrawn", "deleted", "heldDeleted"
"""Everybody reads it; few do, and others never did; few do, and others did; nobody does any more; nor ever did."""

LIVING, GONE = (PUBLIC, HELD, WITHDRAWN), (DELETED, HELD_DELETED)
ONCE_PUBLIC = (PUBLIC, WITHDRAWN, DELETED)
EVERYBODY: Condition = {STANDING: PUBLIC}
ALIVE: Condition = {STANDING: {"$in": list(LIVING)}}


def standing(document: Document) -> str | None:
    """Tell how a stored document stands; None for what only keeps the place of one."""
    found: str | None = document[INTERNAL].get("standing")
    return found


def living(public: bool, before: str | None) -> str:
    """How a document stands that is not deleted, after it stood like this before."""
    if public:
        return PUBLIC
    return WITHDRAWN if before in ONCE_PUBLIC else HELD


def deleted(before: str | None) -> str:
    """How a document stands that is deleted, after it stood like this before."""
    return DELETED if before in ONCE_PUBLIC else HELD_DELETED


def tombstone(document: Document) -> Document:
    """What is left to tell of a document that is gone, or gone from the eyes of the one who asks."""
    kept = {name: document[name] for name in ("id", "version", "createdAt", "updatedAt")}
    return {**kept, "deleted": True, "deletedAt": document["updatedAt"]}
