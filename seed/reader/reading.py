"""What reading a page gives: the reading, key for key as `naravard read` prints it, or a refusal."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Kind = Literal["article", "statements", "workshop", "comments"]
RefusalCode = Literal["empty", "not_text", "not_family"]


class BodyBlock(TypedDict):
    """A list has `items`, every other type has `text`."""

    type: Literal["heading", "paragraph", "list", "quote", "figure"]
    text: NotRequired[str]
    items: NotRequired[list[str]]
    firstLine: int
    lastLine: int


class Person(TypedDict):
    name: str
    role: str | None
    organisation: str | None


class Statement(TypedDict):
    question: str
    participant: Person
    text: str
    firstLine: int
    lastLine: int


class AgendaItem(TypedDict):
    kind: Literal["topic", "film", "dialogue"]
    text: str
    participants: list[Person]
    questions: list[str]
    firstLine: int
    lastLine: int


class Poll(TypedDict):
    statement: str
    firstLine: int
    lastLine: int


class Scale(TypedDict):
    min: int | None
    max: int | None
    minLabel: str | None
    maxLabel: str | None
    text: str


class Workshop(TypedDict):
    title: str
    dateText: str | None
    dates: list[str]
    leaders: list[Person]
    agenda: list[AgendaItem]
    polls: list[Poll]
    scale: Scale | None
    figureText: str | None


class Comment(TypedDict):
    prompt: str
    text: str
    firstLine: int
    lastLine: int


class Reading(TypedDict):
    page: str
    sha256: str
    kinds: list[Kind]
    title: str
    breadcrumb: list[str]
    lead: str | None
    publishedOn: str | None
    body: list[BodyBlock]
    questions: list[str]
    statements: list[Statement]
    workshop: Workshop | None
    comments: list[Comment]


class PageRefusedError(Exception):
    """The page gives no reading; the message says why, in Swedish and then in English."""

    def __init__(self, code: RefusalCode, swedish: str, english: str) -> None:
        self.code: RefusalCode = code
        self.message = f"{swedish} / {english}"
        super().__init__(self.message)
