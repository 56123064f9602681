"""Running `naravard` in this process, as `main` runs it, on the run's MongoDB and a database of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from pymongo import MongoClient

from service.api.logs import configure_logs
from service.cli import main
from service.store.stores import Stores


class Said(NamedTuple):
    """What a command printed."""

    out: str
    err: str


Naravard = Callable[..., Said]


@pytest.fixture
def quiet_again() -> Iterator[None]:
    """Set the log up anew after a command has done so, once what the command wrote to is closed."""
    yield
    configure_logs("ERROR")


@pytest.fixture
def naravard(
    quiet_again: None,  # noqa: ARG001 first, and so restored last
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    mongo_uri: str,
    database_name: str,
) -> Naravard:
    """Return `naravard`, which says what it expects, and checks every error to be a sentence."""
    monkeypatch.setenv("MONGODB_URI", mongo_uri)
    monkeypatch.setenv("NARAVARD_DATABASE", database_name)

    def run(*arguments: str, expect: int = 0) -> Said:
        monkeypatch.setattr(sys, "argv", ["naravard", *arguments])
        status: Any = 0
        try:
            main()
        except SystemExit as end:
            status = end.code
        said = Said(*capfd.readouterr())
        assert status == expect, said
        assert "Traceback" not in said.err
        if expect == 1:
            assert len([line for line in said.err.splitlines() if not line.startswith("line ")]) <= 1
        return said

    return run


@pytest.fixture
def own_stores(client: MongoClient[dict[str, Any]], database_name: str) -> Stores:
    """Return stores of the database that the command works on."""
    return Stores(client[database_name])
