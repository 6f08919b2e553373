"""`svod build`: pages in, chronicle out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svod.show.cli import WITH_PROBLEMS
from svod.show.cli.opening import where
from svod.show.cli.printing import as_json, console, plural, say, shown

if TYPE_CHECKING:
    from svod.flow import Summary


def build(
    pages: Annotated[
        list[Path], typer.Argument(metavar="PAGES…", help="Files or folders of pages: .txt, .html, .jsonl.", show_default=False)
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
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
) -> None:
    """Read pages and compile or update the chronicle.

    A second build of the same pages changes nothing; a changed page becomes a new version beside the old one. A folder may
    hold pages.csv with a column `page` (the file's name) and, for what a page does not say of itself, `url`, `outlet`,
    `published`, `fetched`, `language`, `title`.

    Example: svod build news/ -o chronicle.db
    """
    from svod import flow, read
    from svod.engine.local import Local
    from svod.show.cli.progress import Bar
    from svod.show.settings import Settings
    from svod.store import open_store

    read.pages(pages)  # refuses paths that hold no page before a chronicle is made for them
    store = open_store(where(output), create=True)
    try:
        with Bar() as bar:
            asked = workers or Settings().workers
            engine = Local(workers=asked) if asked else None  # the flow knows how much there is to do
            summary = flow.build(pages, store, engine=engine, sync=sync, progress=bar)
    finally:
        store.close()
    as_json(flow.record(summary)) if json else _tell(summary, where(output))
    if summary.errors:
        raise typer.Exit(WITH_PROBLEMS)


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
