"""All stores of one database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

from pymongo import MongoClient, ReadPreference
from pymongo.client_session import ClientSession
from pymongo.database import Database

from schemas.articles import ArticleSchema
from schemas.base import ListedSchema
from schemas.comments import CommentSchema
from schemas.feedback import FeedbackSchema
from schemas.participants import ParticipantSchema
from schemas.polls import PollSchema
from schemas.query import Include
from schemas.responses import ResponseSchema
from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from service.errors import Fault
from service.store.articles import ArticleStore
from service.store.base import Store
from service.store.comments import CommentStore
from service.store.conditions import values_at
from service.store.contributions import ContributionStore
from service.store.feedback import FeedbackStore
from service.store.freshness import fresh_session
from service.store.keys import KeyStore
from service.store.limits import LimitStore
from service.store.names import unknown_names
from service.store.participants import ParticipantStore
from service.store.polls import PollStore
from service.store.record import Document, Record
from service.store.responses import ResponseStore
from service.store.statements import StatementStore
from service.store.transactions import in_transaction
from service.store.workshops import WorkshopStore

T = TypeVar("T")
Session = ClientSession


class Stores:
    """What the record consists of, and what stands beside it. Nothing is asked of MongoDB until something is needed."""

    def __init__(self, database: Database[Document]) -> None:
        self.database = database
        self.articles = ArticleStore(database, ArticleSchema)
        self.statements = StatementStore(database, StatementSchema)
        self.participants = ParticipantStore(database, ParticipantSchema)
        self.workshops = WorkshopStore(database, WorkshopSchema)
        self.polls = PollStore(database, PollSchema)
        self.comments = CommentStore(database, CommentSchema)
        self.responses = ResponseStore(database, ResponseSchema)
        self.limits = LimitStore(database)
        self.feedback = FeedbackStore(database, FeedbackSchema, self.limits)
        self.contributions = ContributionStore(database, self.statements)
        self.keys = KeyStore(database)
        resources = [store for store in vars(self).values() if isinstance(store, Store)]
        for store in resources:
            store.referrers = [each.schema for each in resources]

    def of(self, resource: str) -> Store:
        """Give the store of a resource by its name."""
        store = getattr(self, resource)
        if not isinstance(store, Store):
            raise TypeError(f"{resource} is no resource")
        return store

    def ensure_indexes(self) -> None:
        """Create the indexes that are missing."""
        for store in vars(self).values():
            if isinstance(store, Store | KeyStore | LimitStore):
                store.ensure_indexes()

    def included(
        self,
        relations: Mapping[str, Include],
        names: Iterable[str],
        documents: Sequence[Document],
        at: str | None = None,
    ) -> dict[str, list[Document]]:
        """Give the documents that these refer to, each once: one query a relation, never one a row."""
        wanted: dict[str, dict[str, None]] = {}
        for name in names:
            relation = relations[name]
            ids = (id for document in documents for path in relation.paths for id in values_at(document, path))
            wanted.setdefault(relation.resource, {}).update(dict.fromkeys(ids))
        return {resource: self.of(resource).get_many(list(ids), at) for resource, ids in wanted.items()}

    def unknown_names(
        self, schema: type[ListedSchema], filters: Mapping[str, tuple[str, ...]], at: str | None = None
    ) -> list[Fault]:
        """Name every filter of a list that names nothing."""
        return unknown_names(Record(self.database, at), schema, filters)

    def in_transaction(self, work: Callable[[Session], T]) -> T:
        """Do all of the work or none of it; it is begun anew when another writer was in the way."""
        return in_transaction(self.database, work)

    def existing(self, resource: str, ids: Sequence[str], session: Session) -> set[str]:
        """Give those of the ids that are taken."""
        return set(self.database[resource].distinct("_id", {"_id": {"$in": list(ids)}}, session=session))

    def reading(self, preference: str) -> Stores:
        """Give the stores for requests that only read, which may do without a primary if that is preferred."""
        if preference == "primary":
            return self
        return Stores(self.database.with_options(read_preference=ReadPreference.PRIMARY_PREFERRED))

    def fresh(self) -> AbstractContextManager[None]:
        """Let this thread read nothing older than what was acknowledged, unless reads may do without a primary."""
        if self.database.read_preference != ReadPreference.PRIMARY:
            return nullcontext()
        return fresh_session(self.database.client)

    def ping(self) -> None:
        """Ask MongoDB whether anybody answers who may be read from here."""
        self.database.command("ping", read_preference=self.database.read_preference)

    def close(self) -> None:
        """Let go of all connections."""
        self.database.client.close()

    def is_empty(self) -> bool:
        return self.database["articles"].find_one({"version": {"$gte": 1}}, {"_id": True}) is None


def unconnected_stores() -> Stores:
    """Give stores that know their shape but no server, for those who only describe the service."""
    return Stores(MongoClient(connect=False)["naravard"])
