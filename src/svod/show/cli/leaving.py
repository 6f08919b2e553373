"""`svod export` and `svod flow`: files for other tools, and what the build does."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from svod.errors import StoreError
from svod.show.cli.opening import Json, Where, loaded
from svod.show.cli.printing import as_json, say, shown, table


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="json, jsonl, csv or md.")],  # noqa: A002
    at: Annotated[str | None, typer.Argument(metavar="[CHRONICLE]", help="The chronicle; by default chronicle.db.")] = None,
    chronicle: Where = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; by default standard output.")
    ] = None,
) -> None:
    """Write the chronicle for other tools.

    json: everything, as one object. jsonl: a record a line. csv: the dated lines as a table that a spreadsheet opens.
    md: the dated lines with footnotes.

    Example: svod export csv -o lines.csv
    """
    from svod.export import format_named

    wanted = format_named(format)
    found = loaded(at or chronicle)
    if output is None:
        out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", errors="surrogatepass", newline="", write_through=True)
        wanted.write(found, out)
        out.detach()
        return
    # Written beside and moved into place, so that a full disk or a stop leaves no half of a file under the name.
    half = output.with_name(f"{output.name}.part")
    try:
        try:
            with half.open("w", encoding=wanted.ENCODING, errors="surrogatepass", newline="") as out:
                wanted.write(found, out)
            half.replace(output)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{output} cannot be written: {error.strerror}. Choose another place with -o.") from error
    say(f"Wrote {shown(str(output))}.")


def flow(json: Json = False) -> None:
    """Print the stages of a build, in order: what each runs over, what it needs and what it gives.

    Example: svod flow
    """
    from svod.flow import STAGES

    if json:
        as_json([
            {"stage": stage.name, "version": stage.version, "over": stage.over, "needs": stage.needs, "gives": stage.gives}
            for stage in STAGES
        ])  # fmt: skip
        return
    heads = ("stage", "version", "over", "needs", "gives")
    table(heads, [
        (stage.name, str(stage.version), stage.over, ", ".join(stage.needs) or "—", ", ".join(stage.gives)) for stage in STAGES
    ])  # fmt: skip
