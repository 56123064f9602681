"""The command `naravard`: thin commands over the service. Each is loaded only when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from service.errors import NaravardError
from service.version import __version__

COMMANDS = ("serve", "read", "seed", "keys", "openapi")


class Commands(click.Group):
    """Finds each command in the module of its name, so that none waits for what another needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"service.cli.{cmd_name}").command
        return command


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="naravard")
def commands() -> None:
    """naravard: the record of the conversation about Nära vård as a REST API."""


def main() -> None:
    """Run a command; what the user can mend is one sentence, never a stack trace."""
    try:
        commands.main(prog_name="naravard", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except NaravardError as error:
        click.echo(f"naravard: {error}", err=True)
        sys.exit(1)
