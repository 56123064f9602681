"""Bodies: JSON as RFC 8259 and RFC 7493 (I-JSON) have it, and nothing that a parser would quietly bend."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from flask import request

from schemas.message import Message
from service.api.negotiation import JSON
from service.errors import MalformedBodyError, MediaTypeError

TOO_LARGE = 2**64  # stands for every integer with more digits than 64 bits can have; fields refuse it
LONGEST_INTEGER = 20
# A JSON text in which every escaped surrogate has its other half.
PAIRED = re.compile(rb"(?:[^\\]++|\\(?:[^u]|\Z|u(?![dD][89a-fA-F])|u[dD][89abAB]..\\u[dD][c-fC-F]..))*+")


def check_media(*taken: str) -> None:
    """Refuse a body of another media type, or one that is compressed."""
    if request.mimetype not in taken or request.headers.get("Content-Encoding", "identity") != "identity":
        raise MediaTypeError(request.mimetype, taken)


def json_body(*taken: str) -> Any:
    """Give the body of the request as Python values."""
    check_media(*(taken or (JSON,)))
    return read_json(request.get_data(cache=False))


def read_json(raw: bytes) -> Any:
    """Read JSON; a `MalformedBodyError` says what is wrong with it, and where."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedBodyError(
            Message(f"Kroppen är inte UTF-8 (byte {error.start}).", f"The body is not UTF-8 (byte {error.start}).")
        ) from None
    _refuse_lone_surrogates(raw)  # first, since a name that stands twice is named in the answer
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        raise MalformedBodyError(
            Message(
                "Kroppen är inte JSON: rad {line}, tecken {column}.",
                "The body is not JSON: line {line}, column {column}.",
            ).format(**place)
        ) from None
    except RecursionError:
        raise MalformedBodyError(Message("Kroppen är för djupt nästlad.", "The body is nested too deep.")) from None


def _refuse_lone_surrogates(raw: bytes) -> None:
    """Look at the escapes: in the values a lone surrogate may also be a name, or stand in what nobody reads."""
    if not PAIRED.fullmatch(raw):
        raise MalformedBodyError(
            Message("Kroppen innehåller en ensam surrogat.", "The body contains a lone surrogate.")
        )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        times = Counter(name for name, _ in pairs)
        twice = next(name for name in times if times[name] > 1)
        raise MalformedBodyError(Message("Namnet står två gånger.", "The name stands twice."), twice)
    return members


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= LONGEST_INTEGER else TOO_LARGE


def _number(digits: str) -> float:
    value = float(digits)
    if value in (float("inf"), float("-inf")):
        raise MalformedBodyError(Message("Ett tal är för stort.", "A number is too large."))
    return value


def _constant(name: str) -> Any:
    raise MalformedBodyError(Message(f"{name} finns inte i JSON.", f"{name} is not JSON."))


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_number, parse_constant=_constant
)
