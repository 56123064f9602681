"""JSON Patch (RFC 6902): what makes one document of another."""

from __future__ import annotations

from marshmallow.fields import Raw

from schemas.base import PartSchema
from schemas.fields import Choice, Text
from schemas.message import Message


class JsonPatchSchema(PartSchema):
    """Ett steg. / A step."""

    op = Choice(Message("Vad som görs.", "What is done."), ["add", "remove", "replace"])
    path = Text(Message("Var (JSON Pointer).", "Where (JSON Pointer)."), "/text", metadata={"minLength": 0})
    value = Raw(metadata={"description": Message("Nytt värde.", "New value.").both, "example": "Ja."})
