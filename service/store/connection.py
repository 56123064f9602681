"""The client of a process: durable writes, bounded waits, and no server that could lose a write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pymongo
from pymongo import MongoClient
from pymongo.errors import (
    ConnectionFailure,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    WriteConcernError,
)
from pymongo.uri_parser import parse_uri

from service.errors import StartError
from service.store.freshness import Freshness

# No primary, or no answer in time: worth a 503 and another attempt. ConnectionFailure covers AutoReconnect,
# NotPrimaryError, NetworkTimeout, ServerSelectionTimeoutError and WaitQueueTimeoutError; WriteConcernError is what
# a primary says that steps down before the others have the write.
UNAVAILABLE: tuple[type[Exception], ...] = (ConnectionFailure, ExecutionTimeout, WriteConcernError)

PROOF_SECONDS = 5.0
WIRE_VERSION_6_0 = 17
AUTHENTICATION_FAILED = 18

# What the service promises of every write and read, whatever the URI says.
PROMISED: Mapping[str, Any] = {
    "w": "majority",
    "journal": True,
    "readConcernLevel": "majority",
    "readPreference": "primary",
    "retryWrites": True,
    "retryReads": True,
}
# Short, since a failover is noticed no sooner than the next heartbeat. A URI may ask for others.
PREFERRED: Mapping[str, Any] = {"heartbeatFrequencyMS": 1000, "connectTimeoutMS": 1000, "appname": "naravard"}


def connect(uri: str, timeout: float) -> MongoClient[dict[str, Any]]:
    """Return a client that keeps the service's promises, proved against the server; or raise a `StartError`.

    Concerns in the URI (`w=1`, `readPreference=secondary`, `retryWrites=false` …) are overridden rather than refused:
    durability is the service's promise to its clients, not the deployment's choice. `timeout` is the deadline, in
    seconds, of each operation with all its retries. Connect after `replSetInitiate`: a client made before has no
    sessions.
    """
    client = _client(uri, timeout)
    try:
        with pymongo.timeout(PROOF_SECONDS):
            refusal = why_refused(client.admin.command("hello"))
    except PyMongoError as error:
        refusal = _why_failed(error)
    if refusal:
        client.close()
        raise StartError(f"MongoDB at {masked(uri)} {refusal}")
    return client


def why_refused(hello: Mapping[str, Any]) -> str | None:
    """Say why a server that describes itself so cannot keep the record, if it cannot."""
    if hello.get("maxWireVersion", 0) < WIRE_VERSION_6_0:
        return "is older than version 6.0; upgrade it, or unset MONGODB_URI to use the embedded server"
    if "setName" in hello or hello.get("msg") == "isdbgrid":
        return None
    return (
        "is not a member of a replica set, so it has no transactions; "
        "start it with --replSet and run rs.initiate(), or unset MONGODB_URI to use the embedded server"
    )


def masked(uri: str) -> str:
    """Show where a well-formed URI leads, without its user, password and options."""
    address = uri.partition("?")[0]
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _client(uri: str, timeout: float) -> MongoClient[dict[str, Any]]:
    milliseconds = round(timeout * 1000)
    try:
        asked = parse_uri(uri, warn=False)["options"]
        options = {name: value for name, value in PREFERRED.items() if name not in asked}
        return MongoClient(
            uri,
            **options,
            **PROMISED,
            timeoutMS=milliseconds,
            serverSelectionTimeoutMS=milliseconds,
            event_listeners=[Freshness()],
            tz_aware=True,
        )
    # pymongo tells a bad URI by errors of its own, ValueError, TypeError, and OSError for a missing certificate.
    except (PyMongoError, ValueError, TypeError, OSError) as error:
        # Its messages quote parts of a malformed URI, and the password may be among them.
        hint = "percent-encode its user name and password, and check its options" if "@" in uri else str(error)
        raise StartError(f"MONGODB_URI cannot be used: {hint}") from None


def _why_failed(error: PyMongoError) -> str:
    if isinstance(error, OperationFailure):
        if error.code == AUTHENTICATION_FAILED:
            return "refuses the user name or the password"
        return f"refuses the connection: {(error.details or {}).get('errmsg', error)}"
    reason = re.split(r" \(configured timeouts|, Timeout: ", str(error))[0]
    return f"has no primary that answers within {PROOF_SECONDS:g} s: {reason}"
