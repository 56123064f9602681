"""Running granian: its settings, and what it does not do by itself."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from threading import Thread

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

from service.config import Settings
from service.front.port import answers, check_port
from service.front.workers import Respawns, load

# Milliseconds for the head of a request, and between two requests on a connection that is kept.
HEAD_TIMEOUT = 10_000
# Seconds that the requests under way have when the service ends; supervisors allow ten before they kill.
KILL_TIMEOUT = 8
# Connections of one worker. Later ones wait in the kernel, so this must leave room for those that stay open.
CONNECTIONS = 4096


def serve(target: str, settings: Settings, *, on_ready: Callable[[], None] | None = None) -> None:
    """Serve what the factory `package.module:function` makes until SIGTERM, SIGINT or SIGHUP."""
    address = check_port(settings.host, settings.port)
    server = MPServer(
        target,
        address=address,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.workers,
        loop=Loops.uvloop,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_TIMEOUT),
        websockets=False,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_TIMEOUT,
        log_level=LogLevels(settings.log_level.lower()),
        log_dictconfig=logging_of(settings.log_level),
    )
    # A pipe, since a lock would stay locked with a worker that is killed while it holds it.
    told, tells = multiprocessing.Pipe(duplex=False)
    server.respawned_wrks = Respawns(settings.workers, told)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # else it runs under nohup
        # A terminal that closes ends the service. Granian would replace its workers.
        server.on_startup(partial(signal.signal, signal.SIGHUP, server.signal_handler_interrupt))
    if on_ready is not None:
        server.on_startup(partial(_announce, on_ready, address, settings.port))
    server.serve(target_loader=partial(load, target, os.getpid(), tells), wrap_loader=False)


def logging_of(level: str) -> dict[str, object]:
    """Let granian's lines go where the program's own go; by itself it writes to stdout."""
    granian = {"level": level, "propagate": True}
    return {"incremental": True, "handlers": {}, "loggers": {"_granian": granian}}


def _announce(on_ready: Callable[[], None], address: str, port: int) -> None:
    def watch() -> None:
        while not answers(address, port):
            time.sleep(0.02)
        on_ready()

    Thread(target=watch, name="ready", daemon=True).start()
