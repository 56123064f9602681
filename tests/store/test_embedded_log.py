from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from service.store.embedded.log import LARGE_LOG, restart_large, telling_line


def said(severity: str, component: str, text: str, **attributes: Any) -> str:
    """Return a line as mongod writes it."""
    return json.dumps({"s": severity, "c": component, "msg": text, "attr": attributes})


@pytest.mark.parametrize(
    ("lines", "telling"),
    [
        ([], ""),
        (["", "Error parsing", "try --help"], "Error parsing"),
        ([said("I", "CONTROL", "fine"), "[1]"], "[1]"),
        ([said("E", "CONTROL", "terminating", error="Locked: in use"), "killed"], "terminating: Locked: in use"),
        ([said("F", "CONTROL", "cannot", error={"code": 2, "errmsg": "unknown"})], "cannot: unknown"),
        ([said("E", "STORAGE", "one", reason="bad"), said("F", "STORAGE", "two", error=3)], "one: bad"),
        ([said("E", "STORAGE", "early"), said("F", "STORAGE", "repair it", error={})], "repair it"),
        ([said("F", "STORAGE", "cannot read"), said("F", "ASSERT", "Fatal", error="no. 7")], "cannot read"),
        (
            [
                said("E", "WT", "WiredTiger", error=28, message={"msg": "write", "error_str": "No space left"}),
                said("F", "STORAGE", "terminating", error="28"),
            ],
            "write: No space left",
        ),
    ],
)
def test_the_telling_line_is_the_one_that_gives_the_reason(lines: list[str], telling: str) -> None:
    assert telling_line(lines) == telling


def test_a_log_is_restarted_when_it_is_large(tmp_path: Path) -> None:
    log = tmp_path / "mongod.log"
    restart_large(log)
    assert not log.exists()
    log.write_bytes(b"short")
    restart_large(log)
    assert log.read_bytes() == b"short"
    os.truncate(log, LARGE_LOG + 1)
    restart_large(log)
    assert log.read_bytes() == b""
