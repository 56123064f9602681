from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from service.errors import StartError
from service.store.embedded import process
from service.store.embedded.binary import find_binary
from service.store.embedded.home import Home
from service.store.embedded.process import Mongod
from tests.mongod import install_mongod, start, wait_for


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take the shipped mongod away; return a folder of the PATH where another would be found."""
    monkeypatch.setitem(sys.modules, "fiftyone", None)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    return tmp_path


def test_the_shipped_mongod_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_mongod(tmp_path, "echo db version v8.0.4")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Path(find_binary()).parts[-4:] == ("fiftyone", "db", "bin", "mongod")


def test_without_it_a_recent_mongod_on_the_path_serves(bin_folder: Path) -> None:
    install_mongod(bin_folder, "echo db version v8.0.4")
    assert find_binary() == str(bin_folder / "mongod")


@pytest.mark.parametrize("script", [None, "echo db version v5.0.31", "exit 127"])
def test_without_a_mongod_that_serves_the_message_says_what_to_do(bin_folder: Path, script: str | None) -> None:
    if script:
        install_mongod(bin_folder, script)
    with pytest.raises(StartError, match=r"set MONGODB_URI .* or install mongod 6\.0 or newer"):
        find_binary()


def test_a_mongod_for_another_machine_does_not_serve(bin_folder: Path) -> None:
    install_mongod(bin_folder, "")
    (bin_folder / "mongod").write_bytes(b"\x7fELF of another machine")
    with pytest.raises(StartError, match="no MongoDB to run"):
        find_binary()


def test_a_shipped_mongod_that_does_not_run_here_gives_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "fiftyone" / "db"
    install_mongod(shipped / "bin", "exit 127")
    (shipped / "__init__.py").touch()
    install_mongod(tmp_path, "echo db version v8.0.4")
    monkeypatch.delitem(sys.modules, "fiftyone", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_binary() == str(tmp_path / "mongod")


def test_a_mongod_that_never_listens_is_given_up(home: Home, bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "START_SECONDS", 0.1)
    install_mongod(bin_folder, '[ "$1" = --version ] && echo db version v6.0.5 || exec sleep 60')
    with pytest.raises(StartError, match=f"MongoDB in {home.root} has not come up in 0.1 s"):
        start(home)


def test_a_mongod_that_ends_without_a_word_is_told_by_its_code(home: Home, bin_folder: Path) -> None:
    install_mongod(bin_folder, '[ "$1" = --version ] && echo db version v6.0.5 || exit 3')
    with pytest.raises(StartError, match="mongod ended with 3 and said nothing"):
        start(home)


def test_an_option_that_mongod_does_not_know_is_told_in_its_words(home: Home) -> None:
    home.log.write_text('{"s": "F", "c": "CONTROL", "msg": "of an earlier run"}\n')
    with pytest.raises(StartError, match=r"does not start in /.*: Error parsing command line: .*--nonsense"):
        start(home, ["--nonsense"])


def test_a_mongod_that_hangs_is_ended_by_force(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "END_SECONDS", 0.1)
    mongod = Mongod(home, home.socket())
    wait_for(home.socket().exists)
    os.kill(mongod.pid, signal.SIGSTOP)
    mongod.end()
    assert mongod.has_ended()
