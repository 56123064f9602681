"""`naravard keys`: who may write."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.options import data_dir, settings_with
from service.errors import NaravardError, NotFoundError
from service.start import running_stores
from service.store.keys import SCOPES

COLUMNS = ("id", "name", "scopes", "created", "expires", "last used", "revoked")


class Line(click.ParamType[str]):
    """Text that the list of keys can show on its line."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value.strip() or not value.isprintable():
            self.fail("must be one line of text, and not empty.", param, ctx)
        return value


@click.group("keys")
def command() -> None:
    """Create, list and revoke API keys."""


@command.command("create")
@click.option("--name", required=True, type=Line(), help="Whose key it is; shown in lists, never to readers.")
@click.option("--scope", "scopes", required=True, multiple=True, type=click.Choice(SCOPES), help="May be given again.")
@click.option("--expires", "days", type=click.IntRange(1, 36_500), metavar="DAYS", help="Days until it expires.")
@data_dir
def create(name: str, scopes: tuple[str, ...], days: int | None, data_dir: Path | None) -> None:
    """Make a key and print it, alone and once: only its digest is kept."""
    with running_stores(settings_with(data_dir=data_dir)) as stores:
        key, entry = stores.keys.create(name, scopes, days=days)
        try:
            click.echo(key)
        except OSError:
            stores.keys.revoke(entry["_id"])  # nobody has seen it
            raise
    click.echo(f"Key {entry['_id']} made. It is shown this once; keep it safe.", err=True)


@command.command("list")
@data_dir
def show(data_dir: Path | None) -> None:
    """List all keys, one a line, without the keys themselves."""
    with running_stores(settings_with(data_dir=data_dir)) as stores:
        entries = stores.keys.list()
    click.echo("\t".join(COLUMNS))
    for entry in entries:
        times = [entry[name] or "-" for name in ("createdAt", "expiresAt", "lastUsedAt", "revokedAt")]
        click.echo("\t".join([entry["_id"], entry["name"], ",".join(entry["scopes"]), *times]))


@command.command("revoke")
@click.argument("id", type=Line())
@data_dir
def revoke(id: str, data_dir: Path | None) -> None:
    """Refuse the key with this ID from now on."""
    with running_stores(settings_with(data_dir=data_dir)) as stores:
        try:
            stores.keys.revoke(id)
        except NotFoundError:
            raise NaravardError(f"there is no key {id}; `naravard keys list` shows them all") from None
    click.echo(f"Key {id} is revoked.")
