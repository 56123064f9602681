"""What a proxy says of the request, and who is believed."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Request, Response

from service.api.forwarded import ForwardedHeaders

PROXY = "10.0.0.7"


@Request.application
def told(request: Request) -> Response:
    return Response(f"{request.scheme}://{request.environ['HTTP_HOST']}", headers={"Client": request.remote_addr or ""})


def answer(peer: str, trusted: list[str], **headers: str) -> str:
    """Give the address at which the application believes that it was called."""
    return b"".join(called(peer, trusted, **headers)[0]).decode()


def client(peer: str, trusted: list[str], **headers: str) -> str:
    """Give the address from which the application believes that it was called."""
    return str(called(peer, trusted, **headers)[2]["Client"])


def called(peer: str, trusted: list[str], **headers: str) -> Any:
    app = ForwardedHeaders(told, [ip_network(each) for each in trusted])
    environ: dict[str, Any] = EnvironBuilder(environ_overrides={"REMOTE_ADDR": peer}).get_environ()
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return run_wsgi_app(app, environ)


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"forwarded": "for=1.2.3.4;host=api.example;proto=https"}, "https://api.example"),
        ({"forwarded": 'for="[2001:db8::1]:47"; Host="api.example:8443" ;PROTO=HTTPS'}, "https://api.example:8443"),
        ({"forwarded": "host=evil.example;proto=http, host=api.example;proto=https"}, "https://api.example"),
        ({"forwarded": 'host="[2001:db8::1]:8443"'}, "http://[2001:db8::1]:8443"),
        ({"forwarded": "proto=https"}, "https://localhost"),
        ({"x_forwarded_host": "evil.example, api.example", "x_forwarded_proto": "https"}, "https://api.example"),
        ({"x_forwarded_proto": "http, https"}, "https://localhost"),
        ({"forwarded": "host=api.example", "x_forwarded_host": "evil.example"}, "http://api.example"),
        ({"forwarded": "proto=gopher;host=a/b"}, "http://localhost"),
        ({"forwarded": "host=user@evil.example"}, "http://localhost"),
        ({"forwarded": 'host="api.example\\"'}, "http://localhost"),
        ({"forwarded": ""}, "http://localhost"),
        ({"forwarded": ";;,=,"}, "http://localhost"),
        ({}, "http://localhost"),
    ],
)
def test_a_trusted_proxy_is_believed_as_far_as_it_makes_sense(headers: dict[str, str], address: str) -> None:
    assert answer(PROXY, ["10.0.0.0/8"], **headers) == address


@pytest.mark.parametrize("peer", ["10.0.0.7", "192.0.2.1", "", "unix:", "::ffff:10.0.0.7"])
def test_nobody_else_is_believed(peer: str) -> None:
    headers = {"forwarded": "host=evil.example;proto=https", "x_forwarded_host": "evil.example"}
    assert answer(peer, ["192.168.0.0/16", "::1/128"], **headers) == "http://localhost"
    assert answer(peer, [], **headers) == "http://localhost"


def test_an_address_of_version_6_can_be_trusted() -> None:
    assert answer("::1", ["::1/128"], forwarded="host=api.example") == "http://api.example"


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"forwarded": "for=192.0.2.60;proto=http;by=203.0.113.43"}, "192.0.2.60"),
        ({"forwarded": 'For="192.0.2.60:4711"'}, "192.0.2.60"),
        ({"forwarded": 'for="[2001:DB8::17]:4711"'}, "2001:db8::17"),
        ({"forwarded": "for=1.2.3.4, for=192.0.2.60"}, "192.0.2.60"),
        ({"x_forwarded_for": "1.2.3.4, 192.0.2.60"}, "192.0.2.60"),
        ({"x_forwarded_for": "2001:db8::17"}, "2001:db8::17"),
        ({"forwarded": "for=unknown"}, PROXY),
        ({"forwarded": "for=_hidden"}, PROXY),
        ({"forwarded": "for=1.2.3"}, PROXY),
        ({"x_forwarded_for": "1.2.3.4, "}, PROXY),
        ({}, PROXY),
    ],
)
def test_a_trusted_proxy_tells_who_called(headers: dict[str, str], address: str) -> None:
    assert client(PROXY, ["10.0.0.0/8"], **headers) == address


def test_nobody_else_tells_who_called() -> None:
    assert client("192.0.2.1", ["10.0.0.0/8"], forwarded="for=1.2.3.4", x_forwarded_for="1.2.3.4") == "192.0.2.1"
