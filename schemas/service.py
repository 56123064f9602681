"""What the service says of itself."""

from __future__ import annotations

from schemas.base import LinkSchema, PartSchema
from schemas.fields import Choice, Day, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part

STATES = ("alpha", "beta", "active", "deprecated", "retired", "decommissioned")
LINKS = ListOf(Part(LinkSchema, Message("Länk.", "Link.")), Message("Länkar härifrån.", "Links from here."))


class ApiInfoSchema(PartSchema):
    """Om API:et / About the API (profile VER.07)."""

    apiName = Text(Message("Namn.", "Name."), "naravard")
    apiVersion = Text(Message("Version.", "Version."), "1.0.0")
    apiReleased = Day(Message("När versionen gavs ut.", "When this version was released."))
    apiDocumentation = Text(Message("Dokumentation.", "Documentation."), "https://naravard.example/naravard/v1/docs")
    apiStatus = Choice(Message("Läge i livscykeln.", "State of the life cycle."), STATES)
    _links = LINKS


class EntrySchema(PartSchema):
    """Ingången till API:et / The entry to the API."""

    _links = LINKS


class ProblemTypeSchema(PartSchema):
    """En typ av problem / A type of problem."""

    slug = Text(Message("Stabil kod.", "Stable code."), "not-found")
    status = Whole(Message("HTTP-status.", "HTTP status."), 404)
    title = Text(Message("Titel.", "Title."), "Finns inte")
    meaning = Text(Message("Vad det betyder.", "What it means."), "Det finns inget på adressen.")
    _links = LINKS
