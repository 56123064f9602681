"""Bodies as a client would send them, one function a resource; and documents made of them."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_OID, uuid5

from service.store.creating import NOBODY
from service.store.reading import served
from service.store.record import Document
from service.store.stores import Stores

Fields = dict[str, Any]


def some_id(word: str) -> str:
    """A made-up id that is the same for the same word."""
    return str(uuid5(NAMESPACE_OID, word))


def article(**changes: Any) -> Fields:
    return {
        "title": "Röster från Värmland",
        "questions": [{"id": some_id("question"), "text": "Hur går det?"}],
    } | changes


def statement(**changes: Any) -> Fields:
    person = {"name": "Åsa Öberg", "role": "socialchef", "organisation": "Hagfors kommun"}
    references = {
        "articleId": some_id("article"),
        "questionId": some_id("question"),
        "participantId": some_id("person"),
    }
    return {**references, "participant": person, "text": "Det går bra.\n\nMycket bra.", "order": 1} | changes


def participant(**changes: Any) -> Fields:
    return {"name": "Åsa Öberg"} | changes


def workshop(**changes: Any) -> Fields:
    return {"title": "Nära vård som workshop", "prompts": [{"id": some_id("prompt"), "text": "Vad nu?"}]} | changes


def poll(**changes: Any) -> Fields:
    return {"workshopId": some_id("workshop"), "statement": "Jag kan påverka", "order": 1} | changes


def comment(**changes: Any) -> Fields:
    return {"text": "Chefstid behövs."} | changes


BUILDERS = {f"{each.__name__}s": each for each in (article, statement, participant, workshop, poll, comment)}
GIVEN_BY_ADDRESS: dict[str, Fields] = {
    "comments": {"workshopId": some_id("workshop"), "status": "published", "order": None}
}


def create(stores: Stores, resource: str, *, id: str | None = None, at: str | None = None, **changes: Any) -> Document:
    """Store a document made of the resource's builder, through its schema as everything else."""
    store = getattr(stores, resource)
    fields = store.schema().load(GIVEN_BY_ADDRESS.get(resource, {}) | BUILDERS[resource](**changes))
    kept = store.insert(store.completed(fields, None, NOBODY), id=id, at=at)  # whatever it refers to
    document: Document = store.derived([served(kept)])[0]
    return document
