"""Statements: what a named person answered to a question of an article."""

from __future__ import annotations

from schemas.base import DocumentSchema
from schemas.fields import Id, Text, Whole
from schemas.message import Message
from schemas.nested import Part
from schemas.people import PrintedPersonSchema
from schemas.query import Folded, Include, Link, PartReference, Query, Reference, Refers


class StatementSchema(DocumentSchema):
    """Ett uttalande. / A statement."""

    resource = "statements"

    articleId = Id(Message("Artikeln.", "The article."), required=True)
    questionId = Id(Message("Frågan.", "The question."), required=True)
    question = Text(
        Message("Frågans text; härledd.", "Text of the question; derived."),
        "Vad tar du med dig från workshoparna?",
        dump_only=True,
    )
    participantId = Id(Message("Vem som svarar.", "Who answers."), required=True)
    participant = Part(PrintedPersonSchema, Message("Personen som den trycktes där.", "The person as printed there."))
    text = Text(
        Message("Svaret; stycken skiljs av en tom rad.", "The answer; paragraphs are parted by a blank line."),
        "Att det finns en vilja att vi börjar resan tillsammans.",
        required=True,
    )
    order = Whole(Message("Plats på sidan.", "Place on the page."), 9, allow_none=True, load_default=None)

    query = Query(
        filters={
            "participant": Reference(
                Message("Vem (id eller slug).", "Who (id or slug)."),
                ("participantId",),
                "annika-dahlgren",
                to="participants",
            ),
            "article": Reference(
                Message("Artikel (id eller slug).", "Article (id or slug)."),
                ("articleId",),
                "roster-fran-malbildsarbetet-i-varmland",
                to="articles",
            ),
            "question": PartReference(
                Message("Fråga (id).", "Question (id)."), ("questionId",), to="articles", inside="questions"
            ),
            "organisation": Folded(
                Message("Organisation som den trycktes.", "Organisation as printed."),
                ("participant.organisation",),
                "region Värmland",
            ),
            "role": Folded(
                Message("Roll som den trycktes.", "Role as printed."),
                ("participant.role",),
                "verksamhetschef",
            ),
        },
        default_sort="-createdAt,order",
        includes={
            "participant": Include("participants", ("participantId",)),
            "article": Include("articles", ("articleId",)),
        },
        links=(Link("author", "/participants/{participantId}"), Link("up", "/articles/{articleId}")),
        refers=(
            Refers("articleId", "articles"),
            Refers("questionId", "articles", part="questions", via="articleId"),
            Refers("participantId", "participants"),
        ),
    )
