"""What a write should do to the record in memory, and what should be said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from service.store.slugs import make_slug
from tests.model import RESOURCES, Document, Moment

FREE: dict[str, Document] = {
    "articles": {
        "lead": None,
        "breadcrumb": [],
        "body": [],
        "language": "sv",
        "publishedOn": None,
        "sourceUpdatedOn": None,
        "questions": [],
    },
    "participants": {"aliases": []},
    "statements": {"order": None},
}
"""What a client may leave out, and what it is then."""
NAMED_BY = {"articles": "title", "participants": "name"}
OWN = {
    "articles": ("slug", "title", *FREE["articles"]),
    "participants": ("slug", "name", "aliases"),
    "statements": ("articleId", "questionId", "participantId", "participant", "text", "order"),
}


class Outcome(NamedTuple):
    """How a write is answered: with a new form of the document, or with what is in its way."""

    status: int
    fields: Document = {}
    names: tuple[str, ...] = ()
    referring: int = 0


class Model:
    """Every version of every document, and what may become of it."""

    def __init__(self) -> None:
        self.past: dict[str, dict[str, list[Document]]] = {resource: {} for resource in RESOURCES}

    def at(self, instant: str | None = None) -> Moment:
        return Moment(self.past, instant)

    def last(self, resource: str, id: str) -> Document:
        return self.past[resource][id][-1]

    def add(self, resource: str, document: Document) -> None:
        self.past[resource].setdefault(document["id"], []).append(document)

    def created(self, resource: str, sent: Document) -> Outcome:
        """What becomes of a POST."""
        whole = self.completed(resource, FREE[resource] | sent)
        if names := self.nowhere(resource, whole):
            return Outcome(422, names=names)
        if resource in NAMED_BY and "slug" not in sent:
            return Outcome(201, whole | {"slug": self.free_slug(resource, whole[NAMED_BY[resource]])})
        return Outcome(409) if self.is_taken(resource, whole, None) else Outcome(201, whole)

    def changed(self, resource: str, old: Document, sent: Document) -> Outcome:
        """What becomes of another form of a document, which may be gone."""
        whole = self.completed(resource, FREE[resource] | sent)
        whole |= {"slug": old["slug"]} if "slug" in old and "slug" not in whole else {}
        if names := self.nowhere(resource, whole):
            return Outcome(422, names=names)
        if "deleted" not in old and all(old[name] == whole[name] for name in OWN[resource]):
            return Outcome(200)
        if count := self.in_use(resource, old, whole):
            return Outcome(409, referring=count)
        return Outcome(409) if self.is_taken(resource, whole, old["id"]) else Outcome(200, whole)

    def restored(self, resource: str, id: str, number: int) -> Outcome:
        """What becomes of the way back to a version."""
        version = self.past[resource][id][number - 1]
        if "deleted" in version:
            return Outcome(410)
        fields = {name: version[name] for name in OWN[resource]}
        if self.is_taken(resource, fields, id):
            fields["slug"] = self.free_slug(resource, fields["slug"])
        return self.changed(resource, self.last(resource, id), fields)

    def completed(self, resource: str, fields: Document) -> Document:
        """Name a person as the record does, where nothing was printed."""
        if resource != "statements" or "participant" in fields:
            return fields
        person = self.at().past["participants"].get(fields["participantId"], [{}])[-1]
        return fields | {"participant": {"name": person.get("name"), "role": None, "organisation": None}}

    def nowhere(self, resource: str, fields: Document) -> tuple[str, ...]:
        """Name what is referred to in vain."""
        if resource != "statements":
            return ()
        now = self.at()
        article, person = now.find("articles", fields["articleId"]), now.find("participants", fields["participantId"])
        names = [] if article.status == 200 else ["articleId"]
        asked = [question["id"] for question in article.document.get("questions", [])]
        names += [] if article.status != 200 or fields["questionId"] in asked else ["questionId"]
        return (*names, *([] if person.status == 200 else ["participantId"]))

    def in_use(self, resource: str, old: Document, new: Mapping[str, Any]) -> int:
        """Count what answers the questions that an article would no longer ask."""
        if resource != "articles" or "questions" not in old:
            return 0
        kept = {question["id"] for question in new["questions"]}
        return self.at().answering(old["id"], {question["id"] for question in old["questions"]} - kept)

    def is_taken(self, resource: str, fields: Document, id: str | None) -> bool:
        bearers = [each["id"] for each in self.at().living(resource) if each.get("slug") == fields.get("slug", "")]
        return bool(bearers) and bearers != [id]

    def free_slug(self, resource: str, text: str) -> str:
        base, taken = make_slug(text), {each["slug"] for each in self.at().living(resource)}
        tries = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
        return next(slug for slug in tries if slug not in taken)
