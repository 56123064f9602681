"""Versions of a document: what became of it, when, and by whom."""

from __future__ import annotations

from schemas.base import LINK_FIELD, ListedSchema
from schemas.fields import NAME, Choice, Id, Instant, Text, Whole
from schemas.message import Message
from schemas.query import Query

CHANGES = ("created", "updated", "deleted", "restored")
LONGEST_NOTE = 500


class VersionSchema(ListedSchema):
    """En version. / A version."""

    resource = "versions"

    id = Id(Message("Dokumentets id.", "Id of the document."), dump_only=True)
    version = Whole(Message("Version, räknad från 1.", "Version, counted from 1."), 2, dump_only=True)
    changedAt = Instant(Message("När versionen kom till.", "When the version was made."))
    changedBy = Text(
        Message(
            "Nyckelns namn; null när tjänsten själv läste in uppgiften.",
            "Name of the key; null where the service itself read it in.",
        ),
        "Redaktionen",
        max=NAME,
        allow_none=True,
        dump_only=True,
    )
    note = Text(
        Message("Ur huvudet Change-Note.", "From the header Change-Note."),
        "Rättat stavfel",
        max=LONGEST_NOTE,
        allow_none=True,
        dump_only=True,
    )
    change = Choice(Message("Vad som hände.", "What happened."), CHANGES, dump_only=True)
    _links = LINK_FIELD

    query = Query(default_sort="version", sorts=("version", "changedAt"), dated=False)
