"""What a trusted proxy says of the client's request: `Forwarded` (RFC 7239; profile HYP.09) or `X-Forwarded-*`.

Anybody can send these headers; they count only when the connection comes from one of `NARAVARD_TRUSTED_PROXIES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from ipaddress import ip_address
from typing import TYPE_CHECKING

from service.config import Network

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PAIR = re.compile(r'\s*(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;,"\s]*))\s*')
CLIENT = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([0-9.]+))(?::[0-9]{1,5})?|([0-9A-Fa-f:.]+)")
HOST = re.compile(r"[A-Za-z0-9.\-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")


class ForwardedHeaders:
    """WSGI middleware that puts the client's address, and the host and scheme that it used, in place of the proxy's."""

    def __init__(self, app: WSGIApplication, trusted: Sequence[Network]) -> None:
        self.app, self.trusted = app, trusted

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self.trusted and self._is_trusted(environ.get("REMOTE_ADDR", "")):
            told = _forwarded(environ.get("HTTP_FORWARDED", "")) or _x_forwarded(environ)
            if HOST.fullmatch(told.get("host", "")):
                environ["HTTP_HOST"] = told["host"]
            if told.get("proto", "").lower() in ("http", "https"):
                environ["wsgi.url_scheme"] = told["proto"].lower()
            if client := _address(told.get("for", "")):
                environ["REMOTE_ADDR"] = client
        return self.app(environ, start_response)

    def _is_trusted(self, address: str) -> bool:
        try:
            peer = ip_address(address)
        except ValueError:
            return False
        return any(peer in network for network in self.trusted)


def _forwarded(header: str) -> dict[str, str]:
    """Read the last element, which the proxy nearest to us wrote."""
    last = header.rsplit(",", 1)[-1]
    return {name.lower(): quoted or plain for name, quoted, plain in PAIR.findall(last)}


def _x_forwarded(environ: WSGIEnvironment) -> dict[str, str]:
    told = {name: environ.get(f"HTTP_X_FORWARDED_{name.upper()}", "") for name in ("for", "host", "proto")}
    return {name: value.rsplit(",", 1)[-1].strip() for name, value in told.items()}


def _address(client: str) -> str | None:
    """Give the client's address without its port; None where the proxy does not tell it (RFC 7239, section 6)."""
    found = CLIENT.fullmatch(client)
    try:
        return str(ip_address(found[1] or found[2] or found[3])) if found else None
    except ValueError:
        return None
