"""What is judged before a view runs, step by step: each takes the view's arguments and gives them with its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from marshmallow import Schema

from schemas.base import NOT_OBJECT
from service.api.answers import asked_at, refuse_parameters
from service.api.auth import require
from service.api.bodies import check_media, json_body
from service.api.bulk import read_atomic, read_items
from service.api.conditional import condition_on
from service.api.faults import load
from service.api.negotiation import JSON, NDJSON, choose_form
from service.current import caller
from service.errors import Fault, InvalidBodyError
from service.store.base import Store

Arguments = dict[str, Any]
Step = Callable[[Arguments], Arguments]
Judge = Callable[[str, Mapping[str, Any]], Sequence[Fault]]
GetStore = Callable[[], Store]


def allowed(*scopes: str) -> Step:
    """401, 403."""

    def step(arguments: Arguments) -> Arguments:
        require(*scopes)
        return arguments

    return step


def with_id(store: GetStore) -> Step:
    """404, 410: the document that the address stands under, at the instant that is asked for."""
    return lambda arguments: {**arguments, "id": store().id_of(arguments["id"], caller(), asked_at())}


def with_past(store: GetStore) -> Step:
    """404: the document whose past is asked for; it may have been deleted."""
    return lambda arguments: {**arguments, "id": store().past_head(arguments["id"], caller()).id}


def with_condition(store: GetStore, media: str) -> Step:
    """404 and 410, then 415, then 428 and 412."""

    def step(arguments: Arguments) -> Arguments:
        head = store().head(arguments.pop("id"), caller())
        if media:
            check_media(media)
        return {**arguments, "when": condition_on(head)}

    return step


def with_condition_on_past(store: GetStore) -> Step:
    """404, then 428 and 412: the document may have been deleted."""

    def step(arguments: Arguments) -> Arguments:
        head = store().past_head(arguments.pop("id"), caller())
        return {**arguments, "when": condition_on(head)}

    return step


def with_body(schema: type[Schema], also: Judge | None) -> Step:
    """415, 400, 422; `also` names what only the store finds wrong with it."""

    def step(arguments: Arguments) -> Arguments:
        refuse_parameters()
        choose_form()  # whoever cannot read the answer must not have changed anything
        try:
            body = load(schema, json_body())
        except InvalidBodyError as error:
            more = also(arguments["id"], error.sound) if also else []
            raise InvalidBodyError([*error.faults, *more]) from None
        return {**arguments, "body": body}

    return step


def with_body_or_items(schema: type[Schema], also: Judge) -> Step:
    """415, 400, 422, 413: one document, or many of which each is judged by itself."""
    one = with_body(schema, also)

    def step(arguments: Arguments) -> Arguments:
        choose_form((JSON, NDJSON))
        items = read_items(schema)
        if items is None:
            return one({**arguments, "items": None, "atomic": False})
        return {**arguments, "body": None, "items": items, "atomic": read_atomic()}

    return step


def with_patch(media: str) -> Step:
    """400, 422: what is to be laid over the document; what comes of it is judged as a whole."""

    def step(arguments: Arguments) -> Arguments:
        refuse_parameters()
        choose_form()
        body = json_body(media)
        if not isinstance(body, dict):
            raise InvalidBodyError([Fault("", "body", NOT_OBJECT)])
        return {**arguments, "body": body}

    return step


def without_query(arguments: Arguments) -> Arguments:
    """400, 406: nothing may be asked where something is only done."""
    refuse_parameters()
    choose_form()
    return arguments
