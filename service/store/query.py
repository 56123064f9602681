"""From query parameters to a query: pure, allow-listed, all faults at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from marshmallow import Schema, fields

from schemas.base import ListedSchema
from schemas.message import Message
from schemas.query import Filter, From, OneOf, PartReference, To
from schemas.values import is_day, is_uuid
from service.store.conditions import sort_keys
from service.store.cursor import Cursor, decode
from service.store.parameters import Parameters
from service.store.text import now

LARGEST_LIMIT, DEFAULT_LIMIT, DEEPEST = 200, 20, 10_000
AS_OF, SINCE = "asOf", "updatedSince"
ITEM_PARAMETERS = ("fields", "include", AS_OF)
LIST_PARAMETERS = ("sort", "fields", "include", "page", "limit", "after", "before", AS_OF, SINCE)
TIMELESS_PARAMETERS = ("sort", "fields", "page", "limit", "after", "before")
LARGEST_VERSION = 2**31 - 1


@dataclass(frozen=True)
class ItemQuery:
    """What is asked of one document."""

    fields: tuple[str, ...] | None = None
    includes: tuple[str, ...] = ()
    as_of: str | None = None


@dataclass(frozen=True)
class ListQuery:
    """What is asked of a list. `sort` holds names with a minus where it descends; `page` is null under a cursor.

    `as_of` asks for the list as it was; `since` for what has changed from that instant on, deletions too.
    """

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    limit: int = DEFAULT_LIMIT
    page: int | None = 1
    after: Cursor | None = None
    before: Cursor | None = None
    fields: tuple[str, ...] | None = None
    includes: tuple[str, ...] = ()
    as_of: str | None = None
    since: str | None = None


def read_item_query(pairs: Iterable[tuple[str, str]], schema: type[ListedSchema]) -> ItemQuery:
    parameters = Parameters(pairs, ITEM_PARAMETERS)
    names = parameters.names("fields", field_names(schema))
    query = ItemQuery(names, _includes(parameters, schema), _as_of(parameters))
    parameters.done()
    return query


def read_no_query(pairs: Iterable[tuple[str, str]], allowed: Iterable[str] = ()) -> None:
    Parameters(pairs, allowed).done()


def read_diff_query(pairs: Iterable[tuple[str, str]]) -> int | None:
    """Give the version that another is compared with."""
    parameters = Parameters(pairs, ("to",))
    number = parameters.whole("to")
    if number is not None and not 1 <= number <= LARGEST_VERSION:
        parameters.refuse(
            "to", Message("Värdet måste vara en version, från 1.", "The value must be a version, from 1.")
        )
    parameters.done()
    return number


def asked_instant(pairs: Iterable[tuple[str, str]]) -> str | None:
    """Give the instant that `asOf` names; what is wrong with it is told when the whole query is read."""
    return _as_of(Parameters(pairs, (AS_OF,)))


def read_instant_query(pairs: Iterable[tuple[str, str]]) -> None:
    """Refuse all but an `asOf` that can be used."""
    parameters = Parameters(pairs, (AS_OF,))
    _as_of(parameters)
    parameters.done()


def read_list_query(pairs: Iterable[tuple[str, str]], schema: type[ListedSchema]) -> ListQuery:
    """Read the parameters of a list; a `BadQueryError` names every one that cannot be used."""
    filters = schema.query.filters
    parameters = Parameters(pairs, (*(LIST_PARAMETERS if schema.query.dated else TIMELESS_PARAMETERS), *filters))
    chosen = {name: tuple(_values(parameters, name, filters[name])) for name in filters if name in parameters.values}
    since = parameters.instant(SINCE)
    sort = _sort(parameters, schema)
    limit = _limit(parameters)
    after, before = (_cursor(parameters, name, sort, schema) for name in ("after", "before"))
    page = _page(parameters, limit)
    query = ListQuery(
        filters=chosen,
        sort=sort,
        limit=limit,
        page=page,
        after=after,
        before=before,
        fields=parameters.names("fields", field_names(schema)),
        includes=_includes(parameters, schema),
        as_of=_as_of(parameters),
        since=since,
    )
    parameters.done(chosen)
    return query


def _as_of(parameters: Parameters) -> str | None:
    instant = parameters.instant(AS_OF)
    if instant is not None and instant > now():
        parameters.refuse(AS_OF, Message("Tidpunkten har inte varit ännu.", "The instant has not been yet."))
        return None
    return instant


def sorts(schema: type[ListedSchema]) -> tuple[str, ...]:
    """The names that a list of this resource sorts by."""
    order = ("order",) if "order" in schema._declared_fields else ()
    dated = ("createdAt", "updatedAt") if schema.query.dated else ()
    return (*dated, *order, *schema.query.sorts)


def field_names(schema: type[Schema], prefix: str = "") -> list[str]:
    """All fields of a document, dotted, as `fields` may name them."""
    names = []
    for name, declared in schema._declared_fields.items():
        names.append(prefix + name)
        inner: Any = declared.inner if isinstance(declared, fields.List) else declared
        if isinstance(inner, fields.Nested):
            names += field_names(type(inner.schema), f"{prefix}{name}.")
    return names


def _includes(parameters: Parameters, schema: type[ListedSchema]) -> tuple[str, ...]:
    return parameters.names("include", schema.query.includes) or ()


def _sort(parameters: Parameters, schema: type[ListedSchema]) -> str:
    words = parameters.names("sort", sorts(schema))
    if SINCE in parameters.values:
        if words not in (None, ("updatedAt",)):  # downwards, what changes meanwhile would never be met
            reason = Message("Med updatedSince sorteras efter updatedAt.", "With updatedSince the sort is updatedAt.")
            parameters.refuse("sort", reason)
        return "updatedAt"
    if not words:
        return schema.query.default_sort
    first = {word.removeprefix("-"): word for word in reversed(words)}  # what comes again sorts nothing any more
    return ",".join(word for word in words if first[word.removeprefix("-")] == word)


def _limit(parameters: Parameters) -> int:
    limit = parameters.whole("limit")
    if limit is None:
        return DEFAULT_LIMIT
    if not 1 <= limit <= LARGEST_LIMIT:
        parameters.refuse(
            "limit", Message("Värdet måste ligga mellan 1 och 200.", "The value must lie between 1 and 200.")
        )
    return limit


def _page(parameters: Parameters, limit: int) -> int | None:
    page = parameters.whole("page")
    cursors = [name for name in ("after", "before") if name in parameters.values]
    if page is None:
        if len(cursors) == 2:
            parameters.refuse(
                "before", Message("Ange after eller before, inte båda.", "Give after or before, not both.")
            )
        return None if cursors else 1
    if cursors:
        parameters.refuse(
            "page",
            Message(
                "page kan inte anges tillsammans med en markör.",
                "page cannot be given together with a cursor.",
            ),
        )
    if (page - 1) * limit >= DEEPEST:
        parameters.refuse(
            "page",
            Message(
                "Så långt fram nås listan bara genom att följa länken next.",
                "This far the list is reached only by following the link next.",
            ),
        )
    return page


def _cursor(parameters: Parameters, name: str, sort: str, schema: type[ListedSchema]) -> Cursor | None:
    token = parameters.one(name)
    if token is None:
        return None
    try:
        cursor = decode(token)
    except ValueError:
        parameters.refuse(name, Message("Markören är inte en av våra.", "The cursor is none of ours."))
        return None
    if cursor.sort != sort or len(cursor.values) != len(sort_keys(sort, schema)):
        parameters.refuse(name, Message("Markören hör till en annan sortering.", "The cursor belongs to another sort."))
        return None
    return cursor


def _values(parameters: Parameters, name: str, declared: Filter) -> Iterable[str]:
    for value in dict.fromkeys(parameters.values[name]):
        reason = _fault(value, declared)
        if reason is None:
            yield value.lower() if isinstance(declared, PartReference) else value
        else:
            parameters.refuse(name, reason)


def _fault(value: str, declared: Filter) -> Message | None:
    if not value.strip():
        return Message("Värdet får inte vara tomt.", "The value may not be empty.")
    if isinstance(declared, OneOf) and value not in declared.choices:
        choices = ", ".join(declared.choices)
        return Message(f"Värdet måste vara ett av: {choices}.", f"The value must be one of: {choices}.")
    if isinstance(declared, From | To) and not is_day(value):
        return Message("Värdet måste vara ett datum, ÅÅÅÅ-MM-DD.", "The value must be a date, YYYY-MM-DD.")
    if isinstance(declared, PartReference) and not is_uuid(value):
        return Message("Värdet måste vara ett id (UUID).", "The value must be an id (UUID).")
    return None
