"""Documents that moderation reads, and whoever posted them; nobody else learns that there are any."""

from __future__ import annotations

from service.store.base import Store
from service.store.conditions import INTERNAL, Condition
from service.store.keys import Caller
from service.store.record import Document
from service.store.standing import EVERYBODY, HELD, STANDING
from service.store.versions import Change

FEW: Condition = {STANDING: HELD}


class PrivateStore(Store):
    def is_public(self, document: Document) -> bool:
        return False

    def visible(self, viewer: Caller | None = None, *, gone: bool = False) -> Condition:
        """Their lists are for moderation; everybody else finds nothing in them."""
        return FEW if viewer is not None and viewer.may("moderation") else EVERYBODY

    def sees(self, viewer: Caller | None, document: Document) -> bool:
        own = document[INTERNAL]["postedBy"] == (viewer.id if viewer else None)
        return own or (viewer is not None and viewer.may("moderation"))


def posted_by(change: Change) -> Document:
    """What is kept of who posted; those without a key cannot be told from each other."""
    return {"postedBy": change.by.id if change.by else None}
