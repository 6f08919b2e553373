"""What trafilatura and htmldate make of an HTML page. They only vote: text and places are those of our own walk."""

from __future__ import annotations

import re
from dataclasses import dataclass

BIG = 3_000_000  # characters of markup above which they are not asked: they build trees


@dataclass(frozen=True, slots=True)
class Votes:
    """Lines that the extractor kept, without marks; the date that it read; `silent`: why it gave no vote, if it did not."""

    kept: frozenset[str] = frozenset()
    published: str | None = None
    silent: str = ""


def plain(text: str) -> str:
    """A line's words alone, as lines of two readings are compared."""
    return " ".join(re.findall(r"\w+", text.lower()))


def votes(markup: str, *, deep: bool, dated: bool) -> Votes:
    """The votes on a page. deep: nested so deep that a tree cannot be walked; dated: its date is known already."""
    if deep or len(markup) > BIG:
        return Votes(silent="nested too deep" if deep else "too long")
    try:
        return _ask(markup, dated=dated)
    except Exception as error:  # the parsers of others meet every page there is, and none may stop a build
        return Votes(silent=f"the extractor failed: {type(error).__name__}")


def _ask(markup: str, *, dated: bool) -> Votes:
    from htmldate import find_date
    from trafilatura import extract

    text = extract(markup, include_comments=False, include_tables=True, favor_recall=True) or ""
    day = None if dated else find_date(markup, original_date=True, extensive_search=False)
    if day and not _stands(day, markup):
        day = None
    kept = frozenset(plain(line) for line in text.splitlines() if line.strip())
    return Votes(kept, day, "" if kept else "the extractor found nothing")


def _stands(day: str, markup: str) -> bool:
    """Whether a whole ISO date is in the markup in some way to write it: of a month alone htmldate makes a day of its own."""
    year, month, number = (part.lstrip("0") for part in day.split("-"))
    years, between = rf"(?:{year}|{year[2:]})", r"[-/.\s]"
    ways = (
        rf"(?<!\d){year}{between}?0?{month}{between}?0?{number}(?!\d)",
        rf"(?<!\d)0?{number}{between}0?{month}{between}{years}(?!\d)",
        rf"(?<!\d)0?{month}{between}0?{number}{between}{years}(?!\d)",
        rf"(?<!\d)0?{number}\w{{0,2}}[\s,.]+[^\W\d]+[\s,.]+{years}(?!\d)",
        rf"\b[^\W\d]+[\s,.]+0?{number}\w{{0,2}}[\s,.]+{years}(?!\d)",
    )
    return any(re.search(way, markup) for way in ways)
