"""Making one mongod a replica set of one member, which is what transactions and change streams need."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pymongo import MongoClient
from pymongo.errors import ConnectionFailure

from service.errors import StartError

REPLICA_SET = "naravard"
NOT_YET_INITIALIZED = 94
ALREADY_INITIALIZED = 23
PROBE_SECONDS = 2.0
# Founding a replica set must not be broken off: what is half founded stays so.
START_SECONDS = 60.0


def uri(path: Path) -> str:
    """Return the address of the replica set behind a socket, for this and any other process."""
    return f"mongodb://{quote(str(path), safe='')}/?replicaSet={REPLICA_SET}"


def become_writable(path: Path, pause: Callable[[], None]) -> None:
    """Bring a starting mongod to where it takes writes; `pause` is called between looks, and may raise to end them."""
    while not _listens(path):
        pause()
    with _direct_client(path, START_SECONDS) as client:
        while not _is_primary(client):
            # A connection that breaks is a mongod that dies, of which `pause` knows more.
            with contextlib.suppress(ConnectionFailure):
                _put_in_order(client, path)
            pause()


def is_writable(path: Path) -> bool:
    """Tell whether a mongod takes writes behind a socket."""
    if not _listens(path):
        return False
    with _direct_client(path, PROBE_SECONDS) as client:
        return _is_primary(client)


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
    return True


def _direct_client(path: Path, seconds: float) -> MongoClient[dict[str, Any]]:
    return MongoClient(
        f"mongodb://{quote(str(path), safe='')}",
        directConnection=True,
        timeoutMS=round(seconds * 1000),
        serverSelectionTimeoutMS=round(PROBE_SECONDS * 1000),
    )


def _is_primary(client: MongoClient[dict[str, Any]]) -> bool:
    with contextlib.suppress(ConnectionFailure):
        return bool(client.admin.command("hello")["isWritablePrimary"])
    return False


def _put_in_order(client: MongoClient[dict[str, Any]], path: Path) -> None:
    """Found the replica set if there is none; if the directory was moved, tell it where it is now."""
    member = {"_id": 0, "host": str(path)}
    reply = client.admin.command("replSetGetConfig", allowable_errors=[NOT_YET_INITIALIZED])
    config = reply.get("config")
    if config is None:
        founding = {"_id": REPLICA_SET, "members": [member]}
        # While it still reads its configuration it says that it has none, but refuses another.
        client.admin.command("replSetInitiate", founding, allowable_errors=[ALREADY_INITIALIZED])
    elif config["_id"] != REPLICA_SET:
        raise StartError(f"The data of MongoDB at {path.parent} belong to another replica set, {config['_id']}")
    elif [each["host"] for each in config["members"]] != [member["host"]]:
        client.admin.command("replSetReconfig", {**config, "members": [member]}, force=True)
