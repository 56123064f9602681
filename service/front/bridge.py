"""Calling the WSGI application: each step in a thread of the pool, everything between on the event loop."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextvars import copy_context
from pathlib import Path
from typing import Any

from service.front.asgi import Headers, Receive, Scope, Send
from service.front.environ import environ
from service.front.pool import Pool
from service.front.sockets import cut

WSGIApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# A client that takes no chunk for so long gets no more: its cursor and its generator are given back.
STALLED = 60.0
log = logging.getLogger(__name__)


def name_of(error: BaseException) -> str:
    """Name an error by its type and place: its own words may hold what a client wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(
        [type(error).__name__, *(f"{Path(each.filename).name}:{each.lineno}" for each in reversed(frames))]
    )


class Reply:
    """One answer of the application. Its steps may run in different threads, never two at a time."""

    def __init__(self, app: WSGIApp, scope: Scope, body: bytes) -> None:
        self._app, self._scope, self._body = app, scope, body
        # Flask leaves context variables behind in a generator; it must find them in whichever thread goes on.
        self._context = copy_context()
        self._iterable: Iterable[bytes] = ()
        self._chunks: Iterator[bytes] = iter(())
        self._written: list[bytes] = []
        self.status = 0
        self.headers: Headers = []
        self.first = b""
        self.is_whole = False

    def begin(self) -> None:
        """Call the application and fetch the first chunk: only then are status and headers certain."""
        try:
            self._context.run(self._begin)
        finally:
            if self.is_whole or not self.first:
                self.close()

    def _begin(self) -> None:
        self._iterable = self._app(environ(self._scope, self._body), self._start_response)
        self._chunks = iter(self._iterable)
        self.first = self._next()
        if not self.status:
            raise RuntimeError("The application did not call start_response.")
        if self._scope["method"] == "HEAD" or self.status in {204, 304}:
            self.first = b""
        length = str(len(self.first)).encode()
        self.is_whole = not self.first or (b"content-length", length) in self.headers

    def _start_response(self, status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], None]:
        self.status = int(status[:3])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return self._written.append

    def next(self) -> bytes:
        """Fetch the next chunk that is not empty; an empty one is the end."""
        return self._context.run(self._next)

    def _next(self) -> bytes:
        chunk = next(filter(None, self._chunks), b"")
        if self._written:
            chunk = b"".join([*self._written, chunk])
            self._written.clear()
        return chunk

    def close(self) -> None:
        """Tell the application that its answer is done with, however it went."""
        if (close := getattr(self._iterable, "close", None)) is not None:
            self._context.run(close)


async def stream(pool: Pool, reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    """Send chunk after chunk, each fetched when the one before is on its way: memory stays flat."""
    gone = asyncio.ensure_future(_disconnect(receive))
    try:
        await send({"type": "http.response.start", "status": reply.status, "headers": reply.headers})
        chunk = reply.first
        while chunk and not gone.done():
            async with asyncio.timeout(STALLED):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            chunk = await pool.run(reply.next)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except BaseException as error:
        log.error("An answer broke off: %s %s: %s", scope["method"], scope["path"], name_of(error))
        cut(scope)
    finally:
        gone.cancel()
        await pool.run(reply.close)


async def _disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
