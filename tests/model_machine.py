"""The service and its model side by side: what was written, and what both say of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis.stateful import RuleBasedStateMachine

from service.store.record import history_of
from service.store.stores import Stores
from service.store.text import written
from tests.builders import some_id
from tests.client import Answer, Client
from tests.model import RESOURCES, Document, Moment
from tests.model_writing import Model, Outcome

DERIVED = ("kinds", "affiliations", "counts", "question", "_links")


class Machine(RuleBasedStateMachine):
    """What every machine knows: the service, the model, and each instant at which something was written."""

    def __init__(self, api: Client, stores: Stores) -> None:
        super().__init__()
        for resource in RESOURCES:
            for name in (resource, history_of(resource)):
                stores.database[name].delete_many({})
        self.api, self.model = api, Model()
        self.instants: list[str] = []
        self.tags: dict[str, str] = {}
        self.slugs: list[tuple[str, str]] = [("articles", "ingen")]
        self.condition: dict[str, str] = {}

    def pick(self, resource: str, number: int) -> str:
        """Choose a document, or an id that none has."""
        ids = [*self.model.past[resource], some_id("nobody")]
        return ids[number % len(ids)]

    def with_ids(self, fields: Document) -> Document:
        """Put ids where a body names documents by number."""
        homes = {"articleId": "articles", "participantId": "participants"}
        named = {name: self.pick(to, fields[name]) for name, to in homes.items() if name in fields}
        return fields | named

    def then(self, number: int) -> tuple[str, Moment]:
        """Choose an instant: now, that of a write, or the last before one."""
        chosen = number % (2 * len(self.instants) + 1)
        if chosen == 0:
            return "", self.model.at()
        instant = self.instants[(chosen - 1) // 2]
        if chosen % 2:
            instant = written(datetime.fromisoformat(instant) - timedelta(milliseconds=1))
        return f"asOf={instant}", self.model.at(instant)

    def conditional(
        self, resource: str, id: str, condition: str, judge: Callable[[Document], Outcome], *, gone: bool = False
    ) -> Outcome:
        """Choose `If-Match`, and what the service should answer before it looks at the body or after."""
        known = self.model.past[resource].get(id)
        self.condition = {"If-Match": {"any": "*", "stale": '"x"'}.get(condition, self.tags.get(id, '"y"'))}
        if known is None:
            return Outcome(404)
        if "deleted" in known[-1] and not gone:
            return Outcome(410)
        return Outcome(412) if condition == "stale" else judge(known[-1])

    def check(self, resource: str, id: str | None, outcome: Outcome, answer: Answer) -> None:
        """Compare what a write answered with what it should have; from here on the model has it too."""
        if outcome.names:
            assert tuple(fault["name"] for fault in answer.json["invalidParameters"]) == outcome.names
        if outcome.referring:
            assert answer.json["references"] == {"statements": outcome.referring}
        if outcome.status < 300:
            self.note(resource, id, outcome, answer)

    def note(self, resource: str, id: str | None, outcome: Outcome, answer: Answer) -> None:
        old = self.model.past[resource][id][-1] if id else {}
        shown = self.api("GET", f"/{resource}/{id or answer.json['id']}", expect=410 if answer.status == 204 else 200)
        assert shown.headers["ETag"] == answer.headers["ETag"]
        present = shown.json["tombstone"] if answer.status == 204 else shown.json
        assert answer.json in (None, present)
        own = {name: value for name, value in present.items() if name not in DERIVED}
        if outcome == Outcome(200):
            assert own == old
            return
        assert own["version"] == old.get("version", 0) + 1
        assert own["updatedAt"] > old.get("updatedAt", "")
        fixed = {name: own[name] for name in ("id", "version", "updatedAt")}
        fixed["createdAt"] = old.get("createdAt", own["updatedAt"])
        gone = {"deleted": True, "deletedAt": own["updatedAt"]}
        expected = fixed | (gone if answer.status == 204 else {"source": None, **outcome.fields})
        assert own == expected
        self.model.add(resource, expected)
        self.tags[own["id"]] = answer.headers["ETag"]
        self.instants.append(own["updatedAt"])
        self.slugs += [(resource, own["slug"])] if "slug" in own else []
