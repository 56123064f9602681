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


class ExternalIdTakenError(NaravardError):
    """Another text, or one that the caller may not see, already stands under this `externalId` in the workshop."""

    def __init__(self, external_id: str, id: str | None) -> None:
        super().__init__(external_id)
        self.external_id, self.id = external_id, id


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
