"""Participants: found by name and never mixed up; what they have said and done."""

from __future__ import annotations

from typing import Any

from flask import Response

from schemas.contributions import ContributionSchema
from schemas.lists import list_schema
from schemas.participants import ParticipantSchema
from schemas.statements import StatementSchema
from service.api import Blueprint
from service.api.answers import answer_list
from service.api.crud import get_resource, list_under
from service.api.examples import example_list
from service.api.history import history
from service.api.query_parameters import list_parameters
from service.api.writing import writing
from service.current import api_root, stores
from service.render.json import link
from service.store.query import ListQuery
from service.store.record import Document

blp = Blueprint("participants", (ParticipantSchema.__doc__ or "").strip())
get_resource(blp, ParticipantSchema, lambda: stores().participants)
writing(blp, ParticipantSchema, lambda: stores().participants)
history(blp, ParticipantSchema, lambda: stores().participants)
list_under(blp, lambda: stores().participants, StatementSchema, lambda: stores().statements, by="participantId")


@blp.route("/participants")
@blp.returns(
    list_schema(ParticipantSchema, suggestions=True),
    example=example_list(ParticipantSchema),
    parameters=list_parameters(ParticipantSchema),
)
def list_participants() -> Response:
    """Lista participants / List participants

    Alla som bär ett namn räknas upp var för sig; name ger också nära namn i suggestions. / All who bear a name are
    listed, each by themselves; name also brings near names in suggestions.
    """
    return answer_list(ParticipantSchema, stores().participants.list, beside=_suggestions)


@blp.route("/participants/<string:id>/contributions")
@blp.within(lambda: stores().participants)
@blp.returns(
    list_schema(ContributionSchema),
    example=example_list(ContributionSchema),
    parameters=list_parameters(ContributionSchema),
)
def list_participant_contributions(id: str) -> Response:
    """Lista en persons bidrag / List a person's contributions

    Uttalanden, filmer och ledda workshops i en lista. / Statements, films and workshops led, in one list.
    """
    return answer_list(
        ContributionSchema, lambda query: stores().contributions.list(id, query), linked=_with_contribution_links
    )


def _suggestions(query: ListQuery) -> dict[str, Any]:
    if "name" not in query.filters:
        return {}
    near = stores().participants.suggest(query.filters["name"], query.as_of)
    return {"suggestions": [person | {"href": f"{api_root()}/participants/{person['id']}"} for person in near]}


def _with_contribution_links(contribution: Document, root: str) -> Document:
    """A contribution lives in another resource: a statement, or a part of a workshop."""
    home = f"{root}/workshops/{contribution.get('workshopId')}"
    own = {
        "statement": f"{root}/statements/{contribution['id']}",
        "film": f"{home}#{contribution['id']}",
        "workshopLed": home,
    }
    links = [
        link(own[contribution["type"]], "self"),
        link(f"{root}/participants/{contribution['participantId']}", "author"),
    ]
    return {**contribution, "_links": links}
