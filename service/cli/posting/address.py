"""Where the service answers, and what is still the same service."""

from __future__ import annotations

from urllib.parse import quote, urljoin

import click
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

PORTS = {"http": 80, "https": 443}


class ServiceUrl(click.ParamType[str]):
    """The address of an API root."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            url = parse_url(value)
        except LocationParseError:
            url = Url()
        if url.scheme not in PORTS or not url.host or url.auth or url.query or url.fragment:
            self.fail(f"{value!r} is not an address like https://host/naravard/v1.", param, ctx)
        return value.rstrip("/")


def comments_of(root: str, workshop: str) -> str:
    return f"{root}/workshops/{quote(workshop, safe='', errors='surrogateescape')}/comments"


def origin(address: str) -> tuple[str | None, str | None, int | None]:
    """Tell who gets what is sent to an address."""
    url = parse_url(address)
    return url.scheme, url.host, url.port or PORTS.get(url.scheme or "")


def led_to(address: str, location: str) -> str | None:
    """Give where `location` leads from an address, or None if that is not the same service."""
    try:
        there = urljoin(address, location)
        return there if origin(there) == origin(address) else None
    except (ValueError, LocationParseError):
        return None
