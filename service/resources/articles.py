"""Articles and what stands under them: statements, and the feedback of those who read."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from schemas.articles import ArticleSchema
from schemas.feedback import FeedbackCountsSchema, FeedbackSchema
from schemas.lists import list_schema
from schemas.statements import StatementSchema
from service.api.answers import answer_created, answer_fixed, answer_list
from service.api.crud import crud, list_under
from service.api.examples import HOST, example_item, example_list
from service.api.headers import change
from service.api.limits import rate_headers
from service.api.query_parameters import list_parameters
from service.current import api_root, caller, feedback_limit, stores
from service.render.json import link
from service.store.attempts import Attempt
from service.store.limits import WINDOW, Caps

ARTICLE = f"{HOST}/articles/0192f7a4-8f6e-7cc2-9a51-3b1f0c5d2e77"
COUNTS_EXAMPLE = {
    "feedback": [{"articleVersion": 1, "helpful": 12, "notHelpful": 3}],
    "_links": [link(f"{ARTICLE}/feedback", "self"), link(ARTICLE, "up")],
}

blp = crud("articles", ArticleSchema, lambda: stores().articles)
list_under(blp, lambda: stores().articles, StatementSchema, lambda: stores().statements, by="articleId")


@blp.route("/articles/<string:id>/feedback")
@blp.within(lambda: stores().articles)
@blp.returns(FeedbackCountsSchema, example=COUNTS_EXAMPLE, refuses=[400])
def get_article_feedback(id: str) -> Response:
    """Räkna återkoppling på en artikel / Count the feedback on an article

    Hur många som fick hjälp av varje version. / How many were helped by each version.
    """
    here = f"{api_root()}/articles/{id}"
    links = [link(f"{here}/feedback", "self"), link(here, "up"), link(f"{here}/feedback/texts", "item")]
    return answer_fixed({"feedback": stores().feedback.counts(id), "_links": links})


@blp.route("/articles/<string:id>/feedback", methods=["POST"])
@blp.repeatable(lambda: stores().feedback)
@blp.within(lambda: stores().articles)
@blp.takes(FeedbackSchema, example={"helpful": True, "text": "Bra, men datum saknas."})
@blp.returns(FeedbackSchema, 201, example=example_item(FeedbackSchema), refuses=[429])
def post_article_feedback(id: str, body: dict[str, Any], attempt: Attempt | None) -> Response:
    """Hjälpte sidan dig? / Did the page help you?

    Utan nyckel. Räknas för artikelns nuvarande version; texten läses bara av moderatorer. / Without a key. Counts
    for the present version of the article; the text is read by moderation alone.
    """
    caps = Caps(request.remote_addr or "", feedback_limit())
    document, allowance = stores().feedback.post(id, body, change(), caps, attempt=attempt)
    response = answer_created(document, True, FeedbackSchema)
    if allowance:
        response.headers.extend(rate_headers(allowance.limit, WINDOW, allowance.left, allowance.seconds))
    return response


@blp.route("/articles/<string:id>/feedback/texts")
@blp.requires("moderation")
@blp.within(lambda: stores().articles)
@blp.returns(
    list_schema(FeedbackSchema),
    example=example_list(FeedbackSchema),
    parameters=list_parameters(FeedbackSchema),
)
def list_article_feedback_texts(id: str) -> Response:
    """Lista återkopplingens texter / List the texts of the feedback

    För moderatorer. / For moderation.
    """
    return answer_list(FeedbackSchema, lambda query: stores().feedback.texts(id, query, caller()))
