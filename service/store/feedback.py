"""Feedback on articles: counted for everybody, and to be read by moderation alone."""

from __future__ import annotations

from collections.abc import Sequence

from pymongo import IndexModel
from pymongo.client_session import ClientSession
from pymongo.database import Database

from schemas.base import DocumentSchema
from service.errors import NotFoundError, RepeatedError
from service.store.attempts import Attempt
from service.store.creating import Fields
from service.store.keys import Caller
from service.store.limits import Allowance, Caps, LimitStore
from service.store.paging import Page
from service.store.private import PrivateStore, posted_by
from service.store.query import ListQuery
from service.store.reading import served
from service.store.record import Document, Documents, Record
from service.store.standing import ALIVE, STANDING
from service.store.transactions import in_transaction
from service.store.versions import Change


class FeedbackStore(PrivateStore):
    def __init__(self, database: Database[Document], schema: type[DocumentSchema], limits: LimitStore) -> None:
        super().__init__(database, schema)
        self.limits = limits

    def post(
        self, article_id: str, fields: Fields, change: Change, caps: Caps, *, attempt: Attempt | None = None
    ) -> tuple[Document, Allowance | None]:
        """Store feedback on the article as it is now, and tell how often the caller may come again.

        Both are one transaction: whoever comes too often leaves nothing, and whoever repeats a request pays once.
        """
        if attempt and self.outcome(attempt):
            raise RepeatedError
        self.limits.look("feedback", caps)

        def work(session: ClientSession) -> tuple[Document, Allowance | None]:
            own = {"articleId": article_id, "articleVersion": self._version_of(article_id, session), **fields}
            kept = self.insert(own, change, attempt=attempt, facts=posted_by(change), session=session)
            return served(kept), self.limits.take("feedback", caps, session)

        return in_transaction(self.database, work)

    def counts(self, article_id: str) -> Documents:
        """Count the feedback on each version of the article, the latest first."""
        counted: dict[int, Document] = {}
        rows = Record(self.database).rows("feedback")
        for row in rows.tally({"articleId": article_id}, "articleVersion", "helpful"):
            version = row["articleVersion"]
            of_version = counted.setdefault(version, {"articleVersion": version, "helpful": 0, "notHelpful": 0})
            of_version["helpful" if row["helpful"] else "notHelpful"] = row["n"]
        return [counted[version] for version in sorted(counted, reverse=True)]

    def texts(self, article_id: str, query: ListQuery, viewer: Caller | None) -> Page:
        """Give a page of the feedback on the article that says something."""
        return self.list(query, {"articleId": article_id, "text": {"$ne": None}}, viewer)

    def indexes(self) -> Sequence[IndexModel]:
        listed = IndexModel([(STANDING, 1), ("articleId", 1), ("createdAt", -1), ("_id", -1)])
        counted = IndexModel([("articleId", 1), ("articleVersion", 1), ("helpful", 1)])
        return [*super().indexes(), listed, counted]

    def _version_of(self, article_id: str, session: ClientSession) -> int:
        found = self.database["articles"].find_one({"_id": article_id, **ALIVE}, {"version": True}, session=session)
        if found is None:
            raise NotFoundError("articles", article_id)
        return int(found["version"])
