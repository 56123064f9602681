"""How a document and a list become an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote_to_bytes

import orjson
from flask import Response, request

from schemas.base import DocumentSchema
from schemas.message import Message
from service.api.conditional import conditional, tag_of
from service.api.negotiation import JSON, choose_form
from service.api.pagination import meta, page_links
from service.current import api_root, stores
from service.errors import BadQueryError, Fault
from service.render.json import only, with_links
from service.store.paging import Document, Page
from service.store.query import ListQuery, read_item_query, read_list_query, read_no_query

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


def answer_item(document: Document, schema: type[DocumentSchema]) -> Response:
    """Answer with a document, in the fields and with the relations that were asked for."""
    choose_form()
    query = read_item_query(parameters(), schema)
    body = only(with_links(document, schema, api_root()), query.fields)
    if query.includes:
        body = {**body, "included": _included(schema, query.includes, [document])}
    return _answer(body, document)


def answer_list(
    schema: type[DocumentSchema],
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
    shown = [linked(each, root) if linked else with_links(each, schema, root) for each in page.documents]
    body: dict[str, Any] = {schema.resource: [only(each, query.fields) for each in shown]}
    if query.includes:
        body["included"] = _included(schema, query.includes, page.documents)
    body |= beside(query) if beside else {}
    return _answer({**body, "_meta": meta(query, page), "_links": page_links(query, page)})


def _list_query(schema: type[DocumentSchema]) -> ListQuery:
    """Read the query; what is wrong with it and what it names in vain are told at once."""
    try:
        return read_list_query(parameters(), schema)
    except BadQueryError as error:
        raise BadQueryError([*error.faults, *stores().unknown_references(schema, error.filters)]) from None


def answer_fixed(body: Mapping[str, Any]) -> Response:
    """Answer with something that is no document of the record."""
    refuse_parameters()
    choose_form()
    return _answer(body)


def answer_created(document: Document, created: bool, schema: type[DocumentSchema]) -> Response:
    """Answer a POST: 201 and where the new document stands; 200 where it stood there already."""
    shown = with_links(document, schema, api_root())
    response = _answer(shown, document, status=201 if created else 200)
    response.headers["Location"] = shown["_links"][0]["href"]
    return response


def _answer(body: Mapping[str, Any], document: Document | None = None, *, status: int = 200) -> Response:
    """Write the body down and tag it; an item's tag and date are those of its document."""
    raw = orjson.dumps(body)
    modified = None if document is None else document["updatedAt"]
    return conditional(Response(raw, status, content_type=JSON), tag_of(raw, document), modified=modified)


def _included(schema: type[DocumentSchema], names: tuple[str, ...], documents: list[Document]) -> dict[str, Any]:
    root = api_root()
    found = stores().included(schema.query.includes, names, documents)
    return {
        resource: [with_links(each, stores().of(resource).schema, root) for each in related]
        for resource, related in found.items()
    }
