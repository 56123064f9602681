"""What a client of MongoDB is asked to do, written down."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bson.son import SON
from pymongo import MongoClient
from pymongo.monitoring import CommandFailedEvent, CommandListener, CommandStartedEvent, CommandSucceededEvent

Command = dict[str, Any]


class Commands(CommandListener):
    """The commands in the order in which they were sent, each with the database it was meant for."""

    def __init__(self) -> None:
        self.sent: list[Command] = []

    def started(self, event: CommandStartedEvent) -> None:
        self.sent.append(dict(SON(event.command)))

    def succeeded(self, event: CommandSucceededEvent) -> None:
        """Nothing more is to be noted."""

    def failed(self, event: CommandFailedEvent) -> None:
        """Nothing more is to be noted."""

    def take(self) -> list[Command]:
        """Give the commands since the last time."""
        taken, self.sent = self.sent, []
        return taken


@contextmanager
def listening(uri: str) -> Iterator[tuple[MongoClient[dict[str, Any]], Commands]]:
    """Lend a client whose commands are written down."""
    commands = Commands()
    with MongoClient[dict[str, Any]](uri, event_listeners=[commands]) as client:
        yield client, commands


def page_read(commands: list[Command], collection: str) -> Command:
    """Give the one command that read the page of a list, as MongoDB explains it."""
    (command,) = [each for each in commands if each.get("find") == collection and "limit" in each and "sort" in each]
    return {name: command[name] for name in ("find", "filter", "sort", "skip", "limit", "collation") if name in command}
