"""One run of mongod: its options, its end, and what it said about it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from service.errors import StartError
from service.store.embedded.binary import find_binary
from service.store.embedded.home import Home, make_private
from service.store.embedded.log import restart_large, telling_line

START_SECONDS = 60.0
END_SECONDS = 10.0

# Ties mongod's life to ours: the kernel kills it when the thread that started it ends. A program of its own and not
# preexec_fn, which is unsafe beside threads. The last check is for a parent that died before it could be asked for.
SHIM = """
import ctypes, os, signal, sys
parent, *command = sys.argv[1:]
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
if os.getppid() == int(parent):
    os.execv(command[0], command)
"""


class Mongod:
    """A mongod that ends with the thread that started it."""

    def __init__(self, home: Home, socket: Path, extra: Sequence[str] = ()) -> None:
        command = [find_binary(), *_options(home, socket), *extra]
        if socket.parent != home.root:
            make_private(socket.parent)
        self._home = home
        self._deadline = time.monotonic() + START_SECONDS
        restart_large(home.log)
        with home.log.open("ab") as log:
            self._said_before = log.tell()
            # A session of its own: Ctrl-C in a terminal is for us, and we end it in order.
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                [sys.executable, "-I", "-S", "-c", SHIM, str(os.getpid()), *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.pid = self._process.pid

    def has_ended(self) -> bool:
        """Tell whether it has ended, in whatever way."""
        return self._process.poll() is not None

    def check_start(self) -> None:
        """Raise a `StartError` if it will not come up any more."""
        if self.has_ended():
            raise StartError(f"MongoDB does not start in {self._home.root}: {self._last_words()}")
        if time.monotonic() > self._deadline:
            raise StartError(f"MongoDB in {self._home.root} has not come up in {START_SECONDS:g} s")

    def end(self) -> None:
        """End it in order, or by force if it takes too long."""
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once; what it has acknowledged is in its journal."""
        self._process.kill()
        self._process.wait()

    def _last_words(self) -> str:
        with self._home.log.open("rb") as log:
            log.seek(self._said_before)
            lines = log.read().decode(errors="replace").splitlines()
        return telling_line(lines) or f"mongod ended with {self._process.returncode} and said nothing"


def _options(home: Home, socket: Path) -> list[str]:
    """Keep it small and private. Every option is known to MongoDB 6.0 to 8.x, since one of the PATH may run."""
    return [
        f"--dbpath={home.database}",
        "--replSet=naravard",
        f"--bind_ip={socket}",  # the socket alone: no TCP
        f"--unixSocketPrefix={socket.parent}",
        "--port=27017",  # in the socket's name
        "--quiet",
        "--noscripting",
        "--wiredTigerCacheSizeGB=0.25",
        "--wiredTigerEngineConfigString=log=(file_max=8MB,prealloc=false)",
        "--oplogSize=1024",
        "--oplogMinRetentionHours=24",  # change tokens hold for a day, however much is written
        "--setParameter=diagnosticDataCollectionEnabled=false",
    ]
