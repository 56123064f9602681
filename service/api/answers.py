"""How a document and a list become an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
from flask import Response, request

from schemas.base import DocumentSchema, ListedSchema
from schemas.message import Message
from service.api.conditional import conditional, tag_of
from service.api.negotiation import JSON, JSON_PATCH, choose_form
from service.api.pagination import meta, page_links
from service.current import api_root, caller, stores
from service.errors import BadQueryError, Fault
from service.render.json import only, with_links
from service.store.base import Store
from service.store.paging import Page
from service.store.query import ListQuery, asked_instant, read_item_query, read_list_query, read_no_query
from service.store.record import Document

Lister = Callable[[ListQuery], Page]
Linker = Callable[[Document, str], Document]


def parameters() -> list[tuple[str, str]]:
    """Give the query as pairs, in the order in which they stand."""
    try:
        unquote_to_bytes(request.query_string).decode("utf-8")
    except UnicodeDecodeError:
        reason = Message("Adressens parametrar är inte UTF-8.", "The query is not UTF-8.")
        raise BadQueryError([Fault("", "query", reason)]) from None
    return list(request.args.items(multi=True))


def refuse_parameters() -> None:
    """Refuse every query parameter, where an address takes none."""
    read_no_query(parameters())


def asked_at() -> str | None:
    """The instant that the request asks for, so that what it names is looked for there."""
    return asked_instant(parameters())


def answer_item(store: Store, name: str) -> Response:
    """Answer with a document, in the fields and with the relations that were asked for."""
    document = store.get(name, caller(), asked_at())  # that there is none goes before all else that is wrong
    choose_form()
    query = read_item_query(parameters(), store.schema)
    body = only(with_links(document, store.schema, api_root()), query.fields)
    if query.includes:
        body = {**body, "included": _included(store.schema, query.includes, [document], query.as_of)}
    return _answer(body, document)


def answer_list(
    schema: type[ListedSchema],
    read: Lister,
    *,
    beside: Callable[[ListQuery], Mapping[str, Any]] | None = None,
    linked: Linker | None = None,
) -> Response:
    """Answer with the page of a list that was asked for, in its envelope."""
    choose_form()
    query = _list_query(schema)
    page = read(query)
    root = api_root()
    link = linked or (lambda each, root: with_links(each, schema, root))
    shown = [link(each, root) for each in page.documents]
    body: dict[str, Any] = {schema.resource: [only(each, query.fields) for each in shown]}
    if query.includes:
        body["included"] = _included(schema, query.includes, page.documents, query.as_of)
    body |= beside(query) if beside else {}
    return _answer({**body, "_meta": meta(query, page), "_links": page_links(query, page)})


def _list_query(schema: type[ListedSchema]) -> ListQuery:
    """Read the query; what is wrong with it and what it names in vain are told at once."""
    try:
        return read_list_query(parameters(), schema)
    except BadQueryError as error:
        raise BadQueryError([*error.faults, *stores().unknown_names(schema, error.filters, asked_at())]) from None


def answer_fixed(body: Mapping[str, Any]) -> Response:
    """Answer with something that is no document of the record."""
    refuse_parameters()
    choose_form()
    return _answer(body)


def answer_part(body: Mapping[str, Any], document: Document) -> Response:
    """Answer with what is told of a document at an address of its own; its tag fits a condition on the document."""
    choose_form()
    return _answer(body, document)


def answer_patch(patch: Sequence[Mapping[str, Any]]) -> Response:
    """Answer with a JSON Patch, as that or as plain JSON."""
    form = choose_form((JSON_PATCH, JSON))
    return _answer(patch, form=form)


def answer_created(document: Document, created: bool, schema: type[DocumentSchema]) -> Response:
    """Answer a POST: 201 and where the new document stands; 200 where it stood there already."""
    shown = with_links(document, schema, api_root())
    response = _answer(shown, document, status=201 if created else 200)
    response.headers["Location"] = shown["_links"][0]["href"]
    return response


def answer_written(document: Document, schema: type[DocumentSchema]) -> Response:
    """Answer a write with the document as the next read gives it."""
    return _answer(with_links(document, schema, api_root()), document)


def answer_deleted(tombstone: Document) -> Response:
    """Answer a DELETE, with the tag by which the tombstone can be restored."""
    response = Response(status=204)
    response.headers["ETag"] = f'"{tag_of(orjson.dumps(tombstone), tombstone)}"'
    response.headers.pop("Content-Type")
    return response


def _answer(body: Any, document: Document | None = None, *, status: int = 200, form: str = JSON) -> Response:
    """Write the body down and tag it; an item's tag and date are those of its document."""
    raw = orjson.dumps(body)
    modified = None if document is None else document["updatedAt"]
    return conditional(Response(raw, status, content_type=form), tag_of(raw, document), modified=modified)


def _included(
    schema: type[ListedSchema], names: tuple[str, ...], documents: list[Document], at: str | None
) -> dict[str, Any]:
    root = api_root()
    found = stores().included(schema.query.includes, names, documents, at)
    return {
        resource: [with_links(each, stores().of(resource).schema, root) for each in related]
        for resource, related in found.items()
    }
