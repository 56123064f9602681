"""What granian calls: it refuses what Flask need not see, and hands all else to Flask in a thread."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable
from typing import NamedTuple

from service.front.asgi import Receive, Scope, Send, is_well_formed, name_server, send_whole
from service.front.bodies import Bodies, BodyRefusedError, discard
from service.front.bridge import Reply, WSGIApp, name_of, stream
from service.front.environ import Environ, environ
from service.front.pool import Pool
from service.front.sockets import End, hang_up, listening_ports

# Requests that may wait, for each thread; more could not be answered before their clients give up.
QUEUE = 64
# Seconds from the signal to end until granian has refused new connections and closed the idle ones it knows.
NOTICE = 0.1
log = logging.getLogger(__name__)


class Refusal(NamedTuple):
    """A request that is refused before its body has come, and its head as a WSGI application would see it."""

    status: int
    environ: Environ


class Answer(NamedTuple):
    """An answer that needs no thread."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Front:
    """An ASGI application before a WSGI application."""

    def __init__(
        self,
        wsgi_app: WSGIApp,
        *,
        threads: int,
        max_body: int,
        body_timeout: float,
        refuse: Callable[[Refusal], Answer],
    ) -> None:
        self.wsgi_app, self.refuse = wsgi_app, refuse
        self.pool = Pool(threads)
        self.queue = threads * QUEUE
        self.bodies = Bodies(max_body, body_timeout)
        self.busy: set[End] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the worker from its start to its end."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        self.busy.add(scope["client"])
        try:
            await self._answer(scope, receive, send)
        finally:
            self.busy.discard(scope["client"])

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self.pool.start()
        # The main process ends a worker with SIGTERM; SIGINT is left to granian, and handed on to it.
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._end)
        await send({"type": "lifespan.startup.complete"})
        await receive()  # comes when the last answer is out
        self.pool.stop()
        await send({"type": "lifespan.shutdown.complete"})

    def _end(self) -> None:
        asyncio.get_running_loop().call_later(NOTICE, hang_up, listening_ports(), self.busy)
        signal.raise_signal(signal.SIGINT)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_well_formed(scope):
            await self._refuse(400, scope, send)
        elif self.pool.waiting >= self.queue:
            await self._refuse(503, scope, send)
        else:
            await self._take(scope, receive, send)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self.bodies.take(scope, receive)
        except BodyRefusedError as refused:
            await self._refuse(refused.status, scope, send)
            if refused.status in {413, 503}:
                await discard(receive)
            return
        try:
            await self._hand_over(body, scope, receive, send)
        finally:
            self.bodies.release([body])

    async def _hand_over(self, body: bytes, scope: Scope, receive: Receive, send: Send) -> None:
        reply = Reply(self.wsgi_app, scope, body)
        try:
            await self.pool.run(reply.begin)
        except BaseException as error:
            log.error("A request failed: %s %s: %s", scope["method"], scope["path"], name_of(error))
            await self._refuse(500, scope, send)
            return
        name_server(reply.headers)
        if reply.is_whole:
            await send_whole(send, reply.status, reply.headers, reply.first)
        else:
            await stream(self.pool, reply, scope, receive, send)

    async def _refuse(self, status: int, scope: Scope, send: Send) -> None:
        answer = self.refuse(Refusal(status, environ(scope, b"")))
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
        if status != 500:  # what is left of the body must not be taken for the next request
            headers.append((b"connection", b"close"))
        name_server(headers)
        await send_whole(send, answer.status, headers, answer.body)
