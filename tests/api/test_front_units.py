"""The parts of the front one by one, where a client cannot easily bring about what is tested."""

from __future__ import annotations

import asyncio
import json
import signal
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from service.front import bodies as bodies_module
from service.front import bridge
from service.front.asgi import Message, Scope
from service.front.bodies import Bodies, BodyRefusedError, discard
from service.front.bridge import Reply, WSGIApp
from service.front.environ import Environ, environ
from service.front.front import Front
from service.front.pool import Pool
from service.front.sockets import hang_up, listening_ports
from tests.front_apps import StartResponse, application, refuse

MORE = {"type": "http.request", "body": b"x", "more_body": True}
LAST = {"type": "http.request", "body": b"", "more_body": False}
GONE = {"type": "http.disconnect"}


class Client:
    """What stands where granian stands: hands out messages, then waits for ever; keeps what it is sent."""

    def __init__(self, *messages: Message) -> None:
        self.messages, self.sent = deque(messages), list[Message]()

    async def receive(self) -> Message:
        while not self.messages:
            await asyncio.sleep(0.01)
        return self.messages.popleft()

    async def send(self, message: Message) -> None:
        self.sent.append(message)


def scope(path: str = "/", *headers: tuple[bytes, bytes], method: str = "GET") -> Scope:
    target, _, query = path.partition("?")
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": target,
        "raw_path": target.encode(),
        "query_string": query.encode(),
        "server": ("127.0.0.1", "8000"),
        "client": ("127.0.0.1", "50000"),
        "headers": [(b"host", b"h"), *headers],
    }


def answer(app: WSGIApp, asked: Scope, client: Client) -> list[Message]:
    """Let a front answer one request."""

    async def lead() -> None:
        front = Front(app, threads=2, max_body=10, body_timeout=0.05, refuse=refuse)
        front.pool.start()
        try:
            await front(asked, client.receive, client.send)
        finally:
            front.pool.stop()
        assert (front.busy, front.bodies.held) == (set(), 0)

    asyncio.run(lead())
    return client.sent


@pytest.mark.parametrize(
    ("header", "variable", "value"),
    [
        ((b"content-type", b"text/plain"), "CONTENT_TYPE", "text/plain"),
        ((b"content-length", b"3"), "CONTENT_LENGTH", "3"),
        ((b"x-real-ip", b"1"), "HTTP_X_REAL_IP", "1"),
        ((b"transfer-encoding", b"chunked"), "CONTENT_LENGTH", "3"),
    ],
)
def test_headers_become_variables(header: tuple[bytes, bytes], variable: str, value: str) -> None:
    built = environ(scope("/", header), b"abc")
    assert built[variable] == value
    assert "HTTP_TRANSFER_ENCODING" not in built
    assert built["wsgi.input"].read() == b"abc"


@pytest.mark.parametrize(
    ("header", "messages", "status"),
    [
        ((b"transfer-encoding", b"chunked"), [MORE] * 12 + [LAST], 413),
        ((b"content-length", b"11"), [GONE], 413),
        ((b"content-length", b"2"), [MORE], 408),
        ((b"content-length", b"2"), [MORE, GONE], 400),
    ],
)
def test_a_body_is_refused(header: tuple[bytes, bytes], messages: list[Message], status: int) -> None:
    sent = answer(application, scope("/digest", header, method="POST"), Client(*messages))
    assert sent[0]["status"] == status
    assert (b"connection", b"close") in sent[0]["headers"]


def test_a_body_for_which_there_is_no_room_is_refused_and_not_counted() -> None:
    bodies = Bodies(max_body=1, timeout=1)
    bodies.held = 16

    async def take() -> None:
        with pytest.raises(BodyRefusedError, match="503"):
            await bodies.take(scope("/", (b"content-length", b"1")), Client(MORE).receive)

    asyncio.run(take())
    assert bodies.held == 16


def test_the_rest_of_a_refused_body_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies_module, "LINGER", 0.01)
    began = time.monotonic()
    asyncio.run(discard(Client(MORE).receive))
    assert time.monotonic() - began < 1


def test_a_refusal_knows_what_the_client_said() -> None:
    said = [(b"accept-language", b"en"), (b"traceparent", b"00-1-2-00")]
    sent = answer(application, scope("/path", *said, method="get"), Client())
    assert json.loads(sent[1]["body"]) == {
        "status": 400,
        "path": "/path",
        "accept_language": "en",
        "traceparent": "00-1-2-00",
        "method": "get",
    }


def silent(_environ: Environ, _start_response: StartResponse) -> Iterable[bytes]:
    """Never call start_response."""
    return []


def stops(_environ: Environ, _start_response: StartResponse) -> Iterable[bytes]:
    """Raise what ends a generator."""
    raise StopIteration


@pytest.mark.parametrize("app", [silent, stops])
def test_an_application_that_breaks_the_rules_makes_a_500(app: WSGIApp) -> None:
    assert answer(app, scope(), Client())[0]["status"] == 500


def writer(_environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Answer as applications did long ago; name the server, too."""
    write = start_response("200 OK", [("Server", "other"), ("Content-Length", "5")])
    write(b"wri")
    write(b"t")
    return [b"", b"e"]


def test_what_is_written_stands_before_what_is_returned() -> None:
    sent = answer(writer, scope(), Client())
    assert [message.get("body") for message in sent] == [None, b"write"]
    assert sent[0]["headers"] == [(b"server", b"other"), (b"content-length", b"5")]


def test_a_generator_finds_its_context_in_every_thread() -> None:
    place: ContextVar[int] = ContextVar("place")

    def app(_environ: Environ, start_response: StartResponse) -> Iterator[bytes]:
        token = place.set(1)
        start_response("200 OK", [])
        yield b"first"
        place.reset(token)
        yield b"second"

    reply = Reply(app, scope(), b"")
    beginning = Thread(target=reply.begin)
    beginning.start()
    beginning.join()
    assert (reply.first, reply.next(), reply.next()) == (b"first", b"second", b"")


def test_a_streamed_answer_is_ended() -> None:
    sent = answer(application, scope("/stream?mebibytes=2"), Client(LAST))
    assert [message.get("more_body") for message in sent] == [None, True, True, False]


def test_a_client_that_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Stalled(Client):
        async def send(self, message: Message) -> None:
            await super().send(message)
            if message["type"] == "http.response.body":
                await asyncio.get_running_loop().create_future()

    monkeypatch.setattr(bridge, "STALLED", 0.05)
    record = tmp_path / "closed"
    sent = answer(application, scope(f"/stream?mebibytes=3&record={record}"), Stalled())
    assert len(sent) == 2
    assert record.read_text() == "1\n"


def test_an_answer_that_breaks_off_cuts_its_connection_and_no_other() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_connection(listener.getsockname()) as broken,
        socket.create_connection(listener.getsockname()) as other,
    ):
        ours, theirs = listener.accept()[0], listener.accept()[0]
        asked = scope("/stream?mebibytes=1&break=1")
        asked["server"], asked["client"] = (
            ("127.0.0.1", str(end[1])) for end in (ours.getsockname(), ours.getpeername())
        )
        sent = answer(application, asked, Client())
        assert broken.recv(1) == b""
        theirs.sendall(b"x")
        assert other.recv(1) == b"x"
        assert sent[-1]["more_body"] is True
        ours.close()
        theirs.close()


def test_only_idle_clients_are_hung_up_on() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, ExitStack() as stack:
        clients = [stack.enter_context(socket.create_connection(listener.getsockname())) for _ in range(3)]
        idle, busy, behind = (stack.enter_context(listener.accept()[0]) for _ in range(3))
        for connection in (idle, busy, behind):
            connection.setblocking(False)
        with suppress(BlockingIOError):
            while True:
                behind.send(b"x" * 65536)
        time.sleep(0.1)  # who has just been sent something is not idle
        port = str(listener.getsockname()[1])
        assert port in listening_ports()
        hang_up({port}, {("127.0.0.1", str(clients[1].getsockname()[1]))})
        assert idle.recv(1) == b""
        for connection in (busy, behind):
            with pytest.raises(BlockingIOError):
                connection.recv(1)


def test_the_signal_to_end_is_handed_on_to_granian() -> None:
    client = Client()

    async def lead() -> None:
        loop, front = (
            asyncio.get_running_loop(),
            Front(application, threads=1, max_body=1, body_timeout=1, refuse=refuse),
        )
        interrupted = asyncio.Event()
        loop.add_signal_handler(signal.SIGINT, interrupted.set)
        client.messages.append({"type": "lifespan.startup"})
        living = asyncio.create_task(front({"type": "lifespan"}, client.receive, client.send))
        while not client.sent:
            await asyncio.sleep(0.01)
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(interrupted.wait(), 5)
        client.messages.append({"type": "lifespan.shutdown"})
        await living

    asyncio.run(lead())
    assert [message["type"] for message in client.sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_a_job_whose_request_is_given_up_disturbs_nobody() -> None:
    async def lead() -> None:
        pool = Pool(1)
        pool.start()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(pool.run(partial(time.sleep, 0.05)), 0.01)
        assert await pool.run(lambda: 1) == 1
        pool.stop()

    asyncio.run(lead())
