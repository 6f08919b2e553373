"""A file's bytes -> a Page, or why there is none. What a format hands in here is checked once, for all formats.

Every message here is shown after the name of its page, and so does not repeat it.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from svod.errors import UnreadablePage
from svod.model.entry import Problem
from svod.model.page import Given, Page
from svod.read.encoding import WIDE_MARKS, Decided, decide

STAGE = "read"
MAX_BYTES = 16 * 2**20  # of one page: a hundred times the longest article; what is larger is a dump, not a page

# How files begin that are no text, whatever their name says. Letters alone (MZ, BM) would forbid pages that begin so.
_MAGIC = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a database (a chronicle is named with -c)"),
)
# Control characters of C0 that no text needs; NUL is one, and a few of them are borne.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROLS_BORNE = 0.05  # of the first 64 KB: programs and images have a third, a page with stray NULs some thousandths
_LOOKED_AT = 65536


def whole(path: Path) -> bytes:
    """All bytes of a file. Raises UnreadablePage where there are none to have, or more than MAX_BYTES."""
    check_file(path)
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            raw = file.read(MAX_BYTES + 1) if size <= MAX_BYTES else b""
    except OSError as error:
        raise unreadable(error) from error
    if max(size, len(raw)) > MAX_BYTES:  # the latter where the file grew, or the system does not know its size
        raise too_large(max(size, len(raw)))
    return raw


def check_file(path: Path) -> None:
    """Raises UnreadablePage for what is no file: opening a pipe or a device could wait for ever."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        what = "It is a link to a file that is not there" if path.is_symlink() else "It is gone since the folder was listed"
        raise UnreadablePage(f"{what}. Mend or remove it.") from error
    except OSError as error:
        raise unreadable(error) from error
    if not stat.S_ISREG(mode):
        kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
        kind = next((words for test, words in kinds if test(mode)), "a device")
        raise UnreadablePage(f"It is {kind}, not a file. Save the page to a file and build again.")


def unreadable(error: OSError) -> UnreadablePage:
    """The words for what the system says no to."""
    if isinstance(error, PermissionError):
        return UnreadablePage("You may not read it. Give yourself the right to (chmod u+r) and build again.")
    return UnreadablePage(f"It cannot be read: {error.strerror or error}. Copy it anew and build again.")


def too_large(size: int) -> UnreadablePage:
    """The words for a page over MAX_BYTES."""
    return UnreadablePage(
        f"It has {size / 2**20:.1f} MB, a page may have {MAX_BYTES // 2**20} MB; it was not read. If it holds several pages, "
        "split it: a page a file, or a page a line in a .jsonl file."
    )


def page_of(
    name: str, raw: bytes, media_type: str, claim: str | None = None, given: Given = Given()
) -> tuple[Page, tuple[Problem, ...]]:
    """The page, and notices of what was set right in it. Raises UnreadablePage where the bytes hold no page.

    claim: the encoding that the page says it is in; given: what a record around it says of it.
    """
    if not raw:
        raise UnreadablePage("It is empty. Save the page again, or remove the file.")
    if kind := binary(raw):
        raise UnreadablePage(f"It is no text, it is {kind}. Save the page as text or HTML and build again.")
    decided = decide(raw, claim)
    page = Page(name, raw, media_type, decided.encoding, given, decided.broken)
    text = page.decoded()
    if not text.replace("\0", "").strip():
        raise UnreadablePage("It holds nothing but white space. Save the page again, or remove the file.")
    return page, tuple(Problem(name, STAGE, what, "notice") for what in _set_right(text, decided))


def binary(raw: bytes) -> str | None:
    """What kind of thing these bytes are, where they are no text."""
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            return kind
    if raw.startswith(WIDE_MARKS):
        return None  # UTF-16 and UTF-32 are half NULs
    head = raw[:_LOOKED_AT]
    controls = len(_CONTROLS.findall(head))
    return "binary data" if controls > 1 + _CONTROLS_BORNE * len(head) else None


def _set_right(text: str, decided: Decided) -> Iterator[str]:
    if decided.broken:
        many = "one place is" if decided.broken == 1 else f"{decided.broken} places are"
        yield (
            f"It is in {decided.encoding}, but {many} not valid, the first at byte {decided.first_break}. It was read: each "
            "place stands as \N{REPLACEMENT CHARACTER} in its text, its bytes are kept. Save it again if there is a whole copy."
        )
    if nuls := text.count("\0"):
        many = "a NUL character" if nuls == 1 else f"{nuls} NUL characters, the first"
        yield (
            f"It has {many} at character {text.index(chr(0))}. It was read, and nothing was changed. Save it again if there is "
            "a whole copy."
        )
