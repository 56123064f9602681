"""Several processes that hold on to one data directory, and what they do when one of them dies."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from threading import Event, Thread

import pytest

from service.store.connection import connect
from service.store.embedded import EmbeddedMongo, process
from service.store.embedded.home import Home
from service.store.embedded.lock import is_locked
from tests.mongod import address_of, holder, mongod_pid, wait_for

FORKING = """
import os, signal, sys
from pathlib import Path
from service.store.embedded import EmbeddedMongo

mongo = EmbeddedMongo(Path(sys.argv[1]))
mongo.start()
if os.fork():
    os.kill(os.getpid(), signal.SIGKILL)
mongo.close()
print("the worker lives on", flush=True)
sys.stdin.read()
"""


class Writer(Thread):
    """Writes without a pause and keeps what was acknowledged, and when."""

    def __init__(self, uri: str) -> None:
        super().__init__()
        self._uri, self._enough = uri, Event()
        self.acknowledged: list[float] = []

    def run(self) -> None:
        with connect(self._uri, timeout=20) as client:
            while not self._enough.is_set():
                client["naravard"]["numbers"].insert_one({"_id": len(self.acknowledged)})
                self.acknowledged.append(time.monotonic())

    def finish(self) -> None:
        """Stop, and see that all that was acknowledged is there, once, and nothing else."""
        self._enough.set()
        self.join()
        with connect(self._uri, timeout=10) as client:
            stored = [document["_id"] for document in client["naravard"]["numbers"].find().sort("_id")]
        assert stored == list(range(len(self.acknowledged)))


@pytest.fixture(autouse=True)
def hasty_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """End MongoDB by force: in order takes a second, which few tests need."""
    monkeypatch.setattr(process, "END_SECONDS", 0)


@contextmanager
def uninterrupted(uri: str, *, seconds: float) -> Iterator[None]:
    """Write while something happens to MongoDB: nothing may be lost, and no write may take longer than this."""
    writer = Writer(uri)
    writer.start()
    wait_for(lambda: len(writer.acknowledged) > 10)
    began = time.monotonic()
    try:
        yield
        # A write that began before the blow may still be acknowledged after it; two later ones may not.
        wait_for(lambda: len([when for when in writer.acknowledged if when > began]) > 10)
    finally:
        writer.finish()
    times = [began, *(when for when in writer.acknowledged if when > began)]
    assert max(later - earlier for earlier, later in pairwise(times)) < seconds


def test_another_goes_on_when_the_one_that_runs_mongod_is_killed(home: Home) -> None:
    with holder(home) as owner:
        address = address_of(owner)
        killed = mongod_pid(home)
        with EmbeddedMongo(home.root) as mongo, uninterrupted(address, seconds=3):
            assert mongo.start() == address
            owner.kill()
            wait_for(lambda: mongod_pid(home) not in {0, killed})


def test_another_goes_on_when_the_one_that_runs_mongod_ends(home: Home) -> None:
    with holder(home) as owner:
        address = address_of(owner)
        ended = mongod_pid(home)
        with EmbeddedMongo(home.root), uninterrupted(address, seconds=3):
            owner.communicate()
            wait_for(lambda: mongod_pid(home) not in {0, ended})


def test_the_one_that_runs_mongod_is_not_disturbed_when_another_leaves(home: Home) -> None:
    with holder(home) as owner:
        address = address_of(owner)
        pid = mongod_pid(home)
        with EmbeddedMongo(home.root) as mongo:
            assert mongo.start() == address
        assert mongod_pid(home) == pid
        assert is_locked(home.database / "mongod.lock")


def test_processes_that_start_at_the_same_instant_share_one_mongod(home: Home) -> None:
    with holder(home) as one, holder(home) as two, EmbeddedMongo(home.root) as three:
        assert address_of(one) == address_of(two) == three.start()
        assert home.log.read_text().count('"MongoDB starting"') == 1


def test_mongod_dies_with_the_last_process_that_needs_it(home: Home) -> None:
    with holder(home) as owner:
        address_of(owner)
        owner.kill()
        owner.wait()
        wait_for(lambda: not is_locked(home.database / "mongod.lock"), seconds=1)


def test_a_forked_worker_holds_on_to_nothing(home: Home) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FORKING, str(home.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as worker:
        assert address_of(worker) == "the worker lives on"
        with EmbeddedMongo(home.root):
            assert is_locked(home.database / "mongod.lock")
