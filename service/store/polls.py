"""Polls, with their results."""

from __future__ import annotations

from collections.abc import Sequence

from service.store.base import Store
from service.store.record import Document, Record


class PollStore(Store):
    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set `result`: unknown, as long as nobody has responded and nothing was reported."""
        for document in documents:
            document["result"] = None
