"""Names and descriptions of the operations that all resources have."""

from __future__ import annotations

from schemas.message import Message


def describe(operation: str, words: Message) -> dict[str, str]:
    """Name and describe an operation in both languages (profile DOK.06, DOK.19)."""
    more = Message(
        "Svaret har en ETag; med If-None-Match blir det 304.", "The answer has an ETag; If-None-Match makes it 304."
    )
    whole = Message(f"{words.sv}. {more.sv}", f"{words}. {more}")
    return {"operationId": operation, "summary": words.both, "description": whole.both}
