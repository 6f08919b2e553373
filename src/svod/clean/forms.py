"""What a line is by its own form, whatever stands around it: code, a menu, a date, a credit, a caption, a counter.

`sure` is 0-1: a form of .9 and more stands wherever the line stands; a weaker one gives way to a better reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from svod.clean.dates import CLOCK, is_date_line
from svod.clean.lines import Line
from svod.lang.directory import directory
from svod.lang.layout import layout
from svod.model.text import Role

SURE = 0.9
CREDIT_WORDS = 9  # a credit names an author, an agency, a site; what is longer tells of the picture
CAPTION_WORDS = 40
FORM_WORDS = 40  # a line of law or promotion may be as long; a longer one that holds such words is a paragraph
RIGHTS_WORDS = 120  # an imprint that starts with its sign names the owner, the conditions and the register, at any length
DATED = "a date or time, and nothing else on the line"
MASTHEAD = "the outlet's name or motto, above the title"
NAMED = "the name of an outlet, and nothing else on the line"
TIMED = "a time and a headline, as lists of news have them"
CLOSING = "closes"  # the line ends the story of the page
LISTING = "lists"  # after it stand other pages until the end
ADVERTS = "adverts"  # after it stand small advertisements
ASIDE = "aside"  # after it stand a few other pages, and the story goes on


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role for a line, the reason in words, how sure it is, and what the line opens, if it opens something."""

    role: Role
    because: str
    sure: float = 1.0
    opens: str = ""


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The entries of one list of the layout tables, as one pattern."""
    entries: Iterable[str] = getattr(layout(), name)
    return re.compile("|".join(f"(?:{entry})" for entry in entries) or r"(?!)", re.IGNORECASE)


_ESCAPE = re.compile(r"\\.|[^\\]+")


@cache
def _small(name: str) -> tuple[re.Pattern[str], ...]:
    """The entries of one list, one by one and in small letters, but for escapes, whose capitals mean something else: several
    times as fast in a line in small letters as one pattern regardless of capitals."""
    entries: Iterable[str] = getattr(layout(), name)
    lowered = (_ESCAPE.sub(lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), entry) for entry in entries)
    return tuple(map(re.compile, lowered))


def holds(line: Line, name: str) -> bool:
    """An entry of that list stands somewhere in the line."""
    return any(entry.search(line.small) for entry in _small(name))


def attributed(line: Line) -> bool:
    """It says who reports something, which menus and forms never do."""
    return holds(line, "attributions")


_MARKS = re.compile(r"[\W\d_]*")
_ADDRESS = re.compile(r"(https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+|\+?\d[\d\s()-]{6,}\d)[\s.,;]*")
_CRUMBS = re.compile(
    r"[^»>|/\\•·→]{2,40}(?:\s*[»>|\\•·→]\s*|\s+/\s+)[^»>|/\\•·→]{2,60}(?:(?:\s*[»>|\\•·→]\s*|\s+/\s+)[^»>|/\\•·→]{2,80})+"
)
_STAMPS = re.compile(r"\dT\d\d:\d\d:\d\d(?:[+Z]|\.\d).*(?:https?://|\dT\d\d:\d\d)")
_RIGHTS = re.compile(r"[\d\s:.-]*(?:©|\([cс]\)).*(?:перепечатк|копировани|использовани|rights reserved)", re.IGNORECASE)
_TAGS = re.compile(r"(#[\w-]+[\s,]*)+")
_GLUED = re.compile(r"[^\W\d_](?:[01]?\d|2[0-3]):[0-5]\d[^\W\d_]")
_POINTS = re.compile(r"^(?:→|►|▶|»|>>|=>)\s*(?=\w)|\s(?:>>+|→|►|»)$")
_TICKER = re.compile(r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d|\d{1,2}\.\d{1,2}(?:\.\d{2,4})?)[\s,|–—-]+\S")


def by_form(line: Line, code: str) -> Verdict | None:
    """What a line is by its form alone, or None."""
    return _printed_date(line, code) or _mark(line) or _opening(line) or _picture(line) or _menu(line) or _ticker(line)


def _mark(line: Line) -> Verdict | None:
    text = line.text
    if line.code:
        return Verdict("boilerplate", "a piece of a program")
    if pattern("ends").fullmatch(text):
        return Verdict("boilerplate", "the mark that a text is over", opens=CLOSING)
    if pattern("pauses").fullmatch(text):
        return Verdict("boilerplate", "the mark of a pause or an end", opens=ASIDE)
    if _MARKS.fullmatch(text) and not CLOCK.fullmatch(text) and not re.search(r"\d{1,4}[./-]\d{1,2}[./-]\d{2}", text):
        return Verdict("boilerplate", "no word in it")
    if _ADDRESS.fullmatch(text):
        return Verdict("boilerplate", "nothing but an address or a telephone number")
    if _STAMPS.search(text):
        return Verdict("boilerplate", "times and addresses as machines write them")
    if _TAGS.fullmatch(text):
        return Verdict("boilerplate", "a row of tags")
    return None


def _printed_date(line: Line, code: str) -> Verdict | None:
    return Verdict("date", DATED) if is_date_line(line.text, code) else None


def _opening(line: Line) -> Verdict | None:
    if line.count > FORM_WORDS:
        return None
    if pattern("adverts").fullmatch(line.text):
        return Verdict("boilerplate", "the heading of advertisements", opens=ADVERTS)
    if pattern("lists").fullmatch(line.text):
        return Verdict("boilerplate", "the heading of a list of other pages", opens=LISTING)
    if line.count >= 3 and _POINTS.search(line.text):
        return Verdict("teaser", "an arrow to another page")
    match = pattern("asides").match(line.text)
    if not match:
        return None
    rest = line.text[match.end() :].strip()
    if not rest:
        return Verdict("boilerplate", "it points to other pages", opens=ASIDE)
    if match[0].rstrip().endswith((":", ">", "→", "—", "–")) and len(rest.split()) >= 2 and not attributed(line):
        return Verdict("teaser", "it points to another page by its title")
    return None


def _picture(line: Line) -> Verdict | None:
    """A credit is short and starts with whose it is; a caption tells what is seen, and may end with whose it is."""
    if line.count > CAPTION_WORDS:
        return None
    if pattern("sources").match(line.text) and line.count <= CREDIT_WORDS and not line.closed:
        return Verdict("credit", "a line of its own for the source of the text")
    if _outlet(line):
        return Verdict("credit", NAMED, sure=0.9)
    legal = pattern("openings").match(line.text)
    credit, photo = pattern("credits").match(line.text), None if legal else pattern("photo").search(line.text)
    if photo and photo.end() == len(line.text) and line.headline and line.finite and not re.search(r"\d|\w\.\w", photo[0]):
        photo = None  # a headline that promises pictures
    if credit and not legal and line.count <= CREDIT_WORDS and not attributed(line):
        return Verdict("credit", "a line of its own for a photo, an author or a source", sure=0.95)
    if credit and not legal and photo:
        return Verdict("caption", "a picture's credit and what is seen on it")
    told = photo and line.prose and attributed(line) and line.text[-1] == "."
    if photo and not told and len(line.text[photo.start() :].split()) <= CREDIT_WORDS + 3:
        return Verdict("caption", "it ends with whose picture it is")
    if credit and not legal and not line.finite:
        return Verdict("caption", "it starts with whose picture it is", sure=0.9)
    return None


def _outlet(line: Line) -> bool:
    """The name of an outlet and nothing else; one word that the dictionary has too must be an agency's."""
    if line.count > 4 or line.closed:
        return False
    known = directory().by_name(line.text)
    common = re.fullmatch(r"[А-ЯЁ][а-яё]+", line.text) is not None
    return known is not None and (known.kind == "agency" or (known.kind == "outlet" and not common))


def _menu(line: Line) -> Verdict | None:
    if pattern("menus").fullmatch(line.text):
        return Verdict("boilerplate", "words of a menu, a form or a counter", sure=0.95)
    if line.count <= RIGHTS_WORDS and _RIGHTS.match(line.text):
        return Verdict("boilerplate", "whose rights the page is under")
    if line.count <= FORM_WORDS and not attributed(line):
        if pattern("openings").match(line.text):
            return Verdict("boilerplate", "it starts as promotion, law or a form does")
        if holds(line, "inside"):
            return Verdict("boilerplate", "words of promotion, law or a form")
    if not line.closed and _cells(line.text) and not line.finite:
        return Verdict("boilerplate", "a row of links, set apart by spaces", sure=0.9)
    quoting = "«" in line.text and "»" in line.text
    if not line.closed and not quoting and line.count <= FORM_WORDS and _CRUMBS.fullmatch(line.text):
        return Verdict("boilerplate", "a row of links", sure=0.9)
    if not line.closed and line.count < FORM_WORDS and _GLUED.search(line.text):
        return Verdict("boilerplate", "a clock time glued between words, as tables and tickers lose their cells", sure=0.9)
    return None


def _cells(text: str) -> bool:
    """Several short cells in a row, with more than a space between them."""
    cells = re.split(r"\t+|\s{2,}", text)
    short = len(cells) >= 3 and all(len(cell.split()) <= 4 for cell in cells)
    return short or (len(cells) > 1 and all(pattern("menus").fullmatch(cell) for cell in cells))


def _ticker(line: Line) -> Verdict | None:
    if _TICKER.match(line.text) and 2 <= line.count <= 30 and line.text[-1] != ".":
        return Verdict("teaser", TIMED, sure=0.5)
    return None


def by_tags(line: Line) -> Verdict | None:
    """What its tags make of a line; strong where the tag was made for it."""
    kinds, linked = line.tags.kinds, line.tags.linked
    if "caption" in kinds and line.count <= 60:
        form = by_form(line, "")
        return form if form and form.role == "credit" else Verdict("caption", "the text of a figure")
    if kinds & {"chrome", "others"} and "h1" not in kinds:
        others = "others" in kinds and (line.headline or line.prose)
        linked_headline = linked > 0.6 and line.headline and line.count >= 5
        role = Verdict("teaser", "the title or lead of another page, beside the article") if others or linked_headline else None
        return role or Verdict("boilerplate", "in a menu, a form, or beside the article")
    if linked > 0.9 and line.count <= 30 and "h1" not in kinds and not line.closed:
        return (
            Verdict("teaser", "nothing but a link to another page")
            if line.headline
            else Verdict("boilerplate", "nothing but a link")
        )
    return None


def without_rows(forms: list[Verdict | None]) -> list[Verdict | None]:
    """Dates that stand in a row are a calendar or the times of a list, and none of them is the page's. Two may be the page's
    own: when it was published, and when it was last changed."""
    out, start = list(forms), 0
    while start < len(forms):
        stop = start
        while stop < len(forms) and (form := forms[stop]) and form.because == DATED:
            stop += 1
        listed = start > 0 and (before := forms[start - 1]) is not None and before.role == "boilerplate"
        if stop - start >= 3 or (stop - start == 2 and listed):
            out[start:stop] = [Verdict("boilerplate", "one of a row of dates or times")] * (stop - start)
        start = max(stop, start + 1)
    return out
