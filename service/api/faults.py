"""What a schema finds wrong with a body, as a flat list that names each place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, cast

from marshmallow import Schema, ValidationError

from service.errors import Fault, InvalidBodyError


def load(schema: type[Schema], body: Any) -> dict[str, Any]:
    """Judge a body; an `InvalidBodyError` names every fault in it."""
    try:
        return cast("dict[str, Any]", _made(schema).load(body))
    except ValidationError as error:
        sound = error.valid_data if isinstance(error.valid_data, dict) else {}
        raise InvalidBodyError(list(_flat(error.messages)), sound) from None


@cache
def _made(schema: type[Schema]) -> Schema:
    """A schema keeps nothing of what it judges, and takes longer to make than to judge by."""
    return schema()


def _flat(messages: Any, path: str = "") -> Iterable[Fault]:
    if isinstance(messages, dict):
        for name, inner in messages.items():
            step = "" if name == "_schema" else str(name)
            yield from _flat(inner, f"{path}.{step}".strip("."))
    else:
        for reason in messages:
            yield Fault(path, "body", reason)
