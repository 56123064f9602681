"""What may be asked of the record, at any instant, and compared with its model."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.builders import some_id
from tests.client import link
from tests.model import RESOURCES, Document, Moment
from tests.model_machine import DERIVED, Machine

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


class Reading(Machine):
    """A machine that asks."""

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
        self.compare(f"/{resource}?sort={sort}&limit={limit}&{query}", then.listed(resource, sort))

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
            self.compare(address, then.listed(resource, sorts[sort % len(sorts)], keep))

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
        self.compare(address, then.listed("statements", "-createdAt,order", lambda each: each[path] == id))

    @rule(moment=moments)
    def include(self, moment: int) -> None:
        query, then = self.then(moment)
        included = self.api("GET", f"/statements?include=article,participant&limit=50&{query}").json["included"]
        for resource, name in (("articles", "articleId"), ("participants", "participantId")):
            ids = dict.fromkeys(each[name] for each in then.listed("statements", "-createdAt,order"))
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
