"""Polls."""

from schemas.polls import PollSchema
from service.api.crud import crud
from service.current import stores

blp = crud("polls", PollSchema, lambda: stores().polls)
