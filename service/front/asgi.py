"""What granian hands to the front, and what the front hands back: the types of ASGI 3 (HTTP and lifespan)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]


def header(scope: Scope, name: bytes) -> bytes | None:
    """Find the first header of this (lower-case) name."""
    return next((value for key, value in scope["headers"] if key == name), None)


async def send_whole(send: Send, status: int, headers: Headers, body: bytes) -> None:
    """Send an answer in one piece, so that granian frames it with a length and writes it at once."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


def is_well_formed(scope: Scope) -> bool:
    """Say whether a request is one that HTTP allows, as far as granian does not see to it.

    HTTP/1.1 asks for exactly one Host (RFC 9112 3.2). Methods are case-sensitive (RFC 9110 9.1), but Flask
    takes `head` for HEAD, and granian would then wait for a body that does not come.
    """
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    return (len(hosts) == 1 and (hosts != [b""] or scope["http_version"] != "1.1")) and scope["method"].isupper()


def name_server(headers: Headers) -> None:
    """Keep granian from adding its own name."""
    if not any(name == b"server" for name, _ in headers):
        headers.append((b"server", b"naravard"))
