"""Comments from the dialogues of a workshop."""

from __future__ import annotations

from schemas.base import DocumentSchema, PartSchema
from schemas.fields import NAME, Choice, Id, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.query import Exact, Include, Link, OneOf, PartReference, Query, Reference, Refers

STATUSES = ("published", "pending", "rejected", "withdrawn")
PERSONAL_DATA = ("emailAddress", "personalIdentityNumber", "telephoneNumber")


class AuthorSchema(PartSchema):
    """Who says that the comment is theirs."""

    name = Text(Message("Namn.", "Name."), "Enhetschef i Arvika", max=NAME, required=True)


class HeldSchema(PartSchema):
    """Why a comment is held."""

    kind = Choice(Message("Typ av personuppgift.", "Kind of personal data."), PERSONAL_DATA)


class CommentSchema(DocumentSchema):
    """En kommentar. / A comment."""

    resource = "comments"
    starts = {"held": []}
    keeps = ("workshopId", "order", "status")

    workshopId = Id(Message("Workshopen; ges av adressen.", "The workshop; given by the address."))
    promptId = Id(
        Message("Vad kommentaren svarar på.", "What the comment answers."), allow_none=True, load_default=None
    )
    prompt = Text(
        Message("Frågans text; härledd.", "Text of the prompt; derived."),
        "Kom det fram något som ni skulle kunna börja göra redan nu?",
        dump_only=True,
        allow_none=True,
    )
    text = Text(
        Message("Kommentaren.", "The comment."),
        "Chefstid behövs för att ge utrymme till förändring.",
        max=5_000,
        required=True,
    )
    order = Whole(
        Message(
            "Plats på sidan; null om den kom genom API:et.",
            "Place on the page; null if it came through the API.",
        ),
        2,
        allow_none=True,
    )
    status = Choice(
        Message("Läge; ges av workshopens moderering.", "Status; given by the workshop's moderation."),
        STATUSES,
    )
    held = ListOf(
        Part(HeldSchema, Message("Skäl.", "Reason.")),
        Message(
            "Varför kommentaren hålls för granskning: personuppgifter som den verkar innehålla.",
            "Why the comment is held for review: personal data that it seems to contain.",
        ),
        dump_only=True,
    )
    author = Part(
        AuthorSchema,
        Message("Avsändare, om den uppges.", "The author, if told."),
        allow_none=True,
        load_default=None,
    )
    externalId = Text(
        Message("Avsändarens eget id, unikt inom workshopen.", "The sender's own id, unique within the workshop."),
        "svar-17",
        max=200,
        allow_none=True,
        load_default=None,
    )

    query = Query(
        filters={
            "workshop": Reference(
                Message("Workshop (id eller slug).", "Workshop (id or slug)."),
                ("workshopId",),
                to="workshops",
            ),
            "prompt": PartReference(
                Message("Fråga som kommenteras (id).", "Prompt (id)."),
                ("promptId",),
                to="workshops",
                inside="prompts",
            ),
            "status": OneOf(Message("Läge.", "Status."), ("status",), "published", choices=STATUSES),
            "externalId": Exact(Message("Avsändarens eget id.", "The sender's own id."), ("externalId",), "svar-17"),
        },
        default_sort="createdAt,order",
        includes={"workshop": Include("workshops", ("workshopId",))},
        links=(Link("up", "/workshops/{workshopId}"),),
        refers=(
            Refers("workshopId", "workshops"),
            Refers("promptId", "workshops", part="prompts", via="workshopId"),
        ),
    )
