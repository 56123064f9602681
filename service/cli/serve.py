"""`naravard serve`: the service, with a MongoDB of its own unless one is set."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import click

from seed.loader import load_pages, shipped_pages
from service.api.logs import configure_logs
from service.cli.options import data_dir, settings_with
from service.config import Settings
from service.current import ROOT
from service.front.port import check_port
from service.front.server import serve
from service.start import mongodb, open_stores


@click.command("serve")
@click.option("--host", help="Address to listen on (NARAVARD_HOST, 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on (NARAVARD_PORT, 8000).")
@click.option("--workers", type=click.IntRange(1, 256), help="Worker processes (NARAVARD_WORKERS, one a core).")
@data_dir
def command(host: str | None, port: int | None, workers: int | None, data_dir: Path | None) -> None:
    """Serve the record until SIGTERM or Ctrl-C."""
    settings = settings_with(host=host, port=port, workers=workers, data_dir=data_dir)
    # As the first process of a container it would not end before the server has handlers of its own.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    configure_logs(settings.log_level)
    check_port(settings.host, settings.port)  # before anything else is started
    with mongodb(settings) as uri:
        prepare(uri, settings)
        os.environ["MONGODB_URI"] = uri  # the workers share the database that this process looks after
        serve("service.front.worker:create", settings, on_ready=lambda: announce(settings))


def prepare(uri: str, settings: Settings) -> None:
    """Make the indexes; fill an empty database of our own with the shipped pages."""
    stores = open_stores(uri, settings)
    if settings.mongodb_uri is None and stores.is_empty():
        load_pages(stores, shipped_pages())
    stores.close()


def announce(settings: Settings) -> None:
    """Say where the service answers."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"naravard answers at http://{host}:{settings.port}{ROOT}")
