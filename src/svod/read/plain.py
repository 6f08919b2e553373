"""Plain text: one page a file. A file that begins as HTML does is HTML, whatever its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from svod.model.entry import Problem
from svod.model.page import HTML, PLAIN, Page
from svod.read.html import claimed
from svod.read.opened import page_of, whole

SUFFIXES = (".txt", ".text")
ABOUT = "plain text, one page a file"

_IS_HTML = re.compile(rb"(\xef\xbb\xbf)?\s*<(!doctype\s+html|html[\s>])", re.IGNORECASE)


def read(path: Path, name: str) -> Iterator[Page | Problem]:
    """The file's page and its notices. Raises UnreadablePage."""
    raw = whole(path)
    page, notices = page_of(name, raw, HTML, claimed(raw)) if _IS_HTML.match(raw) else page_of(name, raw, PLAIN)
    yield from notices
    yield page
