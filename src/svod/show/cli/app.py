"""The commands, in the order in which a newcomer meets them."""

from __future__ import annotations

from typing import Annotated

import typer

from svod import __version__
from svod.show.cli import assisting, building, caring, comparing, leaving, lines, listing, reading, serving, standing

app = typer.Typer(
    name="svod",
    help="Reads news pages as they are on the web and compiles one sourced chronicle: what happened when, who said what to "
    "whom, who has it from whom, what each left out or altered. Every line points at exact characters of a stored page.\n\n"
    "Start with: svod build FOLDER, then svod chronicle.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 done, but a page could not be read or a cite is broken; 2 refused, nothing was done.",
)

for panel, commands in (
    ("Compile", (building.build, leaving.flow)),
    ("What there is", (listing.pages, listing.stories, listing.problems)),
    ("Read", (lines.chronicle, lines.who, standing.positions, lines.search, reading.show, reading.explain, comparing.compare)),
    ("Care", (caring.correct, caring.verify, caring.forget)),
    ("Open it to others", (serving.serve, assisting.mcp)),
    ("Leave with it", (leaving.export,)),
):
    for command in commands:
        app.command(rich_help_panel=panel)(command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"svod {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """What stands before a command."""
