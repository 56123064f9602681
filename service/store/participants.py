"""Participants: who they are, and what was printed beside their names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from service.store.base import Store
from service.store.conditions import INDEX, INTERNAL, Condition
from service.store.record import Document, Record
from service.store.standing import EVERYBODY
from service.store.text import fold
from service.store.workshops import PEOPLE

NEAR = 85.0  # of 100: Maria Person and Maria Persson have 96, Maria Persson and Mia Persson 87
MOST_SUGGESTIONS = 10


class Appearance(NamedTuple):
    """One place where a person stands: what they did there, and what was printed beside the name."""

    participant: str
    kind: str
    role: str | None
    organisation: str | None
    article: str | None


class ParticipantStore(Store):
    def derive(self, documents: Sequence[Document], record: Record) -> None:
        """Set `affiliations` and `counts` from the statements and workshops where the person stands."""
        found = list(_appearances([document["id"] for document in documents], record))
        for document in documents:
            own = [each for each in found if each.participant == document["id"]]
            printed = {(each.role, each.organisation, each.article) for each in own if each.role or each.organisation}
            document["affiliations"] = [
                {"role": role, "organisation": organisation, "articleId": article}
                for role, organisation, article in sorted(printed, key=lambda each: tuple(part or "" for part in each))
            ]
            kinds = [each.kind for each in own]
            document["counts"] = {kind: kinds.count(kind) for kind in ("statements", "films", "workshopsLed")}

    def derived_condition(self, name: str, values: Sequence[str], record: Record) -> Condition:
        """`organisation` and `role`: those beside whose name it was printed somewhere."""
        wanted = {fold(value) for value in values}
        folded = {"$in": sorted(wanted)}
        stated = record.rows("statements").distinct(
            "participantId", {f"{INTERNAL}.{INDEX}.{name}": folded, **EVERYBODY}
        )
        led = record.rows("workshops", {PEOPLE: True}).find({f"{PEOPLE}.{name}": folded, **EVERYBODY})
        people = (person for workshop in led for person in workshop[INTERNAL][INDEX]["people"])
        return {"id": {"$in": sorted({*stated, *(each["id"] for each in people if each.get(name) in wanted)})}}

    def suggest(self, names: Sequence[str], at: str | None = None) -> list[Document]:
        """Give those whose names are near these, but not the same: nearest first, as `{id, slug, name}`."""
        wanted = [fold(name) for name in names]
        shown = {"_id": False, "id": True, "slug": True, "name": True, f"{INTERNAL}.{INDEX}.name": True}
        people = Record(self.database, at).rows("participants", shown).find(dict(EVERYBODY))
        near = []
        for person in people:
            borne = person.pop(INTERNAL)[INDEX]["name"]
            likeness = max(fuzz.ratio(name, one) for name in wanted for one in borne)
            if likeness >= NEAR and not set(wanted) & set(borne):
                near.append((-likeness, person["name"], person))
        return [person for *_, person in sorted(near, key=lambda each: each[:2])[:MOST_SUGGESTIONS]]


def _appearances(ids: Sequence[str], record: Record) -> Iterable[Appearance]:
    wanted = {"$in": list(ids)}
    printed = {"participantId": True, "participant": True, "articleId": True}
    for statement in record.rows("statements", printed).find({"participantId": wanted, **EVERYBODY}):
        yield _appearance(statement | statement["participant"], "statements", statement["articleId"])
    people = {"leaders": True, "agenda": True, "articleId": True}
    there = {f"{INTERNAL}.{INDEX}.participant": wanted, **EVERYBODY}
    for workshop in record.rows("workshops", people).find(there):
        for leader in workshop["leaders"]:
            yield _appearance(leader, "workshopsLed", workshop["articleId"])
        for entry in workshop["agenda"]:
            kind = "films" if entry["kind"] == "film" else "agenda"
            for person in {each["participantId"]: each for each in entry["participants"]}.values():
                yield _appearance(person, kind, workshop["articleId"])


def _appearance(person: Document, kind: str, article: str | None) -> Appearance:
    return Appearance(person["participantId"], kind, person["role"], person["organisation"], article)
