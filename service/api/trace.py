"""Trace context (W3C Trace Context, level 1; profile SPA.02, SPA.04): `traceparent` in, `traceparent` out."""

from __future__ import annotations

import re
import secrets
from typing import NamedTuple

TRACEPARENT = re.compile(r"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?")


class Trace(NamedTuple):
    """The trace that a request belongs to, and our own span in it."""

    id: str
    span: str
    flags: str

    @property
    def header(self) -> str:
        return f"00-{self.id}-{self.span}-{self.flags}"


def continue_trace(traceparent: str | None) -> Trace:
    """Go on with the caller's trace; begin one where there is none, or none that can be read."""
    known = TRACEPARENT.fullmatch(traceparent or "")
    if known is None or (known[1] == "00" and known[4]):  # only a later version may say more than ours
        return Trace(secrets.token_hex(16), secrets.token_hex(8), "00")
    return Trace(known[2], secrets.token_hex(8), known[3])
