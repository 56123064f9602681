"""What happens in each worker process before it serves, and what the main process learns of it."""

from __future__ import annotations

import ctypes
import importlib
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

from service.front.asgi import Receive, Scope, Send

Application = Callable[[Scope, Receive, Send], object]
PR_SET_PDEATHSIG = 1
T = TypeVar("T")


def load(target: str, main: int, loaded: Connection) -> Application:
    """Make the application with the factory `package.module:function`: the first thing that a worker does."""
    end_with(main)
    # A fork has its main process's handlers. Until granian sets its own, the worker has nothing to finish.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the main process ends its workers in order
    module, _, factory = target.partition(":")
    application: Application = getattr(importlib.import_module(module), factory)()
    loaded.send_bytes(b"")
    return application


def end_with(main: int) -> None:
    """Have this process killed when its main process is gone, so that none stays behind on the port."""
    with suppress(AttributeError):  # only Linux has it
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != main:  # it was gone before the line above
        sys.exit("The main process is gone.")


class Respawns(dict[int, float]):
    """When each worker was replaced.

    Granian gives up when one that it replaced ends again within seconds. That is right when it cannot even load
    the application, and wrong when it was killed: then another is started, however often.
    """

    def __init__(self, workers: int, loaded: Connection) -> None:
        super().__init__()
        self.loading, self._loaded = workers, loaded

    def __setitem__(self, worker: int, at: float) -> None:
        self.loading += 1
        super().__setitem__(worker, at)

    def get(self, worker: int, default: float | T = 0) -> float | T:
        """Find when the worker was replaced, as if never when all have loaded the application."""
        while self._loaded.poll():
            self._loaded.recv_bytes()
            self.loading -= 1
        return super().get(worker, default) if self.loading else default
