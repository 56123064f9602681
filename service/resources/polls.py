"""Polls, the responses to them and their results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from schemas.lists import list_schema
from schemas.poll_results import PollResultSchema, ReportSchema
from schemas.polls import PollSchema
from schemas.responses import ResponseSchema
from service.api.answers import (
    answer_created,
    answer_deleted,
    answer_item,
    answer_list,
    answer_part,
    asked_at,
    parameters,
)
from service.api.crud import crud
from service.api.examples import HOST, example_item, example_list
from service.api.headers import change
from service.api.negotiation import JSON
from service.api.query_parameters import INSTANT_PARAMETERS, item_parameters, list_parameters
from service.current import api_root, caller, stores
from service.errors import Fault
from service.render.json import link
from service.store.attempts import Attempt
from service.store.changing import When
from service.store.polls import nothing_yet
from service.store.query import read_instant_query
from service.store.record import Document

COUNTS = [{"value": value, "count": count} for value, count in enumerate((1, 2, 6, 12, 7, 3), 1)]
POLL = f"{HOST}/polls/0192f7a4-8f6e-7cc2-9a51-3b1f0c5d2e77"
RESULT = {"n": 31, "missing": 2, "mean": 4, "median": 4, "counts": COUNTS, "origin": "reported"}
RESULT_EXAMPLE = {**RESULT, "_links": [link(f"{POLL}/result", "self"), link(POLL, "up")]}

blp = crud("polls", PollSchema, lambda: stores().polls)


def faults_of_response(id: str, fields: Mapping[str, Any]) -> list[Fault]:
    """Name what is wrong with a response to its poll."""
    return stores().responses.faults(id, fields)


@blp.route("/polls/<string:id>/responses")
@blp.requires("moderation")
@blp.within(lambda: stores().polls)
@blp.returns(
    list_schema(ResponseSchema),
    example=example_list(ResponseSchema),
    parameters=list_parameters(ResponseSchema),
)
def list_poll_responses(id: str) -> Response:
    """Lista svar på en mentifråga / List responses to a poll

    För moderatorer; alla andra ser dem summerade i result. / For moderation; everybody else sees them summed up in
    result.
    """
    return answer_list(ResponseSchema, lambda query: stores().responses.list(query, {"pollId": id}, caller()))


@blp.route("/polls/<string:id>/responses", methods=["POST"])
@blp.requires("comments:write")
@blp.repeatable(lambda: stores().responses)
@blp.within(lambda: stores().polls)
@blp.takes(ResponseSchema, also=faults_of_response, example={"value": 4, "respondent": "deltagare-17"})
@blp.returns(ResponseSchema, 201, example=example_item(ResponseSchema), refuses=[409])
@blp.returns(ResponseSchema, 200, example=example_item(ResponseSchema))
def post_poll_response(id: str, body: dict[str, Any], attempt: Attempt | None) -> Response:
    """Svara på en mentifråga / Respond to a poll

    Ett heltal på mentifrågans skala, högst ett per respondent: samma värde igen ger 200, ett annat 409. / A whole
    number on the poll's scale, at most one by each respondent: the same value again answers 200, another 409.
    """
    return answer_created(*stores().responses.post(id, body, change(), attempt=attempt), ResponseSchema)


@blp.route("/polls/<string:id>/responses/<string:response>")
@blp.within(lambda: stores().polls)
@blp.returns(
    ResponseSchema,
    example=example_item(ResponseSchema),
    parameters=item_parameters(ResponseSchema),
    refuses=[400],
)
def get_poll_response(id: str, response: str) -> Response:
    """Hämta ett svar på en mentifråga / Get a response to a poll

    För moderatorer och den nyckel som postade det. / For moderation and the key that posted it.
    """
    return answer_item(stores().responses, stores().responses.id_in(id, response, caller(), asked_at()))


@blp.route("/polls/<string:id>/result")
@blp.within(lambda: stores().polls)
@blp.returns(PollResultSchema, example=RESULT_EXAMPLE, parameters=INSTANT_PARAMETERS, refuses=[400])
def get_poll_result(id: str) -> Response:
    """Hämta en mentifrågas resultat / Get the result of a poll

    Av färre än fem svar visas bara antalet. / Of fewer than five responses only the number is shown.
    """
    poll = stores().polls.get(id, caller(), asked_at())
    read_instant_query(parameters())
    return _answer_result(poll)


@blp.route("/polls/<string:id>/result", methods=["PUT"])
@blp.requires("content:write")
@blp.conditional(lambda: stores().polls, JSON)
@blp.takes(ReportSchema, example={"counts": COUNTS, "missing": 2})
@blp.returns(PollResultSchema, example=RESULT_EXAMPLE)
def replace_poll_result(when: When, body: dict[str, Any]) -> Response:
    """Rapportera en mentifrågas resultat / Report the result of a poll

    En fördelning, eller bara n, medelvärde och median; den går före inkomna svar och blir en ny version av
    mentifrågan. / A distribution, or only n, mean and median; it goes before responses, and makes a new version of the
    poll.
    """
    return _answer_result(stores().polls.report(when, body, change()))


@blp.route("/polls/<string:id>/result", methods=["DELETE"])
@blp.requires("content:write")
@blp.conditional(lambda: stores().polls)
@blp.returns(None, 204, refuses=[400])
def delete_poll_result(when: When) -> Response:
    """Ta bort det rapporterade resultatet / Take the reported result away

    Därefter räknas resultatet ur svaren igen. / From then on the result is counted from the responses again.
    """
    return answer_deleted(stores().polls.report(when, None, change()))


def _answer_result(poll: Document) -> Response:
    here = f"{api_root()}/polls/{poll['id']}"
    links = [link(f"{here}/result", "self"), link(here, "up")]
    return answer_part({**(poll["result"] or nothing_yet()), "_links": links}, poll)
