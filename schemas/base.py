"""What every document has, and how a schema judges what a client sends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, pre_load

from schemas.fields import Choice, Id, Instant, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.query import Query

UNKNOWN = Message("Fältet finns inte här.", "The field does not exist here.")
NOT_OBJECT = Message("Värdet måste vara ett objekt.", "The value must be an object.")


RELATIONS = Message(
    "Relationens namn: enligt IANA (self, first, prev, next, last, collection, up, author, about, service-desc, "
    "service-doc) eller listan som länken leder till (articles, statements, contributions, comments, polls …).",
    "The name of the relation: as registered by IANA, or the name of the list that the link leads to.",
)


class PartSchema(Schema):
    """Base of what stands inside a document: unknown fields are refused."""

    error_messages = {"unknown": UNKNOWN, "type": NOT_OBJECT}

    class Meta:
        unknown = RAISE


class LinkSchema(PartSchema):
    """A transition from here (profile HYP.11–19)."""

    rel = Text(RELATIONS, "self")
    href = Text(Message("Absolut adress.", "Absolute address."), "https://naravard.example/naravard/v1/articles")
    method = Choice(Message("HTTP-metod.", "HTTP method."), ["GET", "POST", "PUT", "PATCH", "DELETE"])


LINK_FIELD = ListOf(
    Part(LinkSchema, Message("Länk.", "Link.")),
    Message("Länkar härifrån.", "Links from here."),
    dump_only=True,
)


class SourceSchema(PartSchema):
    """The page that a document was read from."""

    page = Text(Message("Sidans adress eller namn.", "Address or name of the page."), "002_efb528f616a0849b.txt")
    sha256 = Text(Message("Sidans kontrollsumma.", "Checksum of the page."), "8717952f60c3…")
    firstLine = Whole(Message("Första raden, räknat från 1.", "First line, counted from 1."), 27)
    lastLine = Whole(Message("Sista raden.", "Last line."), 27)


class ListedSchema(PartSchema):
    """What stands in a list, and what may be asked of that."""

    resource: ClassVar[str]
    query: ClassVar[Query]


class ServedSchema(PartSchema):
    """What may be sent back as it was served: what the service sets is ignored."""

    @pre_load
    def ignore_what_the_service_sets(self, fields: Any, **kwargs: Any) -> Any:
        if not isinstance(fields, Mapping):
            return fields
        return {
            name: value for name, value in fields.items() if name not in self.dump_fields or name in self.load_fields
        }


class DocumentSchema(ServedSchema, ListedSchema):
    """What every document has."""

    slug_from: ClassVar[str | None] = None
    starts: ClassVar[Mapping[str, Any]] = {}
    """What the service sets on a new document."""
    keeps: ClassVar[tuple[str, ...]] = ("slug",)
    """Fields that stay as they are where a whole new version leaves them out."""
    parts: ClassVar[tuple[str, ...]] = ()
    """Lists in the document whose entries are asked for by id."""

    id = Id(Message("Beständigt id.", "Lasting id."), dump_only=True)
    version = Whole(Message("Version, räknad från 1.", "Version, counted from 1."), 1, dump_only=True)
    createdAt = Instant(Message("När dokumentet skapades.", "When the document was created."))
    updatedAt = Instant(Message("När dokumentet senast ändrades.", "When the document was last changed."))
    source = Part(
        SourceSchema,
        Message(
            "Sidan som uppgiften lästes från; null om den kom genom API:et.",
            "The page that it was read from; null if it came through the API.",
        ),
        dump_only=True,
        allow_none=True,
    )
    _links = LINK_FIELD
