"""Comments. They are posted under their workshop."""

from schemas.comments import CommentSchema
from service.api.crud import crud
from service.current import stores

blp = crud("comments", CommentSchema, lambda: stores().comments)
