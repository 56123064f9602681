"""Running `naravard serve` as its users do: a process of its own, on a port and a data directory of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, NamedTuple

from tests.front_served import free_port, until

ROOT = Path(__file__).parent.parent
API = "/naravard/v1"


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    json: Any


class Service:
    """A running service. `naravard` runs other commands beside it."""

    def __init__(self, data_dir: Path, port: int, **settings: str) -> None:
        self.data_dir, self.port = data_dir, port
        self.environment = clean_environment(NARAVARD_DATA_DIR=str(data_dir), **settings)
        self.log = data_dir.parent / f"{data_dir.name}.log"
        with self.log.open("ab") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "service", "serve", "--port", str(port), "--workers", "2"],
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def said(self) -> str:
        """Read the next line that it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def naravard(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command on the same data."""
        command = [sys.executable, "-m", "service", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=30, check=False
        )

    def key(self, scope: str = "comments:write") -> str:
        """Make a key, as somebody beside the service does."""
        return self.naravard("keys", "create", "--name", "test", "--scope", scope).stdout.strip()

    def ask(
        self, path: str, *, key: str | None = None, post: Any = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Make one request on a connection of its own."""
        sent = {"Authorization": f"Bearer {key}"} if key else {}
        body = None if post is None else json.dumps(post)
        sent |= {} if post is None else {"Content-Type": "application/json"}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET" if post is None else "POST", API + path, body, sent | dict(headers or {}))
            answer = connection.getresponse()
            return Answer(answer.status, {n.lower(): v for n, v in answer.getheaders()}, json.loads(answer.read()))
        finally:
            connection.close()

    def answers(self) -> bool:
        """Tell whether a request is answered."""
        try:
            return self.ask("/api-info").status == 200
        except (OSError, HTTPException):
            return False

    def comments(self) -> str:
        """Give the address of the comments of the shipped workshop."""
        return f"/workshops/{self.ask('/workshops').json['workshops'][0]['id']}/comments"

    def workers(self) -> set[int]:
        """Give the processes that answer: the children of the main thread. The keeper of MongoDB is another thread."""
        main = self.process.pid
        return set(map(int, Path(f"/proc/{main}/task/{main}/children").read_text().split()))

    def mongod(self) -> int:
        """Give the process of its MongoDB."""
        return int((self.data_dir / "mongodb" / "mongod.lock").read_text())

    def kill(self) -> None:
        """Kill the main process."""
        self.process.kill()
        self.process.wait(10)

    def end(self) -> int:
        """End it in order; give its status."""
        self.process.terminate()
        return self.process.wait(20)


@contextmanager
def serving(data_dir: Path, *, port: int | None = None, **settings: str) -> Iterator[Service]:
    """Serve for as long as the block runs; whatever happens in it, nothing stays behind."""
    service = Service(data_dir, port or free_port(), **settings)
    try:
        announced = service.said()
        assert announced == f"naravard answers at http://127.0.0.1:{service.port}{API}\n", service.log.read_text()
        yield service
    finally:
        if service.process.poll() is None:
            service.end()
        assert service.process.stdout is not None
        service.process.stdout.close()


def clean_environment(**settings: str) -> dict[str, str]:
    """Give this environment without our settings, but with these."""
    ours = ("NARAVARD_", "MONGODB_URI")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | settings


def is_gone(process: int) -> bool:
    """Tell whether a process has ended; one that nobody has waited for yet has too."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def until_gone(*processes: int) -> None:
    """Wait until all these have ended."""
    until(lambda: all(map(is_gone, processes)))
