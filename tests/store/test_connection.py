from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pymongo import MongoClient, ReadPreference

from service.errors import StartError
from service.store import connection
from service.store.connection import UNAVAILABLE, connect, why_refused
from service.store.embedded.home import Home
from service.store.embedded.process import Mongod
from service.store.embedded.replica import uri
from tests.mongod import foreign_mongod

WEAK = "&w=1&journal=false&readConcernLevel=local&readPreference=secondary&retryWrites=false&timeoutMS=1"
PASSWORD = "hemligt"


@contextmanager
def failing(client: MongoClient[dict[str, Any]], app: str, **how: Any) -> Iterator[None]:
    """Let the commands of one application fail, whoever else uses the server."""
    point = {"configureFailPoint": "failCommand", "mode": "alwaysOn", "data": {"appName": app, **how}}
    client.admin.command(point)
    try:
        yield
    finally:
        client.admin.command({"configureFailPoint": "failCommand", "mode": "off"})


def test_the_promised_concerns_hold_whatever_the_uri_says(mongo_uri: str) -> None:
    with connect(mongo_uri + WEAK, timeout=10) as client:
        assert client.write_concern.document == {"w": "majority", "j": True}
        assert client.read_concern.level == "majority"
        assert client.read_preference == ReadPreference.PRIMARY
        assert client.options.retry_writes
        assert client.options.retry_reads
        assert client.options.timeout == 10


def test_failover_is_noticed_soon_unless_the_uri_prefers_otherwise(mongo_uri: str) -> None:
    with connect(mongo_uri, timeout=10) as client, connect(mongo_uri + "&heartbeatfrequencyms=2000", 10) as other:
        assert client.options.pool_options.connect_timeout == 1
        assert client.options.pool_options.metadata["application"] == {"name": "naravard"}
        assert client.topology_description.heartbeat_frequency == 1
        assert other.topology_description.heartbeat_frequency == 2


def test_a_client_has_transactions_and_reads_what_it_wrote(mongo_uri: str, database_name: str) -> None:
    with connect(mongo_uri, timeout=10) as client, client.start_session() as session:
        with session.start_transaction():
            client[database_name].texts.insert_one({"_id": "å"}, session=session)
        assert client[database_name].texts.find_one() == {"_id": "å"}


def test_a_server_that_nobody_hears_of_is_refused_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    assert connection.PROOF_SECONDS <= 5
    monkeypatch.setattr(connection, "PROOF_SECONDS", 1.0)
    began = time.monotonic()
    with pytest.raises(StartError, match=r"^MongoDB at mongodb://127.0.0.1:9/ has no primary .* Connection refused$"):
        connect(f"mongodb://anna:{PASSWORD}@127.0.0.1:9/?w=1", timeout=300)
    assert time.monotonic() - began < 4


def test_a_standalone_is_refused_and_so_is_a_wrong_password(home: Home) -> None:
    with foreign_mongod(home, "--auth"):
        socket = uri(home.socket()).partition("/?")[0]
        with MongoClient[dict[str, Any]](socket, directConnection=True) as root:
            root.admin.command("createUser", "anna", pwd=PASSWORD, roles=["root"])
        address = socket.replace("://", f"://anna:{PASSWORD}@")
        with pytest.raises(StartError, match=r"sock is not a member of a replica set.*--replSet.*unset MONGODB_URI"):
            connect(address, timeout=10)
        with pytest.raises(StartError, match=r"sock refuses the user name or the password$"):
            connect(address.replace(PASSWORD, "gissat"), timeout=10)
        with pytest.raises(StartError, match=r"sock/ refuses the connection: .*PLAIN"):
            connect(address + "/?authMechanism=PLAIN", timeout=10)


def test_a_replica_set_that_was_not_initiated_is_refused(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PROOF_SECONDS", 1.0)
    mongod = Mongod(home, home.socket())
    with pytest.raises(StartError, match="has no primary that answers within 1 s"):
        connect(uri(home.socket()), timeout=10)
    mongod.kill()


@pytest.mark.parametrize(
    ("hello", "refusal"),
    [
        ({"maxWireVersion": 17, "setName": "rs0"}, None),
        ({"maxWireVersion": 25, "msg": "isdbgrid"}, None),
        ({"maxWireVersion": 25, "msg": ""}, "not a member of a replica set"),
        ({"maxWireVersion": 13, "setName": "rs0"}, "older than version 6.0"),
        ({}, "older than version 6.0"),
    ],
)
def test_a_server_is_judged_by_how_it_describes_itself(hello: dict[str, Any], refusal: str | None) -> None:
    assert refusal is None or refusal in (why_refused(hello) or "")
    assert (why_refused(hello) is None) == (refusal is None)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "must begin with 'mongodb://'"),
        ("http://localhost", "must begin with 'mongodb://'"),
        ("mongodb://localhost:99999", "Port must be an integer"),
        ("mongodb://localhost/?retryWrites=perhaps", "retrywrites must be"),
        ("mongodb://localhost/?nonsense=1", "Unknown option: nonsense"),
        ("mongodb://localhost/?tls=true&tlsCAFile=/nowhere", "No such file"),
        ("mongodb://a,b/?directConnection=true", "multiple hosts"),
        (f"mongodb://anna:{PASSWORD}/{PASSWORD}@localhost", "percent-encode"),
        (f"mongodb://anna:{PASSWORD}:{PASSWORD}@localhost", "percent-encode"),
        (f"anna:{PASSWORD}@localhost", "percent-encode"),
    ],
)
def test_a_malformed_uri_is_refused_and_no_password_is_shown(address: str, reason: str) -> None:
    with pytest.raises(StartError, match=r"^MONGODB_URI cannot be used: ") as raised:
        connect(address, timeout=10)
    assert reason in str(raised.value)
    assert PASSWORD not in str(raised.value)


@pytest.mark.parametrize(
    "how",
    [
        {"failCommands": ["insert"], "errorCode": 10107, "errorLabels": []},
        {"failCommands": ["insert"], "closeConnection": True},
        {"failCommands": ["insert"], "errorCode": 50},
        {"failCommands": ["insert"], "blockConnection": True, "blockTimeMS": 1000},
        {
            "failCommands": ["insert"],
            "writeConcernError": {"code": 64, "errmsg": "late", "errInfo": {"wtimeout": True}},
        },
    ],
    ids=["no primary", "broken connection", "out of time", "no answer", "no majority"],
)
def test_no_primary_and_no_answer_are_told_from_faults(
    client: MongoClient[dict[str, Any]], mongo_uri: str, database_name: str, how: dict[str, Any]
) -> None:
    with connect(f"{mongo_uri}&appName={database_name}", timeout=0.5) as service:
        service[database_name].create_collection("texts")
        with failing(client, database_name, **how), pytest.raises(UNAVAILABLE):
            service[database_name].texts.insert_one({})
