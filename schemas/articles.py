"""Articles: the news pages, whole."""

from __future__ import annotations

from schemas.base import DocumentSchema, PartSchema
from schemas.fields import NAME, TITLE, Choice, Day, Id, Slug, Text, Whole
from schemas.message import Message
from schemas.nested import ListOf, Part
from schemas.query import From, Link, OneOf, Query, Reference, To
from schemas.values import new_id

KINDS = ("article", "statements", "workshop", "comments")
BLOCKS = ("heading", "paragraph", "list", "quote", "figure")


class BlockSchema(PartSchema):
    """A piece of the running text."""

    type = Choice(Message("Typ av stycke.", "Type of block."), BLOCKS, required=True)
    text = Text(
        Message("Text; null i en lista.", "Text; null in a list."),
        "Innehåll ur workshopen",
        allow_none=True,
        load_default=None,
    )
    items = ListOf(
        Text(Message("Punkt.", "Item."), "Förslaget till målbild"),
        Message("Punkterna i en lista.", "The items of a list."),
    )


class QuestionSchema(PartSchema):
    """A question that the people of the article answer."""

    id = Id(Message("Frågans id.", "Id of the question."), load_default=new_id)
    text = Text(Message("Frågan.", "The question."), "Vad tar du med dig från workshoparna?", required=True)
    order = Whole(
        Message("Plats på sidan, från 1.", "Place on the page, from 1."),
        1,
        allow_none=True,
        load_default=None,
    )


class ArticleSchema(DocumentSchema):
    """En artikel. / An article."""

    resource = "articles"
    slug_from = "title"
    parts = ("questions",)

    slug = Slug(
        Message("Läsbart namn i adresser.", "Readable name in addresses."),
        "roster-fran-malbildsarbetet-i-varmland",
    )
    title = Text(Message("Rubrik.", "Title."), "Röster från målbildsarbetet i Värmland", max=TITLE, required=True)
    lead = Text(Message("Ingress.", "Lead."), "Här är några röster från arbetet.", allow_none=True, load_default=None)
    breadcrumb = ListOf(
        Text(Message("Steg.", "Crumb."), "Nyhetsarkiv", max=TITLE), Message("Brödsmulor.", "Breadcrumb.")
    )
    body = ListOf(Part(BlockSchema, Message("Stycke.", "Block.")), Message("Brödtext.", "Body."))
    language = Text(Message("Språk (BCP 47).", "Language (BCP 47)."), "sv", max=NAME, load_default="sv")
    kinds = ListOf(
        Choice(Message("Del.", "Kind."), KINDS),
        Message("Vad artikeln bär med sig; härlett.", "What the article brings; derived."),
        dump_only=True,
    )
    publishedOn = Day(Message("Publiceringsdag.", "Day of publication."), allow_none=True, load_default=None)
    sourceUpdatedOn = Day(
        Message("När sidan sades vara uppdaterad.", "When the page said it was updated."),
        allow_none=True,
        load_default=None,
    )
    questions = ListOf(
        Part(QuestionSchema, Message("Fråga.", "Question.")),
        Message("Artikelns frågor.", "Questions of the article."),
    )

    query = Query(
        filters={
            "kind": OneOf(
                Message("Vad artikeln bär med sig.", "What the article brings."),
                example="statements",
                choices=KINDS,
            ),
            "slug": Reference(
                Message("Artikelns slug.", "Slug of the article."),
                ("_id",),
                "roster-fran-malbildsarbetet-i-varmland",
                to="articles",
            ),
            "publishedFrom": From(
                Message("Publicerad tidigast.", "Published no earlier than."), ("publishedOn",), "2022-01-01"
            ),
            "publishedTo": To(
                Message("Publicerad senast.", "Published no later than."), ("publishedOn",), "2022-12-31"
            ),
        },
        sorts=("title", "publishedOn"),
        links=(Link("statements", "/articles/{id}/statements"), Link("feedback", "/articles/{id}/feedback")),
    )
