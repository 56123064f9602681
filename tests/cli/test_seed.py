"""`naravard seed`: the shipped pages, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from seed.loader import shipped_pages
from service.store.stores import Stores
from tests.cli.conftest import Naravard


def test_seed_says_what_each_page_brought(naravard: Naravard, own_stores: Stores) -> None:
    first, second = naravard("seed").out.splitlines()
    names = [page.name for page in shipped_pages()]
    assert first == f"{names[0]}: created 5 participants, 1 articles, 15 statements; unchanged 0"
    assert second.startswith(f"{names[1]}: created 7 participants, 1 articles, 1 workshops, 2 polls, 7 comments;")
    assert own_stores.comments.collection.count_documents({}) == 7


def test_seed_again_changes_nothing(naravard: Naravard) -> None:
    naravard("seed")
    assert [line.split(": ")[1] for line in naravard("seed").out.splitlines()] == [
        "created nothing; unchanged 21",
        "created nothing; unchanged 19",
    ]


def test_a_command_works_on_a_mongodb_of_its_own(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MONGODB_URI")
    created = naravard("seed", "--data-dir", str(tmp_path)).out
    monkeypatch.setenv("NARAVARD_DATA_DIR", str(tmp_path))
    again = naravard("seed").out
    assert "created nothing" in again
    assert again != created


def test_a_directory_that_is_none_is_told(naravard: Naravard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.delenv("MONGODB_URI")
    naravard("seed", "--data-dir", str(tmp_path / "file"), expect=2)
    assert "data directory" in naravard("seed", "--data-dir", str(tmp_path / "file" / "x"), expect=1).err
