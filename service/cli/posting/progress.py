"""How far a run has come, shown on a terminal and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from service.cli.posting.sources import Source

WIDEST = 40  # letters of why one waits


class Progress:
    """A bar that follows how much has been read of what was answered."""

    def __init__(self, source: Source) -> None:
        self.position = source.position
        self.bar = click.progressbar(length=source.size, file=sys.stderr, hidden=not sys.stderr.isatty())

    def moved(self) -> None:
        """Show that something was answered."""
        self.bar.label = ""
        self.bar.update(self.position() - self.bar.pos)

    def waiting(self, why: str) -> None:
        """Show that nothing moves, and why."""
        self.bar.label = f"waiting ({why[:WIDEST]})"
        self.bar.render_progress()


@contextmanager
def progress_through(source: Source) -> Iterator[Progress]:
    """Show the bar for as long as the block runs."""
    progress = Progress(source)
    with progress.bar:
        yield progress
