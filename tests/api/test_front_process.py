"""How the server's processes start, come back and end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from service.errors import StartError
from service.front.port import answers, check_port
from tests.front_served import GET, ROOT, Served, free_port, served, until


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_server_when_the_requests_under_way_are_answered(tmp_path: Path, number: int) -> None:
    with served(tmp_path / "log", workers=2) as server, ThreadPoolExecutor() as pool:
        under_way = pool.submit(server.get, "/slow?seconds=1")
        time.sleep(0.3)
        server.process.send_signal(number)
        time.sleep(0.3)
        with pytest.raises(OSError, match="refused"):
            server.send(GET)
        assert under_way.result() == (200, b"at last")
        assert server.process.wait(5) == 0
        assert server.output == ""


def test_clients_that_ask_for_nothing_do_not_hold_up_the_end(tmp_path: Path) -> None:
    with served(tmp_path / "log") as server:
        idle = [server.send(GET), server.send(), server.send(b"GET /half")]
        idle[0].recv(65536)
        began = time.monotonic()
        server.process.terminate()
        assert server.process.wait(7) == 0
        assert time.monotonic() - began < 2
        for connection in idle:
            connection.close()


def test_a_terminal_that_signals_every_process_ends_them_in_order(tmp_path: Path) -> None:
    with served(tmp_path / "log", workers=2) as server, ThreadPoolExecutor() as pool:
        workers = server.workers()
        under_way = pool.submit(server.get, "/slow?seconds=0.7")
        time.sleep(0.3)
        for process in [*workers, server.process.pid]:
            os.kill(process, signal.SIGINT)
        assert under_way.result() == (200, b"at last")
        assert server.process.wait(5) == 0


def test_a_worker_that_is_killed_comes_back_and_the_others_go_on(tmp_path: Path) -> None:
    with served(tmp_path / "log", workers=2) as server:
        before = server.workers()
        killed = min(before)
        os.kill(killed, signal.SIGKILL)
        until(lambda: is_gone(killed))
        # A connection that waited for the one that is gone may be reset; the next one is answered.
        until(lambda: bool(answering(server) & before))
        until(lambda: len(answering(server) - before) == 1)


def test_a_worker_may_be_killed_again_and_again(tmp_path: Path) -> None:
    with served(tmp_path / "log") as server:
        for _ in range(3):
            [worker] = server.workers()
            os.kill(worker, signal.SIGKILL)
            until(partial(is_replaced, server, worker))


def is_replaced(server: Served, worker: int) -> bool:
    return bool(answering(server) - {worker})


def answering(server: Served) -> set[int]:
    try:
        return server.workers()
    except OSError:
        return set()


def test_workers_do_not_outlive_a_main_process_that_is_killed(tmp_path: Path) -> None:
    with served(tmp_path / "log", workers=2) as server:
        workers = server.workers()
        os.kill(min(workers), signal.SIGKILL)  # one that came back later must not stay behind either
        until(lambda: len(answering(server)) == 2)
        workers |= server.workers()
        server.process.kill()
        server.process.wait()
        assert check_port("127.0.0.1", server.port) == "127.0.0.1"
        until(lambda: all(map(is_gone, workers)), 2)


def test_a_server_whose_application_cannot_be_made_ends_and_says_why(tmp_path: Path) -> None:
    server = Served("tests.front_apps:create_nothing", 1, tmp_path / "log")
    assert server.process.communicate(timeout=10)[0] == ""
    assert server.process.returncode == 1
    assert "nothing to serve" in server.log.read_text()


def test_a_worker_that_starts_when_its_main_process_is_gone_ends() -> None:
    code = "from service.front.workers import end_with; end_with(main=0)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "The main process is gone.\n")


def test_a_server_under_nohup_outlives_its_terminal(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # is handed on to the process under test
    try:
        with served(tmp_path / "log") as server:
            server.process.send_signal(signal.SIGHUP)
            time.sleep(0.2)
            assert server.get("/process")[0] == 200
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_server_says_that_it_is_ready_only_to_those_who_ask(tmp_path: Path) -> None:
    code = f"from tests.front_served import run; run('tests.front_apps:create', {(port := free_port())}, 1, None)"
    with (
        (tmp_path / "log").open("w") as log,
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=log) as process,
    ):
        until(lambda: answers("127.0.0.1", port))
        process.terminate()
        assert process.communicate(timeout=10)[0] == b""
    assert process.returncode == 0


def test_a_port_in_use_is_named_before_anything_is_started() -> None:
    with socket.create_server(("127.0.0.1", 0), reuse_port=True) as other:
        port = other.getsockname()[1]
        with pytest.raises(StartError, match=f"Port {port} on 127.0.0.1 is in use"):
            check_port("127.0.0.1", port)


def test_a_port_that_has_just_been_left_can_be_had() -> None:
    with socket.create_server(("127.0.0.1", 0)) as left:
        port = left.getsockname()[1]
        client = socket.create_connection(("127.0.0.1", port))
        left.accept()[0].close()
    client.close()
    assert check_port("127.0.0.1", port) == "127.0.0.1"


def test_the_name_of_a_host_is_resolved() -> None:
    assert check_port("localhost", free_port()) in {"127.0.0.1", "::1"}


@pytest.mark.parametrize(
    ("host", "why"), [("host.invalid", "is not known"), ("192.0.2.1", "cannot be opened: Cannot assign")]
)
def test_a_host_that_is_not_this_machine_is_refused(host: str, why: str) -> None:
    with pytest.raises(StartError, match=why):
        check_port(host, free_port())
