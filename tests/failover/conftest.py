"""A replica set for all tests of a module, a database on it, and how it is compared with what was acknowledged."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from seed.loader import load_pages, shipped_pages
from service.config import read_settings
from service.start import running_stores
from tests.posting_stream import Address, PostingStream
from tests.replica_set import ReplicaSet, replica_set
from tests.serving import API, Service, serving

KILLS = 15 if "NARAVARD_TEST_LONG" in os.environ else 3
Comment = tuple[str, str]  # its text and its id


@dataclass(frozen=True)
class Deployment:
    """A database with the shipped pages in it, and where comments may be posted to."""

    members: ReplicaSet
    database: str
    data_dir: Path
    address: Address

    def serving(self, *, port: int | None = None, **settings: str) -> AbstractContextManager[Service]:
        """Run the service on it."""
        placed = {"MONGODB_URI": self.members.uri, "NARAVARD_DATABASE": self.database}
        return serving(self.data_dir, port=port, **placed, **settings)

    def check(self, stream: PostingStream) -> None:
        """See that every member, and the service, has what was acknowledged, each once, and nothing beside it."""
        self.members.wait_until_level()
        acknowledged = stream.acknowledged.items()
        for member in self.members.members:
            assert differences(acknowledged, member.stored(self.database)) == ([], [])
        assert differences(acknowledged, listed(stream)) == ([], [])


@pytest.fixture(scope="module")
def members() -> Iterator[ReplicaSet]:
    """Run a replica set."""
    with replica_set() as running:
        yield running


@pytest.fixture
def deployment(members: ReplicaSet, tmp_path: Path) -> Deployment:
    """Return a database of the test's own, on a replica set that is whole."""
    members.bring_back()
    database = f"test_{uuid4().hex[:16]}"
    with running_stores(replace(read_settings(), mongodb_uri=members.uri, database=database)) as stores:
        load_pages(stores, shipped_pages())
        key, _ = stores.keys.create("script", ["comments:write"])
        workshop: dict[str, Any] = stores.workshops.collection.find_one() or {}
    return Deployment(members, database, tmp_path / "data", Address(f"/workshops/{workshop['slug']}/comments", key))


def differences(acknowledged: Iterable[Comment], stored: Iterable[Comment]) -> tuple[list[Comment], list[Comment]]:
    """Give what is lost, and what is there though it should not be: a second time, or never acknowledged."""
    wanted, there = Counter(acknowledged), Counter(stored)
    return sorted(wanted - there), sorted(there - wanted)


def listed(stream: PostingStream) -> Iterator[Comment]:
    """Give what the service lists, page by page, but for what the pages say."""
    path = f"{stream.address.path}?limit=200"
    while path:
        page = stream.service.ask(path).json
        yield from ((each["text"], each["id"]) for each in page["comments"] if each["source"] is None)
        path = next((each["href"].partition(API)[2] for each in page["_links"] if each["rel"] == "next"), "")
