"""Comments. They are posted under their workshop; several keys may change them, each in its own way."""

from schemas.comments import CommentSchema
from service.api import Blueprint
from service.api.crud import get_resource, list_resource
from service.api.history import history
from service.api.writing import delete_resource, patch_resource, put_resource
from service.current import stores

blp = Blueprint("comments", (CommentSchema.__doc__ or "").strip())
list_resource(blp, CommentSchema, lambda: stores().comments)
get_resource(blp, CommentSchema, lambda: stores().comments)
put_resource(blp, CommentSchema, lambda: stores().comments)
patch_resource(blp, CommentSchema, lambda: stores().comments, "comments:write", "content:write", "moderation")
delete_resource(blp, CommentSchema, lambda: stores().comments)
history(blp, CommentSchema, lambda: stores().comments)
