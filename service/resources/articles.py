"""Articles and what stands under them."""

from schemas.articles import ArticleSchema
from schemas.statements import StatementSchema
from service.api.crud import crud, list_under
from service.current import stores

blp = crud("articles", ArticleSchema, lambda: stores().articles)
list_under(blp, lambda: stores().articles, StatementSchema, lambda: stores().statements, by="articleId")
