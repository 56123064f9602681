"""Reading what was acknowledged, also right after an election.

A new primary has every acknowledged write, but for up to a second a read with concern `majority` does not see the last
of them there. A causally consistent session waits for what it has seen; what a process has seen, its heartbeats tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pymongo import MongoClient
from pymongo.monitoring import (
    ServerHeartbeatFailedEvent,
    ServerHeartbeatListener,
    ServerHeartbeatStartedEvent,
    ServerHeartbeatSucceededEvent,
)

CLUSTER_TIME, OPERATION_TIME = "$clusterTime", "operationTime"


class Freshness(ServerHeartbeatListener):
    """The latest write that any member has told of; what a new primary tells, no acknowledged write has passed.

    That is the operation time. The cluster time goes on with each write that is refused, and may not be waited for:
    nothing was written then, and a read would wait until something is.
    """

    def __init__(self) -> None:
        self.latest: Mapping[str, Any] | None = None

    def started(self, event: ServerHeartbeatStartedEvent) -> None:
        """Nothing is known yet."""

    def succeeded(self, event: ServerHeartbeatSucceededEvent) -> None:
        told = event.reply.document
        if OPERATION_TIME in told and (self.latest is None or told[OPERATION_TIME] > self.latest[OPERATION_TIME]):
            self.latest = {name: told[name] for name in (CLUSTER_TIME, OPERATION_TIME)}

    def failed(self, event: ServerHeartbeatFailedEvent) -> None:
        """What was told before still holds."""


@contextmanager
def fresh_session(client: MongoClient[Any]) -> Iterator[None]:
    """Read in this thread nothing older than what this process has seen, nor than what the block itself writes."""
    with client.start_session(causal_consistency=True) as session, session.bind(end_session=False):
        for listener in client.options.event_listeners:
            if isinstance(listener, Freshness) and listener.latest:
                session.advance_cluster_time(listener.latest[CLUSTER_TIME])
                session.advance_operation_time(listener.latest[OPERATION_TIME])
        yield
