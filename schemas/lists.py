"""The envelope of a list."""

from __future__ import annotations

from functools import cache
from typing import Any

from marshmallow import Schema
from marshmallow.fields import Dict, Field

from schemas.base import LinkSchema, ListedSchema, PartSchema
from schemas.fields import NAME, Choice, Id, Instant, Slug, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part

LINKS = ListOf(Part(LinkSchema, Message("Länk.", "Link.")), Message("Länkar härifrån.", "Links from here."))


class MetaSchema(PartSchema):
    """How much there is, and which part of it this is."""

    totalRecords = Whole(Message("Antal poster; räknas till 10 000.", "Number of records; counted to 10 000."), 15)
    totalRelation = Choice(
        Message("Om antalet är exakt eller minst.", "Whether exact or at least."), ["exact", "atLeast"]
    )
    page = Whole(Message("Sida; null under en markör.", "Page; null under a cursor."), 1, allow_none=True)
    limit = Whole(Message("Högsta antal på sidan.", "Most on the page."), 20)
    count = Whole(Message("Antal på sidan.", "Number on the page."), 15)
    syncedTo = Instant(
        Message("Tidpunkten att fråga från nästa gång (updatedSince).", "The instant to ask from next (updatedSince).")
    )


class SuggestionSchema(PartSchema):
    """Somebody with a name near the one asked for."""

    id = Id(Message("Id.", "Id."))
    slug = Slug(Message("Slug.", "Slug."), "maria-person")
    name = Text(Message("Namn.", "Name."), "Maria Person", max=NAME)
    href = Text(Message("Adress.", "Address."), "https://naravard.example/naravard/v1/participants/maria-person")


@cache
def list_schema(schema: type[ListedSchema], *, suggestions: bool = False) -> type[Schema]:
    """Give the schema of the list of a resource."""
    words = Message("Posterna.", "The entries.")
    members: dict[str, Field[Any]] = {schema.resource: ListOf(Part(schema, words), words)}
    if suggestions:
        near = Message("Nära namn.", "Near names.")
        members["suggestions"] = ListOf(Part(SuggestionSchema, near), near)
    if schema.query.includes:
        members["included"] = Dict(
            metadata={
                "description": Message("Relaterade dokument, per resurs.", "Related documents, by resource.").both
            }
        )
    members["_meta"] = Part(MetaSchema, Message("Om listan.", "About the list."))
    members["_links"] = LINKS
    name = schema.__name__.removesuffix("Schema")
    return PartSchema.from_dict(members, name=f"{name}ListSchema")
