from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from service.errors import StartError
from service.store.connection import connect
from service.store.embedded import EmbeddedMongo, keeper, process
from service.store.embedded.home import Home, prepare
from service.store.embedded.lock import DirectoryLock, is_locked
from tests.mongod import fresh_home, mongod_pid, wait_for

FORGETFUL = """
import sys
from pathlib import Path
from service.store.embedded import EmbeddedMongo

EmbeddedMongo(Path(sys.argv[1])).start()
"""


def written(uri: str, text: str) -> list[str]:
    """Write a text and return all that are there."""
    with connect(uri, timeout=10) as client:
        texts = client["naravard"]["texts"]
        texts.insert_one({"text": text})
        return [document["text"] for document in texts.find()]


def listening_inodes() -> set[str]:
    """Return the inodes of all TCP sockets that listen."""
    rows = [row.split() for table in ("tcp", "tcp6") for row in Path("/proc/net", table).read_text().splitlines()[1:]]
    return {f"socket:[{row[9]}]" for row in rows if row[3] == "0A"}


def sockets_of(pid: int) -> set[str]:
    """Return the inodes of all sockets that a process has open."""
    listing = subprocess.run(["ls", "-l", f"/proc/{pid}/fd"], capture_output=True, text=True, check=False).stdout
    return set(re.findall(r"socket:\[\d+\]", listing))


@pytest.fixture
def hasty_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """End MongoDB by force: in order takes a second, which few tests need."""
    monkeypatch.setattr(process, "END_SECONDS", 0)


def test_what_was_written_is_there_at_the_next_start(home: Home) -> None:
    for texts in (["first"], ["first", "second"]):
        with EmbeddedMongo(home.root) as mongo:
            assert mongo.start() == mongo.start()
            assert written(mongo.start(), texts[-1]) == texts
        assert not is_locked(home.database / "mongod.lock")
    assert '"exitCode":0' in home.log.read_text().splitlines()[-1]


@pytest.mark.usefixtures("hasty_end")
def test_it_is_reached_by_the_socket_alone_and_only_by_this_user(home: Home) -> None:
    with EmbeddedMongo(home.root):
        assert home.socket().stat().st_mode & 0o077 == 0
        assert sockets_of(mongod_pid(home))
        assert not listening_inodes() & sockets_of(mongod_pid(home))


@pytest.mark.usefixtures("hasty_end")
def test_ctrl_c_in_the_terminal_does_not_reach_it(home: Home) -> None:
    with EmbeddedMongo(home.root):
        assert os.getsid(mongod_pid(home)) != os.getsid(0)


@pytest.mark.usefixtures("hasty_end")
def test_a_killed_mongod_is_started_again_with_all_that_it_acknowledged(home: Home) -> None:
    with EmbeddedMongo(home.root) as mongo:
        written(mongo.start(), "first")
        os.kill(mongod_pid(home), signal.SIGKILL)
        assert written(mongo.start(), "second") == ["first", "second"]


@pytest.mark.usefixtures("hasty_end")
def test_a_mongod_that_cannot_be_started_again_is_tried_again(
    home: Home, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keeper, "ORPHAN_SECONDS", 0.05)
    monkeypatch.setattr(keeper, "RETRY_SECONDS", 0.05)
    caplog.set_level("WARNING")
    with EmbeddedMongo(home.root) as mongo:
        os.kill(mongod_pid(home), signal.SIGKILL)
        intruder = DirectoryLock(home.database / "mongod.lock")
        wait_for(intruder.acquire)
        wait_for(lambda: "in use by another MongoDB" in caplog.text)
        intruder.release()
        assert written(mongo.start(), "first") == ["first"]


@pytest.mark.usefixtures("hasty_end")
def test_a_moved_directory_is_at_home_in_its_new_place(home: Home) -> None:
    with EmbeddedMongo(home.root) as mongo:
        written(mongo.start(), "first")
    with fresh_home() as elsewhere:
        moved = home.root.rename(elsewhere.root / "moved")
        with EmbeddedMongo(moved) as mongo:
            assert written(mongo.start(), "second") == ["first", "second"]
        moved.rename(home.root)


@pytest.mark.usefixtures("hasty_end")
def test_a_directory_with_a_long_path_has_its_socket_elsewhere(home: Home) -> None:
    long = home.root / ("Åsas-mapp-" * 12)
    with EmbeddedMongo(long) as mongo:
        socket = prepare(long).socket()
        assert socket.is_socket()
        assert socket.parent.stat().st_mode & 0o777 == 0o700
        assert written(mongo.start(), "first") == ["first"]
    assert not socket.parent.exists()


def test_a_start_may_be_broken_off(home: Home) -> None:
    mongo = EmbeddedMongo(home.root)
    failures: list[BaseException] = []

    def begin() -> None:
        with pytest.raises(StartError, match="was ended while it started") as raised:
            mongo.start()
        failures.append(raised.value)

    thread = Thread(target=begin)
    thread.start()
    wait_for(home.log.exists)
    mongo.close()
    thread.join()
    assert failures
    assert not is_locked(home.database / "mongod.lock")


def test_a_program_that_forgets_to_close_it_still_ends_it_in_order(home: Home) -> None:
    subprocess.run([sys.executable, "-c", FORGETFUL, str(home.root)], check=True)
    assert '"exitCode":0' in home.log.read_text().splitlines()[-1]
