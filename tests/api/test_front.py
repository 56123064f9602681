"""What clients may do to the front, shown with real sockets against a real granian."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead, RemoteDisconnected
from pathlib import Path

import pytest

from tests.front_served import Served, read_all, served, until

CLOSE = b"Host: h\r\nConnection: close\r\n"
BIG = os.urandom(16 * 2**20)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("front") / "log") as server:
        yield server


def environ_of(answer: bytes) -> dict[str, str]:
    head, body = answer.split(b"\r\n\r\n", 1)
    assert head.startswith((b"HTTP/1.1 200", b"HTTP/1.0 200")), head
    told: dict[str, str] = json.loads(body)
    return told


def test_a_request_reaches_the_application_as_it_was_sent(server: Served) -> None:
    told = environ_of(
        server.exchange(
            b"GET /a%2Fb/..//%C3%A5/%FF?q=%20%C3%A5&x HTTP/1.1\r\n" + CLOSE,
            b"Cookie: a=1\r\nCookie: b=2\r\nAccept: text/html\r\nAccept: */*\r\nChange-Note: r\xc3\xa4ttat\r\n\r\n",
        )
    )
    assert told["PATH_INFO"].encode("latin-1") == b"/a/b/..//\xc3\xa5/\xff"
    assert told["REQUEST_URI"] == told["RAW_URI"] == "/a%2Fb/..//%C3%A5/%FF?q=%20%C3%A5&x"
    assert told["QUERY_STRING"] == "q=%20%C3%A5&x"
    assert told["HTTP_COOKIE"] == "a=1; b=2"
    assert told["HTTP_ACCEPT"] == "text/html,*/*"
    assert told["HTTP_CHANGE_NOTE"].encode("latin-1").decode() == "rättat"
    assert (told["HTTP_HOST"], told["SERVER_PORT"]) == ("h", str(server.port))
    assert told["REMOTE_ADDR"] == "127.0.0.1"


def test_a_header_with_an_underscore_cannot_pose_as_another(server: Served) -> None:
    told = environ_of(server.exchange(b"GET / HTTP/1.1\r\n" + CLOSE + b"X_Forwarded_For: 1\r\n\r\n"))
    assert not [name for name in told if "FORWARDED" in name]


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_of_the_largest_size_is_taken_in(server: Served, chunked: bool) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", "/digest", iter([BIG[:5], BIG[5:]]) if chunked else BIG, encode_chunked=chunked)
    answer = connection.getresponse()
    assert answer.read().decode() == f"{len(BIG)} {hashlib.sha256(BIG).hexdigest()}"
    connection.close()


@pytest.mark.parametrize("chunked", [False, True])
def test_who_has_sent_all_of_a_body_that_is_too_large_sees_why_it_is_refused(server: Served, chunked: bool) -> None:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("POST", "/digest", iter([BIG, BIG]) if chunked else BIG + b"x", encode_chunked=chunked)
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Connection"]) == (413, "close")
    assert json.loads(answer.read())["path"] == "/digest"
    connection.close()


def test_a_client_that_asks_first_is_told_to_go_on_or_is_refused_at_once(server: Served) -> None:
    head = b"POST /digest HTTP/1.1\r\n" + CLOSE + b"Expect: 100-continue\r\nContent-Length: "
    with server.send(head + b"3\r\n\r\n") as connection:
        assert connection.recv(65536).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"abc")
        assert b"3 ba7816bf" in read_all(connection)
    with server.send(head + b"99999999\r\n\r\n") as connection:
        assert connection.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_bodies_that_stop_are_refused_in_time_and_delay_nobody(server: Served) -> None:
    began = time.monotonic()
    halves = [server.send(b"POST /digest HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nhalf") for _ in range(20)]
    for _ in range(20):
        asked = time.monotonic()
        assert server.get("/process")[0] == 200
        assert time.monotonic() - asked < 0.5
    answers = [read_all(half) for half in halves]
    assert 0.9 < time.monotonic() - began < 3
    assert all(answer.startswith(b"HTTP/1.1 408 ") for answer in answers)
    assert all(b"\r\nconnection: close\r\n" in answer for answer in answers)
    for half in halves:
        half.close()


def test_heads_that_stop_delay_nobody(server: Served) -> None:
    halves = [server.send(b"GET /process HTTP/1.1\r\nHo") for _ in range(20)]
    asked = time.monotonic()
    assert server.get("/process")[0] == 200
    assert time.monotonic() - asked < 0.5
    for half in halves:
        half.close()


@pytest.mark.parametrize("end", [b"", b"ZZ\r\n"])
def test_a_body_that_breaks_off_never_reaches_the_application(server: Served, end: bytes) -> None:
    head = b"POST /digest HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
    with server.send(head, b"3\r\nabc\r\n", end) as connection:
        connection.shutdown(1)
        assert read_all(connection).startswith(b"HTTP/1.1 400 ")


def test_a_connection_serves_one_request_after_another(server: Served) -> None:
    post = b"POST /digest HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
    answers = server.exchange(b"GET /a HTTP/1.1\r\nHost: h\r\n\r\n", post, b"GET /b HTTP/1.1\r\n" + CLOSE + b"\r\n")
    assert answers.count(b"HTTP/1.1 200 OK") == 3


def test_head_has_the_length_of_get_and_no_body(server: Served) -> None:
    whole = server.exchange(b"HEAD /long HTTP/1.1\r\n" + CLOSE + b"\r\n")
    assert whole.endswith(b"\r\n\r\n")
    assert b"\r\ncontent-length: " in whole
    streamed = server.exchange(b"HEAD /stream?mebibytes=2 HTTP/1.1\r\n" + CLOSE + b"\r\n")
    assert streamed.endswith(b"\r\n\r\n")


def test_an_answer_without_content_has_no_body(server: Served) -> None:
    answer = server.exchange(b"GET /empty HTTP/1.1\r\n" + CLOSE + b"\r\n")
    assert answer.startswith(b"HTTP/1.1 204 ")
    assert answer.endswith(b"\r\n\r\n")
    assert b"content-length" not in answer


@pytest.mark.parametrize("method", ["PROPFIND", "TRACE", "M-SEARCH"])
def test_unknown_methods_are_left_to_the_application(server: Served, method: str) -> None:
    status, body = server.get("/", method)
    assert (status, json.loads(body)["REQUEST_METHOD"]) == (200, method)


@pytest.mark.parametrize(
    "request_",
    [
        b"get / HTTP/1.1\r\nHost: h\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\n folded\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: h\r\nX: a\x00b\r\n\r\n",
        b"rubbish\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +1\r\n\r\na",
        b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\nabc",
        b"POST / HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_malformed_requests_are_refused_and_the_connection_is_closed(server: Served, request_: bytes) -> None:
    answer = server.exchange(request_, b"GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1


@pytest.mark.parametrize("length_first", [False, True])
def test_a_body_with_two_lengths_cannot_hide_a_request(server: Served, length_first: bool) -> None:
    lengths = [b"Content-Length: 5\r\n", b"Transfer-Encoding: chunked\r\n"]
    head = b"POST /digest HTTP/1.1\r\nHost: h\r\n" + b"".join(lengths if length_first else lengths[::-1]) + b"\r\n"
    answer = server.exchange(head + b"0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n")
    assert answer.count(b"HTTP/1.1 ") == 1


def test_http_1_0_needs_no_host(server: Served) -> None:
    told = environ_of(server.exchange(b"GET /old HTTP/1.0\r\n\r\n"))
    assert told["SERVER_PROTOCOL"] == "HTTP/1.0"
    assert "HTTP_HOST" not in told


def test_a_whole_address_as_target_counts_as_its_path(server: Served) -> None:
    told = environ_of(server.exchange(b"GET http://h/path?q HTTP/1.1\r\n" + CLOSE + b"\r\n"))
    assert (told["PATH_INFO"], told["REQUEST_URI"], told["HTTP_HOST"]) == ("/path", "/path?q", "h")


def test_no_websocket_is_opened(server: Served) -> None:
    upgrade = b"Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    key = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    answer = server.exchange(b"GET / HTTP/1.1\r\nHost: h\r\n" + upgrade + key)
    assert b"HTTP/1.1 101" not in answer


def test_what_the_application_raises_is_logged_by_its_type_and_place_alone(server: Served) -> None:
    status, body = server.get("/fail")
    assert status == 500
    assert b"secret" not in body
    assert "secret" not in server.log.read_text()
    assert "A request failed: GET /fail: " in server.log.read_text()


def test_an_answer_names_no_server_of_others(server: Served) -> None:
    assert b"granian" not in server.exchange(b"GET / HTTP/1.1\r\n" + CLOSE + b"\r\n")


def test_a_long_answer_comes_whole(server: Served) -> None:
    assert server.get("/stream?mebibytes=20") == (200, b"x" * 20 * 2**20)


def test_an_answer_that_breaks_off_does_not_look_complete(server: Served) -> None:
    with pytest.raises((IncompleteRead, RemoteDisconnected)):
        server.get("/stream?mebibytes=2&break=1")


def test_memory_stays_flat_while_a_client_reads_slowly_and_its_answer_is_closed_when_it_goes(
    server: Served, tmp_path: Path
) -> None:
    record, [worker] = tmp_path / "closed", server.workers()
    before = resident(worker)
    with server.send(f"GET /stream?mebibytes=500&record={record} HTTP/1.1\r\nHost: h\r\n\r\n".encode()):
        time.sleep(0.5)
        assert resident(worker) - before < 30
    until(record.exists)
    until(lambda: record.read_text() != "")
    assert int(record.read_text()) < 50


def resident(process: int) -> int:
    """Ask how many mebibytes of memory a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def test_more_requests_than_may_wait_are_asked_to_come_later(tmp_path: Path) -> None:
    slow = b"GET /slow?seconds=0.5 HTTP/1.1\r\n" + CLOSE + b"\r\n"
    with served(tmp_path / "log", "tests.front_apps:create_narrow") as server:
        waiting = []
        for _ in range(2):
            waiting.append(server.send(slow))
            time.sleep(0.1)
        refused = server.exchange(slow)
        assert refused.startswith(b"HTTP/1.1 503 ")
        assert all(read_all(connection).endswith(b"at last") for connection in waiting)
        for connection in waiting:
            connection.close()


def test_all_bodies_together_have_a_limit(tmp_path: Path) -> None:
    half = b"POST /digest HTTP/1.1\r\nHost: h\r\nContent-Length: 1024\r\n\r\n" + b"x" * 1023
    with served(tmp_path / "log", "tests.front_apps:create_narrow") as server:
        halves = [server.send(half) for _ in range(16)]
        time.sleep(0.2)
        with server.send(half) as connection:
            assert connection.recv(65536).startswith(b"HTTP/1.1 503 ")
        for connection in halves:
            connection.sendall(b"x")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
            connection.close()
        assert server.get("/digest", "POST")[0] == 200
