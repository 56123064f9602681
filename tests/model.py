"""The record in memory: what the service should answer about it, worked out as plainly as can be."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Document = dict[str, Any]
RESOURCES = ("articles", "participants", "statements")
TITLES = ("2 röster", "a", "A", "a b", "ab", "e", "é", "z", "Å", "ä", "Ö")
"""In the order in which Swedes sort them."""
REFERENCES = {
    "slug": ("articles", "id"),
    "article": ("articles", "articleId"),
    "participant": ("participants", "participantId"),
}


class Found(NamedTuple):
    """What stands under a name: how it is answered, and with what."""

    status: int
    document: Document = {}


class Moment:
    """The record at one instant: of each document the version that was valid then, a tombstone where it is gone."""

    def __init__(self, past: Mapping[str, Mapping[str, Sequence[Document]]], instant: str | None) -> None:
        self.past = {
            resource: {id: known for id, versions in by_id.items() if (known := _until(versions, instant))}
            for resource, by_id in past.items()
        }

    def living(self, resource: str) -> list[Document]:
        return [known[-1] for known in self.past[resource].values() if "deleted" not in known[-1]]

    def find(self, resource: str, name: str) -> Found:
        bearers = [(claim, id) for id, known in self.past[resource].items() if (claim := _claim(known, name))]
        if not bearers:
            return Found(404)
        last = self.past[resource][max(bearers)[1]][-1]
        if "deleted" in last:
            return Found(410, last)
        moved = name not in (last["id"], last.get("slug"))
        return Found(308 if moved else 200, last)

    def resolved(self, resource: str, name: str) -> str | None:
        """Give the id of what a filter names."""
        found = self.find(resource, name)
        return found.document["id"] if found.status in (200, 308) else None

    def shown(self, resource: str, document: Document) -> Document:
        """Add what is derived."""
        said = self.living("statements")
        if resource == "articles":
            answered = any(each["articleId"] == document["id"] for each in said)
            return {**document, "kinds": ["article", "statements"] if answered else ["article"]}
        if resource == "participants":
            own = [each for each in said if each["participantId"] == document["id"]]
            return {**document, "affiliations": _printed(own), "counts": _counts(len(own))}
        (article,) = [each for each in self.living("articles") if each["id"] == document["articleId"]]
        (question,) = [each for each in article["questions"] if each["id"] == document["questionId"]]
        return {**document, "question": question["text"]}

    def listed(self, resource: str, sort: str, keep: Callable[[Document], bool] = bool) -> list[Document]:
        found = [self.shown(resource, each) for each in self.living(resource)]
        return in_order(filter(keep, found), sort, with_place=resource == "statements")

    def filter(self, resource: str, name: str, value: str) -> Callable[[Document], bool] | None:
        """Give what a filter keeps; None where its value names nothing."""
        if name in REFERENCES:
            to, path = REFERENCES[name]
            id = self.resolved(to, value)
            return (lambda each: each[path] == id) if id else None
        if name == "question":
            there = any(question["id"] == value for each in self.living("articles") for question in each["questions"])
            return (lambda each: each["questionId"] == value) if there else None
        return lambda each: value in {" ".join((told or "").casefold().split()) for told in _told(resource, name, each)}

    def changed_since(self, resource: str, instant: str) -> list[Document]:
        """All that has another version since, also what is gone."""
        last = [known[-1] for known in self.past[resource].values() if known[-1]["updatedAt"] >= instant]
        shown = [each if "deleted" in each else self.shown(resource, each) for each in last]
        # A tombstone keeps the place that the document had.
        places = {id: _alive(known).get("order") for id, known in self.past[resource].items()}
        order = [{**each, "order": places[each["id"]]} for each in shown]
        ids = [each["id"] for each in in_order(order, "updatedAt", with_place=resource == "statements")]
        return sorted(shown, key=lambda each: ids.index(each["id"]))

    def referring(self, resource: str, id: str) -> int:
        """Count what refers to a document."""
        name = {"articles": "articleId", "participants": "participantId"}.get(resource)
        return sum(each[name] == id for each in self.living("statements")) if name else 0

    def answering(self, article: str, questions: Iterable[str]) -> int:
        """Count what answers some questions of an article."""
        asked = set(questions)
        return sum(each["articleId"] == article and each["questionId"] in asked for each in self.living("statements"))


def in_order(documents: Iterable[Document], sort: str, *, with_place: bool) -> list[Document]:
    """Sort by each word in turn, then by the place on the page, then by the id; null comes first."""
    words = sort.split(",")
    words += [] if not with_place or {"order", "-order"} & set(words) else ["order"]
    words.append("-id" if words[-1].startswith("-") else "id")
    found = list(documents)
    for word in reversed(words):
        name = word.removeprefix("-")
        found.sort(key=lambda each: _rank(name, each.get(name)), reverse=word.startswith("-"))
    return found


def _rank(name: str, value: Any) -> tuple[bool, Any]:
    return (value is not None, TITLES.index(value) if name in ("title", "name") else value)


def _until(versions: Sequence[Document], instant: str | None) -> list[Document]:
    return [each for each in versions if instant is None or each["updatedAt"] <= instant]


def _claim(known: Sequence[Document], name: str) -> tuple[int, str] | None:
    """How well a document bears a name: by its id or its slug, else by a slug that it gave up, the later the better."""
    if name in (known[-1]["id"], known[-1].get("slug")):
        return (2, "")
    given_up = [
        later["updatedAt"]
        for earlier, later in itertools.pairwise(known)
        if earlier.get("slug") == name != later.get("slug")
    ]
    return (1, given_up[-1]) if given_up else None


def _alive(known: Sequence[Document]) -> Document:
    return next(each for each in reversed(known) if "deleted" not in each)


def _told(resource: str, name: str, document: Document) -> list[str]:
    """What a filter on a value looks at."""
    if name == "kind":
        return list(document["kinds"])
    if name == "name":
        return [document["name"], *(alias["name"] for alias in document["aliases"])]
    people = document["affiliations"] if resource == "participants" else [document["participant"]]
    return [person["role"] for person in people]


def _printed(said: Iterable[Document]) -> list[Document]:
    people = {(each["participant"]["role"], each["articleId"]) for each in said if each["participant"]["role"]}
    return [{"role": role, "organisation": None, "articleId": article} for role, article in sorted(people)]


def _counts(statements: int) -> Document:
    return {"statements": statements, "films": 0, "workshopsLed": 0}
