"""Included documents: each once, and one query a relation however many rows there are."""

from __future__ import annotations

from typing import Any

import pytest

from service import create_app
from service.config import Settings
from service.resources import RESOURCES
from service.store.stores import Stores
from tests.builders import article, create, participant, some_id, workshop
from tests.client import Client
from tests.commands import listening


def test_statements_bring_their_people_and_articles_each_once(record: Client) -> None:
    envelope = record.envelope("/statements?include=participant,article&limit=15")
    included = envelope["included"]
    assert included.keys() == {"participants", "articles"}
    assert len(included["participants"]) == 5
    assert len(included["articles"]) == 1
    for row in envelope["statements"]:
        assert row["participantId"] in [person["id"] for person in included["participants"]]


@pytest.mark.parametrize(
    ("address", "resource", "count"),
    [
        ("/polls?include=workshop", "workshops", 1),
        ("/comments?include=workshop,workshop", "workshops", 1),
        ("/workshops?include=article", "articles", 1),
        ("/workshops?include=participant", "participants", 8),
        ("/participants?include=article", "articles", 2),
        ("/participants?include=article&role=socialchef", "articles", 1),
        ("/participants?include=article&name=Isa+Nyberg", "articles", 0),
    ],
)
def test_what_is_included_is_what_its_own_address_gives(
    record: Client, address: str, resource: str, count: int
) -> None:
    included = record.envelope(address)["included"]
    assert included.keys() == {resource}
    assert len({document["id"] for document in included[resource]}) == len(included[resource]) == count
    for document in included[resource]:
        assert record("GET", f"/{resource}/{document['id']}").json == document


def test_an_item_brings_its_relations_too(record: Client) -> None:
    (row,) = record.rows("/statements?limit=1")
    item = record("GET", f"/statements/{row['id']}?include=article&fields=text").json
    assert item.keys() == {"id", "text", "included"}
    assert [document["id"] for document in item["included"]["articles"]] == [row["articleId"]]


def test_what_is_gone_is_not_included(api: Client, stores: Stores) -> None:
    create(stores, "statements")
    assert api.envelope("/statements?include=participant")["included"] == {"participants": []}
    assert api.envelope("/workshops?include=article,participant")["included"] == {"articles": [], "participants": []}


def test_an_unknown_relation_is_refused_with_the_nearest(record: Client) -> None:
    problem = record("GET", "/statements?include=articles", expect=400, headers={"Accept-Language": "en"}).json
    (fault,) = problem["invalidParameters"]
    assert fault == {"name": "include", "in": "query", "reason": "Unknown name. Did you mean article?"}
    assert record.names_of_faults("GET", "/articles?include=participant", expect=400) == ["include"]


def people_and_places(stores: Stores, numbers: range) -> None:
    """Fill all resources with documents that each refer to others of their own."""
    for n in numbers:
        one, words = some_id(f"{n}"), f"{n}"
        create(stores, "articles", id=one, **article(title=words))
        create(stores, "participants", id=one, **participant(name=words))
        leader = {"name": words, "role": words, "participantId": one}
        create(stores, "workshops", id=one, **workshop(title=words, articleId=one, leaders=[leader]))
        create(stores, "statements", articleId=one, participantId=one)
        create(stores, "polls", workshopId=one)
        create(stores, "comments", workshopId=one)


@pytest.mark.parametrize("resource", [blp.name for blp in RESOURCES])
def test_twenty_rows_cost_as_many_queries_as_one(
    mongo_uri: str, stores: Stores, settings: Settings, resource: str
) -> None:
    relations = ",".join(getattr(stores, resource).schema.query.includes)
    address = f"/{resource}?limit=20" + (f"&include={relations}" if relations else "")
    with listening(mongo_uri) as (client, commands):
        api = Client(create_app(settings, Stores(client[stores.database.name])))

        def asked(rows: int) -> list[tuple[Any, ...]]:
            commands.take()
            assert len(api.rows(address)) == rows
            return [next(iter(command.items())) for command in commands.take()]

        people_and_places(stores, range(1))
        one = asked(1)
        people_and_places(stores, range(1, 20))
        assert asked(20) == one
