"""Commands refuse a MongoDB that cannot keep the record."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from pymongo import MongoClient

from service.store.embedded.home import Home
from tests.cli.conftest import Naravard
from tests.mongod import foreign_mongod

APP = "tests-of-commands"


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


def test_a_mongodb_that_goes_away_is_told_in_a_sentence(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, mongo_uri: str, client: MongoClient[dict[str, Any]]
) -> None:
    monkeypatch.setenv("MONGODB_URI", f"{mongo_uri}{'&' if '?' in mongo_uri else '/?'}appname={APP}")
    monkeypatch.setenv("NARAVARD_DATABASE_TIMEOUT", "0.5")
    naravard("keys", "list")
    lost = {"failCommands": ["find"], "appName": APP, "closeConnection": True}
    client.admin.command({"configureFailPoint": "failCommand", "mode": "alwaysOn", "data": lost})
    try:
        said = naravard("keys", "list", expect=1)
    finally:
        client.admin.command({"configureFailPoint": "failCommand", "mode": "off"})
    assert "MongoDB does not answer" in said.err


def test_without_a_mongod_that_is_what_is_said_of_a_folder_that_cannot_be(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MONGODB_URI")
    monkeypatch.setattr("service.store.embedded.binary._candidates", lambda: ())
    said = naravard("keys", "list", "--data-dir", "/proc/nowhere", expect=1)
    assert "set MONGODB_URI" in said.err
