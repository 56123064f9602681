"""Who runs mongod in a directory."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO, Any


class DirectoryLock:
    """Held by the one process that runs mongod; the kernel frees it, however that process ends.

    Its file also holds a line for the others, who may read it at any time.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("a+b", buffering=0)
        # A forked worker shares the open file: unless it lets go, the lock would outlive the process that holds it.
        os.register_at_fork(after_in_child=self._file.close)

    def acquire(self) -> bool:
        """Take the lock unless another has it; True as well if it is ours already."""
        return _take(self._file)

    def read(self) -> str:
        """Return the line that the latest holder has left."""
        self._file.seek(0)
        return os.fsdecode(self._file.read())

    def write(self, line: str) -> None:
        """Leave a line; for the holder."""
        self._file.truncate(0)
        self._file.write(os.fsencode(line))

    def release(self) -> None:
        """Let go, for good."""
        self._file.close()


def is_locked(path: Path) -> bool:
    """Tell whether a process holds a lock on a file, as mongod does on its `mongod.lock`."""
    try:
        with path.open("rb") as file:
            return not _take(file)
    except FileNotFoundError:
        return False


def _take(file: IO[Any]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
