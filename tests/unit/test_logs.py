"""What is written to the log: one JSON object a line, and nothing that a client sent in confidence."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

SECRET = "hemligt"
PROGRAM = f"""
from service.api.logs import configure_logs, failure, log_request
configure_logs("{{level}}")
log_request(method="GET", path="/å", status=200, seconds=0.0012345, trace="0af7")
def inner(text):
    raise ValueError(text)
try:
    inner("{SECRET}")
except ValueError as error:
    failure(error)
"""


def logged(level: str) -> list[dict[str, Any]]:
    """Give what a process of its own writes, since the log is set up once a process."""
    done = subprocess.run([sys.executable, "-c", PROGRAM.format(level=level)], capture_output=True, check=True)
    assert done.stdout == b""
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_a_request_is_one_line_and_a_failure_names_its_place_without_the_values() -> None:
    request, failure = logged("INFO")
    assert request.items() >= {"event": "request", "path": "/å", "status": 200, "ms": 1.23, "key": None}.items()
    assert failure["error"] == "ValueError"
    assert failure["level"] == "error"
    assert [frame.split()[-1] for frame in failure["frames"]] == ["<module>", "inner"]
    assert SECRET not in json.dumps(failure)


def test_the_level_says_how_much_is_written() -> None:
    assert [line["event"] for line in logged("ERROR")] == ["failure"]
