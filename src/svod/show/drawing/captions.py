"""What a timeline says in words: the names of lanes, what a mark stands for, and the whole for those who don't see it."""

from __future__ import annotations

from svod.model.asked import Lane, Timeline
from svod.model.entry import Entry
from svod.model.link import DatedBy
from svod.show.drawing.buckets import Bucket
from svod.show.drawing.stretches import counted, date_words, stretch
from svod.show.drawing.window import Window
from svod.show.tongues.words import Tongue

_WORDS = 160  # letters of a line that its title gives


def party(lane: Lane, tongue: Tongue) -> str:
    """The name of a lane."""
    return lane.name or tongue.gettext("all others")


def lines_of(number: int, tongue: Tongue) -> str:
    """`12 lines`."""
    return counted(tongue, "%(num)s line", "%(num)s lines", number)


def dated(by: DatedBy, tongue: Tongue) -> str:
    """What dated a line."""
    told = {"happened": "happened then", "said": "said then", "published": "only its publication is dated"}
    return tongue.gettext(told[by])


def of_line(entry: Entry, tongue: Tongue) -> str:
    """A line in one sentence: its date and what dated it, who to whom, and the first of its words."""
    words = " ".join(entry.words.split())
    cut = words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()}…"
    who = ", ".join(entry.who) + (f" → {', '.join(entry.to)}" if entry.to else "")
    lead = f"{who}: " if who and entry.kind == "statement" else ""
    return f"{date_words(entry.date, tongue.code)}, {dated(entry.dated_by, tongue)} · {lead}{cut}"


def of_bucket(lane: Lane, one: Bucket, tongue: Tongue) -> str:
    """How many lines of which party fall into which days, and how many of them have no day of their own."""
    told = f"{party(lane, tongue)}, {stretch(one.first, one.last, tongue.code)}: {lines_of(one.lines, tongue)}"
    fuzzy = sum(one.fuzzy.values())
    return (
        f"{told}, {counted(tongue, '%(num)s of them on no certain day', '%(num)s of them on no certain day', fuzzy)}"
        if fuzzy
        else told
    )


def of_pages(one: Bucket, days: str, tongue: Tongue) -> str:
    """How many pages came out on which days."""
    return f"{days}: {counted(tongue, '%(num)s page published', '%(num)s pages published', one.lines)}"


def unknown_dates(shown: Timeline, tongue: Tongue) -> str:
    """How many lines have a date that no page gives; nothing where there is none."""
    if not shown.unknown:
        return ""
    return counted(
        tongue, "%(num)s line of unknown date is not drawn", "%(num)s lines of unknown date are not drawn", shown.unknown
    )


def whole(shown: Timeline, window: Window, tongue: Tongue) -> tuple[str, str]:
    """The drawing's title, and what it shows, as it is read aloud."""
    days = stretch(window.first, window.last, tongue.code)
    lanes = "; ".join(f"{party(lane, tongue)}: {lines_of(lane.lines, tongue)}" for lane in shown.lanes)
    beyond = [
        counted(tongue, "%(num)s earlier line", "%(num)s earlier lines", window.earlier) if window.earlier else "",
        counted(tongue, "%(num)s later line", "%(num)s later lines", window.later) if window.later else "",
        unknown_dates(shown, tongue),
    ]
    told = "; ".join(filter(None, (lanes, *beyond)))
    return tongue.gettext("Timeline, %(days)s") % {"days": days}, told
