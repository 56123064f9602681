"""`make bench`: the service against a hello-world of the same bytes behind the same front, one worker each.

R1 an article by slug · R2 a person's statements · R3 R1 with If-None-Match · R4 post a comment (w=majority, journaled).
The runs are interleaved and the medians are printed as ratios. Nothing here is a test: it says what was measured.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

from bench.load import Result, measure

ROOT = "/naravard/v1"
ARTICLE = f"{ROOT}/articles/roster-fran-malbildsarbetet-i-varmland"
STATEMENTS = f"{ROOT}/statements?article=roster-fran-malbildsarbetet-i-varmland&sort=order"
COMMENTS = f"{ROOT}/workshops/nara-vard-som-workshop-pa-halso-och-sjukvardens-inspirationsdag/comments"
CONNECTIONS, ROUNDS = 16, int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = float(os.environ.get("BENCH_SECONDS", "2"))
SERVE_HELLO = """
from dataclasses import replace
from service.config import read_settings
from service.front.server import serve
serve("bench.hello:create", replace(read_settings(), port={port}, workers=1))
"""
Request = Callable[[int], bytes]


def main() -> None:
    """Measure, print, and save beside the other things that are made."""
    with tempfile.TemporaryDirectory() as folder:
        served, compared = free_port(), free_port()
        data = ["--data-dir", folder]
        with running(["-m", "service", "serve", "--port", str(served), "--workers", "1", *data], served):
            requests, length = prepare(served, data)
            with running(["-c", SERVE_HELLO.format(port=compared)], compared, BENCH_BYTES=str(length)):
                report(run(served, compared, requests))


def prepare(port: int, data: list[str]) -> tuple[dict[str, tuple[Request, bytes]], int]:
    """Make the requests, and say how long the answer to R1 is."""
    command = [sys.executable, "-m", "service", "keys", "create", "--name", "bench", "--scope", "comments:write"]
    key = subprocess.run([*command, *data], capture_output=True, text=True, check=True).stdout.strip()
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{ARTICLE}", headers={"Host": "127.0.0.1"})
    with urllib.request.urlopen(asked) as answer:
        tag, length = answer.headers["ETag"], len(answer.read())
    found = {
        "R1": (get(ARTICLE), b"200"),
        "R2": (get(STATEMENTS), b"200"),
        "R3": (get(ARTICLE, f"If-None-Match: {tag}\r\n"), b"304"),
        "R4": (post(COMMENTS, key), b"201"),
    }
    return found, length


def run(served: int, compared: int, requests: dict[str, tuple[Request, bytes]]) -> dict[str, list[Result]]:
    """Interleave: hello-world, then each operation, then hello-world again …"""
    found: dict[str, list[Result]] = {"hello": [], **{name: [] for name in requests}}
    for _ in range(ROUNDS):
        found["hello"].append(measure(compared, get("/"), status=b"200", connections=CONNECTIONS, seconds=SECONDS))
        for name, (request, status) in requests.items():
            found[name].append(measure(served, request, status=status, connections=CONNECTIONS, seconds=SECONDS))
    return found


def report(found: dict[str, list[Result]]) -> None:
    ceiling = statistics.median(result.per_second for result in found["hello"])
    rows = []
    for name, results in found.items():
        per_second, p50, p99 = (statistics.median(column) for column in zip(*results, strict=True))
        rows.append({"what": name, "ofHello": round(per_second / ceiling, 3), "perSecond": round(per_second)})
        rows[-1] |= {"p50ms": round(p50, 2), "p99ms": round(p99, 2)}
        print(*(f"{key}={value}" for key, value in rows[-1].items()))
    kept = Path(".data") / "bench.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(orjson.dumps({"at": time.time(), "rounds": ROUNDS, "rows": rows}))


def get(address: str, more: str = "") -> Request:
    request = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\n{more}\r\n".encode()
    return lambda number: request


def post(address: str, key: str) -> Request:
    head = f"POST {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\n"

    def request(number: int) -> bytes:
        body = orjson.dumps({"text": f"Chefstid behövs, sade {number}.", "externalId": f"{time.time_ns()}-{number}"})
        return f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body

    return request


@contextmanager
def running(arguments: list[str], port: int, **more: str) -> Iterator[None]:
    """Run a server until the block ends."""
    environment = os.environ | {"NARAVARD_LOG_LEVEL": "ERROR"} | more
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
