"""Commands refuse a MongoDB that cannot keep the record."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from service.store.embedded_home import Home
from tests.cli.conftest import Naravard
from tests.mongod import foreign_mongod


def test_a_mongodb_without_transactions_is_refused(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    with foreign_mongod(home):
        monkeypatch.setenv("MONGODB_URI", f"mongodb://{quote(str(home.socket()), safe='')}")
        said = naravard("seed", expect=1)
    assert "is not a member of a replica set" in said.err
    assert said.out == ""


def test_a_directory_that_a_foreign_mongodb_uses_is_refused(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    monkeypatch.delenv("MONGODB_URI")
    with foreign_mongod(home):
        said = naravard("keys", "list", "--data-dir", str(home.root), expect=1)
    assert "in use by another MongoDB" in said.err
