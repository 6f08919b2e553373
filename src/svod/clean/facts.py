"""What a page says of itself beside its date: title, outlet, and the place it was written in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from svod.clean.datelines import Dateline, dateline_in
from svod.clean.forms import MASTHEAD, Verdict, pattern
from svod.clean.head import Head
from svod.clean.lines import Line
from svod.clean.published import HEAD_LINES
from svod.clean.titles import bare, same_words
from svod.lang.directory import directory, host_of, name_key
from svod.model.page import Given
from svod.model.span import Cite, Span
from svod.model.text import TOLD, Fact

# A picture's caption that ends with the outlet, the picture's width and the day: `… - Outlet, 1920, 20.09.2031`.
_CAPTION = re.compile(r"\s[-–—]\s([^\W\d_][^,]{1,40}),\s*\d{3,4},\s*\d{1,2}\.\d{1,2}\.\d{4}$")
_SELF = re.compile(r"^[^\W\d_]{2,6}\s*[\"«“].+[\"»”]$")  # letters of its kind and a name in quotation marks
_YEARS = r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d)?)?"
_IMPRINTS = (
    re.compile(rf"(?:©|\([cс]\))\s*([^\W\d_][^,.;|©\d]{{1,40}}?)[,\s]+{_YEARS}", re.IGNORECASE),
    re.compile(
        rf"(?:©|\([cс]\))\s*{_YEARS}(?:\s*гг?\.)?[,.\s]+([^\W\d_«\"][^,.;|©\d]{{1,40}}|[«\"“][^»\"”]{{2,40}}[»\"”])",
        re.IGNORECASE,
    ),
)
_SITE = re.compile(r"(?<![\w@./-])[\w-]{2,}(?:\.[\w-]+)*\.[^\W\d_]{2,4}(?![\w.@-])")
_QUOTED = re.compile(r"([«\"“][^«»\"“”]{2,40}[»\"”])")
_FIRST = re.compile(r"([^\W\d_][^|:;,.!?—–]{1,50}?)(?=\s+[-–—|]|\s*[:;,.|!?—–]|\s+\d|\s*$)")
_HOST = re.compile(r"(?:www\.)?([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_CLOSING = re.compile(r"[\s.,:|/)–—-]*")  # between a dateline's last part and the story's first word
NAME_WORDS = 6  # words that an outlet's name may have
_SUFFIX = re.compile(r"\s+[-–—|•·:]\s+[^-–—|•·:]{2,40}$")


class Facts:
    """Reads the facts of one page off its lines and their roles."""

    def __init__(self, page: str, content: str, lines: Sequence[Line], verdicts: Sequence[Verdict], code: str) -> None:
        self.page, self.content, self.lines, self.verdicts, self.code = page, content, lines, verdicts, code

    def _cited(self, line: Line, start: int, stop: int) -> Cite:
        return Cite.of(self.page, self.content, Span(line.span.start + start, line.span.start + stop))

    def _of_role(self, *roles: str) -> Iterator[Line]:
        return (line for line, verdict in zip(self.lines, self.verdicts, strict=True) if verdict.role in roles)

    def title(self, given: Given, head: Head) -> Fact | None:
        """The title as the page shows it; a head's or a list's where the page shows none."""
        for line in self._of_role("title"):
            start, stop = bare(line.text)
            return Fact(line.text[start:stop], "the title's line", self._cited(line, start, stop))
        if given.title:
            return Fact(given.title, "given with the page")
        return Fact(_SUFFIX.sub("", head.title.value), head.title.because) if head.title else None

    def datelines(self) -> Iterator[tuple[Line, Dateline]]:
        """The datelines of the first paragraphs."""
        for line in list(self._of_role(*TOLD))[:HEAD_LINES]:
            if found := dateline_in(line.text, self.code):
                yield line, found

    def dateline(self) -> Cite | None:
        """The first dateline, from its first part to where the story's words start."""
        for line, found in self.datelines():
            parts = [part for part in (found.place, found.date and found.date.span, found.agency) if part]
            start, stop = min(part.start for part in parts), max(part.stop for part in parts)
            closing = _CLOSING.match(line.text, stop)
            stop = closing.end() if closing else stop
            if stop < len(line.text):
                return self._cited(line, start, stop)
        return None

    def place(self) -> Fact | None:
        """The dateline's place: datelines have it in the nominative, agencies in capitals."""
        for line, found in self.datelines():
            if found.place:
                return Fact(
                    _cased(found.place.of(line.text)), "the dateline", self._cited(line, found.place.start, found.place.stop)
                )
        return None

    def outlet(self, given: Given, head: Head, url: str | None) -> Fact | None:
        """Given, then the head's, then the host's, then its signature; under the name that the tables have."""
        if given.outlet:
            return Fact(given.outlet, "given with the page")
        known = directory().by_host(url) if url else None
        if known:
            return Fact(known.name, f"the page's address: {host_of(url or '')}")
        if head.outlet and not same_words(head.outlet.value, head.title.value if head.title else ""):
            named = directory().by_name(head.outlet.value)
            return Fact(named.name if named else head.outlet.value, head.outlet.because)
        if url and (host := host_of(url)):
            return Fact(host, "the host of the page's address")
        return self._signed() or self._imprint() or self._masthead() or self._promoted()

    def _signed(self) -> Fact | None:
        signatures = [*self._captions(), *self._agencies(), *self._credits()]
        for fact in signatures:
            # an agency signs with its own name, its editions with their longer ones
            longer = [
                other
                for other in signatures
                if other.value != fact.value and name_key(other.value).startswith(name_key(fact.value) + " ")
            ]
            return longer[0] if longer else fact
        return None

    def _imprint(self) -> Fact | None:
        """The name in the line of copyright, with the years: `© Name, 2009-2031`."""
        for line in self._of_role("boilerplate"):
            for imprint in _IMPRINTS:
                match = imprint.search(line.text)
                if match and len(match[1].split()) <= NAME_WORDS and not pattern("openings").match(match[1]):
                    return self._named(line, *match.span(1), "the line of copyright")
        return None

    def _masthead(self) -> Fact | None:
        """The line above the title that names the outlet: its name in quotation marks if there is one, else the words up to
        the first mark, if there is a name among them."""
        for line, verdict in zip(self.lines, self.verdicts, strict=True):
            if verdict.because != MASTHEAD:
                continue
            match = _QUOTED.search(line.text) or _HOST.fullmatch(line.text) or _FIRST.match(line.text)
            if not match or len(match[1].split()) > NAME_WORDS or not _naming(match[1]):
                continue
            fact = self._named(line, *match.span(1), "the name above the title")
            return replace(fact, value=_titled(fact.value))
        return None

    def _promoted(self) -> Fact | None:
        """The one site of an outlet in the tables that the page's menus and promotion name."""
        found: dict[str, Fact] = {}
        for line in self._of_role("boilerplate"):
            for match in _SITE.finditer(line.text):
                known = directory().by_host(match[0])
                if known and known.kind in {"agency", "outlet"}:
                    found.setdefault(known.name, self._named(line, *match.span(), "the site that its own promotion names"))
        return next(iter(found.values())) if len(found) == 1 else None

    def _captions(self) -> Iterator[Fact]:
        for line in self._of_role("caption"):
            if match := _CAPTION.search(line.text):
                yield self._named(line, match.start(1), match.end(1), "the signature under its pictures")

    def _agencies(self) -> Iterator[Fact]:
        for line, found in self.datelines():
            if found.agency:
                words = found.agency_of(line.text) or ""
                start = line.text.index(words, found.agency.start)
                yield self._named(line, start, start + len(words), "the agency of the dateline")

    def _credits(self) -> Iterator[Fact]:
        """A body's name on a line of its own at the foot, before the credits of photo and source."""
        body = [line.index for line in self._of_role(*TOLD)]
        for line in self._of_role("credit"):
            if body and line.index > body[-1] and (_SELF.match(line.text) or directory().by_name(line.text)):
                yield self._named(line, 0, len(line.text), "the name at the foot of the text")

    def _named(self, line: Line, start: int, stop: int, because: str) -> Fact:
        words = line.text[start:stop]
        known = directory().by_name(words)
        return Fact(known.name if known else words, because, self._cited(line, start, stop))


def _naming(words: str) -> bool:
    """There is a name in it: quotation marks, a dot between letters, capitals throughout, or a capital after the first word."""
    return bool(words[0] in '«"“' or "." in words or words.isupper() or re.search(r"\s[«\"“]?[A-ZА-ЯЁ]", words))


def _titled(name: str) -> str:
    """A masthead printed in capitals, as the outlet's name is written: its first letter large, and what stands in quotation
    marks without them."""
    bare_name = name.strip('«»"“” ')
    return re.sub(r"\b\w{1,2}\b", lambda word: word[0].lower(), _cased(bare_name)) if bare_name.isupper() else bare_name


def _cased(place: str) -> str:
    """A place in its usual capitals: `НЬЮ-ЙОРК` is printed so by agencies."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), place) if place.isupper() else place
