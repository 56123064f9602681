"""`naravard openapi`: the document, without a database."""

from __future__ import annotations

import click
import orjson

from service import create_app
from service.config import read_settings
from service.resources.documentation import DOCUMENT
from service.store.stores import unconnected_stores


@click.command("openapi")
def command() -> None:
    """Print the OpenAPI document."""
    app = create_app(read_settings(), unconnected_stores())
    click.echo(orjson.dumps(app.extensions[DOCUMENT], option=orjson.OPT_INDENT_2))
