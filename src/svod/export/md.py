"""The chronicle as Markdown, each line footnoted with its cites: to read, to print, to paste into a report."""

from __future__ import annotations

import re
from itertools import groupby
from typing import IO

from svod.export.given import parted
from svod.export.links import givers
from svod.model.chronicle import Chronicle
from svod.model.entry import Entry
from svod.model.span import Cite

NAME = "md"
ABOUT = "footnoted Markdown: the dated lines, each with its words and where they stand"
ENCODING = "utf-8"

_ADDRESS = re.compile(r"https?://[^\s<>]+")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|])")


def write(chronicle: Chronicle, out: IO[str]) -> None:
    """Writes a heading a date, a bullet a line, and at the end a footnote a line with every place it rests on."""
    pages, outlets = len(chronicle.readings), len({reading.known_outlet for reading in chronicle.readings} - {None})
    out.write(f"# Chronicle\n\n{pages} pages of {outlets} outlets, {len(chronicle.entries)} lines.\n")
    numbered = list(enumerate(chronicle.entries, 1))
    for date, group in groupby(numbered, key=lambda item: item[1].date):
        out.write(f"\n## {date or 'unknown date'}\n\n")
        for number, entry in group:
            out.write(f"- {_line(chronicle, entry)} [^{number}]\n")
    out.write("\n")
    for number, entry in numbered:
        out.write(f"[^{number}]: " + "; ".join(_footnote(chronicle, cite) for cite in entry.cites) + "\n")


def plain(words: str) -> str:
    """Page text on one line with every mark of Markdown and HTML taken for what it is."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def _line(chronicle: Chronicle, entry: Entry) -> str:
    who = plain(", ".join(entry.who)) or "unknown"
    to = f" → {plain(', '.join(entry.to))}" if entry.to else ""
    shared = f"{entry.origins} origin{'s' * (entry.origins != 1)}, {entry.outlets} outlet{'s' * (entry.outlets != 1)}"
    cue = f" ({plain(entry.cue)})" if entry.cue else ""
    lead = f"**{who}**{to}{cue}: " if entry.kind == "statement" else ""
    kind = f"{entry.type or entry.kind}, {entry.dated_by}, {shared}".replace("_", " ")
    event = chronicle.event_of(entry)
    parts = f"; pages differ: {plain(differ)}" if event and (differ := parted(chronicle, event)) else ""
    return f"{lead}{plain(entry.words)} ({kind}{parts})"


def _footnote(chronicle: Chronicle, cite: Cite) -> str:
    reading = chronicle.by_page[cite.page]
    given = reading.card.given.url or ""
    url = f" <{given}>" if _ADDRESS.fullmatch(given) else ""
    published = reading.published or "unknown date"
    steps = dict.fromkeys(f" ← {plain(one.giver)} ({one.basis})" for one in givers(chronicle, cite))
    outlet = plain(reading.known_outlet or "unknown outlet") + "".join(steps)
    return f"{outlet}, {published}, `{chronicle.place(cite).replace('`', '')}`{url}"
