"""`naravard read`: one reading a line, and no database."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from seed.reader import read_page
from tests.cli.conftest import Naravard

DATA = Path(__file__).parent.parent / "data"
PAGES = sorted((DATA / "pages").iterdir())


@pytest.fixture(autouse=True)
def without_database(naravard: Naravard, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 it sets the address
    """Give an address where no MongoDB is."""
    monkeypatch.setenv("MONGODB_URI", "mongodb://127.0.0.1:1")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_gives_its_reading(naravard: Naravard, page: Path) -> None:
    said = naravard("read", str(page))
    (line,) = said.out.splitlines()
    assert json.loads(line) == json.loads((DATA / "readings" / f"{page.name}.json").read_text())
    assert said.err == ""


def test_several_pages_give_one_line_each(naravard: Naravard) -> None:
    said = naravard("read", *map(str, PAGES))
    assert [json.loads(line) for line in said.out.splitlines()] == [
        read_page(page.name, page.read_bytes()) for page in PAGES
    ]


def test_texts_are_printed_as_they_are(naravard: Naravard) -> None:
    assert "Nära vård" in naravard("read", str(PAGES[0])).out


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b" \n", "empty"), (b"\xff\xfe", "not_text"), (b"Hej\n", "not_family")]
)
def test_a_refused_page_is_told_in_both_languages(
    naravard: Naravard, tmp_path: Path, content: bytes, code: str
) -> None:
    page = tmp_path / "sida å.txt"
    page.write_bytes(content)
    said = naravard("read", str(page), expect=1)
    refusal = json.loads(said.out)
    assert refusal.keys() == {"page", "error"}
    assert (refusal["page"], refusal["error"]["code"]) == ("sida å.txt", code)
    assert " / " in refusal["error"]["message"]


def test_a_refused_page_does_not_keep_back_the_others(naravard: Naravard, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    said = naravard("read", str(PAGES[0]), str(tmp_path / "empty.txt"), str(PAGES[1]), expect=1)
    assert ["error" in json.loads(line) for line in said.out.splitlines()] == [False, True, False]


def test_a_file_that_is_not_there_is_told(naravard: Naravard, tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        assert str(path) in naravard("read", str(path), expect=2).err
    naravard("read", expect=2)


def test_a_page_may_have_any_name_that_a_disk_takes(naravard: Naravard, tmp_path: Path) -> None:
    page = tmp_path / os.fsdecode(b"a\xff.txt")
    page.write_bytes(PAGES[0].read_bytes())
    assert json.loads(naravard("read", str(page)).out)["page"] == "a\ufffd.txt"
