"""What mongod says, and what of it tells a person why it ended."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

LARGE_LOG = 16 * 1024 * 1024


def restart_large(log: Path) -> None:
    """Empty the log when it is large; mongod appends, so this may be done while it runs."""
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > LARGE_LOG:
            os.truncate(log, 0)


def telling_line(lines: Sequence[str]) -> str:
    """Return what says most about why mongod ended: the storage engine's last error, else one that gives its reason."""
    records = [_record(line) for line in lines]
    # The fatal error itself comes before lines about the assertion that it failed.
    errors = [record for record in records if record.get("s") in {"E", "F"} and record.get("c") != "ASSERT"]
    of_storage = [_reason(error) for error in errors if error["c"] == "WT"]
    explained = [f"{error['msg']}: {_reason(error)}" for error in errors if _reason(error)]
    bare = [str(error["msg"]) for error in errors]
    # A wrong option is told on the first line, which is no record.
    plain = [line for line in reversed(lines) if line and not _record(line)]
    return next((kind[-1] for kind in (of_storage, explained, bare, plain) if kind), "")


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _reason(error: dict[str, Any]) -> str:
    attributes = error.get("attr", {})
    for name in ("error", "reason", "message"):
        told = attributes.get(name)
        if isinstance(told, dict):
            told = ": ".join(told[part] for part in ("errmsg", "msg", "error_str") if part in told)
        if isinstance(told, str):
            return told
    return ""
