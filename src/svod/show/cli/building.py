"""`svod build`: pages in, chronicle out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svod.show.cli import WITH_PROBLEMS
from svod.show.cli.opening import where
from svod.show.cli.printing import as_json, console, plural, say, shown

if TYPE_CHECKING:
    from svod.flow import Summary

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def build(
    pages: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGES…", help="Files or folders of pages: .txt, .html, .jsonl; or addresses of pages.", show_default=False
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", "--chronicle", "-c", metavar="CHRONICLE", help="The chronicle; else chronicle.db."),
    ] = None,
    sync: Annotated[
        Path | None,
        typer.Option("--sync", metavar="FOLDER", help="Retire pages of the chronicle that are no longer in this folder."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that read pages; by default one a core, or just one for few pages.")
    ] = None,
    private: Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses of private networks too.")] = False,
    despite_robots: Annotated[
        bool, typer.Option("--despite-robots", help="Fetch what a site's robots.txt keeps programs from.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read pages and compile or update the chronicle.

    A second build of the same pages changes nothing; a changed page becomes a new version beside the old one. A folder may
    hold pages.csv with a column `page` (the file's name) and, for what a page does not say of itself, `url`, `outlet`,
    `published`, `fetched`, `language`, `title`. A page that is given by its address, https://…, is fetched once and kept under
    the name of its host and path; the network is asked for nothing else.

    Example: svod build news/ -o chronicle.db
    """
    from svod.flow import record

    with tempfile.TemporaryDirectory(prefix="svod-") as folder:
        addresses = [one for one in pages if _ADDRESS.match(one)]
        paths = [Path(one) for one in pages if not _ADDRESS.match(one)]
        if addresses:
            _fetch(addresses, Path(folder), private, despite_robots)
            paths.append(Path(folder))
        summary = _build(paths, where(output), sync, workers)
    as_json(record(summary)) if json else _tell(summary, where(output))
    if summary.errors:
        raise typer.Exit(WITH_PROBLEMS)


def _fetch(addresses: Sequence[str], folder: Path, private: bool, despite_robots: bool) -> None:
    """Fetches these pages into a folder. Raises NotFetched where one can't be had: nothing was done then."""
    from svod.read.fetching import fetch
    from svod.read.handed import lay_out, of_fetched

    lay_out([of_fetched(fetch(one, private=private, despite_robots=despite_robots)) for one in addresses], folder)


def _build(paths: Sequence[Path], chronicle: str, sync: Path | None, workers: int | None) -> Summary:
    """Compiles or updates the chronicle."""
    from svod import flow, read
    from svod.engine.local import Local
    from svod.show.cli.progress import Bar
    from svod.show.settings import Settings
    from svod.store import open_store

    read.pages(paths)  # refuses paths that hold no page before a chronicle is made for them
    store = open_store(chronicle, create=True)
    try:
        with Bar() as bar:
            asked = workers or Settings().workers
            engine = Local(workers=asked) if asked else None  # the flow knows how much there is to do
            return flow.build(paths, store, engine=engine, sync=sync, progress=bar)
    finally:
        store.close()


def _tell(summary: Summary, chronicle: str) -> None:
    for problem in summary.problems:
        style = "bold red" if problem.severity == "error" else "yellow"
        console(to_error=True).print(f"{problem.severity}: ", style=style, end="")
        console(to_error=True).print(f"{shown(problem.where)}: {shown(problem.what)}")
    outlets = plural(summary.outlets, "outlet") if summary.outlets else "unknown outlets"
    say((plural(summary.pages, "page"), "bold"), f" of {outlets} in {shown(chronicle)}: ",
        f"{summary.new:,} new, {summary.changed:,} changed, {summary.unchanged:,} as before")  # fmt: skip
    for count, one, many in (
        (summary.stories, "story", "stories"),
        (summary.origins, "origin", None),
        (summary.statements, "statement", None),
        (summary.events, "dated event", None),
        (summary.absent, "omission", None),
        (summary.contradictions, "contradiction", None),
        (summary.errors, "page or part that could not be read", "pages or parts that could not be read"),
    ):
        say(f"  {plural(count, one, many)}")
    say(f"Next: svod chronicle -c {shown(chronicle)}")
