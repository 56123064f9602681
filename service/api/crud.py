"""What all resources have alike, written once: the list, the item, and lists under another document."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

from schemas.base import DocumentSchema
from schemas.lists import list_schema
from schemas.message import Message
from service.api import Blueprint
from service.api.answers import answer_item, answer_list
from service.api.crud_words import describe
from service.api.examples import example_item, example_list
from service.api.history import history
from service.api.query_parameters import item_parameters, list_parameters
from service.api.writing import writing
from service.current import caller
from service.store.base import Store


def crud(name: str, schema: type[DocumentSchema], store: Callable[[], Store]) -> Blueprint:
    """Make the blueprint of a resource: its list, its items with their past, and all that changes them."""
    blp = Blueprint(name, (schema.__doc__ or "").strip())
    list_resource(blp, schema, store)
    get_resource(blp, schema, store)
    writing(blp, schema, store)
    history(blp, schema, store)
    return blp


def list_resource(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the list of a resource."""

    @blp.route(f"/{schema.resource}", endpoint=f"list_{schema.resource}")
    @blp.returns(
        list_schema(schema),
        example=example_list(schema),
        words=describe(f"list_{schema.resource}", Message(f"Lista {schema.resource}", f"List {schema.resource}")),
        parameters=list_parameters(schema),
    )
    def view() -> Response:
        return answer_list(schema, lambda query: store().list(query, viewer=caller()))


def get_resource(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the item of a resource."""
    name = f"get_{schema.resource.removesuffix('s')}"

    @blp.route(f"/{schema.resource}/<string:id>", endpoint=name)
    @blp.returns(
        schema,
        example=example_item(schema),
        words=describe(name, Message(f"Hämta ur {schema.resource}", f"Get one of {schema.resource}")),
        parameters=item_parameters(schema),
        refuses=[400, 404, 410],
    )
    def view(id: str) -> Response:
        return answer_item(store(), id)


def list_under(
    blp: Blueprint,
    parent: Callable[[], Store],
    schema: type[DocumentSchema],
    store: Callable[[], Store],
    *,
    by: str,
) -> None:
    """Add the list of those documents of a resource that belong to one of the blueprint's own."""
    name = f"list_{blp.name.removesuffix('s')}_{schema.resource}"
    words = Message(f"Lista {schema.resource} i {blp.name}", f"List {schema.resource} under {blp.name}")

    @blp.route(f"/{blp.name}/<string:id>/{schema.resource}", endpoint=name)
    @blp.within(parent)
    @blp.returns(
        list_schema(schema),
        example=example_list(schema),
        words=describe(name, words),
        parameters=list_parameters(schema),
    )
    def view(id: str) -> Response:
        return answer_list(schema, lambda query: store().list(query, {by: id}, caller()))
