"""What may be asked of the record, at any instant, and compared with its model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from service.store.record import history_of
from service.store.stores import Stores
from service.store.text import written
from tests.builders import some_id
from tests.client import Answer, Client, link
from tests.model import RESOURCES, Document, Moment
from tests.model_writing import Model, Outcome

DERIVED = ("kinds", "affiliations", "counts", "question", "_links")
SORTS = {
    "articles": ("-createdAt", "title", "-title", "updatedAt", "title,-updatedAt"),
    "participants": ("name", "-name", "createdAt", "-updatedAt,name"),
    "statements": ("-createdAt,order", "order", "-order,createdAt", "updatedAt", "-updatedAt"),
}
FILTERS = {
    "articles": {"kind": ("statements",), "slug": ("a", "a-2", "ett")},
    "participants": {"name": ("a", "ab"), "role": ("chef",)},
    "statements": {
        "article": ("a", "a-2", "ett"),
        "participant": ("a", "o"),
        "question": (some_id("question 0"), some_id("question 2")),
        "role": ("chef",),
    },
}
moments, limits, picks = st.integers(0, 60), st.integers(1, 4), st.integers(0, 40)
sorted_lists = st.sampled_from([(resource, sort) for resource in RESOURCES for sort in SORTS[resource]])
filtered_lists = st.sampled_from(
    [
        (resource, name, value)
        for resource in RESOURCES
        for name in FILTERS[resource]
        for value in FILTERS[resource][name]
    ]
)


class Reading(RuleBasedStateMachine):
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
        ids = list(self.model.past[resource])
        return ids[number % len(ids)] if ids else some_id("nobody")

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
        if outcome.count:
            assert answer.json["references"] == {"statements": outcome.count}
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

    # What is asked

    @rule(resource=st.sampled_from(RESOURCES), pick=picks, moment=moments)
    def read_by_id(self, resource: str, pick: int, moment: int) -> None:
        self.read(resource, self.pick(resource, pick), *self.then(moment))

    @rule(pick=picks, moment=moments)
    def read_by_slug(self, pick: int, moment: int) -> None:
        self.read(*self.slugs[-1 - pick % len(self.slugs)], *self.then(moment))

    def read(self, resource: str, name: str, query: str, moment: Moment) -> None:
        status, document = moment.find(resource, name)
        answer = self.api("GET", f"/{resource}/{name}?{query}", expect=status)
        if status == 200:
            assert unlinked(answer.json) == moment.shown(resource, document)
        elif status == 410:
            assert answer.json["tombstone"] == document
        elif status == 308:
            assert answer.headers["Location"].partition("?")[0].endswith(f"/{resource}/{document['slug']}")

    @rule(asked=sorted_lists, moment=moments, limit=limits)
    def list_sorted(self, asked: tuple[str, str], moment: int, limit: int) -> None:
        resource, sort = asked
        query, then = self.then(moment)
        self.compare(f"/{resource}?sort={sort}&limit={limit}&{query}", then.list(resource, sort))

    @rule(asked=filtered_lists, sort=picks, moment=moments)
    def list_filtered(self, asked: tuple[str, str, str], sort: int, moment: int) -> None:
        resource, name, value = asked
        sorts = SORTS[resource]
        query, then = self.then(moment)
        address = f"/{resource}?{name}={quote(value)}&sort={sorts[sort % len(sorts)]}&{query}"
        keep = then.filter(resource, name, value)
        if keep is None:
            assert self.api.names_of_faults("GET", address, expect=400) == [name]
        else:
            self.compare(address, then.list(resource, sorts[sort % len(sorts)], keep))

    @rule(resource=st.sampled_from(["articles", "participants"]), pick=picks, moment=moments)
    def list_nested(self, resource: str, pick: int, moment: int) -> None:
        id = self.pick(resource, pick)
        query, then = self.then(moment)
        address = f"/{resource}/{id}/statements?limit=2&{query}"
        status = then.find(resource, id).status
        if status != 200:
            self.api("GET", address, expect=status)
            return
        path = {"articles": "articleId", "participants": "participantId"}[resource]
        self.compare(address, then.list("statements", "-createdAt,order", lambda each: each[path] == id))

    @rule(moment=moments)
    def include(self, moment: int) -> None:
        query, then = self.then(moment)
        included = self.api("GET", f"/statements?include=article,participant&limit=50&{query}").json["included"]
        for resource, name in (("articles", "articleId"), ("participants", "participantId")):
            ids = dict.fromkeys(each[name] for each in then.list("statements", "-createdAt,order"))
            wanted = [then.shown(resource, then.find(resource, id).document) for id in ids]
            assert list(map(unlinked, included[resource])) == wanted

    @rule(resource=st.sampled_from(RESOURCES), pick=picks, limit=limits)
    def list_changed(self, resource: str, pick: int, limit: int) -> None:
        since = self.instants[-1 - pick % len(self.instants)]
        expected = self.model.at().changed_since(resource, since)
        self.compare(f"/{resource}?updatedSince={since}&limit={limit}", expected)

    @rule(resource=st.sampled_from(RESOURCES), pick=picks)
    def list_versions(self, resource: str, pick: int) -> None:
        id = self.pick(resource, pick)
        known = self.model.past[resource].get(id, [])
        address = f"/{resource}/{id}/versions"
        if not known:
            self.api("GET", address, expect=404)
            return
        rows = self.api.rows(f"{address}?limit=200")
        assert [(row["version"], row["changedAt"]) for row in rows] == [
            (number, each["updatedAt"]) for number, each in enumerate(known, start=1)
        ]
        number = 1 + pick % len(known)
        version = self.api("GET", f"{address}/{number}").json
        own = {name: value for name, value in version.items() if name not in DERIVED}
        assert own == known[number - 1]

    def compare(self, address: str, expected: list[Document]) -> None:
        """Read all pages of a list."""
        page = self.api.envelope(address)
        assert page["_meta"]["totalRecords"] == len(expected)
        name = next(name for name in page if not name.startswith("_"))
        found: list[Document] = page[name]
        while any(each["rel"] == "next" for each in page["_links"]):
            page = self.api.envelope(link(page, "next"))
            found += page[name]
        assert list(map(unlinked, found)) == expected


def unlinked(document: Document) -> Any:
    return {name: value for name, value in document.items() if name != "_links"}
