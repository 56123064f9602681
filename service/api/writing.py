"""Writing, for all resources alike: create, replace, patch, delete."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response

from schemas.base import DocumentSchema
from schemas.message import Message
from service.api import Blueprint
from service.api.answers import answer_created, answer_deleted, answer_written
from service.api.crud_words import describe
from service.api.examples import example_fields, example_item
from service.api.faults import load
from service.api.headers import change
from service.api.merge_patch import merged
from service.api.negotiation import JSON, MERGE_PATCH
from service.store.attempts import Attempt
from service.store.base import Store
from service.store.changing import When

SCOPE = "content:write"
"""What changes the record itself needs."""


def writing(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add all that changes a resource."""
    post_resource(blp, schema, store)
    put_resource(blp, schema, store)
    patch_resource(blp, schema, store, SCOPE)
    delete_resource(blp, schema, store)


def post_resource(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the creation of a document."""
    name = f"create_{schema.resource.removesuffix('s')}"

    @blp.route(f"/{schema.resource}", methods=["POST"], endpoint=name)
    @blp.requires(SCOPE)
    @blp.repeatable(store)
    @blp.takes(schema, example=example_fields(schema))
    @blp.returns(
        schema,
        201,
        example=example_item(schema),
        refuses=[409],
        words=describe(name, Message(f"Skapa i {schema.resource}", f"Create one of {schema.resource}")),
    )
    def view(body: dict[str, Any], attempt: Attempt | None) -> Response:
        return answer_created(store().create(body, change(), attempt=attempt), True, schema)


def put_resource(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the replacement of a document."""
    name = f"replace_{schema.resource.removesuffix('s')}"

    @blp.route(f"/{schema.resource}/<string:id>", methods=["PUT"], endpoint=name)
    @blp.requires(SCOPE)
    @blp.conditional(store, JSON)
    @blp.takes(schema, example=example_fields(schema))
    @blp.returns(
        schema,
        example=example_item(schema),
        refuses=[409],
        words=describe(name, Message(f"Ersätt i {schema.resource}", f"Replace one of {schema.resource}")),
    )
    def view(when: When, body: dict[str, Any]) -> Response:
        return answer_written(store().change(when, lambda _: body, change()), schema)


def patch_resource(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store], *scopes: str) -> None:
    """Add the change of some fields of a document."""
    name = f"update_{schema.resource.removesuffix('s')}"

    @blp.route(f"/{schema.resource}/<string:id>", methods=["PATCH"], endpoint=name)
    @blp.requires(*scopes)
    @blp.conditional(store, MERGE_PATCH)
    @blp.patches(schema, example=example_fields(schema))
    @blp.returns(
        schema,
        example=example_item(schema),
        refuses=[409],
        words=describe(name, Message(f"Ändra i {schema.resource}", f"Change one of {schema.resource}")),
    )
    def view(when: When, body: dict[str, Any]) -> Response:
        edited = store().change(when, lambda old: load(schema, merged(old, body)), change())
        return answer_written(edited, schema)


def delete_resource(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the deletion of a document."""
    name = f"delete_{schema.resource.removesuffix('s')}"

    @blp.route(f"/{schema.resource}/<string:id>", methods=["DELETE"], endpoint=name)
    @blp.requires(SCOPE)
    @blp.conditional(store)
    @blp.returns(
        None,
        204,
        refuses=[400, 409],
        words=describe(name, Message(f"Ta bort ur {schema.resource}", f"Delete one of {schema.resource}")),
    )
    def view(when: When) -> Response:
        return answer_deleted(store().delete(when, change()))
