"""Pages that are handed over, not found in a folder: files that were dropped, text that was pasted, what was fetched.

They are laid out in a folder with a pages.csv beside them, which is then read as any other. The name that each gets becomes
what the page is called, so it is kept as a person knows it, so far as a file may be called that.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from svod.errors import UnreadablePage
from svod.model.page import Given
from svod.read.fetching import Fetched
from svod.read.labels import label
from svod.read.moments import FORMS, iso
from svod.read.opened import MAX_BYTES, too_large
from svod.read.pagelist import FACTS
from svod.read.walk import LIST_NAME

TEXT_ENDINGS, HTML_ENDINGS = (".txt", ".text"), (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXT_ENDINGS, *HTML_ENDINGS, ".jsonl", ".ndjson")  # archives are left out: nothing bounds them
MAX_LIST = 64 * 2**20  # bytes of a file of several pages
_LONGEST = 100  # characters of a name or of one part of it; and so many bytes
_LONGEST_BYTES = 200
_DEEPEST = 12  # parts of an address that become folders
_WORDS = 6  # of a pasted text that stand in its name
_UNFIT = re.compile(r'[<>:"|?*\\/]')  # Windows has none of them in a name, and a cite ends in a colon and its place
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_OURS = ("decisions.jsonl",)  # what lies under this name beside pages is passed over in silence
_FACT = 2000  # characters of what is said of a page


@dataclass(frozen=True, slots=True)
class Handed:
    """A file to be laid out: its name, a path with slashes; its bytes; and what is said of it beside it."""

    name: str
    raw: bytes
    given: Given = Given()


def uploaded(name: str, raw: bytes, given: Given = Given()) -> Handed:
    """A file that was dropped or sent; a pages.csv tells of those that come with it. Raises UnreadablePage where it can't be
    one of pages."""
    shown = shown_name(name)
    if shown.lower() == LIST_NAME and len(raw) <= MAX_BYTES:
        return Handed(LIST_NAME, raw)
    suffix = next((suffix for suffix in SUFFIXES if name.lower().endswith(suffix)), None)
    if suffix is None:
        raise UnreadablePage(f"{shown}: Only files that end in {_endings()} are added. Save the page as text or HTML.")
    lines = suffix in (".jsonl", ".ndjson")
    if len(raw) > (MAX_LIST if lines else MAX_BYTES):
        raise UnreadablePage(f"{shown}: {too_large(len(raw)) if not lines else _too_long(len(raw))}")
    called = safe_name(name)
    if called.lower() in _OURS:
        raise UnreadablePage(f"{shown} is a list of decisions, not of pages. `svod correct --from {called}` takes it in.")
    return Handed(called, raw, given)


def shown_name(name: str) -> str:
    """What a file that was handed over is called in messages."""
    return label(PurePosixPath(name.replace("\\", "/")).name)[:_LONGEST] or "A file without a name"


def pasted(text: str, given: Given = Given(), *, day: date, html: bool = False) -> Handed:
    """Text that came without a name on this day: it is named by its title or its first words, and by its digest, since outlets
    print one wire under one title, and the second would else take the place of the first. html: it is HTML, which begins with
    no words. Raises UnreadablePage where there is none."""
    content = text if html else text.replace("\r\n", "\n").replace("\r", "\n")
    if not content.strip():
        raise UnreadablePage("No text was pasted. Copy the page's text and paste it.")
    raw = content.encode("utf-8", "replace")
    if len(raw) > MAX_BYTES:
        raise too_large(len(raw))
    words = re.findall(r"[^\W_]+", given.title or ("" if html else content[:2000]))[:_WORDS]
    ending = f"-{sha256(raw).hexdigest()[:8]}{'.html' if html else '.txt'}"
    return Handed(_safe("-".join([f"pasted-{day.isoformat()}", *words]), _LONGEST - len(ending)) + ending, raw, given)


def of_fetched(fetched: Fetched) -> Handed:
    """A page that was fetched, named as its address is: a host, then a path. Two addresses never get one name: where
    something of an address can't stand in a name, its digest does."""
    parts = urlsplit(fetched.url)
    host = f"{parts.hostname or 'page'}_{parts.port}" if parts.port else parts.hostname or "page"
    path = [unquote(part) for part in parts.path.split("/")[1:]] or [""]
    told = [*path[:-1], path[-1] or "index"]
    kept = [*(_folder(part) for part in told[:-1]), _safe(told[-1], _LONGEST)]
    if parts.query or kept != told or "index" in path or len(kept) > _DEEPEST:
        digest = sha256(fetched.url.encode("utf-8", "surrogatepass")).hexdigest()
        kept = [*kept[:-1][: _DEEPEST - 1], f"{kept[-1][: _LONGEST // 2]}.{digest[:8]}"]
    ending = ".txt" if fetched.media_type == "text/plain" else ".html"
    known = HTML_ENDINGS if ending == ".html" else (ending,)
    last = kept[-1] if kept[-1].lower().endswith(known) else kept[-1] + ending
    name = "/".join([_folder(host), *kept[:-1], last])
    return Handed(name, fetched.raw, Given(url=fetched.url, fetched=fetched.fetched_at, charset=fetched.charset))


def said(**facts: str | None) -> Given:
    """What a person says of a page, each fact on one line, empty ones left out. Raises UnreadablePage for a date that can be
    read in two ways or in none."""
    plain = {fact: " ".join(_shown(words or "").split())[:_FACT] or None for fact, words in facts.items()}
    for fact in ("published", "fetched"):
        typed = plain.get(fact)
        if typed:
            plain[fact] = iso(typed)
            if plain[fact] is None:
                raise UnreadablePage(f"{label(typed[:80])!r} is not understood as a date. Write it as {FORMS}.")
    return Given(**plain)


def lay_out(handed: Iterable[Handed], folder: Path) -> None:
    """Writes the files into this folder, which is made or else is empty, with a pages.csv that says what is given of them. Of
    two with one name the second is called `name (2)`; nothing is ever written outside the folder. Raises UnreadablePage, having
    written nothing, where a pages.csv is handed over with pages of which something is given already."""
    handed = tuple(handed)
    if any(one.name == LIST_NAME for one in handed) and any(one.given != Given() for one in handed):
        raise UnreadablePage("A pages.csv goes with files alone. Add text, and pages by their address, by themselves.")
    taken: set[str] = set()
    rows = []
    folder.mkdir(parents=True, exist_ok=True)
    for one in handed:
        name = _apart(one.name, taken)
        path = folder.joinpath(*name.split("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(one.raw)
        if one.given != Given():
            rows.append((name, *(fact or "" for fact in astuple(one.given))))
    if rows:
        # Half a surrogate pair, which no file holds, is written out.
        with (folder / LIST_NAME).open("x", encoding="utf-8", errors="backslashreplace", newline="") as file:
            csv.writer(file).writerows([("page", *FACTS), *rows])


def safe_name(name: str) -> str:
    """A file's name without its folders, as every system may write it, still to be recognised, its ending kept."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, suffix = last.rpartition(".")
    ending = f"{dot}{_safe(suffix, 20)}" if stem or dot else ""
    return _safe(stem if ending else last, _LONGEST - len(ending)) + ending.lower()


def _safe(part: str, longest: int) -> str:
    """One part of a path: nothing that can't be seen, no mark with a meaning to a system, not hidden, not reserved, not empty,
    not too long."""
    shown = " ".join(_UNFIT.sub("_", _shown(part)).split())
    while len(shown) > longest or len(shown.encode()) > _LONGEST_BYTES:
        shown = shown[: min(longest, len(shown) - 1)]
    plain = shown.strip(" .") or "page"
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain


def _shown(words: str) -> str:
    """The characters of these words that can be seen, composed, with a space for each that only parts."""
    composed = unicodedata.normalize("NFC", words)
    kinds = [(char, unicodedata.category(char)) for char in composed]
    return "".join(
        " " if kind in ("Zs", "Zl", "Zp", "Cc") else char for char, kind in kinds if kind not in ("Cf", "Cs", "Cn", "Co")
    )


def _apart(name: str, taken: set[str]) -> str:
    """The name, or one like it that is not taken yet, not even in other letters' case."""
    stem, dot, suffix = name.rpartition(".")
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{suffix}"
    taken.add(found.casefold())
    return found


def _folder(part: str) -> str:
    """A part of an address as a folder, which is never called as a page's file is."""
    name = _safe(part, _LONGEST)
    return f"{name}_" if name.lower().endswith(SUFFIXES) else name


def _too_long(size: int) -> str:
    return f"It has {size / 2**20:.1f} MB, a file of several pages may have {MAX_LIST // 2**20} MB. Split it."


def _endings() -> str:
    return f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"
