"""`naravard comments post`: what is sent from which input, and what is told of it."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.conftest import Naravard
from tests.scripted import API, ScriptedService, scripted

POST = ("comments", "post", "--workshop", "verkstad-å")


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[ScriptedService]:
    """Serve, and give the command a key."""
    monkeypatch.setenv("NARAVARD_KEY", " nv_key\n")
    with scripted() as running:
        yield running


def piped(monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    """Let standard input be a pipe with this in it."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))


def test_lines_of_a_file_are_posted_in_order_and_only_once(
    naravard: Naravard, service: ScriptedService, tmp_path: Path
) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("Ja.\n\nNej, å.\r\nJa.\n")
    said = naravard(*POST, "--url", service.url, str(file))
    assert (said.out, said.err) == ("created 3, duplicate 0, refused 0\n", "")
    assert service.texts() == ["Ja.", "Nej, å.", "Ja."]
    file.rename(tmp_path / "moved.txt")
    (tmp_path / "new").mkdir()
    again = tmp_path / "new" / "svar.txt"
    again.write_text("Nej, å.\nJa.\nJa.\nKanske.")
    assert naravard(*POST, "--url", service.url, str(again)).out == "created 1, duplicate 3, refused 0\n"
    naravard(*POST, "--url", service.url, str(again), "--batch", "another")
    assert len(service.taken) == 8


def test_a_request_says_what_it_needs_and_is_a_new_one_in_the_next_run(
    naravard: Naravard, service: ScriptedService
) -> None:
    for _ in range(2):
        naravard(*POST, "--url", f"{service.url}/", "--text", "Hej.")
    first, second = service.asked
    assert first.path == f"{API}/workshops/verkstad-%C3%A5/comments"
    assert first.headers["Authorization"] == "Bearer nv_key"
    assert first.headers["Content-Type"] == "application/json"
    assert first.comments == second.comments
    # Else the first answer would be played again, though what was refused then may be mended now.
    assert first.headers["Idempotency-Key"] != second.headers["Idempotency-Key"]


def test_a_text_of_the_command_line_is_one_comment(naravard: Naravard, service: ScriptedService) -> None:
    naravard(*POST, "--url", service.url, "--prompt", "p", "--text", "Rad ett.\nRad två.")
    (comment,) = service.taken.values()
    assert (comment["text"], comment["promptId"]) == ("Rad ett.\nRad två.", "p")


def test_standard_input_is_known_again_by_what_it_holds(
    naravard: Naravard, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    for content, summary in [
        ("Ja.\nNej.", "created 2, duplicate 0"),
        ("Ja.\nNej.", "created 0, duplicate 2"),
        ("Ja.\nNej.\n", "created 2, duplicate 0"),
    ]:
        piped(monkeypatch, content)
        assert summary in naravard(*POST, "--url", service.url, "-").out


def test_a_pipe_with_a_name_is_no_file(naravard: Naravard, service: ScriptedService, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for answer in ("Ja.", "Nej."):
        writer = Thread(target=pipe.write_text, args=(answer,))
        writer.start()
        naravard(*POST, "--url", service.url, str(pipe))
        writer.join()
    assert len(service.taken) == 2


def test_the_form_can_be_said(naravard: Naravard, service: ScriptedService, monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "text;author\nHej.;Åsa\n")
    naravard(*POST, "--url", service.url, "--format", "csv", "-")
    piped(monkeypatch, '{"text": "Hej.", "author": {"name": "Åsa"}, "externalId": "1"}')
    naravard(*POST, "--url", service.url, "-")
    first, second = service.taken.values()
    assert first["author"] == second["author"] == {"name": "Åsa"}
    assert second["externalId"] == "1"


def test_what_is_refused_is_told_by_its_line_and_the_rest_is_posted(
    naravard: Naravard, service: ScriptedService, tmp_path: Path
) -> None:
    file = tmp_path / "svar.txt"
    file.write_bytes(b"a\n\n\xff\nrefuse me\nb\n")
    said = naravard(*POST, "--url", service.url, "--chunk", "1", str(file), expect=1)
    assert said.out == "created 2, duplicate 0, refused 2\n"
    assert said.err == "line 3: The line is not UTF-8 (byte 1).\nline 4: Refused, as asked.\n"
    assert [len(asked.comments) for asked in service.asked] == [1, 1, 1]


def test_all_can_be_told_as_one_json_object(naravard: Naravard, service: ScriptedService, tmp_path: Path) -> None:
    file = tmp_path / "svar.ndjson"
    file.write_text('{"text": "a"}\n{\n{"author": null}\n')
    said = naravard(*POST, "--url", service.url, "--json", str(file), expect=1)
    assert said.err == ""
    assert json.loads(said.out) == {
        "created": 1,
        "duplicate": 0,
        "refused": 2,
        "complete": True,
        "problems": [
            {"line": 2, "reason": "The line is not JSON: character 2.", "problem": None},
            {"line": 3, "reason": "Refused, as asked.", "problem": {"detail": "Refused,\n as asked."}},
        ],
    }
    whole = naravard(*POST, "--url", service.url, "--json", "--text", "Hej.")
    assert json.loads(whole.out)["problems"] == []


def test_nothing_in_is_nothing_out(naravard: Naravard, service: ScriptedService, tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.touch()
    assert naravard(*POST, "--url", service.url, str(file)).out == "created 0, duplicate 0, refused 0\n"
    assert service.asked == []


def test_without_a_good_key_nothing_is_tried(
    naravard: Naravard, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("", " ", "nv_å", "nv\r\nx: y"):
        monkeypatch.setenv("NARAVARD_KEY", key)
        assert "NARAVARD_KEY" in naravard(*POST, "--url", service.url, "--text", "a", expect=1).err
    assert service.asked == []
