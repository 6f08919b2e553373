"""Where the data that is scored lies: our own examples, and what is shared beside the repository and is not everywhere."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score.py"

# Name -> what it is, its gold, its pages. The order of the two is that of their digest.
PAGES: dict[str, tuple[str, Path, Path]] = {
    "examples": ("our own invented pages", ROOT / "tests" / "golden" / "examples.json", ROOT / "examples"),
    "seeds": ("five pages, read whole", SHARED / "gold" / "seeds.json", SHARED / "seeds"),
    "dev": ("30 pages: times, statements, sources", SHARED / "gold" / "dev.json", SHARED / "pages" / "dev"),
    "xdev": ("26 pages of two days, side by side", SHARED / "gold" / "xdev.json", SHARED / "pages" / "xdev"),
}
