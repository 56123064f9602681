"""One mongod for a whole run of the tests: the embedded server, with fail points and quick expiry."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.store.embedded_home import prepare
from service.store.embedded_process import Mongod
from service.store.embedded_replica import become_writable, uri

SETTINGS = ("--setParameter=enableTestCommands=1", "--setParameter=ttlMonitorSleepSecs=1")


@contextmanager
def running_mongod() -> Iterator[str]:
    """Run a mongod in a fresh folder; both are gone afterwards, and the mongod also if the tests are killed."""
    folder = Path(tempfile.mkdtemp(prefix="naravard-tests-"))
    home = prepare(folder)
    mongod = Mongod(home, home.socket(), SETTINGS)

    def pause() -> None:
        mongod.check_start()
        time.sleep(0.01)

    try:
        become_writable(home.socket(), pause)
        yield uri(home.socket())
    finally:
        # A mongod takes a second to end in order, and nobody needs its data.
        mongod.kill()
        shutil.rmtree(folder)
