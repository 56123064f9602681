"""What an input says: comments that can be sent, and lines that cannot."""

from __future__ import annotations

from typing import Any, NamedTuple

from service.errors import NaravardError

Fields = dict[str, Any]


class Draft(NamedTuple):
    """A comment as it stands in the input, and the line on which it begins."""

    line: int
    fields: Fields


class Unread(NamedTuple):
    """A line that cannot be read as a comment, and why."""

    line: int
    reason: str


class InputError(NaravardError):
    """The input as a whole is not what it was taken for; nothing of it has been sent."""
