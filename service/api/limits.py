"""What is told of a limit: `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers)."""

from __future__ import annotations


def rate_headers(limit: int, window: int, left: int, seconds: int) -> list[tuple[str, str]]:
    """So many requests in so many seconds; so many are left, and in so many seconds there are more."""
    return [("RateLimit", f'"default";r={left};t={seconds}'), ("RateLimit-Policy", f'"default";q={limit};w={window}')]
