from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from service.errors import StartError
from service.store.embedded.home import Home, make_private, prepare

LONG = "a-folder-with-a-name-that-fills-a-socket-address/" * 3


def test_a_new_directory_is_private_and_hidden_from_git(tmp_path: Path) -> None:
    home = prepare(tmp_path / "new" / "data")
    assert home.root.stat().st_mode & 0o777 == 0o700
    assert (home.root / ".gitignore").read_text() == "*\n"
    assert prepare(home.root) == home


def test_a_directory_that_holds_other_things_stays_visible_to_git(tmp_path: Path) -> None:
    (tmp_path / "work.txt").touch()
    assert prepare(tmp_path).database.is_dir()
    assert not (tmp_path / ".gitignore").exists()


def test_a_directory_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    for wrong in ("file", "file/data", "loop"):
        with pytest.raises(StartError, match=f"^The data directory {tmp_path}/{wrong} cannot be used: "):
            prepare(tmp_path / wrong)


def test_the_socket_lies_in_the_directory_when_its_address_fits_there() -> None:
    assert Home(Path("/srv/naravard")).socket() == Path("/srv/naravard/mongodb-27017.sock")


@pytest.mark.parametrize("root", [f"/srv/{LONG}", "/srv/Åsa", "/srv/Data", "/srv/a,b", "/srv/a b", "/srv/a:b"])
def test_otherwise_it_lies_in_a_folder_of_its_own_for_each_directory(root: str) -> None:
    socket = Home(Path(root)).socket()
    assert socket.parent.parent == Path(tempfile.gettempdir()).resolve()
    assert socket == Home(Path(root)).socket()
    assert socket != Home(Path(root) / "other").socket()


def test_processes_that_differ_about_the_temporary_folder_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    home = Home(Path("/srv") / LONG)
    recorded = home.socket()
    monkeypatch.setattr(tempfile, "tempdir", "/srv/short")
    assert home.socket() == Path("/srv/short") / recorded.parent.name / recorded.name
    assert home.socket(str(recorded)) == recorded
    assert home.socket("/elsewhere/mongodb-27017.sock") == home.socket()


def test_a_temporary_folder_that_cannot_hold_a_socket_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", f"/srv/{LONG}")
    assert str(Home(Path("/srv") / LONG).socket()).startswith("/tmp/naravard-")  # noqa: S108 - what is tested


def test_a_folder_that_others_may_enter_is_refused(tmp_path: Path) -> None:
    make_private(tmp_path / "private")
    make_private(tmp_path / "private")
    (tmp_path / "link").symlink_to(tmp_path / "private")
    (tmp_path / "open").mkdir(mode=0o755)
    for wrong in ("link", "open"):
        with pytest.raises(StartError, match=f"{tmp_path}/{wrong} .* is not private"):
            make_private(tmp_path / wrong)
