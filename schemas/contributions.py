"""Contributions: what a person has said, been seen in, or led. A view of other resources."""

from __future__ import annotations

from schemas.base import DocumentSchema
from schemas.fields import TITLE, Choice, Day, Id, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.people import PrintedPersonSchema
from schemas.query import OneOf, Query
from schemas.workshops import AskedSchema

TYPES = ("statement", "film", "workshopLed")


class ContributionSchema(DocumentSchema):
    """Ett bidrag. / A contribution."""

    resource = "contributions"

    type = Choice(Message("Vad det är.", "What it is."), TYPES)
    participantId = Id(Message("Personen.", "The person."))
    participant = Part(PrintedPersonSchema, Message("Personen som den trycktes där.", "The person as printed there."))
    articleId = Id(Message("Artikeln.", "The article."), allow_none=True)
    questionId = Id(Message("Frågan som besvaras (statement).", "The question answered (statement)."))
    question = Text(
        Message("Frågans text (statement).", "Text of the question (statement)."),
        "Vad tar du med dig från workshoparna?",
    )
    workshopId = Id(Message("Workshopen (film, workshopLed).", "The workshop (film, workshopLed)."))
    title = Text(
        Message("Workshopens rubrik (workshopLed).", "Title of the workshop (workshopLed)."),
        "Nära vård som workshop",
        max=TITLE,
    )
    dateText = Text(
        Message("Datum som det trycktes (workshopLed).", "The date as printed (workshopLed)."),
        allow_none=True,
    )
    dates = ListOf(
        Day(Message("Dag.", "Day."), yearless=True),
        Message("Dagarna (workshopLed).", "The days (workshopLed)."),
    )
    text = Text(
        Message("Det som sades, eller filmens punkt.", "What was said, or the item of the film."),
        "Att det finns en vilja.",
    )
    questions = ListOf(
        Part(AskedSchema, Message("Fråga.", "Question.")),
        Message("Frågor i filmen (film).", "Questions in the film (film)."),
    )
    order = Whole(Message("Plats på sidan.", "Place on the page."), 9, allow_none=True)

    query = Query(
        filters={"type": OneOf(Message("Vad det är.", "What it is."), ("type",), "film", choices=TYPES)},
        default_sort="-createdAt,order",
    )
