"""Workshops: who led them, what was shown, and what was talked about."""

from __future__ import annotations

from schemas.base import DocumentSchema, PartSchema
from schemas.fields import TITLE, Choice, Day, Id, Slug, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.people import NamedParticipantSchema
from schemas.query import From, Include, Link, Query, Reference, Refers, To
from schemas.values import new_id

AGENDA = ("topic", "film", "dialogue")
PEOPLE = ("leaders.participantId", "agenda.participants.participantId")


class AskedSchema(PartSchema):
    """Something that was asked: of the people in a film, in a dialogue, or of those who comment."""

    id = Id(Message("Id.", "Id."), load_default=new_id)
    text = Text(Message("Frågan.", "The question."), "Vad ser ni att skillnaden kan bli med Nära vård?", required=True)


class AgendaItemSchema(PartSchema):
    """An item of the agenda."""

    id = Id(Message("Punktens id.", "Id of the item."), load_default=new_id)
    order = Whole(
        Message("Plats i listan, från 1.", "Place in the list, from 1."),
        1,
        allow_none=True,
        load_default=None,
    )
    kind = Choice(Message("Typ av punkt.", "Kind of item."), AGENDA, required=True)
    text = Text(Message("Punkten som den trycktes.", "The item as printed."), "Förslaget till målbild", required=True)
    participants = ListOf(
        Part(NamedParticipantSchema, Message("Medverkande.", "Participant.")),
        Message("Medverkande.", "Participants."),
    )
    questions = ListOf(Part(AskedSchema, Message("Fråga.", "Question.")), Message("Frågor.", "Questions."))


class WorkshopSchema(DocumentSchema):
    """En workshop. / A workshop."""

    resource = "workshops"
    slug_from = "title"
    parts = ("prompts",)

    slug = Slug(Message("Läsbart namn i adresser.", "Readable name in addresses."), "nara-vard-som-workshop")
    articleId = Id(
        Message("Artikeln om workshopen.", "The article about the workshop."),
        allow_none=True,
        load_default=None,
    )
    title = Text(Message("Rubrik.", "Title."), "Nära vård som workshop", max=TITLE, required=True)
    dateText = Text(
        Message("Datum som det trycktes.", "The date as printed."),
        "12 januari",
        max=TITLE,
        allow_none=True,
        load_default=None,
    )
    dates = ListOf(
        Day(
            Message("Dag; --MM-DD om året är okänt.", "Day; --MM-DD where the year is unknown."),
            yearless=True,
        ),
        Message("Dagarna.", "The days."),
    )
    leaders = ListOf(
        Part(NamedParticipantSchema, Message("Ledare.", "Leader.")),
        Message("De som ledde.", "Those who led."),
    )
    agenda = ListOf(Part(AgendaItemSchema, Message("Punkt.", "Item.")), Message("Innehåll.", "Agenda."))
    prompts = ListOf(
        Part(AskedSchema, Message("Uppmaning.", "Prompt.")),
        Message("Frågor som kommenteras.", "What the comments answer."),
    )
    figureText = Text(
        Message("Bildtext.", "Text of the figure."), "Beskrivande diagram.", allow_none=True, load_default=None
    )
    moderation = Choice(
        Message(
            "Om kommentarer visas direkt (post) eller granskas först (pre).",
            "Whether comments show at once (post) or are held (pre).",
        ),
        ["post", "pre"],
        load_default="post",
    )

    query = Query(
        filters={
            "participant": Reference(
                Message("Medverkande eller ledare (id eller slug).", "Someone in it, leaders too (id or slug)."),
                PEOPLE,
                "annika-dahlgren",
                to="participants",
            ),
            "leader": Reference(
                Message("Ledare (id eller slug).", "Leader (id or slug)."),
                ("leaders.participantId",),
                "kristin-tornqvist",
                to="participants",
            ),
            "article": Reference(
                Message("Artikel (id eller slug).", "Article (id or slug)."), ("articleId",), to="articles"
            ),
            "dateFrom": From(Message("Någon dag tidigast.", "Some day no earlier than."), ("dates",), "2022-01-01"),
            "dateTo": To(Message("Någon dag senast.", "Some day no later than."), ("dates",), "2022-12-31"),
        },
        sorts=("title",),
        includes={
            "article": Include("articles", ("articleId",)),
            "participant": Include("participants", PEOPLE),
        },
        links=(
            Link("up", "/articles/{articleId}"),
            Link("comments", "/workshops/{id}/comments"),
            Link("comments", "/workshops/{id}/comments", "POST"),
            Link("polls", "/workshops/{id}/polls"),
        ),
        refers=(Refers("articleId", "articles"), *(Refers(path, "participants") for path in PEOPLE)),
    )
