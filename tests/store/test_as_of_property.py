"""The record as it was is what a client saw then: all lists, items, relations and derived fields, at each instant."""

from __future__ import annotations

import os
from typing import Any

import orjson
import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from service.current import ROOT
from service.store.stores import Stores
from tests.builders import some_id
from tests.client import Client
from tests.remembering import Memory, addresses, remember
from tests.writing import ANY, MERGE

LONG = "NARAVARD_TEST_LONG" in os.environ
RUNS, WRITES = (20, 30) if LONG else (3, 9)
FULL, FAST = tuple(Phase), (Phase.generate,)  # to shrink what fails takes minutes
IDS = [some_id(f"part {number}") for number in range(2)]
PARTS = [{"id": id, "text": f"Fråga {number}?"} for number, id in enumerate(IDS)]
Document = dict[str, Any]

titles = st.sampled_from(["a", "A", "Å", "Ö", "b"])
slugs = st.sampled_from(["a", "b", "c"])
texts = st.sampled_from(["Ja.", "Nej."])
orders = st.sampled_from([1, 2, None])
parts = st.sampled_from([PARTS, PARTS[:1], [{"id": IDS[0], "text": "Ny fråga?"}], []])
printed = {"name": titles, "role": st.sampled_from(["Chef", None]), "organisation": st.sampled_from(["Hagfors", None])}
ARTICLE, PERSON, WORKSHOP = ("@articles", "@participants", "@workshops")
people = st.lists(st.fixed_dictionaries({"participantId": st.just(PERSON), **printed}), max_size=1)
films = st.fixed_dictionaries({"kind": st.just("film"), "text": texts, "participants": people})
FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "articles": {"title": titles, "slug": slugs, "questions": parts},
    "participants": {"name": titles, "slug": slugs, "aliases": st.sampled_from([[], [{"name": "a"}]])},
    "statements": {
        "articleId": st.just(ARTICLE),
        "questionId": st.sampled_from(IDS),
        "participantId": st.just(PERSON),
        "participant": st.fixed_dictionaries(printed),
        "text": texts,
        "order": orders,
    },
    "workshops": {
        "articleId": st.sampled_from([ARTICLE, None]),
        "title": titles,
        "dates": st.sampled_from([["2022-01-12"], ["--01-12"]]),
        "leaders": people,
        "agenda": st.lists(films, max_size=1),
        "prompts": parts,
    },
    "polls": {"workshopId": st.just(WORKSHOP), "statement": texts, "order": orders},
    "comments": {
        "promptId": st.sampled_from([IDS[0], None]),
        "text": texts,
        "externalId": st.sampled_from(["1", None]),
    },
}
resources = st.sampled_from(list(FIELDS))
whole = resources.flatmap(lambda name: st.tuples(st.just(name), st.fixed_dictionaries(FIELDS[name])))
some = resources.flatmap(lambda name: st.tuples(st.just(name), st.fixed_dictionaries({}, optional=FIELDS[name])))
picks = st.integers(0, 30)
writes = st.one_of(
    st.tuples(st.just("POST"), whole, picks),
    st.tuples(st.just("PATCH"), some, picks),
    st.tuples(st.just("PATCH"), some, picks),
    st.tuples(st.just("DELETE"), some, picks),
    st.tuples(st.just("restore"), some, picks),
)
BEGINNING: list[tuple[str, tuple[str, Document], int]] = [
    ("POST", ("articles", {"title": "b", "slug": "a", "questions": PARTS}), 0),
    ("POST", ("participants", {"name": "A", "slug": "b"}), 0),
    ("POST", ("workshops", {"title": "a", "articleId": ARTICLE, "prompts": PARTS}), 0),
    *(("POST", ("articles", {"title": title}), 0) for title in ("a", "Å", "Ö")),
    ("PATCH", ("articles", {"slug": "c"}), 0),
]


class Witness:
    """A client that writes, and remembers after each write all that it sees."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.ids: dict[str, list[str]] = {resource: [] for resource in FIELDS}
        self.names: dict[tuple[str, str], None] = {}
        self.seen: dict[str, Memory] = {}

    def write(self, method: str, asked: tuple[str, Document], pick: int) -> None:
        """Do it if it can be done."""
        resource, fields = asked
        raw = orjson.dumps(fields)
        for other, ids in self.ids.items():
            raw = raw.replace(f"@{other}".encode(), (ids[pick % len(ids)] if ids else some_id("nobody")).encode())
        address, headers = self._address(method, resource, pick), ANY | {"Authorization": f"Bearer {self.client.key}"}
        headers |= MERGE if method == "PATCH" else {"Content-Type": "application/json"}
        sent = {"restore": "POST"}.get(method, method)
        body = raw if method in ("POST", "PATCH") else None
        answer = self.client.http.open(ROOT + address, method=sent, data=body, headers=headers)
        assert answer.status_code in (200, 201, 204, 404, 409, 410, 422), answer.get_data(as_text=True)
        if answer.status_code < 300:
            self._note(resource, answer.get_json(silent=True) or self._tombstone(address))

    def _tombstone(self, address: str) -> Document:
        gone: Document = self.client("GET", address, expect=410).json["tombstone"]
        return gone

    def _address(self, method: str, resource: str, pick: int) -> str:
        if method == "POST":
            homes = self.ids["workshops"]
            return f"/workshops/{homes[pick % len(homes)]}/comments" if resource == "comments" else f"/{resource}"
        ids = self.ids[resource] or [some_id("nobody")]
        item = f"/{resource}/{ids[pick % len(ids)]}"
        return f"{item}/versions/{1 + pick % 3}/restore" if method == "restore" else item

    def _note(self, resource: str, written: Document) -> None:
        if written["id"] not in self.ids[resource]:
            self.ids[resource].append(written["id"])
        self.names |= {(resource, written["id"]): None}
        self.names |= {(resource, written["slug"]): None} if "slug" in written else {}
        if written["updatedAt"] >= max(self.seen, default=""):  # else nothing was changed
            self.seen[written["updatedAt"]] = remember(self.client, addresses(self.names))


@pytest.mark.timeout(3_600 if LONG else 120)
@settings(
    max_examples=RUNS,
    derandomize=not LONG,
    deadline=None,
    phases=FULL if LONG else FAST,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(script=st.lists(writes, min_size=WRITES, max_size=WRITES))
def test_what_was_seen_then_is_seen_again(
    app: Flask, stores: Stores, script: list[tuple[str, tuple[str, Document], int]]
) -> None:
    for name in stores.database.list_collection_names():
        stores.database[name].delete_many({})
    witness = Witness(Client(app, key=stores.keys.create("Redaktionen", ["admin"])[0]))
    for write in BEGINNING + script:
        witness.write(*write)
    for instant, seen in witness.seen.items():
        assert remember(witness.client, seen, instant) == seen
