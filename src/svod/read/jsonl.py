"""JSON Lines: one page a line. Our own field names, and those of news-please, trafilatura and passim."""

from __future__ import annotations

import codecs
import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from svod.errors import BadValue, UnreadablePage
from svod.model.entry import Problem
from svod.model.page import JSON, Given, Page, body_of_json
from svod.read.encoding import WIDE_MARKS
from svod.read.labels import label
from svod.read.moments import FORMS, iso
from svod.read.opened import MAX_BYTES, STAGE, check_file, page_of, too_large, unreadable

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ABOUT = "JSON Lines, one page a line, gzipped or not"

# Fields of a record and what they tell, ours first, then news-please's, trafilatura's, passim's; the first that says anything
# is taken.
_FIELDS: dict[str, tuple[str, ...]] = {
    "url": ("url", "source_url", "source"),
    "outlet": ("outlet", "sitename", "source_name"),
    "published": ("published", "time", "date_publish", "date"),
    "fetched": ("fetched", "date_download"),
    "language": ("language", "lang"),
    "title": ("title",),
}
# A host is an address, no name of an outlet: it is taken where there is no URL either, from which `clean` finds the name.
_HOSTS = ("source_domain", "hostname")
_STEP = 2**20  # bytes at a time of a line that is passed over
_IS_URL = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)


def read(path: Path, name: str) -> Iterator[Page | Problem]:
    """The file's pages and their notices, and a Problem for each line that is none. Raises UnreadablePage where the file
    itself fails."""
    check_file(path)
    opened = gzip.open if path.name.lower().endswith(".gz") else open
    number = 0
    try:
        with cast(IO[bytes], opened(path, "rb")) as file:
            for number, line in _lines(file):
                try:
                    yield from _page(f"{name}#{number}", line)
                except UnreadablePage as error:
                    yield Problem(f"{name}#{number}", STAGE, str(error))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadablePage(
            f"It is a damaged gzip file: {error}. Of its lines {number} could be read; fetch it anew."
        ) from error
    except OSError as error:
        raise unreadable(error) from error
    if not number:
        raise UnreadablePage("It is empty. Save the pages again, or remove the file.")


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | int]]:
    """Numbered lines from 1, without their ends; of one over MAX_BYTES, which is passed over and never held, its length."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        content = line.rstrip(b"\r\n")
        if len(content) <= MAX_BYTES:
            yield number, content
            continue
        size = len(line)
        while line and not line.endswith(b"\n"):
            line = content = file.readline(_STEP)
            size += len(line)
        yield number, size


def _page(place: str, line: bytes | int) -> Iterator[Page | Problem]:
    """What a line holds: a page and its notices, nothing where it is blank. Raises UnreadablePage."""
    if isinstance(line, int):
        raise too_large(line)
    if not line.strip():
        return
    if line.startswith(WIDE_MARKS):
        raise UnreadablePage("It is in UTF-16 or UTF-32, JSON Lines are UTF-8. Convert the file and build again.")
    page, notices = page_of(place, line, JSON)
    decoded = page.decoded()
    try:
        body_of_json(decoded)
    except BadValue as error:
        raise UnreadablePage(f"It holds no page. {error}") from error
    given, unread = _given(json.loads(decoded, strict=False))
    name = label(given.url) if given.url else place
    yield from (replace(notice, where=name) for notice in notices)
    if unread:
        what = f"Its record (line {place.rpartition('#')[2]}) says that it was published {unread!r}, which is not understood."
        yield Problem(name, STAGE, f"{what} It was read without a date. Write it as {FORMS}.")
    yield replace(page, name=name, given=given)


def _given(record: dict[str, object]) -> tuple[Given, str | None]:
    """What a record says of its page, and the words of a publication date that can't be read."""
    said = {fact: _first(record, keys) for fact, keys in _FIELDS.items()}
    said["url"] = _first(record, _FIELDS["url"], _IS_URL)
    said["outlet"] = said["outlet"] or (None if said["url"] else _first(record, _HOSTS))
    written, fetched = said["published"], said["fetched"]
    said["published"] = iso(written) if written else None
    said["fetched"] = iso(fetched) if fetched else None
    return Given(**said), None if said["published"] else written


def _first(record: dict[str, object], keys: tuple[str, ...], form: re.Pattern[str] | None = None) -> str | None:
    """What the first of these keys says that says anything, of that form."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            words = str(value).strip()
            if words and (form is None or form.fullmatch(words)):
                return words
    return None
