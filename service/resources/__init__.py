"""What is exposed: one module a resource, and the one list of them."""

from __future__ import annotations

from service.resources import articles, comments, participants, polls, statements, workshops

RESOURCES = (
    articles.blp,
    statements.blp,
    participants.blp,
    workshops.blp,
    polls.blp,
    comments.blp,
)
