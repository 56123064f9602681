"""The mongods that tests run: one for the whole run, and others for what is done to servers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.store.embedded.binary import find_binary
from service.store.embedded.home import Home, prepare
from service.store.embedded.process import SHIM, Mongod
from service.store.embedded.replica import become_writable, uri

# Fail points, and what expires is gone within a second.
SETTINGS = ("--setParameter=enableTestCommands=1", "--setParameter=ttlMonitorSleepSecs=1")

HOLD = """
import sys
from pathlib import Path
from service.store.embedded import EmbeddedMongo

with EmbeddedMongo(Path(sys.argv[1])) as mongo:
    print(mongo.start(), flush=True)
    sys.stdin.read()
"""


@contextmanager
def running_mongod() -> Iterator[str]:
    """Run a mongod in a fresh folder; both are gone afterwards, and the mongod also if the tests are killed."""
    with fresh_home() as home:
        mongod = start(home, SETTINGS)
        yield uri(home.socket())
        mongod.kill()  # it takes a second to end in order, and nobody needs what is lost


@contextmanager
def fresh_home() -> Iterator[Home]:
    """Lend a data directory."""
    folder = Path(tempfile.mkdtemp(prefix="naravard-tests-"))
    try:
        yield prepare(folder)
    finally:
        shutil.rmtree(folder)


def start(home: Home, settings: Sequence[str] = ()) -> Mongod:
    """Start a mongod of ours that takes writes."""
    mongod = Mongod(home, home.socket(), settings)

    def pause() -> None:
        mongod.check_start()
        time.sleep(0.01)

    try:
        become_writable(home.socket(), pause)
    except BaseException:
        mongod.kill()
        raise
    return mongod


@contextmanager
def foreign_mongod(home: Home, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a mongod in a data directory as somebody else would; once it works there, and perhaps before it answers."""
    paths = (f"--dbpath={home.database}", f"--bind_ip={home.socket()}", f"--unixSocketPrefix={home.root}")
    command = [sys.executable, "-c", SHIM, str(os.getpid()), find_binary(), *paths, *options]
    with home.log.open("ab") as log, subprocess.Popen(command, stdout=log, start_new_session=True) as process:
        try:
            lock = home.database / "mongod.lock"  # mongod writes its number there once it has the lock
            wait_for(lambda: home.socket().exists() and lock.exists() and bool(lock.read_bytes()))
            yield process
        finally:
            process.kill()


@contextmanager
def holder(home: Home) -> Iterator[subprocess.Popen[str]]:
    """Run another process that holds on to a data directory, until its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home.root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    """Return the URI that a holder prints when it has one."""
    assert process.stdout
    return process.stdout.readline().strip()


def install_mongod(folder: Path, script: str) -> None:
    """Put a program that is called mongod into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mongod").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "mongod").chmod(0o755)


def mongod_pid(home: Home) -> int:
    """Return the process id of the mongod that works in a data directory; 0 after one has ended in order."""
    return int((home.database / "mongod.lock").read_text() or 0)


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is so, and fail if it never is."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)
