"""`naravard comments post` before a person: progress on a terminal, Ctrl-C, and connections that break or hang."""

from __future__ import annotations

import os
import pty
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.conftest import Naravard
from tests.front_served import until
from tests.scripted import Scripted, scripted
from tests.serving import ROOT, clean_environment

POST = ("comments", "post", "--workshop", "x")
BUSY = Scripted(503, {"detail": "Busy."}, {"Retry-After": "0"})


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NARAVARD_KEY", "nv_key")


def read_terminal(terminal: int) -> str:
    """Read what is shown until nobody writes any more."""
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            return shown.decode()


def test_a_terminal_shows_progress_and_why_it_waits(tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("a\nrefuse me\nb\n")
    terminal, screen = pty.openpty()
    with scripted(BUSY) as service:
        arguments = [*POST, "--url", service.url, "--chunk", "2", str(file)]
        with subprocess.Popen(
            [sys.executable, "-m", "service", *arguments],
            cwd=ROOT,
            env=clean_environment(NARAVARD_KEY="nv_key"),
            stdout=subprocess.PIPE,
            stderr=screen,
        ) as process:
            os.close(screen)
            shown = read_terminal(terminal)
            out = process.communicate(timeout=20)[0]
    os.close(terminal)
    assert out == b"created 2, duplicate 0, refused 1\n"
    assert "waiting (503 Busy.)" in shown
    assert "\r\x1b[Kline 2: Refused, as asked.\r\n" in shown
    assert "100%" in shown.splitlines()[-1]


def test_ctrl_c_says_that_it_may_be_run_again(naravard: Naravard, tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("a\nb\n")
    with scripted() as service:
        service.script = [service.take([{"text": "a", "externalId": "1"}]), *[BUSY] * 100]

        def interrupt() -> None:
            until(lambda: len(service.asked) > 2)
            os.kill(os.getpid(), signal.SIGINT)

        person = Thread(target=interrupt)
        person.start()
        said = naravard(*POST, "--url", service.url, "--chunk", "1", str(file), expect=130)
        person.join()
    assert said.out == "created 1, duplicate 0, refused 0\n"
    assert said.err == "naravard: interrupted; run the same again to go on: nothing is added twice.\n"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_connection_that_breaks_is_not_the_end(naravard: Naravard, scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"{scheme}://127.0.0.1:{listener.getsockname()[1]}"

        def hang_up() -> None:
            for _ in range(2):
                connection, _ = listener.accept()
                connection.recv(65536)
                connection.shutdown(socket.SHUT_WR)
                connection.close()

        other = Thread(target=hang_up)
        other.start()
        said = naravard(*POST, "--url", url, "--patience", "1", "--text", "a", expect=1)
        other.join()
    assert "has not taken anything for 1 s" in said.err


def test_a_service_that_hangs_is_not_waited_for_without_end(naravard: Naravard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        said = naravard(*POST, "--url", url, "--patience", "0", "--text", "a", expect=1)
    assert "(no answer in time)" in said.err
