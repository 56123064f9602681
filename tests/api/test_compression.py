"""Compressed answers: in the way that the client takes, with everything else as it was."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
import zstandard
from flask import Flask, Response
from werkzeug.test import TestResponse

from service.api.compression import register_compression
from tests.client import Client

OPENED: dict[str | None, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "zstd": zstandard.decompress,
    None: bytes,
}


def get(record: Client, accept_encoding: str | None, path: str = "/statements", method: str = "GET") -> TestResponse:
    headers = {} if accept_encoding is None else {"Accept-Encoding": accept_encoding}
    return record.http.open(f"/naravard/v1{path}", method=method, headers=headers)


@pytest.mark.parametrize(
    ("accept_encoding", "encoding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("br", None),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("zstd", "zstd"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("*", "zstd"),
        ("gzip;q=0", None),
        ("gzip;q=0, *", "zstd"),
        ("*;q=0", None),
        ("gzip;q=0.5, zstd;q=0.1", "gzip"),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.1, gzip;q=0.5", "gzip"),
        ("gzip;q=nonsense", None),
        ("\xff;;,", None),
    ],
)
def test_an_answer_is_compressed_as_the_client_likes_it(
    record: Client, accept_encoding: str | None, encoding: str | None
) -> None:
    plain, sent = get(record, None), get(record, accept_encoding)
    assert sent.headers.get("Content-Encoding") == encoding
    assert int(sent.headers["Content-Length"]) == len(sent.data)
    assert "Accept-Encoding" in sent.headers["Vary"]
    assert OPENED[encoding](sent.data) == plain.data
    assert encoding is None or len(sent.data) < len(plain.data) / 2


def test_what_is_small_is_not_worth_it(record: Client) -> None:
    sent = get(record, "gzip", "/api-info")
    assert "Content-Encoding" not in sent.headers
    assert "Accept-Encoding" in sent.headers["Vary"]


def test_a_long_error_is_compressed_too(record: Client) -> None:
    sent = get(record, "gzip", "/articles/" + "x" * 1000)
    assert sent.status_code == 404
    assert b"Finns inte" in gzip.decompress(sent.data)


@pytest.mark.parametrize("encoding", ["gzip", "zstd", "identity"])
def test_head_says_how_long_the_compressed_answer_would_be(record: Client, encoding: str) -> None:
    whole, head = get(record, encoding), get(record, encoding, method="HEAD")
    assert head.data == b""
    for name in ("Content-Length", "Content-Encoding", "ETag", "Vary"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_the_same_answer_is_compressed_to_the_same_bytes(record: Client) -> None:
    assert get(record, "gzip").data == get(record, "gzip").data
    assert get(record, "zstd").data == get(record, "zstd").data


def test_what_is_compressed_already_is_left_alone() -> None:
    app = Flask("test")
    register_compression(app)
    app.add_url_rule("/", view_func=lambda: Response(b"0" * 1000, content_type="image/png"))
    sent = app.test_client().get("/", headers={"Accept-Encoding": "gzip"})
    assert sent.data == b"0" * 1000
    assert "Vary" not in sent.headers
