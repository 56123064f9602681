"""Participants: the people who speak, lead and are seen in films."""

from __future__ import annotations

from schemas.base import DocumentSchema, PartSchema
from schemas.fields import NAME, Id, Slug, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.query import Folded, Include, Link, Query


class AliasSchema(PartSchema):
    """Another name of the same person."""

    name = Text(Message("Namn.", "Name."), "A. Dahlgren", max=NAME, required=True)
    note = Text(
        Message("Varför det är samma person.", "Why it is the same person."),
        allow_none=True,
        load_default=None,
    )


class AffiliationSchema(PartSchema):
    """A role and an organisation, with the article where they were printed."""

    role = Text(Message("Roll.", "Role."), "verksamhetschef", allow_none=True)
    organisation = Text(Message("Organisation.", "Organisation."), "region Värmland", allow_none=True)
    articleId = Id(Message("Artikeln där det trycktes.", "The article where it was printed."), allow_none=True)


class CountsSchema(PartSchema):
    """How much of each kind the person has contributed."""

    statements = Whole(Message("Uttalanden.", "Statements."), 3)
    films = Whole(Message("Filmer.", "Films."), 1)
    workshopsLed = Whole(Message("Ledda workshops.", "Workshops led."), 0)


class ParticipantSchema(DocumentSchema):
    """En deltagare. / A participant."""

    resource = "participants"
    slug_from = "name"

    slug = Slug(Message("Läsbart namn i adresser.", "Readable name in addresses."), "annika-dahlgren")
    name = Text(Message("Namn.", "Name."), "Annika Dahlgren", max=NAME, required=True)
    aliases = ListOf(Part(AliasSchema, Message("Annat namn.", "Other name.")), Message("Andra namn.", "Other names."))
    affiliations = ListOf(
        Part(AffiliationSchema, Message("Tillhörighet.", "Affiliation.")),
        Message(
            "Roller och organisationer som de trycktes; härledda.",
            "Roles and organisations as printed; derived.",
        ),
        dump_only=True,
    )
    counts = Part(
        CountsSchema, Message("Antal bidrag; härledda.", "Numbers of contributions; derived."), dump_only=True
    )

    query = Query(
        filters={
            "name": Folded(
                Message("Helt namn eller alias.", "Whole name or alias."),
                ("name", "aliases.name"),
                "Maria Persson",
            ),
            "organisation": Folded(
                Message("Organisation som den trycktes.", "Organisation as printed."),
                example="Hagfors kommun",
            ),
            "role": Folded(Message("Roll som den trycktes.", "Role as printed."), example="socialchef"),
        },
        sorts=("name",),
        default_sort="name",
        includes={"article": Include("articles", ("affiliations.articleId",))},
        links=(
            Link("statements", "/participants/{id}/statements"),
            Link("contributions", "/participants/{id}/contributions"),
        ),
    )
