"""Problem details (RFC 9457), the form of every error."""

from __future__ import annotations

from marshmallow import missing
from marshmallow.fields import Dict

from schemas.base import PartSchema
from schemas.fields import Choice, Flag, Id, Instant, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part

InvalidParameterSchema = PartSchema.from_dict(
    {
        "name": Text(
            Message(
                "Parameterns eller fältets namn; tomt för helheten.",
                "Name of the parameter or field; empty for the whole.",
            ),
            "limit",
            metadata={"minLength": 0},
        ),
        "in": Choice(Message("Var det står.", "Where it stands."), ["query", "body", "header"]),
        "reason": Text(Message("Vad som är fel.", "What is wrong."), "Värdet måste ligga mellan 1 och 200."),
    },
    name="InvalidParameterSchema",
)


class TombstoneSchema(PartSchema):
    """What is left to tell of a document that was deleted."""

    id = Id(Message("Id.", "Id."))
    version = Whole(Message("Versionen som är borttagningen.", "The version that is the deletion."), 2)
    createdAt = Instant(Message("När dokumentet skapades.", "When the document was created."))
    updatedAt = Instant(Message("När det togs bort.", "When it was deleted."))
    deleted = Flag(Message("Alltid sant.", "Always true."))
    deletedAt = Instant(Message("När det togs bort.", "When it was deleted."))


class ProblemSchema(PartSchema):
    """Ett problem / A problem."""

    type = Text(
        Message("Typens adress; stabil kod.", "Address of the type; stable code."),
        "https://naravard.example/naravard/v1/problems/not-found",
        required=True,
    )
    title = Text(
        Message("Titel, lika för alla av typen.", "Title, the same for all of the type."), "Finns inte", required=True
    )
    status = Whole(Message("HTTP-status.", "HTTP status."), 404, required=True)
    detail = Text(
        Message("Vad som är fel denna gång.", "What is wrong this time."),
        "Det finns inget i articles som heter x.",
        required=True,
    )
    instance = Text(Message("Var det hände.", "Where it happened."), "/naravard/v1/articles/x", required=True)
    invalidParameters = ListOf(
        Part(InvalidParameterSchema, Message("Fel.", "Fault.")), Message("Alla fel på en gång.", "All faults at once.")
    )
    existing = Text(
        Message("Det som redan finns (409).", "What is there already (409)."),
        "https://naravard.example/naravard/v1/comments/x",
    )
    tombstone = Part(TombstoneSchema, Message("Det som var där (410).", "What was there (410)."))
    references = Dict(
        metadata={
            "description": Message("Hur många som hänvisar dit (409).", "How many refer to it (409).").both,
            "example": {"statements": 3},
        }
    )
    version = Whole(Message("Versionen som gäller (412).", "The present version (412)."), 3)
    missingScope = Text(Message("Behörigheten som saknas (403).", "The scope that is missing (403)."), "comments:write")
    available = ListOf(
        Text(Message("Medietyp.", "Media type."), "application/json"),
        Message("Former som finns (406).", "Forms that there are (406)."),
        load_default=missing,
    )
