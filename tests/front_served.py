"""Starting a server of the front's own, and speaking to it through bare sockets."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

from service.config import read_settings
from service.front.server import serve

ROOT = Path(__file__).parent.parent
GET = b"GET /process HTTP/1.1\r\nHost: h\r\n\r\n"


class Served:
    """A server in a process of its own."""

    def __init__(self, factory: str, workers: int, log: Path) -> None:
        self.port = free_port()
        code = "from tests.front_served import main; main()"
        self.log = log
        with log.open("a") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-c", code, factory, str(self.port), str(workers)],
                cwd=ROOT,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    @property
    def output(self) -> str:
        """Read the next line of its standard output."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def workers(self) -> set[int]:
        """Ask so often that every worker has answered: which processes they are."""
        return {int(self.get("/process")[1].split()[0]) for _ in range(40)}

    def get(self, path: str, method: str = "GET") -> tuple[int, bytes]:
        """Make one request on a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def send(self, *parts: bytes) -> socket.socket:
        """Send bytes as they are."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        for part in parts:
            connection.sendall(part)
        return connection

    def exchange(self, *parts: bytes) -> bytes:
        """Send bytes and read until the server closes; the request must ask for that, or be refused."""
        with self.send(*parts) as connection:
            return read_all(connection)


def read_all(connection: socket.socket) -> bytes:
    """Read until the other side closes."""
    return b"".join(iter(partial(connection.recv, 65536), b""))


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until it holds."""
    give_up = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < give_up, "It did not come to hold in time."
        time.sleep(0.02)


@contextmanager
def served(log: Path, factory: str = "tests.front_apps:create", workers: int = 1) -> Iterator[Served]:
    """Serve for as long as the block runs; whatever happens in it, nothing stays behind."""
    server = Served(factory, workers, log)
    try:
        assert server.output == "ready\n", log.read_text()
        until(lambda: len(server.workers()) == workers)  # ready is who has one
        yield server
    finally:
        server.process.terminate()
        server.process.communicate(timeout=20)


def main() -> None:
    """Run a server that says when it answers: what the process under test does."""
    factory, port, workers = sys.argv[1:]
    run(factory, int(port), int(workers), announce)


def run(factory: str, port: int, workers: int, on_ready: Callable[[], None] | None) -> None:
    """Serve on loopback."""
    settings = replace(read_settings(), host="127.0.0.1", port=port, workers=workers)
    serve(factory, settings, on_ready=on_ready)


def announce() -> None:
    """Say that the server answers."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
