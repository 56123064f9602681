"""How long a client waits, and where it may be led."""

from __future__ import annotations

from datetime import UTC, datetime

import click
import pytest

from service.cli.posting.address import ServiceUrl, comments_of, led_to
from service.cli.posting.waiting import FIRST, LONGEST, asked_for, backoff

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
HERE = "http://a.se/naravard/v1/workshops/x/comments"


@pytest.mark.parametrize("attempt", [0, 1, 4, 10, 10_000])
def test_each_wait_is_longer_up_to_a_limit_and_none_is_sure(attempt: int) -> None:
    longest = min(LONGEST, FIRST * 2.0 ** min(attempt, 60))
    waits = {backoff(attempt) for _ in range(50)}
    assert all(longest / 2 <= wait <= longest for wait in waits)
    assert len(waits) > 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 0),
        ("", 0),
        ("soon", 0),
        ("²", 0),
        ("-1", 0),
        ("0", 0),
        (" 7 ", 7),
        ("9" * 400, 999_999_999),
        ("Sat, 21 Nov 2026 12:00:30 GMT", 30),
        ("Sat, 21 Nov 2026 12:00:30 -0000", 30),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("Sat, 99 Nov 2026 11:00:00 GMT", 0),
    ],
)
def test_retry_after_is_seconds_or_an_instant(value: str | None, seconds: float) -> None:
    assert asked_for(value, NOW) == seconds


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("/b", "http://a.se/b"),
        ("http://a.se:80/b", "http://a.se:80/b"),
        ("HTTP://A.se/b", "http://A.se/b"),
        ("", HERE),
        ("https://a.se/b", None),
        ("http://a.se:8000/b", None),
        ("http://b.se/b", None),
        ("//b.se/b", None),
        ("http://a.se@b.se/b", None),
        ("http://b.se\\@a.se/", None),
        ("http://[b/", None),
        ("http://a.se:x/", None),
        ("file:///etc", None),
    ],
)
def test_only_the_same_service_may_be_led_to(location: str, there: str | None) -> None:
    assert led_to(HERE, location) == there


def test_a_slug_is_one_part_of_the_address() -> None:
    assert comments_of("http://a.se/v1", "å/../?#") == "http://a.se/v1/workshops/%C3%A5%2F..%2F%3F%23/comments"


@pytest.mark.parametrize("url", ["http://a.se/naravard/v1/", "https://[::1]:8000", "HTTP://a.se"])
def test_the_address_of_a_service_is_taken(url: str) -> None:
    assert ServiceUrl().convert(url, None, None) == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    ["", "a.se", "//a.se", "ftp://a.se", "http://", "http://u:p@a.se", "http://a.se?b", "http://a.se#b", "http://[a"],
)
def test_what_is_no_address_of_a_service_is_refused(url: str) -> None:
    with pytest.raises(click.BadParameter, match="is not an address like"):
        ServiceUrl().convert(url, None, None)
