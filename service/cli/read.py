"""`naravard read`: what pages say, without storing anything."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click
import orjson

from seed.reader import read_page
from seed.reader.reading import PageRefusedError


@click.command("read")
@click.argument("pages", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(pages: tuple[Path, ...]) -> None:
    """Parse PAGES and print one reading a line. The exit status is 1 if a page is refused."""
    refused = False
    for page in pages:
        name = os.fsencode(page.name).decode("utf-8", "replace")  # a name on disk may be any bytes
        try:
            reading: object = read_page(name, page.read_bytes())
        except PageRefusedError as error:
            reading = {"page": name, "error": {"code": error.code, "message": error.message}}
            refused = True
        click.echo(orjson.dumps(reading))
    sys.exit(1 if refused else 0)
