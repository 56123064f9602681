"""Objects and lists inside a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema, ValidationError, fields

from schemas.fields import COMMON_ERRORS, Messages
from schemas.message import Message


class Part(fields.Nested):
    """An object inside a document."""

    default_error_messages: Messages = COMMON_ERRORS | {
        "type": Message("Värdet måste vara ett objekt.", "The value must be an object.")
    }

    def __init__(self, schema: type[Schema], description: Message, **kwargs: Any) -> None:
        super().__init__(schema, metadata={"description": description.both}, **kwargs)


class ListOf(fields.List[Any]):
    """A list; absent means empty, so that a client never meets null where a list belongs."""

    default_error_messages: Messages = COMMON_ERRORS | {
        "invalid": Message("Värdet måste vara en lista.", "The value must be a list."),
        "many": Message("Listan får ha högst {max} poster.", "The list may have at most {max} entries."),
        "twice": Message("Id:t står två gånger.", "The id stands twice."),
    }
    MAX = 1_000

    def __init__(self, inner: fields.Field[Any], description: Message, **kwargs: Any) -> None:
        kwargs.setdefault("load_default", list)
        metadata = {"description": description.both, "maxItems": self.MAX}
        super().__init__(inner, metadata=metadata, **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:
        if isinstance(value, list) and len(value) > self.MAX:
            raise self.make_error("many", max=self.MAX)
        loaded = super()._deserialize(value, attr, data, **kwargs)
        ids = [entry.get("id") if isinstance(entry, dict) else None for entry in loaded]
        twice = [place for place, id in enumerate(ids) if id is not None and id in ids[:place]]
        if twice:
            raise ValidationError({place: {"id": [self.error_messages["twice"]]} for place in twice})
        return loaded
