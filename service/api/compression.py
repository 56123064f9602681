"""Compression that leaves entity tags alone.

An answer has one tag whatever its `Content-Encoding`, so that a client which read it compressed can make its next
write conditional on it. That is why this is not left to an extension: those change the tag or drop it.
"""

from __future__ import annotations

import gzip

import zstandard
from flask import Flask, Response, request

SMALLEST = 512  # bytes; below this the headers outweigh the gain
TYPES = ("application/json", "application/problem+json", "text/html", "text/css", "text/javascript", "image/svg+xml")
ENCODINGS = ("zstd", "gzip")
GZIP_LEVEL, ZSTD_LEVEL = 5, 3


def register_compression(app: Flask) -> None:
    """Compress what is worth it, in the way that the client takes."""

    @app.after_request
    def compress(response: Response) -> Response:
        if response.mimetype not in TYPES and response.status_code != 304:
            return response
        response.vary.add("Accept-Encoding")
        if response.is_streamed or len(body := response.get_data()) < SMALLEST:
            return response
        encoding = request.accept_encodings.best_match((*ENCODINGS, "identity"))
        if encoding in ENCODINGS:
            response.set_data(_compressed(body, encoding))
            response.headers["Content-Encoding"] = encoding
        return response


def _compressed(body: bytes, encoding: str) -> bytes:
    if encoding == "zstd":
        return zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(body)
    return gzip.compress(body, GZIP_LEVEL, mtime=0)
