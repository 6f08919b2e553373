"""What stands between a title and its text: a standfirst, the text of a picture, a name, a date.

The first paragraph of a report tells the title's news again, in full; the deck above it adds to the title and does without
its words. So a sentence under the title that lacks its words is a standfirst if the next paragraph has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from svod.clean.bylines import is_byline
from svod.clean.dates import clock_in, dates_in
from svod.clean.forms import Verdict, attributed, pattern
from svod.clean.lines import STEM, Line
from svod.lang.layout import layout

DECK_WORDS = 30  # a standfirst is one sentence, rarely of more words
ADDED = 0.25  # share of the title's words that a standfirst may have, and that the paragraph below must have beyond it
BESIDE_DATE = 5  # words that may stand beside a date on its line
FEW = 5  # words of a title below which each is a part too large: a standfirst may have none
LEAD_WORDS = 6  # a standfirst without an end mark has as many
SHORT = 3  # words of a sentence that is no told text yet
SEEN = 0.5  # share of its words that the text must take up, for a line without a verb to tell of a picture
TOLD_OF = "it names what the text is about, and tells nothing: the text of a picture"
_NEXT = re.compile(r"[.!?…][\"'»”)]*\s+[\"'«„“(—–-]*\s*[A-ZА-ЯЁІЇЄҐ\d]")


def adds(line: Line, title: Line, below: Line, *, pictured: bool) -> bool:
    """A sentence that adds to the title what the paragraph below does not begin with. pictured: a picture's text, a credit or
    a date stands between the two."""
    if line.count > DECK_WORDS or line.text[0] == "/" or attributed(line) or _NEXT.search(line.text):
        return False  # more than a sentence, or one that an agency's name or a speaker's opens as it does a text
    own, told = _shared(title, line), title.told(below.stems)
    most = ADDED if len(title.stems) >= FEW else 0
    return own <= most and below.count > line.count and (told - own >= ADDED or (pictured and not own))


def _shared(title: Line, line: Line) -> float:
    """The share of the title's words that a line has, those in words of several parts too."""
    pieces = {piece[:STEM].lower() for word in line.words if "-" in word for piece in word.split("-")}
    return title.told(line.stems | pieces)


def named(line: Line, ahead: frozenset[str]) -> bool:
    """A sentence without a verb that starts with a person's name which the text takes up: the text of a picture."""
    if line.count > DECK_WORDS or _NEXT.search(line.text) or line.told(ahead) < SEEN:
        return False
    return is_name(line.words) and not line.finite


def is_name(words: Sequence[str]) -> bool:
    """The first two words are a person's forename and surname."""
    return len(words) > 2 and words[1][:1].isupper() and layout().forename(words[0].lower())


def is_dated(line: Line, code: str, ahead: frozenset[str]) -> bool:
    """A date with its year or a clock time, and a few words beside it: a section, an author, a counter. Words that the text
    takes up tell of a picture, and when it was taken. ahead: the stems of the first paragraphs."""
    hour = clock_in(line.text)
    found = [each for each in dates_in(line.text, code) if each.iso or hour]
    beside = line.count - sum(len(each.span.of(line.text).split()) for each in found)
    if not found or beside > BESIDE_DATE or line.finite or line.closed:
        return False
    before = Line(0, line.span, line.text[: found[0].span.start])
    return bool(hour) or before.count < 2 or before.told(ahead) < SEEN


def under_title(line: Line, title: Line, ahead: frozenset[str], *, over: bool) -> Verdict:
    """A line between the title and the text that is no told text by itself. ahead: the stems of the first paragraphs; over: it
    stands right between the two, with nothing else."""
    if not line.prose and line.text[-1] in ":;," and (line.finite or line.count >= LEAD_WORDS):
        return Verdict("body", "a sentence that goes on below")
    if "://" in line.text:
        return Verdict("boilerplate", "an address between the title and the text")
    if "lead" not in line.tags.kinds and (_hangs(line) or _scene(line)):
        return Verdict("caption", "it tells what is seen, not what happened: the text of a picture")
    if "lead" in line.tags.kinds or (line.headline and line.finite and (over or line.count >= LEAD_WORDS)):
        return Verdict("standfirst", "between the title and the text")
    if line.closed and line.count >= SHORT and line.text[-1] != ")":
        return Verdict("standfirst", "a short sentence between the title and the text")
    if not line.finite and not line.closed and (line.told(ahead) >= SEEN or line.text in title.text):
        return Verdict("caption", TOLD_OF)
    if is_byline(line):
        return Verdict("credit", "a name under the title")
    if not line.finite and not line.closed and line.count >= (SHORT if over else LEAD_WORDS):
        return Verdict("caption", "words without a verb between the title and the text: the text of a picture")
    return Verdict("boilerplate", "before the text, and no sentence")


def _hangs(line: Line) -> bool:
    """Its verbs stand in a clause that hangs on a noun, and none stands before it."""
    clause = None if line.closed or not line.finite else pattern("relatives").search(line.text)
    if clause is None:
        return False
    before = re.findall(r"[^\W\d_]+", line.text[: clause.start()])
    return bool(before) and not any(layout().finite(word.lower()) for word in before)


def _scene(line: Line) -> bool:
    """A person's name and a verb of what goes on now, and no other after it: what is seen, and nothing said or planned."""
    if line.closed or not is_name(line.words) or attributed(line):
        return False
    words = [word.lower() for word in line.words]
    at = next((place for place, word in enumerate(words) if layout().finite(word)), len(words))
    after = words[at + 1 :]
    return layout().present(words[at]) and not any(map(layout().infinitive, after)) if after else False
