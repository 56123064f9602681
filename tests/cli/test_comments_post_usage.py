"""`naravard comments post` with a command line or an input that is wrong: told before anything is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Naravard
from tests.scripted import scripted

POST = ("comments", "post", "--workshop", "x")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--text", "a", "-"),
        ("no-such-file",),
        (".",),
        ("--text", "a", "--url", "a.se"),
        ("--text", "a", "--chunk", "0"),
        ("--text", "a", "--chunk", "10001"),
        ("--text", "a", "--patience", "-1"),
        ("--text", "a", "--format", "xml"),
    ],
)
def test_a_command_line_that_is_wrong_is_told(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NARAVARD_KEY", "nv_key")
    said = naravard(*POST, *arguments, expect=2)
    assert said.out == ""
    assert "Usage: naravard comments post" in said.err


@pytest.mark.parametrize(
    ("name", "content"), [("svar.json", '[\n{"text": "a"}\n]'), ("svar.csv", "Kommentar\na\n"), ("svar.csv", "")]
)
def test_an_input_that_is_something_else_is_told(
    naravard: Naravard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, content: str
) -> None:
    monkeypatch.setenv("NARAVARD_KEY", "nv_key")
    file = tmp_path / name
    file.write_text(content)
    with scripted() as service:
        said = naravard(*POST, "--url", service.url, str(file), expect=1)
        assert service.asked == []
    assert said.err.startswith("naravard: ")
