"""The record against a model of it: any writes in any order, and whatever is asked of any instant in between."""

from __future__ import annotations

import os
from typing import Any

import orjson
import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from service.store.stores import Stores
from tests.builders import some_id
from tests.client import Client
from tests.model import RESOURCES, TITLES, Document
from tests.model_reading import Reading
from tests.model_writing import OWN, Outcome
from tests.writing import MERGE

LONG = "NARAVARD_TEST_LONG" in os.environ
RUNS, STEPS = (500, 80) if LONG else (40, 55)
FULL, FAST = tuple(Phase), (Phase.generate,)  # to shrink what fails takes minutes
QUESTIONS = [some_id(f"question {number}") for number in range(3)]

Fields = dict[str, st.SearchStrategy[Any]]

picks = st.integers(0, 40)
names = st.sampled_from(RESOURCES)
slugs = st.sampled_from(["a", "a-2", "ett", "o"])
texts = st.sampled_from(["Ja.", "Nej."])
titles = st.sampled_from(TITLES)
questions = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from(QUESTIONS), "text": texts, "order": st.none()}),
    max_size=3,
    unique_by=lambda question: str(question["id"]),
)
roles = st.sampled_from(["Chef", " CHEF ", None])
aliases = st.lists(st.fixed_dictionaries({"name": titles, "note": st.none()}), max_size=1)
articles = {"title": titles}, {"slug": slugs, "lead": texts, "questions": questions}
participants = {"name": titles}, {"slug": slugs, "aliases": aliases}
statements = (
    {"articleId": picks, "questionId": st.sampled_from(QUESTIONS), "participantId": picks, "text": texts},
    {
        "participant": st.fixed_dictionaries({"name": titles, "role": roles, "organisation": st.none()}),
        "order": st.integers(1, 2),
    },
)
BODIES: dict[str, tuple[Fields, Fields]] = {
    "articles": articles,
    "participants": participants,
    "statements": statements,
}
bodies = names.flatmap(
    lambda name: st.tuples(st.just(name), st.fixed_dictionaries(BODIES[name][0], optional=BODIES[name][1]))
)
patches = names.flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.fixed_dictionaries(
            {},
            optional=BODIES[name][0] | {field: st.none() | known for field, known in BODIES[name][1].items()},
        ),
    )
)
conditions = st.sampled_from(["current", "current", "any", "stale"])


class Writing(Reading):
    """What may be done to the record."""

    @initialize(title=titles, person=titles)
    def begin(self, title: str, person: str) -> None:
        """Give up one slug, lose another by a deletion, and let each of the two be asked for."""
        asked = [{"id": id, "text": "Hur?", "order": None} for id in QUESTIONS[:2]]
        self.create(("articles", {"title": title, "slug": "ett", "questions": asked}))
        self.create(("participants", {"name": person}))
        said = {"articleId": 0, "questionId": QUESTIONS[0], "participantId": 0, "text": "Ja."}
        for _ in range(3):
            self.create(("statements", said))
        self.patch(("articles", {"slug": "o"}), 0, "current")
        self.read("articles", "ett", "", self.model.at())
        self.create(("articles", {"title": title, "slug": "ett", "questions": asked}))
        self.delete("articles", 1, "current")
        self.read("articles", "ett", "", self.model.at())
        self.create(("articles", {"title": title, "slug": "ett", "questions": asked}))
        self.restore("articles", 1, 0, "current")

    @rule(body=bodies)
    def create(self, body: tuple[str, Document]) -> None:
        resource, fields = body
        sent = self.with_ids(fields)
        outcome = self.model.created(resource, sent)
        answer = self.api("POST", f"/{resource}", json=sent, expect=outcome.status)
        self.check(resource, None, outcome, answer)

    @rule(body=bodies, pick=picks, condition=conditions)
    def replace(self, body: tuple[str, Document], pick: int, condition: str) -> None:
        resource, fields = body
        id = self.pick(resource, pick)
        sent = self.with_ids(fields)
        outcome = self.conditional(resource, id, condition, lambda old: self.model.changed(resource, old, sent))
        answer = self.api("PUT", f"/{resource}/{id}", json=sent, headers=self.condition, expect=outcome.status)
        self.check(resource, id, outcome, answer)

    @rule(body=patches, pick=picks, condition=conditions)
    def patch(self, body: tuple[str, Document], pick: int, condition: str) -> None:
        resource, fields = body
        id = self.pick(resource, pick)
        sent = self.with_ids(fields)

        def merged(old: Document) -> Outcome:
            kept = {name: old[name] for name in OWN[resource]} | sent
            return self.model.changed(resource, old, {name: value for name, value in kept.items() if value is not None})

        outcome = self.conditional(resource, id, condition, merged)
        headers = self.condition | MERGE
        address = f"/{resource}/{id}"
        answer = self.api("PATCH", address, body=orjson.dumps(sent), headers=headers, expect=outcome.status)
        self.check(resource, id, outcome, answer)

    @rule(resource=names, pick=picks, condition=conditions)
    def delete(self, resource: str, pick: int, condition: str) -> None:
        id = self.pick(resource, pick)
        count = self.model.at().referring(resource, id)
        gone = Outcome(409, referring=count) if count else Outcome(204)
        outcome = self.conditional(resource, id, condition, lambda _: gone)
        answer = self.api("DELETE", f"/{resource}/{id}", headers=self.condition, expect=outcome.status)
        self.check(resource, id, outcome, answer)

    @rule(resource=names, pick=picks, number=st.integers(0, 8), condition=conditions)
    def restore(self, resource: str, pick: int, number: int, condition: str) -> None:
        id = self.pick(resource, pick)
        known = 1 + number % len(self.model.past[resource].get(id, [id]))
        outcome = self.conditional(
            resource, id, condition, lambda _: self.model.restored(resource, id, known), gone=True
        )
        address = f"/{resource}/{id}/versions/{known}/restore"
        answer = self.api("POST", address, headers=self.condition, expect=outcome.status)
        self.check(resource, id, outcome, answer)


@pytest.mark.timeout(3_600 if LONG else 120)
def test_the_record_is_as_its_model_says(app: Flask, stores: Stores) -> None:
    editor = Client(app, key=stores.keys.create("Redaktionen", ["content:write"])[0])
    chosen = settings(
        max_examples=RUNS,
        stateful_step_count=STEPS,
        derandomize=not LONG,
        deadline=None,
        phases=FULL if LONG else FAST,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Writing(editor, stores), settings=chosen)  # type: ignore[arg-type]
