"""What form and what language the client wants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask import request
from werkzeug.datastructures import LanguageAccept, MIMEAccept
from werkzeug.http import parse_accept_header

from service.errors import NotAcceptableError

JSON = "application/json"
PROBLEM = "application/problem+json"
NDJSON = "application/x-ndjson"
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"
LANGUAGES = ("sv", "en")
WEIGHT = re.compile(r"\bq=\.")  # Java sends q=.2, which is no weight by the letter
# Many send it with JSON, where it has no meaning (RFC 8259, section 11).
CHARSET = re.compile(r';\s*charset="?utf-8"?', re.IGNORECASE)


def choose_form(offered: Sequence[str] = (JSON,)) -> str:
    """Choose the media type that the client likes best of those there are."""
    header = request.headers.get("Accept", "").strip()
    if not header:
        return offered[0]
    accepted = parse_accept_header(WEIGHT.sub("q=0.", CHARSET.sub("", header)), MIMEAccept)
    chosen = accepted.best_match(offered)
    if chosen is None:
        raise NotAcceptableError(offered)
    return chosen


def choose_language(accept_language: str | None) -> str:
    """Swedish, unless English is asked for."""
    for tag, quality in parse_accept_header(accept_language, LanguageAccept):  # the best liked first
        primary = tag.partition("-")[0].lower()  # en-GB is English (RFC 4647, section 3.4)
        if quality > 0 and primary in LANGUAGES:
            return primary
    return LANGUAGES[0]


def language() -> str:
    return choose_language(request.headers.get("Accept-Language"))
