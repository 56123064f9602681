"""Creating documents of one resource."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pymongo.client_session import ClientSession
from pymongo.errors import DuplicateKeyError

from schemas.values import new_id
from service.errors import InvalidBodyError, RepeatedError, SlugTakenError
from service.store.attempts import Attempt
from service.store.conditions import INDEX, INTERNAL, index_values
from service.store.reading import Reader, served
from service.store.record import Document
from service.store.references import faults_of, hold
from service.store.slugs import free_slug, violates
from service.store.standing import living
from service.store.text import now
from service.store.transactions import in_transaction
from service.store.versions import Change

Fields = Mapping[str, Any]
NOBODY = Change()


class Creator(Reader):
    """The documents of one resource, for those who add to them."""

    def create(self, fields: Fields, change: Change = NOBODY, *, attempt: Attempt | None = None) -> Document:
        """Store a new document and give it as the next reader will see it.

        An `InvalidBodyError` names what it refers to in vain; a `RepeatedError` says that this attempt has an outcome.
        """
        if not self.schema.query.refers:
            kept = self.insert(fields, change, attempt=attempt)
        else:
            kept = in_transaction(self.database, lambda session: self._create(fields, change, attempt, session))
        return self.derived([served(kept)])[0]

    def insert(
        self,
        fields: Fields,
        change: Change = NOBODY,
        *,
        attempt: Attempt | None = None,
        id: str | None = None,
        source: Fields | None = None,
        at: str | None = None,
        facts: Fields | None = None,
        session: ClientSession | None = None,
    ) -> Document:
        """Store a new document, whatever it refers to, and give it as it is kept."""
        document = self.planned(fields, change, attempt=attempt, id=id, source=source, at=at, facts=facts)
        self._insert(document, "slug" in fields, attempt, session)
        return document

    def planned(
        self,
        fields: Fields,
        change: Change = NOBODY,
        *,
        attempt: Attempt | None = None,
        id: str | None = None,
        source: Fields | None = None,
        at: str | None = None,
        facts: Fields | None = None,
    ) -> Document:
        """Give a new document as it would be kept. `facts` are never served."""
        identity, instant = id or (attempt.id if attempt else new_id()), at or now()
        slug = {} if self.schema.slug_from is None else {"slug": None}  # keeps its place, right after the id
        document: Document = {"_id": identity, "id": identity, **slug, **self.schema.starts, **fields}
        document |= {"version": 1, "createdAt": instant, "updatedAt": instant, "source": source}
        document[INTERNAL] = {
            **(facts or {}),
            **({"attempt": attempt.fingerprint} if attempt else {}),
            "change": change.told("created"),
            "standing": living(self.is_public(document), None),
            INDEX: self.index_form(document),
        }
        return document

    # What a store may do otherwise

    def index_form(self, document: Document) -> Document:
        """What filters need that the served form does not have; made anew at each write."""
        return dict(index_values(document, self.schema.query))

    def is_public(self, document: Document) -> bool:
        """Tell whether everybody may read the document."""
        return True

    def completed(self, fields: Fields, old: Document | None, change: Change) -> Fields:
        """Add what a client may leave out, and refuse what this caller may not change."""
        return fields

    # Inside

    def _create(self, fields: Fields, change: Change, attempt: Attempt | None, session: ClientSession) -> Document:
        faults = faults_of(self.database, self.schema, dict(fields), session)
        if faults:
            raise InvalidBodyError(faults)
        hold(self.database, self.schema, dict(fields), session)
        return self.insert(self.completed(fields, None, change), change, attempt=attempt, session=session)

    def _insert(self, document: Document, chosen: bool, attempt: Attempt | None, session: ClientSession | None) -> None:
        """Insert, under the first free slug unless one was chosen; who takes it meanwhile makes us look again."""
        while True:
            if self.schema.slug_from is not None and not chosen:
                document["slug"] = free_slug(self.collection, document[self.schema.slug_from], session)
            try:
                self.collection.insert_one(document, session=session)
                return
            except DuplicateKeyError as error:
                if attempt and violates(error, "_id"):
                    raise RepeatedError from None
                if chosen and violates(error, "slug"):
                    raise SlugTakenError(self.schema.resource, document["slug"]) from None
                if session is not None or not violates(error, "slug"):
                    raise  # in a transaction the caller begins anew
