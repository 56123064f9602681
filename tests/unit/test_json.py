"""Documents as JSON: their links, and the fields that were asked for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.statements import StatementSchema
from schemas.workshops import WorkshopSchema
from service.render.json import link, only, with_links
from service.store.query import field_names

ROOT = "https://api.example/naravard/v1"
DOCUMENT: dict[str, Any] = {
    "id": "1",
    "title": "Å",
    "scale": {"min": 1, "max": 6, "text": None},
    "agenda": [{"text": "a", "people": [{"name": "x", "role": "y"}]}, {"text": "b", "people": []}],
    "source": None,
}


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        ([], {"id": "1"}),
        (["id"], {"id": "1"}),
        (["title"], {"id": "1", "title": "Å"}),
        (["scale.min"], {"id": "1", "scale": {"min": 1}}),
        (["scale.min", "scale"], {"id": "1", "scale": {"min": 1, "max": 6, "text": None}}),
        (["scale", "scale.min"], {"id": "1", "scale": {"min": 1, "max": 6, "text": None}}),
        (["agenda.people.name"], {"id": "1", "agenda": [{"people": [{"name": "x"}]}, {"people": []}]}),
        (["source.page"], {"id": "1", "source": None}),
        (["absent"], {"id": "1"}),
    ],
)
def test_only_what_was_asked_for_is_kept(names: list[str], kept: dict[str, Any]) -> None:
    assert only(DOCUMENT, names) == kept


def test_without_names_all_is_kept() -> None:
    assert only(DOCUMENT, None) is DOCUMENT


@given(st.permutations(field_names(WorkshopSchema)).flatmap(lambda names: st.integers(1, 8).map(lambda n: names[:n])))
def test_the_order_of_the_names_does_not_matter(names: list[str]) -> None:
    document = {"id": "1", "title": "Å", "agenda": [{"id": "2", "participants": [{"name": "x"}]}], "_links": []}
    assert only(document, names) == only(document, names[::-1])


def test_a_document_links_to_itself_its_list_and_what_it_belongs_to() -> None:
    shown = with_links({"id": "1", "participantId": "2", "articleId": "3"}, StatementSchema, ROOT)
    assert shown["_links"] == [
        link(f"{ROOT}/statements/1", "self"),
        link(f"{ROOT}/statements", "collection"),
        link(f"{ROOT}/statements/1/versions", "version-history"),
        link(f"{ROOT}/participants/2", "author"),
        link(f"{ROOT}/articles/3", "up"),
    ]


def test_a_link_with_nothing_at_its_end_is_left_out() -> None:
    links = with_links({"id": "1", "articleId": None}, WorkshopSchema, ROOT)["_links"]
    assert [each["rel"] for each in links] == ["self", "collection", "version-history", "comments", "comments", "polls"]
