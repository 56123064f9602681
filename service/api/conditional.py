"""Entity tags and conditional requests (RFC 9110, sections 8.8 and 13)."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import blake2b

from flask import Response, request

from schemas.message import Message
from service.errors import BadHeaderError, NoConditionError, StaleVersionError
from service.store.changing import When
from service.store.reading import Head
from service.store.record import Document

TAG = r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"'
TAGS = re.compile(rf"[ \t,]*{TAG}(?:[ \t]*,[ \t,]*(?:{TAG})?)*[ \t,]*")
OURS = re.compile(r'(?<!/)"([0-9a-f]{8})-([1-9][0-9]{0,17})-[0-9a-f]{18}"')


def tag_of(body: bytes, document: Document | None = None) -> str:
    """Make the tag of an answer.

    A list's tag changes whenever its body does. An item's begins with a mark of the document and its version,
    so that a condition on a write can be judged by it, and goes on with the body, since derived fields change
    without a new version.
    """
    digest = blake2b(body, digest_size=9).hexdigest()
    if document is None:
        return digest
    return f"{item_mark(document['id'])}-{document['version']}-{digest}"


def item_mark(id: str) -> str:
    """Short for an id: the tag of one document must never fit another."""
    return blake2b(id.encode(), digest_size=4).hexdigest()


def condition_on(head: Head) -> When:
    """Read `If-Match` for a write on this document; an error says that it is missing, malformed or does not hold.

    That it holds is asked again by the write itself.
    """
    sent = request.headers.get("If-Match")
    if sent is None:
        raise NoConditionError
    versions = versions_in(sent, head.id)
    if versions is not None and head.version not in versions:
        raise StaleVersionError(head.version)
    return When(head.id, versions)


def versions_in(if_match: str, id: str) -> frozenset[int] | None:
    """The versions of a document that a list of tags allows; None is any. A weak tag allows none (section 13.1.1)."""
    if if_match.strip(" \t") == "*":
        return None
    if len(if_match) > LONGEST or TAGS.fullmatch(if_match) is None:
        raise BadHeaderError(
            "If-Match", Message("Värdet är ingen lista av ETag:ar.", "The value is no list of entity tags.")
        )
    mark = item_mark(id)
    return frozenset(int(version) for marked, version in OURS.findall(if_match) if marked == mark)


LONGEST = 8_000


def conditional(response: Response, tag: str, *, modified: str | None = None) -> Response:
    """Give the answer its tag; answer 304 to a client that has it already."""
    response.headers["ETag"] = f'"{tag}"'
    response.headers["Cache-Control"] = "no-cache"
    if modified is not None:
        response.last_modified = datetime.fromisoformat(modified)
    if request.method in ("GET", "HEAD") and request.if_none_match.contains_weak(tag):
        response.status_code = 304
        response.set_data(b"")
        for name in ("Content-Type", "Content-Length"):
            response.headers.pop(name, None)
    return response
