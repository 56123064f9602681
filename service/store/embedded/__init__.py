"""The embedded server: a MongoDB of the service's own, for trying it and for developing, on a unix socket."""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Self

from service.store.embedded.home import prepare
from service.store.embedded.keeper import Keeper


class EmbeddedMongo:
    """Holds on to the MongoDB in a data directory: starts it unless it runs, and again if whoever runs it ends.

    Any number of processes may hold on to one directory. MongoDB ends with the last of them, however they end, and
    keeps what it has acknowledged.
    """

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._keeper: Keeper | None = None

    def start(self) -> str:
        """Return the URI of a MongoDB that takes writes; it stays the same until `close`, for other processes too."""
        if self._keeper is None:
            self._keeper = Keeper(prepare(self._data_dir))
            atexit.register(self.close)
            try:
                self._keeper.settle()
            except BaseException:
                self.close()
                raise
        return self._keeper.uri

    def close(self) -> None:
        """Let go; ends MongoDB in order if this process runs it."""
        atexit.unregister(self.close)
        keeper, self._keeper = self._keeper, None
        if keeper:
            keeper.stop()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
