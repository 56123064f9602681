"""Several who load the shipped pages at the same instant, as services that start together do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from seed.loader import Outcome, load_pages, shipped_pages
from service.store.stores import Stores
from tests.seed.stored import stored

TOTAL = 39


@pytest.mark.parametrize("there", [0, 1, 20])
def test_two_who_load_at_the_same_instant_make_one_record(stores: Stores, there: int) -> None:
    load_pages(stores, shipped_pages()[:1] if there else [])
    stores.statements.collection.delete_many({"order": {"$lt": there}})
    present = sum(map(len, stored(stores).values()))
    together = Barrier(2)

    def load(_: int) -> list[Outcome]:
        together.wait()
        return load_pages(stores, shipped_pages())

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(load, range(2))
    assert sum(outcome.created.total() for outcome in first + second) == TOTAL - present
    assert sum(map(len, stored(stores).values())) == TOTAL
    assert sum(outcome.unchanged.total() for outcome in load_pages(stores, shipped_pages())) == TOTAL + 1
