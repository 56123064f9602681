"""Polls: a statement that the people in a workshop agreed with or not, on a scale."""

from __future__ import annotations

from schemas.base import DocumentSchema, PartSchema
from schemas.fields import NAME, Choice, Id, Number, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.query import Include, Link, Query, Reference, Refers


class ScaleSchema(PartSchema):
    """The steps of the scale, as far as the page tells."""

    min = Whole(Message("Lägsta steget.", "The lowest step."), 1, allow_none=True, load_default=None)
    max = Whole(Message("Högsta steget.", "The highest step."), 6, allow_none=True, load_default=None)
    minLabel = Text(
        Message("Vad lägsta steget betyder.", "What the lowest step means."),
        "aldrig",
        max=NAME,
        allow_none=True,
        load_default=None,
    )
    maxLabel = Text(
        Message("Vad högsta steget betyder.", "What the highest step means."),
        "alltid",
        max=NAME,
        allow_none=True,
        load_default=None,
    )
    text = Text(
        Message("Skalan som den trycktes.", "The scale as printed."),
        "en skala",
        allow_none=True,
        load_default=None,
    )


class CountSchema(PartSchema):
    """How many chose a step."""

    value = Whole(Message("Steg.", "Step."), 4)
    count = Whole(Message("Antal.", "Number."), 12)


class ResultSchema(PartSchema):
    """The result of a poll."""

    n = Whole(Message("Antal svar.", "Number of responses."), 31)
    missing = Whole(Message("Antal uteblivna svar.", "Number of missing responses."), 2, allow_none=True)
    mean = Number(Message("Medelvärde.", "Mean."), 4.2, allow_none=True, dump_only=True)
    median = Number(Message("Median.", "Median."), 4, allow_none=True, dump_only=True)
    counts = ListOf(
        Part(CountSchema, Message("Antal per steg.", "Number per step.")),
        Message("Fördelning.", "Distribution."),
    )
    origin = Choice(Message("Varifrån resultatet kommer.", "Where the result comes from."), ["responses", "reported"])


class PollSchema(DocumentSchema):
    """En mentifråga. / A poll."""

    resource = "polls"

    workshopId = Id(Message("Workshopen.", "The workshop."), required=True)
    statement = Text(
        Message("Påståendet.", "The statement."),
        "Jag upplever att medarbetarna har möjlighet att påverka omställningen",
        required=True,
    )
    order = Whole(
        Message("Plats på sidan, från 1.", "Place on the page, from 1."),
        1,
        allow_none=True,
        load_default=None,
    )
    scale = Part(
        ScaleSchema,
        Message("Skalan; null om ingen gavs.", "The scale; null if none was given."),
        allow_none=True,
        load_default=None,
    )
    result = Part(
        ResultSchema,
        Message("Resultatet; null om det är okänt. Härlett.", "The result; null where unknown. Derived."),
        dump_only=True,
        allow_none=True,
    )

    query = Query(
        filters={
            "workshop": Reference(
                Message("Workshop (id eller slug).", "Workshop (id or slug)."),
                ("workshopId",),
                to="workshops",
            )
        },
        default_sort="order",
        includes={"workshop": Include("workshops", ("workshopId",))},
        links=(
            Link("up", "/workshops/{workshopId}"),
            Link("responses", "/polls/{id}/responses", "POST"),
            Link("result", "/polls/{id}/result"),
        ),
        refers=(Refers("workshopId", "workshops"),),
    )
