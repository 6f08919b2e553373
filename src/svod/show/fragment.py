"""An address that scrolls to exact words of a page: W3C text fragments (URL Fragment Text Directives, WICG draft report).

`#:~:text=prefix-,start,end,-suffix`. A browser lights the first place that fits: from `start` on, or from `start` to the first
`end` behind it, where `prefix` stands just before and `suffix` just behind. It compares words as whole words, whatever their
case and accents, with each run of spaces as one; neither of the four may reach over the end of a line of the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urldefrag

from svod.model.span import Span

EXACT = 100  # characters up to which words are given whole; of longer ones, where they start and end
_GROW = (4, 8, 16, 32)  # words of a long text's start and end, or of what stands around, that are tried in turn
_MOST = 20  # stretches that one address lights
_SPACES = re.compile(r"[^\S\n]+")
_UNTOLD = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # no browser shows these as they stand
_INSIDE = frozenset(".'’:·‧,;٫⸳")  # between two letters or digits they part no word (UAX 29: MidLetter, MidNum, MidNumLet)


@dataclass(frozen=True, slots=True)
class Directive:
    """One text directive. Each part is a run of words of one line, spaces single."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        parts = (
            f"{_coded(self.prefix)}-" if self.prefix else "",
            _coded(self.start),
            _coded(self.end) if self.end else "",
            f"-{_coded(self.suffix)}" if self.suffix else "",
        )
        return "text=" + ",".join(part for part in parts if part)


def with_fragment(url: str, content: str, spans: Sequence[Span]) -> str:
    """The address with the fragment that lights these characters of a page whose readable text is `content`; the bare address
    where they can't be told in one. Cuts in a word are widened to the word, since browsers find whole words alone."""
    bare, anchor = urldefrag(url)
    anchor = anchor.partition(":~:")[0]
    told = [directive for span in spans[:_MOST] if (directive := directive_of(content, span))]
    joined = f"{anchor}:~:" + "&".join(map(str, told)) if told else anchor
    return f"{bare}#{joined}" if joined else bare


def directive_of(content: str, span: Span) -> Directive | None:
    """The shortest directive tried that leads to these characters and to no other place before them; the most telling one
    where none of them does. None where there is nothing that a browser could find.

    Browsers do not all agree where a word ends: what holds even where words may begin and end anywhere goes first.
    """
    page = _lines(content)
    place = page.place(span)
    if place is None:
        return None
    sure, last = None, None
    for last in _tried(page, place):
        if page.first(last, anywhere=True) == place:
            return last
        if sure is None and page.first(last) == place:
            sure = last
    return sure or last


def _tried(page: _Lines, place: Span) -> Iterator[Directive]:
    """Directives that lead to a place, the plainest first."""
    words = page.text[place.start : place.stop]
    exact = "\n" not in words and len(words) <= EXACT
    cores = [(words, "")] if exact else list(_ends(words))
    for start, end in cores:
        yield Directive(start, end)
    start, end = cores[-1]
    for many in _GROW:
        before, after = page.before(place.start, many), page.after(place.stop, many)
        yield Directive(start, end, before)
        yield Directive(start, end, "", after)
        yield Directive(start, end, before, after)


def _ends(words: str) -> Iterator[tuple[str, str]]:
    """The first and the last words of a long stretch, or of one of several lines, apart from each other."""
    first, last = words.split("\n", 1)[0], words.rsplit("\n", 1)[-1]
    for many in _GROW:
        if "\n" in words:
            yield _head(first, many), _tail(last, many)
        elif 2 * many < words.count(" "):
            yield _head(words, many), _tail(words, many)
    if "\n" not in words and words.count(" ") <= 2 * _GROW[0]:  # few words, and long ones
        half = words.find(" ", len(words) // 2)
        yield (words[:half], words[half + 1 :]) if half > 0 else (words, "")


def _head(line: str, many: int) -> str:
    return " ".join(line.split(" ", many)[:many])


def _tail(line: str, many: int) -> str:
    return " ".join(line.rsplit(" ", many)[-many:])


class _Lines:
    """A page's text as a browser searches it: lines without empty ones, spaces single, and all of it folded."""

    def __init__(self, content: str) -> None:
        self._content = content
        self.text = _flat(content)
        self.folded = _folded(self.text)

    def place(self, span: Span) -> Span | None:
        """Where these characters of the page stand in the flat text, widened to whole words; None where they are but spaces, or
        hold what no address can."""
        words = _flat(span.of(self._content))
        if not words or _UNTOLD.search(words):
            return None
        lead = span.start + len(span.of(self._content)) - len(span.of(self._content).lstrip())
        start = len(_flat(self._content[: lead + 1])) - 1
        stop = start + len(words)
        while not _bounded(self.text, start):
            start -= 1
        while not _bounded(self.text, stop):
            stop += 1
        return None if _UNTOLD.search(self.text[start:stop]) else Span(start, stop)

    def before(self, place: int, many: int) -> str:
        """So many words just before, of the line that they stand in."""
        line = self.text[:place].rstrip("\n ").rsplit("\n", 1)[-1]
        return _telling(_tail(line, many))

    def after(self, place: int, many: int) -> str:
        """So many words just behind, of the line that they stand in."""
        line = self.text[place:].lstrip("\n ").split("\n", 1)[0]
        return _telling(_head(line, many))

    def first(self, directive: Directive, anywhere: bool = False) -> Span | None:
        """The first place that a browser finds by this directive; None for nowhere. anywhere: words may begin and end at any
        character."""
        prefix, start, end, suffix = (
            _folded(part) for part in (directive.prefix, directive.start, directive.end, directive.suffix)
        )
        at = 0
        while True:
            if prefix:
                at = self._find(prefix, at, not anywhere, False)
                wanted = _on(self.folded, at + len(prefix))
                begin = self._find(start, wanted, not anywhere, not anywhere and (bool(end) or not suffix)) if at >= 0 else -1
            else:
                begin = wanted = self._find(start, at, not anywhere, not anywhere and (bool(end) or not suffix))
            if begin < 0:
                return None
            at = at + 1 if prefix else begin + 1
            if begin == wanted and (stop := self._stop(begin + len(start), end, suffix, anywhere)) is not None:
                return Span(begin, stop) if stop > 0 else None

    def _stop(self, begun: int, end: str, suffix: str, anywhere: bool) -> int | None:
        """Where a place ends whose start ends at `begun`: None where the suffix does not stand behind it, 0 where nothing else
        can come any more."""
        while True:
            if end:
                found = self._find(end, begun, not anywhere, not anywhere and not suffix)
                if found < 0:
                    return 0
                begun = found + len(end)
            behind = _on(self.folded, begun)
            if not suffix:
                return begun
            if self.folded.startswith(suffix, behind) and (anywhere or _bounded(self.text, behind + len(suffix))):
                return begun
            if not end:
                return None

    def _find(self, words: str, at: int, begins: bool, ends: bool) -> int:
        """The first place from here on where these words stand, and begin and end with a word where that is asked."""
        found = self.folded.find(words, at)
        while found >= 0:
            if (not begins or _bounded(self.text, found)) and (not ends or _bounded(self.text, found + len(words))):
                return found
            found = self.folded.find(words, found + 1)
        return -1


@lru_cache(maxsize=4)
def _lines(content: str) -> _Lines:
    """The lines of the page at hand, of which many cites may be asked for."""
    return _Lines(content)


def _on(text: str, place: int) -> int:
    """The next character that is no space or end of a line."""
    while place < len(text) and text[place] in " \n":
        place += 1
    return place


def _flat(content: str) -> str:
    """The text with each run of spaces as one, and no line empty or with a space at its end."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in content.splitlines())
    return "\n".join(line for line in lines if line)


def _folded(text: str) -> str:
    """The text as browsers compare it: case and accents tell no two letters apart. As long as the text was."""
    return "".join(map(_fold, text)) if not text.isascii() else text.lower()


_KNOWN: dict[str, str] = {}


def _fold(char: str) -> str:
    if char not in _KNOWN:
        base = char if char == "й" or char == "Й" else unicodedata.normalize("NFD", char)[0]
        lower = base.lower()
        _KNOWN[char] = lower if len(lower) == 1 else base
    return _KNOWN[char]


def _bounded(text: str, place: int) -> bool:
    """True where a word may begin or end here (UAX 29, so far as it parts letters and digits)."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if _wordy(before) and _wordy(after):
        return False
    if before in _INSIDE and _wordy(after):
        return not (place > 1 and _wordy(text[place - 2]))
    if after in _INSIDE and _wordy(before):
        return not (place + 1 < len(text) and _wordy(text[place + 1]))
    return True


def _wordy(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char)[0] == "M" or unicodedata.category(char) == "Cf"


def _telling(words: str) -> str:
    """What stands around, so far as an address can tell it."""
    return "" if _UNTOLD.search(words) else words


def _coded(words: str) -> str:
    """Percent-encoded, what parts a directive too: `-`, `,` and `&`."""
    return quote(words, safe="").replace("-", "%2D")
