"""How long to wait before asking again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom

FIRST, LONGEST = 0.25, 20.0  # seconds
PASSING = frozenset({408, 429, 502, 503, 504})  # statuses that another try may not get


def backoff(attempt: int) -> float:
    """Double the wait with each attempt, and part those who were turned away together."""
    longest = min(LONGEST, FIRST * 2 ** min(attempt, 10))
    return SystemRandom().uniform(longest / 2, longest)


def asked_for(retry_after: str | None, now: datetime) -> float:
    """Read `Retry-After`: seconds or an instant (RFC 9110, 10.2.3)."""
    value = (retry_after or "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - now).total_seconds())
