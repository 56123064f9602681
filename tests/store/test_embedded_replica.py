from __future__ import annotations

import os
import signal
from typing import Any

import pytest
from pymongo import MongoClient

from service.errors import StartError
from service.store.connection import connect
from service.store.embedded import EmbeddedMongo, replica
from service.store.embedded.home import Home
from service.store.embedded.replica import become_writable, is_writable, uri
from tests.mongod import foreign_mongod, start


def test_a_mongod_that_has_stepped_down_is_waited_for(home: Home) -> None:
    mongod = start(home)
    pauses: list[None] = []
    with connect(uri(home.socket()), timeout=5) as client:
        client.admin.command("replSetStepDown", 1, force=True)
    assert not is_writable(home.socket())
    become_writable(home.socket(), lambda: pauses.append(None))
    assert pauses
    assert is_writable(home.socket())
    mongod.kill()


def test_a_mongod_that_does_not_answer_is_not_writable(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replica, "PROBE_SECONDS", 0.2)
    assert not is_writable(home.socket())
    mongod = start(home)
    os.kill(mongod.pid, signal.SIGSTOP)
    assert not is_writable(home.socket())
    mongod.kill()


def test_data_of_another_replica_set_are_refused(home: Home) -> None:
    with foreign_mongod(home, "--replSet=theirs"):
        address = uri(home.socket()).partition("/?")[0]
        with MongoClient[dict[str, Any]](address, directConnection=True) as client:
            theirs = {"_id": "theirs", "members": [{"_id": 0, "host": str(home.socket())}]}
            client.admin.command("replSetInitiate", theirs)
    with pytest.raises(StartError, match=r"belong to another replica set, theirs$"):
        EmbeddedMongo(home.root).start()
