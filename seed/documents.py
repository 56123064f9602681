"""From a reading to documents: pure. Every document knows the lines that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from seed.identity import PageIds, participant_id
from seed.reader.reading import AgendaItem, BodyBlock, Person, Reading, Workshop

Fields = dict[str, Any]


class Planned(NamedTuple):
    """A document as a page would have it. `firstLine` and `lastLine` are what it was read from."""

    resource: str
    id: str
    fields: Fields
    firstLine: int  # noqa: N815 the word of the contract
    lastLine: int  # noqa: N815


def documents_of(reading: Reading, line_count: int) -> list[Planned]:
    """Give all documents of a page, what is referred to before what refers to it."""
    ids = PageIds(reading)
    article = ids.once("article")
    found = [*_participants(reading, line_count), _article(reading, ids, line_count)]
    found += _statements(reading, ids, article)
    if reading["workshop"] is not None:
        found += _workshop(reading, reading["workshop"], ids, line_count)
    return found


def _participants(reading: Reading, line_count: int) -> Iterator[Planned]:
    lines: dict[str, tuple[str, int, int]] = {}
    for name, first, last in _named(reading, line_count):
        id = participant_id(name)
        known = lines.get(id, (name, first, last))
        lines[id] = (known[0], min(known[1], first), max(known[2], last))
    for id, (name, first, last) in lines.items():
        yield Planned("participants", id, {"name": name}, first, last)


def _named(reading: Reading, line_count: int) -> Iterator[tuple[str, int, int]]:
    """Everybody whom the page names, with the lines where they stand: those of the page where a reading has none."""
    for statement in reading["statements"]:
        yield statement["participant"]["name"], statement["firstLine"], statement["lastLine"]
    workshop = reading["workshop"]
    if workshop is None:
        return
    for leader in workshop["leaders"]:
        sentences = [block for block in reading["body"] if leader["name"] in block.get("text", "")]
        first, last = (sentences[0]["firstLine"], sentences[0]["lastLine"]) if sentences else (1, line_count)
        yield leader["name"], first, last
    for entry in workshop["agenda"]:
        for person in entry["participants"]:
            yield person["name"], entry["firstLine"], entry["lastLine"]


def _article(reading: Reading, ids: PageIds, line_count: int) -> Planned:
    fields: Fields = {name: reading[name] for name in ("title", "lead", "breadcrumb", "publishedOn")}
    fields["body"] = [_block(block) for block in reading["body"]]
    fields["questions"] = [
        {"id": ids.once("question", text), "text": text, "order": order}
        for order, text in enumerate(reading["questions"], 1)
    ]
    return Planned("articles", ids.once("article"), fields, 1, line_count)


def _block(block: BodyBlock) -> Fields:
    return {"type": block["type"], "text": block.get("text"), "items": block.get("items", [])}


def _statements(reading: Reading, ids: PageIds, article: str) -> Iterator[Planned]:
    for order, statement in enumerate(reading["statements"], 1):
        person = statement["participant"]
        fields = {
            "articleId": article,
            "questionId": ids.once("question", statement["question"]),
            "participantId": participant_id(person["name"]),
            "participant": dict(person),
            "text": statement["text"],
            "order": order,
        }
        id = ids.each("statement", statement["question"], person["name"])
        yield Planned("statements", id, fields, statement["firstLine"], statement["lastLine"])


def _workshop(reading: Reading, workshop: Workshop, ids: PageIds, line_count: int) -> Iterator[Planned]:
    id = ids.once("workshop")
    prompts = list(dict.fromkeys(comment["prompt"] for comment in reading["comments"]))
    fields: Fields = {name: workshop[name] for name in ("title", "dateText", "dates", "figureText")}
    fields |= {
        "articleId": ids.once("article"),
        "leaders": [_person(leader) for leader in workshop["leaders"]],
        "agenda": [_agenda_item(entry, order, ids) for order, entry in enumerate(workshop["agenda"], 1)],
        "prompts": [{"id": ids.once("prompt", text), "text": text} for text in prompts],
    }
    yield Planned("workshops", id, fields, 1, line_count)
    for order, poll in enumerate(workshop["polls"], 1):
        asked = {"workshopId": id, "statement": poll["statement"], "order": order, "scale": workshop["scale"]}
        yield Planned("polls", ids.each("poll", poll["statement"]), asked, poll["firstLine"], poll["lastLine"])
    yield from _comments(reading, ids, id)


def _agenda_item(entry: AgendaItem, order: int, ids: PageIds) -> Fields:
    return {
        "id": ids.each("agenda", entry["text"]),
        "order": order,
        "kind": entry["kind"],
        "text": entry["text"],
        "participants": [_person(person) for person in entry["participants"]],
        "questions": [{"id": ids.each("asked", entry["text"], text), "text": text} for text in entry["questions"]],
    }


def _comments(reading: Reading, ids: PageIds, workshop: str) -> Iterable[Planned]:
    for order, comment in enumerate(reading["comments"], 1):
        fields = {
            "workshopId": workshop,
            "promptId": ids.once("prompt", comment["prompt"]),
            "text": comment["text"],
            "order": order,
            "status": "published",
        }
        id = ids.each("comment", comment["prompt"], comment["text"])
        yield Planned("comments", id, fields, comment["firstLine"], comment["lastLine"])


def _person(person: Person) -> Fields:
    return {"participantId": participant_id(person["name"]), **person}
