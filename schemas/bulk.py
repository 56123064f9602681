"""What became of many items that came in one request."""

from __future__ import annotations

from schemas.base import PartSchema
from schemas.fields import Choice, Id, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.problem import ProblemSchema


class OutcomeSchema(PartSchema):
    """What became of one item."""

    index = Whole(Message("Vilken post, räknat från 0.", "Which item, counted from 0."), 0)
    outcome = Choice(Message("Utfall.", "Outcome."), ["created", "duplicate", "refused"])
    id = Id(Message("Kommentaren; null om den avvisades.", "The comment; null if refused."), allow_none=True)
    externalId = Text(Message("Avsändarens eget id.", "The sender's own id."), "svar-17", allow_none=True)
    problem = Part(
        ProblemSchema, Message("Varför den avvisades; annars null.", "Why it was refused; else null."), allow_none=True
    )


class OutcomesSchema(PartSchema):
    """How many there are of each outcome."""

    created = Whole(Message("Nya.", "New."), 1)
    duplicate = Whole(Message("Fanns redan.", "There already."), 0)
    refused = Whole(Message("Avvisade.", "Refused."), 0)


class BulkSchema(PartSchema):
    """Utfall post för post. / Outcomes, item by item."""

    results = ListOf(Part(OutcomeSchema, Message("Utfall.", "Outcome.")), Message("Utfallen.", "The outcomes."))
    _meta = Part(OutcomesSchema, Message("Antal av varje.", "How many of each."))
