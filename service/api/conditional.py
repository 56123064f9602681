"""Entity tags and conditional requests (RFC 9110, sections 8.8 and 13)."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from flask import Response, request

from service.store.paging import Document


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
