"""Datelines: `ПЛАЦ, 20 мая – Агентство.` and its kin, with place, date and agency at the head of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from svod.clean.dates import PageDate, dates_in
from svod.lang.directory import directory
from svod.lang.layout import layout
from svod.model.span import Span

HEAD = 110  # characters within which a dateline ends
_PLACE = re.compile(r"[^\W\d_a-zа-яё][\w'’]*(?:[-–][^\W\d_][\w'’]*|\s[^\W\d_a-zа-яё][\w'’]*){0,3}")
_GAP = re.compile(r"[\s,./|()–—-]*")
_CLOCK = re.compile(r"\s*(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*\(?(?:мск|msk|gmt|utc)\)?)?[\s,–—-]*", re.IGNORECASE)
_AGENCY = re.compile(
    r"[^\W\d_a-zа-яё][\w.'’«»\"-]*(?:\s+[«\"]?[^\W\d_a-zа-яё][\w.'’»\"-]*){0,3}?(?=\s*(?:[–—:/]|-\s|\.\s|\.$|,\s|\s\.))"
)
# What stands between a dash or slash after the date and a colon, a slash or the end of its sentence is the agency's name,
# whether the tables have it or not: `– Name.`, `/Name of it:`.
_SLOT = re.compile(r"[«\"“]?[^\W\d_a-zа-яё][^\s/:.,–—]*(?:\s[^\s/:.,–—]+){0,3}(?=\s*[:/]|\s*\.\s|\.$)")
_BRACKETS = re.compile(r"[^()\n]{2,40}(?=\)\s*(?:[–—-]{1,2}\s|[.:]))")  # `PLACE, 20 May (Agency) -`
_LEADING = re.compile(r"[^\W\d_a-zа-яё][\w.-]*(?:\s[^\W\d_a-zа-яё][\w.-]*){0,2}(?=,\s)")
_CAPITALS = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ.]{2,}(?=\s)")
_ENDS = re.compile(r"\s*[.:–—/-]")
_SET_OFF = re.compile(r"(?:\s*[.:–—-]\s*|\s+/\s*)[«\"“A-ZА-ЯЁ]")  # after place and date alone, the text starts anew


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a paragraph: places of it within the paragraph, and the date read. At least two of the three are there."""

    place: Span | None
    date: PageDate | None
    agency: Span | None

    def agency_of(self, text: str) -> str | None:
        """The agency's words, without marks around them."""
        return self.agency.of(text).strip(" .,/:–—-") if self.agency else None


@lru_cache(maxsize=64)  # of a page's few paragraphs each asks: roles, place, agency, date
def dateline_in(text: str, code: str) -> Dateline | None:
    """The dateline that opens a paragraph, or None. code: the language of the page, for its months' names."""
    head = text[:HEAD]
    led = _led_by_agency(head, code)
    if led is not None:
        return led
    place, at = _place(head, code)
    found = next((each for each in dates_in(head, code)[:1] if each.span.start <= at + 4), None)
    if found:
        at = found.span.stop
    elif place is None and not head.startswith((",", "/")) and not _CLOCK.match(head):
        return None
    clock = _CLOCK.match(head, _skip(head, at))
    agency = _agency(head, clock.end() if clock else _skip(head, at), timed=bool(clock or found))
    if agency and place and found is None and not _known(agency.of(head)):
        return None
    if found and not agency and not _SET_OFF.match(text, found.span.stop):
        return None
    if sum(part is not None for part in (place, found, agency)) < 2 and not (agency and clock):
        return None
    return Dateline(place, found, agency)


def _led_by_agency(head: str, code: str) -> Dateline | None:
    """`AGENCY, 20 May. Text`: a known agency, a date and a full stop."""
    name = _LEADING.match(head)
    if not name or not _known(name[0]):
        return None
    found = next((each for each in dates_in(head, code)[:1] if each.span.start <= name.end() + 2), None)
    ends = found is not None and re.match(r"\s*\.\s", head[found.span.stop :])
    return Dateline(None, found, Span(name.start(), name.end())) if ends else None


def _place(head: str, code: str) -> tuple[Span | None, int]:
    """The place, and where what follows it starts. A name is a place only if a mark and then a date or an agency follow."""
    match = _PLACE.match(head)
    if (
        not match
        or dates_in(match[0], code)
        or not head[match.end() :].lstrip()[:1]
        or head[match.end() :].lstrip()[0] not in ",./|(–—-"
    ):
        return None, _skip(head, 0)
    if match[0].isupper() and directory().by_name(match[0]):
        return None, 0
    return Span(match.start(), match.end()), _skip(head, match.end())


def _skip(head: str, at: int) -> int:
    gap = _GAP.match(head, at)
    return gap.end() if gap else at


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(rf"^(?i:{'|'.join(layout().agencies) or '(?!)'})\s+(?=[«\"A-ZА-ЯЁ])")


def _known(words: str) -> bool:
    bare = words.strip(" .,/:–—-")
    return any(directory().by_name(name) for name in (bare, _genre().sub("", bare)))


def _agency(head: str, at: int, *, timed: bool) -> Span | None:
    """The agency: a name that the tables know, or after a date any name that a dash, a colon, a slash or brackets set off."""
    bracketed = _BRACKETS.match(head, at) if head[:at].endswith("(") else None
    if bracketed and (_known(bracketed[0]) or (timed and bracketed[0][:1].isupper())):
        return Span(at, bracketed.end())
    for pattern in (_AGENCY, _CAPITALS):
        match = pattern.match(head, at)
        if not match:
            continue
        words, after = match[0].rstrip("."), head[match.end() :]
        if _known(words) or (timed and pattern is _AGENCY and re.match(r"\s*(?:[–—:/]|-\s)", after) and len(words) > 2):
            return Span(at, at + len(words))
    slot = _SLOT.match(head, at) if timed and head[:at].rstrip()[-1:] in {"–", "—", "-", "/"} else None
    if slot and not any(layout().finite(word.lower()) for word in slot[0].split()):
        return Span(at, slot.end())
    return None
