"""Workshops, and the polls and comments that stand under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from schemas.comments import CommentSchema
from schemas.polls import PollSchema
from schemas.workshops import WorkshopSchema
from service.api.answers import answer_created
from service.api.bulk import answer_results
from service.api.crud import crud, list_under
from service.api.examples import example_item
from service.api.headers import change
from service.current import stores
from service.errors import Fault
from service.store.attempts import Attempt
from service.store.bulk import Bulk, Item

blp = crud("workshops", WorkshopSchema, lambda: stores().workshops)
list_under(blp, lambda: stores().workshops, PollSchema, lambda: stores().polls, by="workshopId")
list_under(blp, lambda: stores().workshops, CommentSchema, lambda: stores().comments, by="workshopId")


def faults_of_comment(id: str, fields: Mapping[str, Any]) -> list[Fault]:
    """Name what is wrong with a comment in its workshop."""
    return stores().comments.faults(id, fields)


@blp.route("/workshops/<string:id>/comments", methods=["POST"])
@blp.requires("comments:write")
@blp.repeatable(lambda: stores().comments)
@blp.within(lambda: stores().workshops)
@blp.takes_many(
    CommentSchema,
    also=faults_of_comment,
    example={"text": "Chefstid behövs för att ge utrymme till förändring.", "externalId": "svar-17"},
)
@blp.returns(CommentSchema, 201, example=example_item(CommentSchema), refuses=[409])
@blp.returns(CommentSchema, 200, example=example_item(CommentSchema))
def post_comment(
    id: str, body: dict[str, Any] | None, items: list[Item] | None, atomic: bool, attempt: Attempt | None
) -> Response:
    """Posta kommentarer / Post comments

    Lägger en kommentar till workshopen, eller många: som JSON-lista eller NDJSON, högst 10 000, var och en med sitt
    utfall, eller med atomic=true alla eller ingen. Samma text under samma externalId är samma kommentar och ger 200;
    en annan text ger 409. / Adds a comment to the workshop, or many: as a JSON array or NDJSON, at most 10 000, each
    with its own outcome, or with atomic=true all or none. The same text under the same externalId is the same comment
    and answers 200; another text answers 409.
    """
    if items is None:
        return answer_created(*stores().comments.post(id, body or {}, change(), attempt=attempt), CommentSchema)
    bulk = Bulk(stores().comments, id, change(), attempt)
    return answer_results(bulk.post_all(items) if atomic else bulk.post(items))
