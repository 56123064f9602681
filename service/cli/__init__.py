"""The command `naravard`: thin commands over the service, one module each."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from service.cli import comments, keys, openapi, read, seed, serve
from service.errors import NaravardError
from service.store.connection import UNAVAILABLE
from service.version import __version__


@click.group()
@click.version_option(__version__, prog_name="naravard")
def commands() -> None:
    """naravard: the record of the conversation about Nära vård as a REST API."""


for module in (serve, read, seed, keys, comments, openapi):
    commands.add_command(module.command)


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
        fail(str(error))
    except OSError as error:
        fail(str(error))
    except UNAVAILABLE as error:
        fail(f"MongoDB does not answer ({type(error).__name__}); try again")


def fail(sentence: str) -> NoReturn:
    click.echo(f"naravard: {sentence}", err=True)
    sys.exit(1)
