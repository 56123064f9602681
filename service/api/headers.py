"""What a client says of a write, in headers of its own."""

from __future__ import annotations

import re
import unicodedata

from flask import request

from schemas.message import Message
from schemas.versions import LONGEST_NOTE
from service.current import caller
from service.errors import BadHeaderError
from service.store.attempts import Attempt
from service.store.versions import Change

CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
QUOTED, BARE = re.compile(r'"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"'), re.compile(r"[\x21\x23-\x7e][\x21-\x7e]*")
LONGEST_KEY = 255


def change() -> Change:
    """Who changes something, and the note that they leave (`Change-Note`, UTF-8)."""
    return Change(caller(), _note(request.headers.get("Change-Note", "")))


def attempt() -> Attempt | None:
    """The attempt that `Idempotency-Key` makes of this request, if it comes with one."""
    sent = request.headers.get("Idempotency-Key")
    if sent is None:
        return None
    known = caller()
    who = known.id if known else f"anonymous {request.remote_addr}"
    request_body = b"\n".join([request.query_string, request.mimetype.encode(), request.get_data()])
    return Attempt.of(who, request.path, read_key(sent), request_body)


def read_key(sent: str) -> str:
    """Read an `Idempotency-Key`, bare or quoted (RFC 9651, section 3.3.3)."""
    text = sent.strip(" \t")
    quoted = QUOTED.fullmatch(text)
    key = re.sub(r"\\(.)", r"\1", quoted[1]) if quoted else text
    if not key or len(key) > LONGEST_KEY or not (quoted or BARE.fullmatch(text)):
        reason = Message(
            f"Värdet måste vara 1–{LONGEST_KEY} tecken ASCII, gärna inom citattecken.",
            f"The value must be 1–{LONGEST_KEY} characters of ASCII, quoted or bare.",
        )
        raise BadHeaderError("Idempotency-Key", reason)
    return key


def _note(sent: str) -> str | None:
    raw = sent.encode("latin-1", "replace")  # as WSGI hands it over
    try:
        text = raw.decode("utf-8").strip()
    except UnicodeDecodeError:
        text = raw.decode("latin-1").strip()
    if len(text) > LONGEST_NOTE or CONTROLS.search(text):
        reason = Message(
            f"Värdet får ha högst {LONGEST_NOTE} tecken och inga styrtecken.",
            f"The value may have at most {LONGEST_NOTE} characters and no control characters.",
        )
        raise BadHeaderError("Change-Note", reason)
    return unicodedata.normalize("NFC", text) or None
