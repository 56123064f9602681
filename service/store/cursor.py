"""Cursors: a place in a sorted list, as text that a client hands back untouched.

A cursor names the values that the last document had in the sort, and its id, so that the next page
begins right after it whatever has come or gone. It also carries the total of the first page, since
counting again on each page would make page 1 000 dearer than page 2.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b
from typing import NamedTuple

import orjson

from schemas.fields import LARGEST, SMALLEST

Scalar = str | int | None
CHECK = 6  # bytes of checksum: tells a mistyped cursor from a real one; it keeps no secret


class Cursor(NamedTuple):
    """A place in a list: the sort it belongs to, the values there (the id last), and the list's total."""

    sort: str
    values: tuple[Scalar, ...]
    total: int
    exact: bool


def encode(cursor: Cursor) -> str:
    body = orjson.dumps(list(cursor))
    return urlsafe_b64encode(_check(body) + body).rstrip(b"=").decode()


def decode(token: str) -> Cursor:
    """Read a cursor; a `ValueError` says that this is none of ours."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        check, body = raw[:CHECK], raw[CHECK:]
        sort, values, total, exact = orjson.loads(body)
    except (ValueError, TypeError) as error:
        raise ValueError("not a cursor") from error
    if check != _check(body) or not isinstance(values, list) or not _in_range(total):
        raise ValueError("not a cursor")
    if not all(map(_is_scalar, values)) or not isinstance(next(reversed(values), None), str):
        raise ValueError("not a cursor")
    cursor = Cursor(str(sort), tuple(values), total, exact is True)
    if encode(cursor) != token:  # base64 has several spellings of the same bytes
        raise ValueError("not a cursor")
    return cursor


def _is_scalar(value: object) -> bool:
    return value is None or type(value) is str or (type(value) is int and SMALLEST <= value <= LARGEST)


def _in_range(total: object) -> bool:
    return type(total) is int and 0 <= total <= 10_000


def _check(body: bytes) -> bytes:
    return blake2b(body, digest_size=CHECK, person=b"naravard cursor").digest()
