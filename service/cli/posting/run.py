"""One run: read, name, send, tell, a chunk at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from service.cli.posting.chunks import body_of, chunks
from service.cli.posting.drafts import Unread
from service.cli.posting.naming import Named
from service.cli.posting.poster import Poster
from service.cli.posting.report import Report


def run(
    comments: Iterable[Named | Unread], poster: Poster, report: Report, *, most: int, moved: Callable[[], None]
) -> None:
    """Post all that can be read."""
    for chunk in chunks(_readable(comments, report), most):
        outcomes = poster.post(body_of(chunk), len(chunk))
        for comment, outcome in zip(chunk, outcomes, strict=True):
            report.add(comment.line, outcome)
        moved()


def _readable(comments: Iterable[Named | Unread], report: Report) -> Iterator[Named]:
    for comment in comments:
        if isinstance(comment, Unread):
            report.unread(comment)
        else:
            yield comment
