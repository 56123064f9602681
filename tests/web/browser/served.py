"""The real service, in a process of its own with a fresh record, as a browser finds it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

COMMAND = [sys.executable, "-m", "service"]


class Service(NamedTuple):
    """Where it answers, and where it keeps its record."""

    origin: str
    data_dir: Path

    @property
    def docs(self) -> str:
        return f"{self.origin}/naravard/v1/docs"

    def get(self, path: str) -> Any:
        """Give an answer of the service's own, for comparison."""
        with urlopen(f"{self.origin}/naravard/v1{path}", timeout=20) as answer:  # noqa: S310 our own service
            return json.load(answer)

    def make_key(self) -> str:
        """Make a key that may post comments."""
        options = ["--name", "browser", "--scope", "comments:write", "--data-dir", str(self.data_dir)]
        made = subprocess.run([*COMMAND, "keys", "create", *options], capture_output=True, text=True, check=True)
        return made.stdout.strip()


@contextmanager
def served(data_dir: Path) -> Iterator[Service]:
    """Serve on a free port of loopback for as long as the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    options = ["--port", str(port), "--workers", "1", "--data-dir", str(data_dir)]
    with subprocess.Popen([*COMMAND, "serve", *options], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert "answers at" in process.stdout.readline()
            yield Service(f"http://127.0.0.1:{port}", data_dir)
        finally:
            process.terminate()
            process.wait(timeout=30)
