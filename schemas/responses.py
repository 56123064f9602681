"""Responses to a poll: one step of its scale each."""

from __future__ import annotations

from schemas.base import DocumentSchema
from schemas.fields import Id, Text, Whole
from schemas.message import Message
from schemas.query import Link, Query


class ResponseSchema(DocumentSchema):
    """Ett svar. / A response."""

    resource = "responses"

    pollId = Id(Message("Mentifrågan; ges av adressen.", "The poll; given by the address."))
    value = Whole(Message("Steg på skalan.", "Step of the scale."), 4, required=True)
    respondent = Text(
        Message(
            "Avsändarens egen kod för den som svarar, så att ingen räknas två gånger; visas aldrig.",
            "The sender's own token for whoever responds, so that nobody counts twice; never shown.",
        ),
        "deltagare-17",
        max=200,
        allow_none=True,
        load_default=None,
        load_only=True,
    )

    query = Query(
        links=(
            Link("self", "/polls/{pollId}/responses/{id}"),
            Link("collection", "/polls/{pollId}/responses"),
            Link("up", "/polls/{pollId}"),
        ),
        nested=True,
    )
