"""What all documents have alike when they come in, and how their faults are named."""

from __future__ import annotations

from typing import Any

import pytest

from schemas.articles import ArticleSchema
from schemas.base import DocumentSchema
from schemas.comments import CommentSchema
from schemas.participants import ParticipantSchema
from schemas.polls import PollSchema
from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from service.api.faults import load
from service.errors import InvalidBodyError
from tests.builders import BUILDERS, workshop

SCHEMAS: list[type[DocumentSchema]] = [
    ArticleSchema,
    CommentSchema,
    ParticipantSchema,
    PollSchema,
    StatementSchema,
    WorkshopSchema,
]
every = pytest.mark.parametrize("schema", SCHEMAS, ids=[schema.resource for schema in SCHEMAS])
SET_BY_SERVICE = {"id": 1, "version": "x", "createdAt": None, "updatedAt": [], "source": 1.5, "_links": {}}


def faults(schema: type[DocumentSchema], body: Any) -> dict[str, str]:
    """Give the reason for each place in a body that is refused."""
    with pytest.raises(InvalidBodyError) as refusal:
        load(schema, body)
    assert all(fault.where == "body" for fault in refusal.value.faults)
    return {fault.name: str(fault.reason) for fault in refusal.value.faults}


@every
def test_what_the_service_sets_may_be_sent_back_and_is_ignored(schema: type[DocumentSchema]) -> None:
    body = BUILDERS[schema.resource]()
    assert load(schema, body | SET_BY_SERVICE).keys() == load(schema, body).keys()


@every
def test_another_field_is_refused_by_name(schema: type[DocumentSchema]) -> None:
    body = BUILDERS[schema.resource](nonsense=1, **{"$set": 1})
    reason = "The field does not exist here."
    assert faults(schema, body) == {"nonsense": reason, "$set": reason}


@every
@pytest.mark.parametrize("body", [None, [], "text", 1])
def test_a_document_is_an_object(schema: type[DocumentSchema], body: Any) -> None:
    assert faults(schema, body) == {"": "The value must be an object."}


@every
def test_what_was_loaded_loads_again_unchanged(schema: type[DocumentSchema]) -> None:
    fields = load(schema, BUILDERS[schema.resource]())
    assert load(schema, fields) == fields


def test_all_faults_are_named_at_once_each_with_its_place() -> None:
    agenda = [{"kind": "topic", "text": "a"}, {"kind": "dans", "participants": [{"name": "Åsa"}, 1]}]
    body = workshop(title=None, dates=["--01-12", "2022-13-01"], agenda=agenda)
    assert faults(WorkshopSchema, body) == {
        "title": "The field may not be null.",
        "dates.1": "The value must be a date, YYYY-MM-DD.",
        "agenda.1.text": "The field is required.",
        "agenda.1.kind": "The value must be one of: topic, film, dialogue.",
        "agenda.1.participants.0.participantId": "The field is required.",
        "agenda.1.participants.1": "The value must be an object.",
    }


def test_parts_get_ids_of_their_own() -> None:
    fields = load(ArticleSchema, {"title": "Å", "questions": [{"text": "a"}, {"text": "a"}]})
    first, second = fields["questions"]
    assert first["id"] != second["id"]
    assert fields["language"] == "sv"
    assert fields["body"] == []
