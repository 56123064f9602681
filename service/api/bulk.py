"""Many items in one request: a JSON array, or NDJSON; and what became of each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import orjson
from flask import Response, request
from marshmallow import Schema

from schemas.message import Message
from service.api.answers import parameters
from service.api.bodies import check_media, read_json
from service.api.faults import load
from service.api.negotiation import JSON, NDJSON, choose_form, language
from service.api.problem_table import problem_of
from service.api.problems import problem_members
from service.current import api_root
from service.errors import InvalidBodyError, MalformedBodyError, TooManyItemsError
from service.store.bulk import Item, Result
from service.store.parameters import Parameters

MOST, MOST_FAULTS = 10_000, 10  # items, and faults that are told of each


def read_items(schema: type[Schema]) -> list[Item] | None:
    """Read the items of the request, each judged by itself; None where it brings no list."""
    check_media(JSON, NDJSON)
    raw = request.get_data()
    if request.mimetype == NDJSON:
        lines = [line for line in raw.split(b"\n") if line.strip()]
        return _items(lines, lambda line: load(schema, read_json(line)))
    if not raw.lstrip(b" \t\r\n").startswith(b"["):
        return None
    return _items(read_json(raw), lambda entry: load(schema, entry))


def read_atomic() -> bool:
    """Read `atomic`: whether all items are stored or none."""
    asked = Parameters(parameters(), ("atomic",))
    text = asked.one("atomic")
    if text not in (None, "true", "false"):
        asked.refuse("atomic", Message("Värdet måste vara true eller false.", "The value must be true or false."))
    asked.done()
    return text == "true"


def answer_results(results: Sequence[Result]) -> Response:
    """Answer with what became of each item, and how many there are of each outcome."""
    form = choose_form((JSON, NDJSON))
    spoken, root = language(), api_root()
    shown = [_shown(result, spoken, root) for result in results]
    outcomes = [result.outcome for result in results]
    meta = {outcome: outcomes.count(outcome) for outcome in ("created", "duplicate", "refused")}
    if form == JSON:
        raw = orjson.dumps({"results": shown, "_meta": meta})
    else:
        raw = b"".join(orjson.dumps(line) + b"\n" for line in [*shown, {"_meta": meta}])
    response = Response(raw, content_type=form, headers={"Cache-Control": "no-store", "Content-Language": spoken})
    response.vary.add("Accept-Language")
    return response


def _items(entries: Sequence[Any], read: Callable[[Any], dict[str, Any]]) -> list[Item]:
    if len(entries) > MOST:
        raise TooManyItemsError
    return [_item(index, entry, read) for index, entry in enumerate(entries)]


def _item(index: int, entry: Any, read: Callable[[Any], dict[str, Any]]) -> Item:
    try:
        return Item(index, read(entry))
    except InvalidBodyError as error:
        return Item(index, error.sound, error)
    except MalformedBodyError as error:
        return Item(index, {}, error)


def _shown(result: Result, spoken: str, root: str) -> dict[str, Any]:
    told = {"index": result.number, "outcome": result.outcome, "id": result.id, "externalId": result.external_id}
    if result.error is None:
        return {**told, "problem": None}
    problem = problem_members(problem_of(result.error), language=spoken, root=root, path=request.path, most=MOST_FAULTS)
    return {**told, "problem": problem}
