"""What can go wrong, in the words of the record: no HTTP and no MongoDB.

An error carries facts, and reasons that may know both languages; `api/problems.py` turns it into an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong with what a client sent: where it stands and why it is refused."""

    name: str
    where: str
    reason: str


class NaravardError(Exception):
    """Base of all errors that have an answer of their own."""


class StartError(NaravardError):
    """The service cannot start; the message is one sentence for the person at the keyboard."""


class SettingError(StartError):
    """A setting is wrong; the message names it."""


class NotFoundError(NaravardError):
    """Nothing bears this id or slug."""

    def __init__(self, resource: str, id: str) -> None:
        super().__init__(f"{resource}/{id}")
        self.resource, self.id = resource, id


class GoneError(NaravardError):
    """It was there and was deleted; the tombstone says when."""

    def __init__(self, resource: str, id: str, tombstone: Mapping[str, Any]) -> None:
        super().__init__(f"{resource}/{id}")
        self.resource, self.id, self.tombstone = resource, id, dict(tombstone)


class MovedError(NaravardError):
    """The slug is a former one of a document that has another now."""

    def __init__(self, resource: str, former: str, slug: str) -> None:
        super().__init__(f"{resource}/{former}")
        self.resource, self.former, self.slug = resource, former, slug


class StaleVersionError(NaravardError):
    """The condition of a write does not hold: the document has another version by now."""

    def __init__(self, version: int) -> None:
        super().__init__(str(version))
        self.version = version


class NoConditionError(NaravardError):
    """A write that needs `If-Match` came without."""


class InUseError(NaravardError):
    """Others refer to what was to be removed: how many of each resource."""

    def __init__(self, resource: str, counts: Mapping[str, int]) -> None:
        super().__init__(resource)
        self.resource, self.counts = resource, dict(counts)


class SlugTakenError(NaravardError):
    """Another document bears the slug."""

    def __init__(self, resource: str, slug: str) -> None:
        super().__init__(slug)
        self.resource, self.slug = resource, slug


class RepeatedError(NaravardError):
    """The same attempt was made before, and has an outcome or is about to get one."""


class KeyReusedError(NaravardError):
    """Another request came under this `Idempotency-Key`."""


class ExternalIdTakenError(NaravardError):
    """Another text, or one that the caller may not see, already stands under this `externalId` in the workshop."""

    def __init__(self, external_id: str, id: str | None) -> None:
        super().__init__(external_id)
        self.external_id, self.id = external_id, id


class NoScaleError(NaravardError):
    """The poll does not say between which steps a response lies."""


class RespondentTakenError(NaravardError):
    """Whoever responds has responded to this poll with another value."""


class TooManyRequestsError(NaravardError):
    """The caller has asked too often; in so many seconds it may ask again."""

    def __init__(self, limit: int, window: int, seconds: int) -> None:
        super().__init__(str(seconds))
        self.limit, self.window, self.seconds = limit, window, seconds


class BusyError(NaravardError):
    """More requests wait than can be answered in time."""


class BadQueryError(NaravardError):
    """Values in the query string that cannot be used, all of them; and the filters that can."""

    def __init__(self, faults: Sequence[Fault], filters: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(", ".join(fault.name for fault in faults))
        self.faults, self.filters = list(faults), dict(filters or {})


class MalformedBodyError(NaravardError):
    """The body is not JSON as RFC 8259 and RFC 7493 have it."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.reason, self.name = reason, name


class InvalidBodyError(NaravardError):
    """The body is well formed but breaks the schema; every fault is named, and what is sound is kept."""

    def __init__(self, faults: Sequence[Fault], sound: Mapping[str, Any] | None = None) -> None:
        super().__init__(", ".join(fault.name for fault in faults))
        self.faults, self.sound = list(faults), dict(sound or {})


class BadHeaderError(NaravardError):
    """A header has a value that cannot be used."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name)
        self.name, self.reason = name, reason


class TooManyItemsError(NaravardError):
    """More items came in one request than are taken at once."""


class MediaTypeError(NaravardError):
    """The body is of a media type that the address does not take."""

    def __init__(self, sent: str, taken: Sequence[str]) -> None:
        super().__init__(sent)
        self.sent, self.taken = sent, list(taken)


class NotAcceptableError(NaravardError):
    """None of the forms that the client accepts exists at the address."""

    def __init__(self, offered: Sequence[str]) -> None:
        super().__init__(", ".join(offered))
        self.offered = list(offered)


class UnauthenticatedError(NaravardError):
    """No key came where one is needed, or one that is unknown, expired or revoked."""


class MissingScopeError(NaravardError):
    """The key is good, but not for this."""

    def __init__(self, scope: str) -> None:
        super().__init__(scope)
        self.scope = scope
