"""Sentences for people, in both languages of the service."""

from __future__ import annotations

from typing import Any


class Message(str):
    """A sentence in English that also knows its Swedish form.

    It is a `str`, so that marshmallow carries it untouched from the field that refuses to the answer.
    """

    __slots__ = ("sv",)
    sv: str

    def __new__(cls, sv: str, en: str) -> Message:
        message = super().__new__(cls, en)
        message.sv = sv
        return message

    def __deepcopy__(self, memo: object) -> Message:
        return self  # marshmallow copies its fields, and their messages with them

    def format(self, *args: Any, **kwargs: Any) -> Message:
        return Message(self.sv.format(*args, **kwargs), super().format(*args, **kwargs))

    @property
    def both(self) -> str:
        """Both sentences, for documentation (profile DOK.06)."""
        return f"{self.sv} / {self}"


def in_language(text: str, language: str) -> str:
    return text.sv if language == "sv" and isinstance(text, Message) else str(text)
