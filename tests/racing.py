"""Many at once, and a rival who comes at the worst moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier
from typing import Any, TypeVar

import orjson
from bson.son import SON
from pymongo import MongoClient
from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent
from werkzeug.test import TestResponse

from service.current import ROOT
from service.store.connection import PROMISED
from service.store.stores import Stores
from tests.client import Client

T = TypeVar("T")


def at_once(number: int, act: Callable[[int], T]) -> list[T]:
    """Let so many threads do the same at the same time."""
    together = Barrier(number)

    def begin(which: int) -> T:
        together.wait()
        return act(which)

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(begin, range(number)))


def send(client: Client, method: str, address: str, body: Any = None, **headers: str) -> TestResponse:
    """Send a request of which nobody knows how it will be answered, from a thread of its own."""
    sent = {"Authorization": f"Bearer {client.key}", "Content-Type": "application/json"} | headers
    data = None if body is None else orjson.dumps(body)
    return client.app.test_client().open(ROOT + address, method=method, data=data, headers=sent)


class Rival(CommandListener):
    """Does something once, right before or right after the other sends a command for a collection."""

    def __init__(self, command: str, of: object, act: Callable[[], object], *, before: bool = True) -> None:
        self.wanted, self.act, self.before = (command, of), act, before
        self.met: set[int] = set()
        self.begun = self.done = False

    def started(self, event: CommandStartedEvent) -> None:
        if self.wanted == (event.command_name, SON(event.command).get(self.wanted[0])):
            self.met.add(event.request_id)
            self._act(now=self.before)

    def succeeded(self, event: CommandSucceededEvent) -> None:
        self._act(now=event.request_id in self.met and not self.before)

    def failed(self, event: CommandFailedEvent) -> None:
        """The other has not done it."""

    def _act(self, *, now: bool) -> None:
        if now and not self.begun:
            self.begun = True
            with ThreadPoolExecutor(1) as pool:  # with no session or deadline of the other's
                pool.submit(self.act).result()
            self.done = True


@contextmanager
def rivalled(uri: str, stores: Stores, *rivals: Rival) -> Iterator[Stores]:
    """Lend stores of the same database whose own commands call the rivals in; they must have come."""
    with MongoClient[dict[str, Any]](uri, **PROMISED, event_listeners=rivals, tz_aware=True) as client:
        yield Stores(client[stores.database.name])
    assert all(rival.done for rival in rivals)
