"""Options that several commands share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from service.config import Settings, read_settings

data_dir = click.option(
    "--data-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the embedded MongoDB keeps its data (NARAVARD_DATA_DIR). Unused when MONGODB_URI is set.",
)


def settings_with(**chosen: Any) -> Settings:
    """The settings of the environment, with what the command line says instead."""
    return replace(read_settings(), **{name: value for name, value in chosen.items() if value is not None})
