"""What may be asked of a resource: filters, sorts, includes and links, declared beside its fields.

A declaration names fields of the document; how they are looked up is the store's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.message import Message

ALPHABETICAL = frozenset({"name", "title"})
"""Fields that sort as words, in Swedish order; all others sort by their bytes or their number."""


@dataclass(frozen=True)
class Filter:
    """A query parameter that narrows a list. Given twice it means *or*."""

    description: Message
    paths: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Reference(Filter):
    """Names another document by id or slug."""

    to: str = ""


@dataclass(frozen=True)
class PartReference(Filter):
    """Names, by id, a part inside another document: a question of an article, a prompt of a workshop."""

    to: str = ""
    inside: str = ""


@dataclass(frozen=True)
class Folded(Filter):
    """Matches a whole value, case and space folded."""


@dataclass(frozen=True)
class Exact(Filter):
    """Matches a whole value, byte for byte."""


@dataclass(frozen=True)
class OneOf(Filter):
    """Matches one of a few words."""

    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class From(Filter):
    """Matches days that are not before this one."""


@dataclass(frozen=True)
class To(Filter):
    """Matches days that are not after this one."""


@dataclass(frozen=True)
class Include:
    """A relation whose documents may come along in the answer."""

    resource: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Refers:
    """A field that holds the id of another document; with `part`, of a part inside the document that `via` names."""

    path: str
    to: str
    part: str | None = None
    via: str | None = None


@dataclass(frozen=True)
class Link:
    """A link of a document; `{…}` is a field of it, and a link with an empty field is left out."""

    rel: str
    path: str
    method: str = "GET"


@dataclass(frozen=True)
class Query:
    """All that may be asked of one resource."""

    filters: Mapping[str, Filter] = field(default_factory=dict)
    sorts: tuple[str, ...] = ()
    default_sort: str = "-createdAt"
    includes: Mapping[str, Include] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    refers: tuple[Refers, ...] = ()
    dated: bool = True
    """Whether it has createdAt and updatedAt to sort by."""
    nested: bool = False
    """Whether its documents stand under others': then `links` are all that they have, the first to where one stands."""
