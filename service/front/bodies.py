"""Taking request bodies in on the event loop: a client that sends slowly or without end holds no thread."""

from __future__ import annotations

import asyncio

from service.front.asgi import Receive, Scope, header

# What a worker holds at a time, in bodies of the largest size; further ones are asked to come later.
TOGETHER = 16
# Seconds to read on after a refusal: a client that reads only when it has sent everything must see why.
LINGER = 2.0


class BodyRefusedError(Exception):
    """The body is not taken in; the status says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Bodies:
    """The bodies that a worker holds, each under a limit and a deadline."""

    def __init__(self, max_body: int, timeout: float) -> None:
        self.max_body, self.timeout = max_body, timeout
        self.held = 0

    async def take(self, scope: Scope, receive: Receive) -> bytes:
        """Take in the whole body. What it holds is counted until `release`."""
        if (declared := header(scope, b"content-length")) is None:
            if header(scope, b"transfer-encoding") is None:
                return b""
        elif int(declared) > self.max_body:
            raise BodyRefusedError(413)
        chunks: list[bytes] = []
        body = None
        try:
            async with asyncio.timeout(self.timeout):
                await self._fill(chunks, receive)
            body = b"".join(chunks)
        except TimeoutError:
            raise BodyRefusedError(408) from None
        finally:
            if body is None:
                self.release(chunks)
        return body

    def release(self, chunks: list[bytes]) -> None:
        """Count these bytes as held no longer."""
        self.held -= sum(map(len, chunks))

    async def _fill(self, chunks: list[bytes], receive: Receive) -> None:
        size, more = 0, True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":  # cut off, or chunks that are not well framed
                raise BodyRefusedError(400)
            chunk, more = message["body"], message["more_body"]
            chunks.append(chunk)
            size += len(chunk)
            self.held += len(chunk)
            if size > self.max_body:
                raise BodyRefusedError(413)
            if self.held > TOGETHER * self.max_body:
                raise BodyRefusedError(503)


async def discard(receive: Receive) -> None:
    """Read on for a moment and keep nothing."""
    try:
        async with asyncio.timeout(LINGER):
            while (message := await receive())["type"] != "http.disconnect" and message["more_body"]:
                pass
    except TimeoutError:
        pass
