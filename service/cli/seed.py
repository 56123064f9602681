"""`naravard seed`: store the shipped pages."""

from __future__ import annotations

from pathlib import Path

import click

from seed.loader import Outcome, load_pages, shipped_pages
from service.cli.options import data_dir, settings_with
from service.start import running_stores


@click.command("seed")
@data_dir
def command(data_dir: Path | None) -> None:
    """Store what the shipped pages say. Run again, it changes nothing."""
    with running_stores(settings_with(data_dir=data_dir)) as stores:
        for outcome in load_pages(stores, shipped_pages()):
            click.echo(_line(outcome))


def _line(outcome: Outcome) -> str:
    new = ", ".join(f"{number} {resource}" for resource, number in outcome.created.items())
    return f"{outcome.page}: created {new or 'nothing'}; unchanged {outcome.unchanged.total()}"
