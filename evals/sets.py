"""The sets of pages that are scored, each with its gold and a hash of both."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Set:
    """Pages and what careful readers found in them, in the shape of the JSON export."""

    name: str
    pages: Path
    gold: Path

    @property
    def there(self) -> bool:
        """False where the data is not on this machine."""
        return self.pages.is_dir() and self.gold.is_file()

    @property
    def digest(self) -> str:
        """Of every byte that is scored, so that a floor never outlives its data."""
        digest = hashlib.sha256(self.gold.read_bytes())
        for path in sorted(self.pages.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(self.pages).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()[:16]


SETS = (
    Set("examples", ROOT / "examples", ROOT / "tests" / "golden" / "examples.json"),
    Set("seeds", SHARED / "seeds", SHARED / "gold" / "seeds.json"),
    Set("dev", SHARED / "pages" / "dev", SHARED / "gold" / "dev.json"),
    Set("xdev", SHARED / "pages" / "xdev", SHARED / "gold" / "xdev.json"),
)
SCORER = SHARED / "score" / "score.py"
