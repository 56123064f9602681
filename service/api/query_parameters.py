"""The query parameters of lists and items, as the OpenAPI document describes them."""

from __future__ import annotations

from typing import Any

from schemas.base import ListedSchema
from schemas.message import Message
from schemas.query import Filter, From, OneOf, PartReference, To
from service.store.query import DEFAULT_LIMIT, LARGEST_LIMIT, sorts

Parameter = dict[str, Any]


def list_parameters(schema: type[ListedSchema]) -> list[Parameter]:
    """The parameters of a list: its own filters, then what all lists have."""
    own = [_filter(name, declared) for name, declared in schema.query.filters.items()]
    since = [_since()] if schema.query.dated else []
    return [*own, _sort(schema), *item_parameters(schema), *since, *_places()]


def item_parameters(schema: type[ListedSchema]) -> list[Parameter]:
    """The parameters of an item."""
    sparse = Message(
        "Fält att visa, kommaskilda; id kommer alltid.", "Fields to show, comma-separated; id always comes."
    )
    found = [_parameter("fields", sparse, {"type": "string"}, "id")]
    if schema.query.includes:
        names = ",".join(schema.query.includes)
        along = Message(f"Relaterade dokument att ta med: {names}.", f"Related documents to bring along: {names}.")
        found.append(_parameter("include", along, {"type": "string"}, names))
    return [*found, _as_of()] if schema.query.dated else found


def _as_of() -> Parameter:
    words = Message(
        "Så som det var vid denna tidpunkt (RFC 3339), på millisekunden.",
        "As it was at this instant (RFC 3339), to the millisecond.",
    )
    return _parameter("asOf", words, {"type": "string", "format": "date-time"})


def _since() -> Parameter:
    words = Message(
        "Det som ändrats från och med tidpunkten, efter updatedAt; det som tagits bort är {id, version, deleted: true, "
        "deletedAt …}. Fråga nästa gång från _meta.syncedTo.",
        "What has changed from this instant on, by updatedAt; what was deleted is {id, version, deleted: true, "
        "deletedAt …}. Ask the next time from _meta.syncedTo.",
    )
    return _parameter("updatedSince", words, {"type": "string", "format": "date-time"})


def _sort(schema: type[ListedSchema]) -> Parameter:
    names = ", ".join(sorts(schema))
    words = Message(f"Sortering, minus för fallande: {names}.", f"Sort, minus for descending: {names}.")
    return _parameter(
        "sort", words, {"type": "string", "default": schema.query.default_sort}, schema.query.default_sort
    )


def _places() -> list[Parameter]:
    page = Message("Sida, från 1.", "Page, from 1.")
    limit = Message("Poster per sida.", "Entries a page.")
    after = Message("Markör ur länken next.", "Cursor from the link next.")
    before = Message("Markör ur länken prev.", "Cursor from the link prev.")
    bounds = {"type": "integer", "default": DEFAULT_LIMIT, "minimum": 1, "maximum": LARGEST_LIMIT}
    return [
        _parameter("page", page, {"type": "integer", "default": 1}, 1),
        _parameter("limit", limit, bounds, DEFAULT_LIMIT),
        _parameter("after", after, {"type": "string"}),
        _parameter("before", before, {"type": "string"}),
    ]


def _filter(name: str, declared: Filter) -> Parameter:
    inner: Parameter = {"type": "string"}
    match declared:
        case OneOf(choices=choices):
            inner["enum"] = list(choices)
        case From() | To():
            inner["format"] = "date"
        case PartReference():
            inner["format"] = "uuid"
    repeated = {"schema": {"type": "array", "items": inner}, "style": "form", "explode": True}
    example = {"example": [declared.example]} if declared.example else {}
    return {
        "in": "query",
        "name": name,
        "required": False,
        "description": declared.description.both,
        **repeated,
        **example,
    }


def _parameter(name: str, description: Message, schema: Parameter, example: Any = None) -> Parameter:
    shown = {} if example is None else {"example": example}
    return {"in": "query", "name": name, "required": False, "description": description.both, "schema": schema, **shown}


DIFF_PARAMETERS = [
    _parameter(
        "to",
        Message("Versionen att jämföra med; annars den senaste.", "The version to compare with; else the latest."),
        {"type": "integer", "minimum": 1},
        2,
    )
]
INSTANT_PARAMETERS = [_as_of()]
ATOMIC = _parameter(
    "atomic", Message("Med en lista: alla eller ingen.", "With a list: all or none."), {"type": "boolean"}
)
