"""People as they are printed beside what they say or do."""

from __future__ import annotations

from schemas.base import PartSchema
from schemas.fields import NAME, Id, Text
from schemas.message import Message


class PrintedPersonSchema(PartSchema):
    """A person as printed in one place."""

    name = Text(
        Message("Namnet som det trycktes.", "The name as printed."),
        "Annika Dahlgren",
        max=NAME,
        required=True,
    )
    role = Text(Message("Roll.", "Role."), "verksamhetschef", allow_none=True, load_default=None, max=NAME)
    organisation = Text(
        Message("Organisation.", "Organisation."),
        "region Värmland",
        allow_none=True,
        load_default=None,
        max=NAME,
    )


class NamedParticipantSchema(PrintedPersonSchema):
    """A person as printed in one place, and who that is."""

    participantId = Id(Message("Vem det är.", "Who it is."), required=True)
