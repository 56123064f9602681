"""As many comments as go into one request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.cli.posting.naming import Named

LARGEST = 4 * 1024 * 1024  # bytes; a quarter of what a service takes unless it is set otherwise


def chunks(comments: Iterable[Named], most: int) -> Iterator[list[Named]]:
    """Part them in requests of at most so many, or fewer if they are long."""
    chunk: list[Named] = []
    size = 0
    for comment in comments:
        if chunk and (len(chunk) == most or size + len(comment.body) > LARGEST):
            yield chunk
            chunk, size = [], 0
        chunk.append(comment)
        size += len(comment.body) + 1
    if chunk:
        yield chunk


def body_of(chunk: list[Named]) -> bytes:
    return b"[" + b",".join(comment.body for comment in chunk) + b"]"
