"""HTML and XHTML: one page a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from svod.model.entry import Problem
from svod.model.page import HTML, Page
from svod.read.opened import page_of, whole

SUFFIXES = (".html", ".htm", ".xhtml")
ABOUT = "HTML, one page a file"

# Browsers look into the first 1024 bytes; scripts that were put before the <meta> push it further down.
_HEAD = 8192
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
_META = re.compile(rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def read(path: Path, name: str) -> Iterator[Page | Problem]:
    """The file's page and its notices. Raises UnreadablePage."""
    raw = whole(path)
    page, notices = page_of(name, raw, HTML, claimed(raw))
    yield from notices
    yield page


def claimed(raw: bytes) -> str | None:
    """The encoding that the page says it is in, in an XML declaration or a `<meta>`; None where it says nothing."""
    head = raw[:_HEAD]
    found = _DECLARED.search(head) or _META.search(head)
    return found.group(1).decode("ascii", "replace") if found else None
