"""Who may do what with a comment, and what holds it back: pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.message import Message
from service.errors import Fault, InvalidBodyError, MissingScopeError
from service.store.conditions import INTERNAL
from service.store.keys import Caller
from service.store.personal_data import personal_data
from service.store.record import Document

FIXED = ("workshopId", "order")
SAYS = ("text", "author")
STAYS = Message("Värdet kan inte ändras.", "The value cannot be changed.")


def kinds_in(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    """The kinds of personal data that a comment seems to contain, beside the name that its author gives."""
    author = fields.get("author") or {}
    found = {*personal_data(fields["text"]), *personal_data(author.get("name", ""))}
    return [{"kind": kind} for kind in sorted(found)]


def judged(fields: Mapping[str, Any], old: Document, caller: Caller | None) -> Document:
    """Give the new form of a comment, or raise what says that this caller may not have it so."""
    faults = [Fault(name, "body", STAYS) for name in FIXED if fields[name] != old[name]]
    if faults:
        raise InvalidBodyError(faults)
    changed = {name for name, value in fields.items() if value != old.get(name)}
    if "status" in changed:
        _require_status(fields["status"], old, caller)
    if changed - {"status"}:
        _require(caller, "content:write")
    if changed & set(SAYS) and (held := kinds_in(fields)):
        return {**fields, "held": held, "status": "pending"}
    return {**fields, "held": old["held"] if fields["status"] == "pending" else []}


def _require_status(status: str, old: Document, caller: Caller | None) -> None:
    """The key that posted may withdraw; moderation decides all else."""
    own = caller is not None and caller.id == old[INTERNAL].get("postedBy")
    if not (own and status == "withdrawn"):
        _require(caller, "moderation")


def _require(caller: Caller | None, scope: str) -> None:
    if caller is not None and not caller.may(scope):
        raise MissingScopeError(scope)
