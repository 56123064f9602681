"""What is told of a run: what was refused, line by line, and how many became what."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click
import orjson

from service.cli.posting.answers import OUTCOMES, Outcome, sentence
from service.cli.posting.drafts import Unread

CLEAR_LINE = "\r\x1b[K"  # the progress bar stands there


class Report:
    """Counts and tells."""

    def __init__(self, problems: IO[bytes], *, as_json: bool) -> None:
        self.counts = Counter[str]()
        self.as_json = as_json
        self.before = CLEAR_LINE if sys.stderr.isatty() else ""
        self.problems = problems

    def add(self, line: int, outcome: Outcome) -> None:
        """Count what became of a comment."""
        self.counts[outcome.word] += 1
        if outcome.word == "refused":
            self._tell(line, sentence(outcome.problem), outcome.problem)

    def unread(self, unread: Unread) -> None:
        """Count a line that could not be sent."""
        self.counts["refused"] += 1
        self._tell(unread.line, unread.reason, None)

    def _tell(self, line: int, reason: str, problem: dict[str, Any] | None) -> None:
        if self.as_json:
            comma = b",\n" if self.problems.tell() else b""
            self.problems.write(comma + orjson.dumps({"line": line, "reason": reason, "problem": problem}))
        else:
            click.echo(f"{self.before}line {line}: {reason}", err=True)

    def end(self, *, complete: bool) -> None:
        """Print the summary."""
        counted = {word: self.counts[word] for word in OUTCOMES}
        if not self.as_json:
            click.echo(", ".join(f"{word} {number}" for word, number in counted.items()))
            return
        head = orjson.dumps(counted | {"complete": complete})
        click.echo(head[:-1] + b',"problems":[', nl=False)
        self.problems.seek(0)
        for line in self.problems:
            click.echo(line, nl=False)
        click.echo("]}")


@contextmanager
def reporting(*, as_json: bool) -> Iterator[Report]:
    """Lend a report that is ended however the run ends: what was posted is told in any case."""
    complete = False
    with tempfile.TemporaryFile() as problems:  # they may be as many as the comments
        report = Report(problems, as_json=as_json)
        try:
            yield report
            complete = True
        finally:
            report.end(complete=complete)
