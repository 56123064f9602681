"""Feedback on an article: did the page help, and what the reader wants to say of it."""

from __future__ import annotations

from schemas.base import DocumentSchema, PartSchema
from schemas.fields import Flag, Id, Text, Whole
from schemas.lists import LINKS
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.query import Link, Query

VERSION = Message("Artikelns version.", "Version of the article.")


class FeedbackSchema(DocumentSchema):
    """Hjälpte sidan dig? / Did the page help you?"""

    resource = "feedback"

    articleId = Id(Message("Artikeln; ges av adressen.", "The article; given by the address."), dump_only=True)
    articleVersion = Whole(VERSION, 1, dump_only=True)
    helpful = Flag(Message("Om sidan hjälpte.", "Whether the page helped."), required=True)
    text = Text(
        Message("Vad läsaren vill säga; visas bara för moderatorer.", "What the reader says; for moderators only."),
        "Bra, men datum saknas.",
        max=5_000,
        allow_none=True,
        load_default=None,
    )

    query = Query(
        links=(Link("collection", "/articles/{articleId}/feedback"), Link("up", "/articles/{articleId}")),
        nested=True,
    )


class FeedbackCountSchema(PartSchema):
    """How many found one version of an article helpful, and how many did not."""

    articleVersion = Whole(VERSION, 1)
    helpful = Whole(Message("Antal som fick hjälp.", "Number who were helped."), 12)
    notHelpful = Whole(Message("Antal som inte fick hjälp.", "Number who were not."), 3)


class FeedbackCountsSchema(PartSchema):
    """The feedback on an article, counted by its versions."""

    feedback = ListOf(
        Part(FeedbackCountSchema, Message("Antal för en version.", "Numbers for a version.")),
        Message("Per version, den senaste först.", "By version, the latest first."),
    )
    _links = LINKS
