"""Loading pages: all or nothing, nothing twice, and the same again tomorrow."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from pymongo.errors import OperationFailure

from seed.loader import Outcome, Page, load_pages, shipped_pages
from seed.reader.reading import PageRefusedError
from service.store.stores import Stores
from tests.builders import create
from tests.seed.page import LEAD, text_page
from tests.seed.stored import RESOURCES, stored

TOTAL = 39


def created(outcomes: list[Outcome]) -> int:
    return sum(outcome.created.total() for outcome in outcomes)


def unchanged(outcomes: list[Outcome]) -> int:
    return sum(outcome.unchanged.total() for outcome in outcomes)


def page(*lines: str, name: str = "a.txt", **around: Any) -> Page:
    return Page(name, text_page(LEAD, *lines, **around))


def test_the_shipped_pages_are_all_stored(stores: Stores) -> None:
    outcomes = load_pages(stores, shipped_pages())
    assert [outcome.page for outcome in outcomes] == [page.name for page in shipped_pages()]
    assert created(outcomes) == TOTAL
    assert outcomes[1].unchanged == {"participants": 1}
    assert outcomes[1].created["comments"] == 7


def test_loading_again_changes_no_byte(stores: Stores) -> None:
    load_pages(stores, shipped_pages())
    before = stored(stores)
    again = load_pages(stores, shipped_pages())
    assert (created(again), unchanged(again)) == (0, TOTAL + 1)
    assert stored(stores) == before


def test_loading_in_another_order_or_under_other_names_changes_no_byte(stores: Stores) -> None:
    load_pages(stores, shipped_pages())
    before = stored(stores)
    others = [Page(f"other-{each.name}", each.content + b"\n") for each in reversed(shipped_pages())]
    assert created(load_pages(stores, others)) == 0
    assert stored(stores) == before


@pytest.mark.parametrize("resource", RESOURCES)
def test_what_is_missing_is_added_and_the_rest_left_alone(stores: Stores, resource: str) -> None:
    load_pages(stores, shipped_pages())
    before = stored(stores)
    missing = stores.database[resource].find_one_and_delete({})
    assert missing is not None
    assert created(load_pages(stores, shipped_pages())) == 1
    added = stores.database[resource].find_one({"_id": missing["_id"]})
    assert added is not None
    times = ("createdAt", "updatedAt")
    assert {name: added[name] for name in added if name not in times} == {
        name: missing[name] for name in missing if name not in times
    }
    stores.database[resource].replace_one({"_id": missing["_id"]}, missing)
    assert stored(stores) == before


def test_what_was_changed_since_stays_changed(stores: Stores) -> None:
    load_pages(stores, shipped_pages())
    stores.comments.collection.update_many({}, {"$set": {"text": "Ändrad.", "version": 2}})
    before = stored(stores)
    load_pages(stores, shipped_pages())
    assert stored(stores) == before


def test_what_one_page_brings_has_one_instant(stores: Stores) -> None:
    load_pages(stores, shipped_pages())
    instants: dict[str, set[str]] = {}
    for name in RESOURCES:
        for each in stores.database[name].find({"source": {"$ne": None}}):
            instants.setdefault(each["source"]["page"], set()).update([each["createdAt"], each["updatedAt"]])
    assert [len(found) for found in instants.values()] == [1, 1]
    assert len(set.union(*instants.values())) == 2


def test_what_stands_on_several_pages_has_no_one_source(stores: Stores) -> None:
    load_pages(stores, shipped_pages())
    shared = [each["name"] for each in stores.participants.collection.find({"source": None})]
    assert shared == ["Annika Dahlgren"]


def test_everything_else_says_where_it_was_read(stores: Stores) -> None:
    load_pages(stores, [page("Text.", name="b.txt")])
    (article,) = stores.articles.collection.find({})
    content = page("Text.").content
    assert article["source"].pop("sha256") == sha256(content).hexdigest()
    assert article["source"] == {"page": "b.txt", "firstLine": 1, "lastLine": len(content.decode().splitlines())}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Annat\n"])
def test_one_refused_page_stores_nothing_of_any(stores: Stores, content: bytes) -> None:
    with pytest.raises(PageRefusedError):
        load_pages(stores, [*shipped_pages(), Page("bad.txt", content)])
    assert stored(stores) == {name: [] for name in RESOURCES}


def test_a_fault_on_the_way_stores_nothing_of_any(stores: Stores) -> None:
    stores.database.command("collMod", "comments", validator={"order": {"$ne": 7}})
    with pytest.raises(OperationFailure, match="validation"):
        load_pages(stores, shipped_pages())
    stores.database.command("collMod", "comments", validator={})
    assert stored(stores) == {name: [] for name in RESOURCES}


def test_the_same_page_twice_is_stored_once(stores: Stores) -> None:
    outcomes = load_pages(stores, [page("”Ett?”", " • A"), page("”Ett?”", " • A", name="b.txt")])
    assert [outcome.created.total() for outcome in outcomes] == [3, 0]


def test_two_comments_that_say_the_same_are_both_stored(stores: Stores) -> None:
    load_pages(stores, [page("”Ett?”", " • Mer tid", " • Mer tid")])
    assert [each["text"] for each in stores.comments.collection.find({})] == ["Mer tid", "Mer tid"]


def test_a_slug_that_is_taken_gets_a_number(stores: Stores) -> None:
    create(stores, "articles", title="Nära vård i Värmland")
    load_pages(stores, [page("Text.")])
    assert stores.articles.get("nara-vard-i-varmland-2")["source"] is not None
