"""Threads in which the blocking part of a request runs, so that the event loop never waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")
Outcome = tuple[Any, BaseException | None]
Job = tuple["asyncio.Future[Outcome]", Callable[[], Any]]


class Pool:
    """A fixed number of threads with one queue; thinner than an executor, since each request pays for it."""

    def __init__(self, threads: int) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, name=f"front-{n}", daemon=True) for n in range(threads)]

    def start(self) -> None:
        """Start the threads: in the worker, after the fork."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let each thread finish what it has and end."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    @property
    def waiting(self) -> int:
        """How many jobs no thread has taken yet."""
        return self._jobs.qsize()

    async def run(self, job: Callable[[], T]) -> T:
        """Run the job in a thread and hand back what it returns or raises."""
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._jobs.put((future, job))
        result, error = await future
        if error is not None:
            raise error
        return result  # type: ignore[no-any-return]  # the queue forgets the type of each job

    def _work(self) -> None:
        while (taken := self._jobs.get()) is not None:
            future, job = taken
            outcome: Outcome
            try:
                outcome = job(), None
            except BaseException as error:  # SystemExit in a view must not take a thread of the pool with it
                outcome = None, error
            future.get_loop().call_soon_threadsafe(_settle, future, outcome)
            # Nothing of a request may outlive it in a thread that waits for the next one.
            del taken, future, job, outcome


def _settle(future: asyncio.Future[Outcome], outcome: Outcome) -> None:
    if not future.cancelled():
        future.set_result(outcome)
