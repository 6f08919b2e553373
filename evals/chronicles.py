"""A folder of pages: built and exported as the commands do it, scored against its gold, and its misses told by kind."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.measures import Figure, Measured
from evals.misses import misses
from evals.scorer import figures
from evals.scorer.shape import Export, opened
from svod import flow
from svod.export import format_named
from svod.store import open_store

_LINE = re.compile(r"^(?P<name>\S.*?)\s+F1 (?P<f1>[\d.]+)\s+P (?P<p>[\d.]+)\s+R (?P<r>[\d.]+)", re.MULTILINE)


def measured(gold: Path, pages: Path, scorer: Path | None = None) -> Measured:
    """The figures of these pages. `scorer`: the one that stands beside the shared gold; where it is there it is asked too, and
    what it says otherwise is told."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "set.json"
        texts, failed = _built(pages, Path(folder) / "set.db", export)
        want, got = opened(gold), opened(export)
        own = figures(want, got)
        wrong = differing(own, printed(scorer, gold, export)) if scorer and scorer.is_file() else ()
    return Measured(own, tuple(misses(want, got, texts)), (*failed, *wrong, *_left_out(want, got)))


def _built(pages: Path, chronicle: Path, export: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Compiles the pages and writes the export; each page's name with its text, and what failed."""
    store = open_store(chronicle, create=True)
    try:
        problems = flow.build([pages], store).problems
        found = store.chronicle()
    finally:
        store.close()
    with export.open("w", encoding="utf-8", errors="surrogatepass", newline="") as out:
        format_named("json").write(found, out)
    texts = {name: reading.text.content for reading in found.readings for name in reading.card.names}
    return texts, tuple(f"{one.where} failed: {one.what}" for one in problems if one.severity == "error")


def _left_out(gold: Export, ours: Export) -> tuple[str, ...]:
    """Pages of the gold that the export lacks: scored as empty, which is hardly meant."""
    found = {page["page"] for page in ours["pages"]}
    gone = [page["page"] for page in gold["pages"] if page["page"] not in found]
    return (f"The export lacks {', '.join(gone)}, which the gold has.",) if gone else ()


def printed(scorer: Path, gold: Path, export: Path) -> tuple[Figure, ...]:
    """What the scorer beside the shared gold says, to its three digits. Raises RuntimeError with its words where it fails."""
    ended = subprocess.run([sys.executable, str(scorer), str(gold), str(export)], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"{scorer} ended with {ended.returncode}: {ended.stderr[-2000:]}")
    return tuple(Figure(m["name"], float(m["f1"]), "F1", float(m["p"]), float(m["r"])) for m in _LINE.finditer(ended.stdout))


def differing(own: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[str, ...]:
    """Where two scorers disagree, a sentence each; on the same export they should nowhere."""
    ours, other = ({figure.name: _digits(figure) for figure in some} for some in (own, theirs))
    return tuple(
        f"The scorers disagree on {name}: ours gives {ours.get(name, 'none')}, the shared one {other.get(name, 'none')}."
        for name in sorted(ours.keys() | other.keys())
        if ours.get(name) != other.get(name)
    )


def _digits(figure: Figure) -> str:
    return f"{figure.value:.3f} (P {figure.precision:.3f}, R {figure.recall:.3f})"
