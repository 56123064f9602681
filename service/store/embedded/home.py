"""What lies where in the data directory of the embedded server."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from service.errors import StartError
from service.store.embedded.binary import find_binary

SOCKET_NAME = "mongodb-27017.sock"
# A socket's address holds 107 bytes on Linux and 103 on macOS.
LONGEST_SOCKET = 100
# pymongo lower-cases the members it is told of, and mongod splits addresses at commas and colons.
PLAIN = re.compile(r"[a-z0-9/._-]+")


@dataclass(frozen=True)
class Home:
    """A data directory, with an absolute path."""

    root: Path

    @property
    def database(self) -> Path:
        """Return mongod's own directory."""
        return self.root / "mongodb"

    @property
    def log(self) -> Path:
        """Return what mongod says."""
        return self.root / "mongod.log"

    @property
    def lock(self) -> Path:
        """Return what the process that runs mongod holds."""
        return self.root / "embedded.lock"

    def socket(self, recorded: str = "") -> Path:
        """Return the socket's path; one `recorded` for this directory by another process comes before our own choice.

        Two processes may differ about the system's temporary folder, so whoever runs mongod records its choice.
        """
        folder = f"naravard-{os.getuid()}-{hashlib.sha256(os.fsencode(self.root)).hexdigest()[:16]}"
        if Path(recorded).parent.name == folder:
            return Path(recorded)
        own = self.root / SOCKET_NAME
        if _is_usable(own):
            return own  # without asking for a temporary folder: there may be none that can be written to
        # "/tmp" is for a system's folder with capitals in its name, as macOS has it; make_private guards both.
        shared = [Path(place).resolve() / folder for place in (tempfile.gettempdir(), "/tmp")]  # noqa: S108
        candidates = [each / SOCKET_NAME for each in shared]
        return next(filter(_is_usable, candidates), candidates[-1])


def prepare(data_dir: Path) -> Home:
    """Make the directory what it has to be; one that held nothing before is also hidden from git."""
    try:
        home = Home(data_dir.resolve())
        home.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(home.root.iterdir()):
            (home.root / ".gitignore").write_text("*\n")
        home.database.mkdir(mode=0o700, exist_ok=True)
        home.lock.touch()
    # resolve() tells a loop of links by RuntimeError
    except (OSError, RuntimeError) as error:
        find_binary()  # where there is none to run, that is what has to be said, not where its data would lie
        raise StartError(f"The data directory {data_dir} cannot be used: {error}") from None
    return home


def make_private(folder: Path) -> None:
    """Make a folder that nobody else can enter, or see that it is one: others may write beside it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise StartError(f"The folder {folder} for MongoDB's socket is not private to this user; remove it")


def _is_usable(path: Path) -> bool:
    return len(os.fsencode(path)) <= LONGEST_SOCKET and PLAIN.fullmatch(str(path)) is not None
