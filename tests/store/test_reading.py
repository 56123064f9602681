"""What every store reads: one document, many, and who bears a name."""

from __future__ import annotations

import pytest

from schemas.message import Message
from schemas.query import Filter
from service.errors import BadQueryError, NotFoundError
from service.store.conditions import Condition
from service.store.names import both_ways, resolve
from service.store.query import ListQuery
from service.store.record import Record
from service.store.stores import Stores
from tests.builders import create, some_id


def test_a_document_is_got_by_id_in_any_case_and_by_slug(stores: Stores) -> None:
    person = create(stores, "participants")
    for name in (person["id"], person["id"].upper(), "asa-oberg"):
        assert stores.participants.get(name) == person
        assert stores.participants.id_of(name) == person["id"]


@pytest.mark.parametrize("name", ["", "Asa-Oberg", "asa-oberg ", "$gt", "\0", some_id("nobody"), "å" * 10_000])
def test_nobody_is_got_by_another_name(stores: Stores, name: str) -> None:
    create(stores, "participants")
    for read in (stores.participants.get, stores.participants.id_of):
        with pytest.raises(NotFoundError, match=r"^participants/"):
            read(name)


def test_a_document_without_a_slug_is_not_got_by_null(stores: Stores) -> None:
    create(stores, "statements")
    with pytest.raises(NotFoundError):
        stores.statements.get("None")
    assert resolve(Record(stores.database), "statements", ["None", "null"]) == {}


def test_many_are_got_in_the_order_of_their_ids_as_many_as_there_are(stores: Stores) -> None:
    ids = [create(stores, "participants")["id"] for _ in range(4)]
    wanted = [ids[2], some_id("nobody"), ids[0], ids[3]]
    assert [person["id"] for person in stores.participants.get_many(wanted)] == [ids[2], ids[0], ids[3]]
    assert stores.participants.get_many([]) == []


def test_only_comments_that_everybody_may_see_are_got(stores: Stores) -> None:
    ids = [create(stores, "comments", status=status)["id"] for status in ("published", "pending")]
    assert [comment["id"] for comment in stores.comments.get_many(ids)] == ids[:1]


def test_names_are_ids_or_slugs() -> None:
    one = some_id("one")
    assert both_ways([one.upper()]) == {"_id": {"$in": [one]}}
    assert both_ways(["a", "b"]) == {"$or": slugs("a", "b")}
    assert both_ways(["a", one]) == {"$or": [{"_id": {"$in": [one]}}, *slugs("a")]}
    assert both_ways([]) == {"$or": slugs()}


def slugs(*texts: str) -> list[Condition]:
    return [{name: {"$in": list(texts)}} for name in ("slug", "_internal.former.slug")]


def test_each_name_is_resolved_that_exists(stores: Stores) -> None:
    person = create(stores, "participants")
    upper = person["id"].upper()
    found = resolve(Record(stores.database), "participants", ["asa-oberg", upper, "nobody", some_id("nobody")])
    assert found == {"asa-oberg": person["id"], upper: person["id"]}


def test_all_filters_that_name_nothing_are_told_at_once(stores: Stores) -> None:
    filters = {"participant": ("a", "b"), "article": ("c",), "question": (some_id("d"),), "role": ("e",)}
    with pytest.raises(BadQueryError) as refusal:
        stores.statements.list(ListQuery(filters=filters, sort="order"))
    assert [fault.name for fault in refusal.value.faults] == ["participant", "participant", "article", "question"]


def test_a_filter_that_looks_at_no_field_needs_a_store_that_knows_it(stores: Stores) -> None:
    with pytest.raises(TypeError, match=r"^polls: the filter x looks at no field$"):
        stores.polls.derived_condition("x", ["a"], Record(stores.database))
    assert Filter(Message("Ord.", "Words.")).paths == ()


def test_what_is_got_is_what_was_created_and_listed(stores: Stores) -> None:
    for resource in ("articles", "statements", "participants", "workshops", "polls", "comments"):
        store = getattr(stores, resource)
        made = create(stores, resource)
        (listed,) = store.list(ListQuery(sort=store.schema.query.default_sort)).documents
        assert store.get(made["id"]) == listed == made


def test_a_store_is_found_by_the_name_of_its_resource_alone(stores: Stores) -> None:
    assert stores.of("polls") is stores.polls
    with pytest.raises(TypeError, match="keys is no resource"):
        stores.of("keys")
