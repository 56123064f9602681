"""Pages cover everything once, in order, whatever the sort, the limit and the documents are."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.articles import ArticleSchema
from service.store.conditions import INTERNAL
from service.store.cursor import encode
from service.store.paging import Page
from service.store.query import read_list_query
from service.store.standing import PUBLIC
from service.store.stores import Stores
from tests.builders import some_id
from tests.strategies import articles, sorts

SEEN = {"standing": PUBLIC}
SORTS = sorts(("title", "publishedOn", "createdAt", "updatedAt"))


def fill(stores: Stores, made: list[dict[str, Any]]) -> None:
    """Put articles into the store as they are, in place of all others."""
    collection = stores.articles.collection
    collection.delete_many({})
    ids = [some_id(str(number)) for number in range(len(made))]
    documents = [
        {"_id": id, "id": id, "slug": id, "createdAt": one["at"], "updatedAt": one["at"], **one, INTERNAL: SEEN}
        for id, one in zip(ids, made, strict=True)
    ]
    if documents:
        collection.insert_many(documents)


def read(stores: Stores, sort: str, limit: int, **place: str) -> Page:
    pairs = [("sort", sort), ("limit", str(limit)), *place.items()]
    return stores.articles.list(read_list_query(pairs, ArticleSchema))


def ids(page: Page) -> list[str]:
    return [document["id"] for document in page.documents]


@settings(deadline=None, max_examples=60)
@given(made=articles(), sort=SORTS, limit=st.integers(1, 5))
def test_following_next_meets_all_in_order_and_prev_leads_back(
    all_stores: Stores, made: list[dict[str, Any]], sort: str, limit: int
) -> None:
    fill(all_stores, made)
    whole = ids(read(all_stores, sort, 200))
    page = read(all_stores, sort, limit)
    pages = [ids(page)]
    while page.after:
        page = read(all_stores, sort, limit, after=encode(page.after))
        pages.append(ids(page))
        assert (page.total, page.exact) == (len(made), True)
    assert [id for one in pages for id in one] == whole
    assert len(whole) == len(set(whole)) == len(made)
    backwards = [ids(page)]
    while page.before:
        page = read(all_stores, sort, limit, before=encode(page.before))
        backwards.append(ids(page))
    assert [id for one in backwards[::-1] for id in one] == whole
    all_stores.articles.collection.delete_many({})


@settings(deadline=None, max_examples=30)
@given(made=articles(), sort=SORTS)
def test_down_is_up_read_backwards(all_stores: Stores, made: list[dict[str, Any]], sort: str) -> None:
    fill(all_stores, made)
    turned = ",".join(word[1:] if word.startswith("-") else f"-{word}" for word in sort.split(","))
    assert ids(read(all_stores, sort, 200)) == ids(read(all_stores, turned, 200))[::-1]
    all_stores.articles.collection.delete_many({})


@settings(deadline=None, max_examples=30)
@given(made=articles(), sort=SORTS, limit=st.integers(1, 5))
def test_numbered_pages_are_the_same_pages(
    all_stores: Stores, made: list[dict[str, Any]], sort: str, limit: int
) -> None:
    fill(all_stores, made)
    whole = ids(read(all_stores, sort, 200))
    numbered = [ids(read(all_stores, sort, limit, page=str(number))) for number in range(-1, len(made) + 2)]
    assert [id for page in numbered for id in page] == whole
    all_stores.articles.collection.delete_many({})
