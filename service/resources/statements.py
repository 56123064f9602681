"""Statements."""

from schemas.statements import StatementSchema
from service.api.crud import crud
from service.current import stores

blp = crud("statements", StatementSchema, lambda: stores().statements)
