"""Workshops, and the polls and comments that stand under them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from schemas.comments import CommentSchema
from schemas.polls import PollSchema
from schemas.workshops import WorkshopSchema
from service.api.answers import answer_created
from service.api.crud import crud, list_under
from service.api.examples import example_item
from service.current import stores
from service.errors import Fault
from service.store.keys import Caller

blp = crud("workshops", WorkshopSchema, lambda: stores().workshops)
list_under(blp, lambda: stores().workshops, PollSchema, lambda: stores().polls, by="workshopId")
list_under(blp, lambda: stores().workshops, CommentSchema, lambda: stores().comments, by="workshopId")


def faults_of_comment(id: str, fields: Mapping[str, Any]) -> list[Fault]:
    """Name what is wrong with a comment in its workshop."""
    return stores().comments.faults(id, fields)


@blp.route("/workshops/<string:id>/comments", methods=["POST"])
@blp.requires("comments:write")
@blp.within(lambda: stores().workshops)
@blp.takes(
    CommentSchema,
    also=faults_of_comment,
    example={"text": "Chefstid behövs för att ge utrymme till förändring.", "externalId": "svar-17"},
)
@blp.returns(CommentSchema, 201, example=example_item(CommentSchema), refuses=[409])
@blp.returns(CommentSchema, 200, example=example_item(CommentSchema))
def post_comment(body: dict[str, Any], id: str, caller: Caller) -> Response:
    """Posta en kommentar / Post a comment

    Lägger en kommentar till workshopen. Samma text under samma externalId är samma kommentar och ger 200;
    en annan text ger 409. / Adds a comment to the workshop. The same text under the same externalId is the same
    comment and answers 200; another text answers 409.
    """
    return answer_created(*stores().comments.post(id, body, poster=caller), CommentSchema)
