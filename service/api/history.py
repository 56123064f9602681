"""The past of a document: its versions, what lies between two of them, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response

from schemas.base import DocumentSchema
from schemas.lists import list_schema
from schemas.message import Message
from schemas.patch import JsonPatchSchema
from schemas.versions import VersionSchema
from service.api import Blueprint
from service.api.answers import answer_fixed, answer_list, answer_patch, answer_written, parameters
from service.api.crud_words import describe
from service.api.examples import example_item, example_list
from service.api.headers import change
from service.api.negotiation import JSON_PATCH
from service.api.query_parameters import DIFF_PARAMETERS, list_parameters
from service.current import api_root, caller
from service.render.json import with_version_links
from service.render.json_patch import json_patch
from service.store.attempts import Attempt
from service.store.base import Store
from service.store.changing import When
from service.store.query import read_diff_query
from service.store.record import Document

NUMBER = "<int(min=1, max=2147483647):number>"


def history(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the past of each document of a resource."""
    list_versions(blp, schema, store)
    get_version(blp, schema, store)
    diff_versions(blp, schema, store)
    restore_version(blp, schema, store)


def list_versions(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the list of a document's versions."""
    name = f"list_{schema.resource.removesuffix('s')}_versions"

    @blp.route(f"/{schema.resource}/<string:id>/versions", endpoint=name)
    @blp.with_past(store)
    @blp.returns(
        list_schema(VersionSchema),
        example=example_list(VersionSchema),
        parameters=list_parameters(VersionSchema),
        words=describe(name, Message(f"Lista versioner i {schema.resource}", f"List versions of {schema.resource}")),
    )
    def view(id: str) -> Response:
        def linked(row: Document, root: str) -> Document:
            return with_version_links(row, schema, id, root)

        return answer_list(VersionSchema, lambda query: store().versions(id, query, caller()), linked=linked)


def get_version(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add one version of a document."""
    name = f"get_{schema.resource.removesuffix('s')}_version"

    @blp.route(f"/{schema.resource}/<string:id>/versions/{NUMBER}", endpoint=name)
    @blp.with_past(store)
    @blp.returns(
        schema,
        example=example_item(schema),
        words=describe(name, Message(f"Hämta en version ur {schema.resource}", f"Get a version of {schema.resource}")),
    )
    def view(id: str, number: int) -> Response:
        return answer_fixed(_version(store(), id, number))


def diff_versions(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add what makes another version of one."""
    name = f"diff_{schema.resource.removesuffix('s')}_versions"

    @blp.route(f"/{schema.resource}/<string:id>/versions/{NUMBER}/diff", endpoint=name)
    @blp.with_past(store)
    @blp.returns(
        JsonPatchSchema(many=True),
        example=[{"op": "replace", "path": "/version", "value": 2}],
        parameters=DIFF_PARAMETERS,
        forms=[JSON_PATCH],
        refuses=[400],
        words=describe(
            name, Message(f"Jämför versioner i {schema.resource}", f"Compare versions of {schema.resource}")
        ),
    )
    def view(id: str, number: int) -> Response:
        to = read_diff_query(parameters()) or store().past_head(id, caller()).version
        return answer_patch(json_patch(_version(store(), id, number), _version(store(), id, to)))


def restore_version(blp: Blueprint, schema: type[DocumentSchema], store: Callable[[], Store]) -> None:
    """Add the way back to a version."""
    name = f"restore_{schema.resource.removesuffix('s')}_version"

    @blp.route(f"/{schema.resource}/<string:id>/versions/{NUMBER}/restore", methods=["POST"], endpoint=name)
    @blp.requires("content:write")
    @blp.repeatable(store)
    @blp.restores(store)
    @blp.returns(
        schema,
        example=example_item(schema),
        refuses=[409, 410, 422],
        words=describe(name, Message(f"Återställ i {schema.resource}", f"Restore one of {schema.resource}")),
    )
    def view(when: When, number: int, attempt: Attempt | None) -> Response:
        return answer_written(store().restore(when, number, change(), attempt=attempt), schema)


def _version(store: Store, id: str, number: int) -> Document:
    return with_version_links(store.version(id, number, caller()), store.schema, id, api_root())
