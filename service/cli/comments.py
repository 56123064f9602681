"""`naravard comments`: posting to a running service."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import click

from service.cli.posting.address import ServiceUrl, comments_of
from service.cli.posting.forms import FORMS
from service.cli.posting.naming import named
from service.cli.posting.poster import Poster
from service.cli.posting.progress import progress_through
from service.cli.posting.report import reporting
from service.cli.posting.run import run
from service.cli.posting.sources import Source, opened, words
from service.errors import NaravardError

HELP = """Post comments to a workshop of a running service.

They stand in FILE, in standard input (FILE is -), or are the one of --text. The key, with the scope comments:write, is
read from NARAVARD_KEY.

\b
text    one comment a line; blank lines are passed over
ndjson  one JSON object a line: text, externalId, promptId, author {"name": …}
csv     columns text, externalId, promptId, author (the name), named in the first row

Run again, it adds nothing twice: a comment with the same externalId is the same comment. One that has none is given
one, the same each time, made of the batch, the prompt, the author and the text; where one batch says the same thing
twice, these are two comments. So lines can be added to a file, and the file posted again; but give another --batch
to say the same things anew. The batch is called by FILE's name without its folder; what comes from a pipe, by all that
it holds; and --text by the word text.

While the service is away or too busy, it waits and tries again. Each refused comment is told on a line of its own;
the exit status is 0 if none was.
"""


@click.group("comments")
def command() -> None:
    """Post comments to a running service."""


@command.command("post", help=HELP, short_help="Post comments to a workshop.")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--workshop", required=True, metavar="SLUG", help="The workshop, by slug or id.")
@click.option("--prompt", metavar="ID", help="What the comments answer, if they do not say themselves.")
@click.option("--text", metavar="TEXT", help="One comment, instead of FILE.")
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="Of FILE; else told by its name, or its start.")
@click.option("--batch", metavar="NAME", help="What the comments are part of; see above.")
@click.option(
    "--url", type=ServiceUrl(), default="http://127.0.0.1:8000/naravard/v1", show_default=True, help="API root."
)
@click.option("--chunk", type=click.IntRange(1, 10_000), default=500, show_default=True, help="Comments in a request.")
@click.option(
    "--patience",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="How long to try while nothing is taken.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary and what was refused as one JSON object.")
def post(
    *,
    file: str | None,
    workshop: str,
    prompt: str | None,
    text: str | None,
    form: str | None,
    batch: str | None,
    url: str,
    chunk: int,
    patience: float,
    as_json: bool,
) -> None:
    key = _key()
    with (
        _safe_to_interrupt(),
        _source(file, text, form) as source,
        reporting(as_json=as_json) as report,
        progress_through(source) as progress,
    ):
        poster = Poster(comments_of(url, workshop), key, patience=patience, on_wait=progress.waiting)
        run(named(source.drafts, batch or source.batch, prompt), poster, report, most=chunk, moved=progress.moved)
    sys.exit(1 if report.counts["refused"] else 0)


def _key() -> str:
    """Read the key from the environment: a command line can be read by others on the machine."""
    key = os.environ.get("NARAVARD_KEY", "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise NaravardError("NARAVARD_KEY must hold a key; `naravard keys create` makes one")
    return key


def _source(file: str | None, text: str | None, form: str | None) -> AbstractContextManager[Source]:
    if (file is None) == (text is None):
        raise click.UsageError("Give either FILE, or - for standard input, or --text.")
    return nullcontext(words(text)) if text is not None else opened(file or "", form)


@contextmanager
def _safe_to_interrupt() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        click.echo("naravard: interrupted; run the same again to go on: nothing is added twice.", err=True)
        sys.exit(130)
