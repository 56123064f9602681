"""Sessions that read nothing older than what their process has seen."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest
from bson import Timestamp
from pymongo import MongoClient
from pymongo.errors import DuplicateKeyError
from pymongo.hello import Hello
from pymongo.monitoring import ServerHeartbeatFailedEvent, ServerHeartbeatStartedEvent, ServerHeartbeatSucceededEvent

from service.store.connection import connect
from service.store.freshness import Freshness, fresh_session
from tests.commands import Commands
from tests.mongod import wait_for

ADDRESS = ("localhost", 27017)


def told(seconds: int | None) -> ServerHeartbeatSucceededEvent:
    """A heartbeat in which a member tells this time, or none."""
    later = {"$clusterTime": {"clusterTime": Timestamp(9, 1)}}
    time = {} if seconds is None else {"operationTime": Timestamp(seconds, 1)}
    return ServerHeartbeatSucceededEvent(0.1, Hello({"ok": 1, **later, **time}), ADDRESS)


def test_the_latest_time_that_was_told_counts() -> None:
    seen = Freshness()
    seen.started(ServerHeartbeatStartedEvent(ADDRESS))
    seen.succeeded(told(None))
    assert seen.latest is None
    for seconds in (5, 7, 6):
        seen.succeeded(told(seconds))
    seen.failed(ServerHeartbeatFailedEvent(0.1, OSError("away"), ADDRESS))
    assert seen.latest is not None
    assert seen.latest["operationTime"] == Timestamp(7, 1)


def test_what_is_read_waits_for_what_was_seen(mongo_uri: str) -> None:
    commands, seen = Commands(), Freshness()
    with MongoClient[dict[str, Any]](mongo_uri, event_listeners=[commands, seen]) as client:
        with fresh_session(client):
            client["test_fresh"]["a"].find_one({})
        wait_for(lambda: seen.latest is not None)
        with fresh_session(client):
            client["test_fresh"]["a"].find_one({})
        client["test_fresh"]["a"].find_one({})
        asked = [command.get("readConcern", {}) for command in commands.take() if "find" in command]
    assert ["afterClusterTime" in each for each in asked][1:] == [True, False]


def test_a_write_that_was_refused_is_not_waited_for(mongo_uri: str) -> None:
    with connect(mongo_uri, timeout=5) as client:
        seen = next(each for each in client.options.event_listeners if isinstance(each, Freshness))
        client["test_fresh"]["a"].update_one({"_id": 1}, {"$inc": {"n": 1}}, upsert=True)
        with pytest.raises(DuplicateKeyError):
            client["test_fresh"]["a"].insert_one({"_id": 1})
        hello = client.admin.command("hello")
        assert hello["$clusterTime"]["clusterTime"] > hello["operationTime"]
        seen.succeeded(ServerHeartbeatSucceededEvent(0.1, Hello(hello), ADDRESS))
        begun = monotonic()
        with fresh_session(client):
            client["test_fresh"]["a"].find_one({})
        assert monotonic() - begun < 2


def test_every_client_of_ours_listens(mongo_uri: str) -> None:
    with connect(mongo_uri, timeout=5) as client:
        assert any(isinstance(listener, Freshness) for listener in client.options.event_listeners)
