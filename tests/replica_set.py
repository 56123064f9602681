"""Three mongods that are one replica set, as in production; any of them may be killed and brought back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from urllib.parse import quote

from pymongo import MongoClient
from pymongo.errors import ConnectionFailure

from service.store.embedded.home import Home
from service.store.embedded.process import Mongod
from service.store.embedded.replica import REPLICA_SET, is_writable
from tests.front_served import until
from tests.mongod import SETTINGS, fresh_home

MEMBERS = 3
# A crash is noticed after the first, a hang after the last; MongoDB's own are ten seconds each.
NOTICED = {"electionTimeoutMillis": 1000, "heartbeatIntervalMillis": 500, "heartbeatTimeoutSecs": 2}
SECONDS = 60.0
PROBE = 2000  # milliseconds


class Member:
    """One mongod of the set, and a client that speaks to it alone."""

    def __init__(self, home: Home) -> None:
        self.home, self.socket = home, home.socket()
        self.mongod = Mongod(home, self.socket, SETTINGS)

    @property
    def address(self) -> str:
        """Return what stands for it in a URI."""
        return quote(str(self.socket), safe="")

    def client(self) -> MongoClient[dict[str, Any]]:
        """Speak to this member, whatever it is at the moment."""
        return MongoClient(f"mongodb://{self.address}", directConnection=True, serverSelectionTimeoutMS=PROBE)

    def is_primary(self) -> bool:
        return is_writable(self.socket)

    def answers(self) -> bool:
        """Tell whether it has come up."""
        return self._hello().get("ok") == 1

    def serves(self) -> bool:
        """Tell whether it has what it needs to answer, as the primary or a secondary."""
        hello = self._hello()
        return bool(hello.get("isWritablePrimary") or hello.get("secondary"))

    def _hello(self) -> dict[str, Any]:
        hello: dict[str, Any] = {}
        with suppress(ConnectionFailure), self.client() as client:
            hello = client.admin.command("hello")
        return hello

    def start_again(self) -> None:
        """Start it unless it runs."""
        if self.mongod.has_ended():
            self.mongod = Mongod(self.home, self.socket, SETTINGS)

    def stored(self, database: str) -> list[tuple[str, str]]:
        """Give text and id of the posted comments that this member holds itself."""
        with self.client() as client:
            return [(found["text"], found["id"]) for found in client[database]["comments"].find({"source": None})]


class ReplicaSet:
    """The members. They end with the thread that makes them and brings them back."""

    def __init__(self, homes: Sequence[Home]) -> None:
        self.members = [Member(home) for home in homes]

    @property
    def uri(self) -> str:
        return f"mongodb://{','.join(member.address for member in self.members)}/?replicaSet={REPLICA_SET}"

    def found(self) -> None:
        """Make the members one set, and wait for all of them."""
        members = [{"_id": number, "host": str(member.socket)} for number, member in enumerate(self.members)]
        for member in self.members:
            until(member.answers, SECONDS)
        with self.members[0].client() as client:
            client.admin.command("replSetInitiate", {"_id": REPLICA_SET, "members": members, "settings": NOTICED})
        self.bring_back()

    def primary(self) -> Member | None:
        """Find who takes writes, if anybody does."""
        return next((member for member in self.members if member.is_primary()), None)

    def wait_for_primary(self) -> Member:
        """Wait until an election is over; give who won it."""
        until(lambda: self.primary() is not None, SECONDS)
        return self.primary() or self.wait_for_primary()

    def kill_primary(self) -> None:
        """Kill who takes writes; the others elect another."""
        self.wait_for_primary().mongod.kill()

    def kill_majority(self) -> None:
        """Kill all but one, so that nobody can be elected."""
        primary = self.wait_for_primary()
        for member in sorted(self.members, key=lambda each: each is not primary)[: MEMBERS - 1]:
            member.mongod.kill()

    def start(self) -> None:
        """Start whoever was killed, and wait for nobody."""
        for member in self.members:
            member.start_again()

    def bring_back(self) -> None:
        """Start whoever was killed, and wait until each can stand in for any other."""
        self.start()
        until(lambda: all(member.serves() for member in self.members), SECONDS)

    def wait_until_level(self) -> None:
        """Wait until every member has all that the primary has; nobody may be writing."""
        self.bring_back()
        until(self._is_level, SECONDS)

    def _is_level(self) -> bool:
        with self.wait_for_primary().client() as client:
            members = client.admin.command("replSetGetStatus")["members"]
        return len({str(member["optime"]) for member in members}) == 1

    def kill(self) -> None:
        """Kill all members."""
        for member in self.members:
            member.mongod.kill()


@contextmanager
def replica_set() -> Iterator[ReplicaSet]:
    """Run a set in fresh folders; nothing of it stays behind, also if the tests are killed."""
    with ExitStack() as opened:
        made = ReplicaSet([opened.enter_context(fresh_home()) for _ in range(MEMBERS)])
        opened.callback(made.kill)
        made.found()
        yield made
