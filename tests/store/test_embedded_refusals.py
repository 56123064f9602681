"""What keeps the embedded server from starting, and how that is told."""

from __future__ import annotations

import pytest

from service.errors import StartError
from service.store.embedded import EmbeddedMongo, keeper
from service.store.embedded.home import Home, prepare
from service.store.embedded.lock import DirectoryLock
from tests.mongod import foreign_mongod, start


def test_a_socket_folder_that_others_may_enter_is_refused(home: Home) -> None:
    long = prepare(home.root / ("long-" * 20))
    long.socket().parent.mkdir(mode=0o755)
    with pytest.raises(StartError, match="is not private to this user"):
        EmbeddedMongo(long.root).start()
    long.socket().parent.rmdir()


def test_a_directory_where_another_mongod_works_is_refused(home: Home) -> None:
    with foreign_mongod(home), pytest.raises(StartError, match=f"^The data directory {home.root} is in use by another"):
        EmbeddedMongo(home.root).start()


def test_data_that_mongod_cannot_read_are_refused_in_its_words(home: Home) -> None:
    start(home).end()
    turtle, metadata = home.database / "WiredTiger.turtle", home.database / "WiredTiger.wt"
    ours = turtle.read_text()
    turtle.write_text(ours.replace("version=(major=1", "version=(major=99"))
    with pytest.raises(
        StartError, match=f"^MongoDB does not start in {home.root}: .*unsupported WiredTiger source file version"
    ):
        EmbeddedMongo(home.root).start()
    turtle.write_text(ours)
    metadata.write_bytes(bytes(4096))
    with pytest.raises(StartError, match=f"^MongoDB does not start in {home.root}: .*corrupted"):
        EmbeddedMongo(home.root).start()


def test_a_full_or_broken_disk_is_told_in_the_systems_words(home: Home) -> None:
    home.log.symlink_to("/dev/full/mongod.log")
    with pytest.raises(StartError, match="Not a directory"):
        EmbeddedMongo(home.root).start()


def test_a_holder_that_never_answers_is_not_waited_for_for_ever(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "START_SECONDS", 0.1)
    other = DirectoryLock(home.lock)
    assert other.acquire()
    with pytest.raises(StartError, match=r"Another process runs MongoDB in .*, but it does not answer"):
        EmbeddedMongo(home.root).start()
    other.release()
