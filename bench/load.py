"""A load generator small enough to share a core: keep-alive connections that ask again as soon as they are answered."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import uvloop


class Result(NamedTuple):
    """What one round gave."""

    per_second: float
    p50: float  # milliseconds
    p99: float


def measure(port: int, request: Callable[[int], bytes], *, status: bytes, connections: int, seconds: float) -> Result:
    """Ask for some seconds; every answer must have the status."""
    return uvloop.run(_measure(port, request, status, connections, seconds))


async def _measure(
    port: int, request: Callable[[int], bytes], status: bytes, connections: int, seconds: float
) -> Result:
    taken: list[float] = []
    numbers = itertools.count()
    ends = time.perf_counter() + seconds
    await asyncio.gather(*(_ask(port, request, status, numbers, ends, taken) for _ in range(connections)))
    taken.sort()
    return Result(len(taken) / seconds, taken[len(taken) // 2] * 1000, taken[int(len(taken) * 0.99)] * 1000)


async def _ask(
    port: int,
    request: Callable[[int], bytes],
    status: bytes,
    numbers: Iterator[int],
    ends: float,
    taken: list[float],
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (began := time.perf_counter()) < ends:
        writer.write(request(next(numbers)))
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 " + status):
            raise RuntimeError(head.decode("latin-1"))
        await reader.readexactly(_length(head))
        taken.append(time.perf_counter() - began)
    writer.close()


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
