"""The pages that the link stage is measured on, as JSON Lines that `svod.read` takes: a day of some 400 outlets, and posts of
24 channels. They lie beside the checkout; nothing of them is kept in the project.

The posts come as one file of records a channel, a shape of Telegram's own that Svod does not read: each becomes a line with
`text`, `date`, `url` (of its channel's number and its own) and `outlet` (the channel's name). They are put in order of time, so
that the first so many of them are what a smaller chronicle would have held.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reading import DAY, ROOT

TELEGRAM = ROOT.parent / "shared" / "data" / "telegram"
_PRIVATE = "100"  # Telegram writes it before the number of a channel, which an address has without it


def day(path: Path = DAY) -> list[str]:
    """The lines of the day's file, in its order."""
    return path.read_text(encoding="utf-8").splitlines()


def telegram(folder: Path = TELEGRAM) -> list[str]:
    """The posts of every channel, in order of time."""
    found = []
    for path in sorted(folder.glob("raw/*.json")):
        channel = path.name.partition("_")[0].removeprefix(_PRIVATE)
        for post in json.loads(path.read_text(encoding="utf-8")):
            line = {
                "text": post["text"],
                "date": post["date"],
                "url": f"https://t.me/c/{channel}/{post['message_id']}",
                "outlet": post["channel"],
            }
            found.append((post["date"], channel, post["message_id"], json.dumps(line, ensure_ascii=False)))
    return [line for *_, line in sorted(found)]


def write(lines: Sequence[str], path: Path) -> None:
    """These lines as a file, unless it holds them already."""
    content = "".join(f"{line}\n" for line in lines)
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")
