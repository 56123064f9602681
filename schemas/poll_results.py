"""The result of a poll at an address of its own, and how a distribution is reported."""

from __future__ import annotations

from schemas.base import LINK_FIELD, PartSchema, ServedSchema
from schemas.fields import Choice, Number, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.polls import ResultSchema

MOST = 1_000_000_000
"""People at one step; far more than there are, and so few that no sum leaves 64 bits."""


class PollResultSchema(ResultSchema):
    """The result of a poll, with its links."""

    _links = LINK_FIELD


class ReportedCountSchema(PartSchema):
    """How many are said to have chosen a step."""

    value = Whole(Message("Steg.", "Step."), 4, required=True)
    count = Whole(Message("Antal.", "Number."), 31, min=0, max=MOST, required=True)


class ReportSchema(ServedSchema):
    """A distribution as somebody tells it; n, mean and median are worked out where there are counts."""

    n = Whole(
        Message("Antal svar; behövs om counts saknas.", "Number of responses; needed without counts."),
        31,
        min=0,
        max=MOST * ListOf.MAX,
        allow_none=True,
        load_default=None,
    )
    missing = Whole(
        Message("Antal uteblivna svar; null om okänt.", "Number of missing responses; null where unknown."),
        2,
        min=0,
        max=MOST,
        allow_none=True,
        load_default=None,
    )
    mean = Number(
        Message("Medelvärde; räknas ur counts.", "Mean; worked out from counts."), 4, allow_none=True, load_default=None
    )
    median = Number(
        Message("Median; räknas ur counts.", "Median; worked out from counts."), 4, allow_none=True, load_default=None
    )
    counts = ListOf(
        Part(ReportedCountSchema, Message("Antal på ett steg.", "Number at a step.")),
        Message("Fördelning, varje steg högst en gång.", "Distribution, each step at most once."),
    )
    origin = Choice(
        Message("Varifrån resultatet kommer.", "Where the result comes from."), ["reported"], dump_only=True
    )
    _links = LINK_FIELD
