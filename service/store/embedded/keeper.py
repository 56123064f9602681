"""Keeping a mongod alive in a directory, together with every other process that needs it there."""

from __future__ import annotations

import contextlib
import logging
import time
from threading import Event, Thread

from service.errors import StartError
from service.store.embedded.home import Home
from service.store.embedded.lock import DirectoryLock, is_locked
from service.store.embedded.log import restart_large
from service.store.embedded.process import START_SECONDS, Mongod
from service.store.embedded.replica import become_writable, is_writable, uri

logger = logging.getLogger(__name__)

LOOK_SECONDS = 0.01
WATCH_SECONDS = 0.1
RETRY_SECONDS = 1.0
ORPHAN_SECONDS = 2.0


class Keeper(Thread):
    """Runs mongod, or waits to: whoever gets the lock runs it, and the others are ready to when that one ends.

    One thread does all of it, because mongod ends with the thread that started it.
    """

    def __init__(self, home: Home) -> None:
        super().__init__(name="mongod-keeper", daemon=True)
        self._home = home
        self._lock = DirectoryLock(home.lock)
        self._mongod: Mongod | None = None
        self._socket = home.socket(self._lock.read())
        self._stopping, self._settled = Event(), Event()
        self._failure: StartError | None = None

    @property
    def uri(self) -> str:
        """Return the address of the MongoDB that is kept, for this and any other process."""
        return uri(self._socket)

    def settle(self) -> None:
        """Begin, and wait until a MongoDB takes writes; raise why none can."""
        self.start()
        self._settled.wait()
        if self._failure:
            raise self._failure

    def stop(self) -> None:
        """Let go; if we run mongod, end it in order. In a forked process there is nothing to let go of."""
        if self.is_alive():
            self._stopping.set()
            self.join()

    def run(self) -> None:
        """Reach a MongoDB, then watch over it."""
        try:
            self._reach()
            self._settled.set()
            self._watch()
        # Whatever it is: whoever waits has to hear of it.
        except Exception as error:
            self._failure = StartError(str(error))
        finally:
            self._let_go()
            self._settled.set()

    def _reach(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._own():
            # The holder may have recorded another socket since.
            self._socket = self._home.socket(self._lock.read())
            if is_writable(self._socket):
                return
            if self._stopping.wait(LOOK_SECONDS) or time.monotonic() > deadline:
                raise StartError(f"Another process runs MongoDB in {self._home.root}, but it does not answer")

    def _watch(self) -> None:
        while not self._stopping.wait(WATCH_SECONDS):
            try:
                self._own()
            # Whatever it is: what ailed MongoDB may pass.
            except Exception as error:
                logger.warning("MongoDB is down: %s", error)
                self._stopping.wait(RETRY_SECONDS)

    def _own(self) -> bool:
        """Run mongod unless another process does; tell whether we do."""
        if not self._lock.acquire():
            return False
        restart_large(self._home.log)
        if self._mongod is None or self._mongod.has_ended():
            self._launch()
        return True

    def _launch(self) -> None:
        self._lock.write(str(self._socket))
        self._refuse_foreign()
        self._mongod = mongod = Mongod(self._home, self._socket)
        try:
            become_writable(self._socket, lambda: self._pause(mongod))
        except StartError:
            mongod.kill()
            raise

    def _pause(self, mongod: Mongod) -> None:
        mongod.check_start()
        if self._stopping.wait(LOOK_SECONDS):
            raise StartError(f"MongoDB in {self._home.root} was ended while it started")

    def _refuse_foreign(self) -> None:
        """Raise if a mongod that is not ours works here; one that our predecessor left behind is given time to die."""
        deadline = time.monotonic() + ORPHAN_SECONDS
        while is_locked(self._home.database / "mongod.lock"):
            if self._stopping.wait(LOOK_SECONDS) or time.monotonic() > deadline:
                raise StartError(f"The data directory {self._home.root} is in use by another MongoDB")

    def _let_go(self) -> None:
        if self._mongod:
            self._mongod.end()
            if self._socket.parent != self._home.root:
                with contextlib.suppress(OSError):
                    self._socket.unlink(missing_ok=True)
                    self._socket.parent.rmdir()
        self._lock.release()
