"""Field types. Each accepts only what comes back unchanged, and says in two languages what it refuses.

The one change made is to Unicode normal form C, so that a name is found however it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from marshmallow import fields

from schemas.message import Message
from schemas.values import has_surrogate, is_day, is_uuid

TITLE, NAME, TEXT = 300, 300, 10_000
LONGEST_DECOMPOSITION = 4  # code points that normal form C makes one of, at the most
SMALLEST, LARGEST = -(2**63), 2**63 - 1
Messages = dict[str, str | list[Any] | dict[Any, Any]]
COMMON_ERRORS: Messages = {
    "required": Message("Fältet måste finnas.", "The field is required."),
    "null": Message("Fältet får inte vara null.", "The field may not be null."),
}


class Field(fields.Field[Any]):
    """Base of all our fields: a description in both languages and an example, for the OpenAPI document."""

    default_error_messages = COMMON_ERRORS

    def __init__(self, description: Message, example: Any = None, **kwargs: Any) -> None:
        metadata = {"description": description.both} | ({} if example is None else {"example": example})
        super().__init__(metadata=metadata | kwargs.pop("metadata", {}), **kwargs)


class Text(Field):
    """Text of a bounded length, counted in code points after normalisation."""

    default_error_messages: Messages = {
        "type": Message("Värdet måste vara text.", "The value must be text."),
        "nul": Message("Texten får inte innehålla tecknet NUL.", "The text may not contain the character NUL."),
        "surrogate": Message("Texten innehåller en ensam surrogat.", "The text contains a lone surrogate."),
        "blank": Message("Texten får inte vara tom.", "The text may not be empty."),
        "long": Message("Texten får ha högst {max} tecken.", "The text may have at most {max} characters."),
    }

    def __init__(self, description: Message, example: str | None = None, *, max: int = TEXT, **kwargs: Any) -> None:
        self.max = max
        bounds = {"minLength": 1, "maxLength": max} | kwargs.pop("metadata", {})
        super().__init__(description, example, metadata=bounds, **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("type")
        if "\0" in value:
            raise self.make_error("nul")
        if not value.isascii() and has_surrogate(value):
            raise self.make_error("surrogate")
        if len(value) > self.max * LONGEST_DECOMPOSITION:  # before normalising, which marks upon marks make slow
            raise self.make_error("long", max=self.max)
        text = value if value.isascii() else unicodedata.normalize("NFC", value)
        if not text.strip():
            raise self.make_error("blank")
        if len(text) > self.max:
            raise self.make_error("long", max=self.max)
        return text


class Id(Field):
    """The id of a document or of a part of one: a UUID as text, in lower case."""

    default_error_messages: Messages = {
        "id": Message("Värdet måste vara ett id (UUID).", "The value must be an id (UUID).")
    }

    def __init__(self, description: Message, **kwargs: Any) -> None:
        super().__init__(description, "0192f7a4-8f6e-7cc2-9a51-3b1f0c5d2e77", **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or not is_uuid(value):
            raise self.make_error("id")
        return value.lower()


class Slug(Field):
    """The readable name of a document in addresses."""

    default_error_messages: Messages = {
        "slug": Message(
            "Värdet måste bestå av a–z, 0–9 och bindestreck, högst 200 tecken, och inte vara ett id.",
            "The value must consist of a–z, 0–9 and hyphens, at most 200 characters, and not be an id.",
        )
    }
    PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

    def __init__(self, description: Message, example: str) -> None:
        super().__init__(description, example, metadata={"pattern": self.PATTERN, "maxLength": 200})

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or len(value) > 200 or is_uuid(value):
            raise self.make_error("slug")
        if re.fullmatch(self.PATTERN[1:-1], value) is None:
            raise self.make_error("slug")
        return value


class Whole(Field):
    """A whole number of at most 64 bits."""

    default_error_messages: Messages = {
        "type": Message("Värdet måste vara ett heltal.", "The value must be a whole number."),
        "range": Message("Talet måste ligga mellan {min} och {max}.", "The number must lie between {min} and {max}."),
    }

    def __init__(
        self, description: Message, example: int, *, min: int = SMALLEST, max: int = LARGEST, **kwargs: Any
    ) -> None:
        self.min, self.max = min, max
        super().__init__(description, example, metadata={"minimum": min, "maximum": max}, **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # 3.0 is a whole number in JSON (JSON Schema, "integer")
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.make_error("type")
        if not self.min <= value <= self.max:
            raise self.make_error("range", min=self.min, max=self.max)
        return value


class Choice(Field):
    """One of a few words."""

    default_error_messages: Messages = {
        "choice": Message("Värdet måste vara ett av: {choices}.", "The value must be one of: {choices}.")
    }

    def __init__(self, description: Message, choices: Sequence[str], **kwargs: Any) -> None:
        self.choices = tuple(choices)
        super().__init__(description, choices[0], metadata={"enum": list(choices)}, **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or value not in self.choices:
            raise self.make_error("choice", choices=", ".join(self.choices))
        return value


class Day(Field):
    """A date as RFC 3339 has it; with `yearless`, also `--MM-DD` (ISO 8601:2000) where no year is known."""

    default_error_messages: Messages = {
        "day": Message("Värdet måste vara ett datum, ÅÅÅÅ-MM-DD.", "The value must be a date, YYYY-MM-DD.")
    }

    def __init__(self, description: Message, *, yearless: bool = False, **kwargs: Any) -> None:
        self.yearless = yearless
        metadata = {} if yearless else {"format": "date"}
        super().__init__(description, "2022-01-12", metadata=metadata, **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        if not isinstance(value, str) or not is_day(value, yearless=self.yearless):
            raise self.make_error("day")
        return value


class Instant(Field):
    """A point in time, UTC, milliseconds, `Z` (RFC 3339). Set by the service, never loaded."""

    def __init__(self, description: Message) -> None:
        super().__init__(description, "2026-11-21T08:00:00.000Z", dump_only=True)


class Flag(Field):
    """True or false."""

    default_error_messages: Messages = {
        "type": Message("Värdet måste vara true eller false.", "The value must be true or false.")
    }

    def __init__(self, description: Message, **kwargs: Any) -> None:
        super().__init__(description, True, **kwargs)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            raise self.make_error("type")
        return value


class Number(Field):
    """A number, whole or not."""

    default_error_messages: Messages = {
        "type": Message("Värdet måste vara ett tal.", "The value must be a number."),
        "range": Message("Heltalet är för stort.", "The whole number is too large."),
    }

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.make_error("type")
        if isinstance(value, int) and not SMALLEST <= value <= LARGEST:
            raise self.make_error("range")
        return value


OPENAPI_TYPES: dict[type[Field], tuple[str, str | None]] = {
    Text: ("string", None),
    Id: ("string", "uuid"),
    Slug: ("string", None),
    Whole: ("integer", None),
    Choice: ("string", None),
    Day: ("string", None),
    Instant: ("string", "date-time"),
    Number: ("number", None),
    Flag: ("boolean", None),
}
"""The type and format of each field in the OpenAPI document."""
