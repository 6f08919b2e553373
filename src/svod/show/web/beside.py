"""A page opened beside a line, or by itself: the text with the characters lit, and what is known of it.

A view that has lines gives its template `opened=beside(request, reader)`; `base.html` then shows the page beside, so that an
address with `open=PAGE&cite=SPANS` can be sent. A line's cite is made as `citing` has it:

    {{ opens(cite, lines.label(cite.page)) }} {{ copies(cite) }} {{ corrects(cite) }}

`opens` is a link to the whole page; with script it opens beside, and the server puts `open=` and `cite=` into the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl

from fastapi import Request

from svod.errors import BadCite, BadSpan, UnknownName
from svod.model.chronicle import Chronicle
from svod.model.chronicle import Reading as OnePage
from svod.model.entry import Decision, Problem
from svod.model.link import Boilerplate, Lineage, Origin, Story
from svod.model.span import Cite, Span, parse_place
from svod.show.web.addresses import address
from svod.show.web.lit import Part, part_of
from svod.show.web.noted import Noted, noted
from svod.show.web.typed import parted
from svod.store.reader import Linked, Reader

OPEN, CITE, FROM = "open", "cite", "from"  # the page beside, the characters lit, where the part of a long page begins
_SHOWN: tuple[Linked, ...] = ("notes", "boilerplate", "entities", "stories", "origins", "lineages")
_SPANS = 200  # stretches that one address lights
_LONGEST = 4_000  # characters of a cite in an address


@dataclass(frozen=True)
class Opened:
    """A page as it is shown. cite: the characters lit, None for none; part: what of its text is shown; noted: what was found in
    that part; decided: what people corrected here; newer: sha256 of the version that stands under its name today."""

    found: Chronicle
    reading: OnePage
    cite: Cite | None
    part: Part
    noted: Noted
    decided: tuple[Decision, ...] = ()
    orphans: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    newer: str | None = None

    @property
    def page(self) -> str:
        """The page's sha256."""
        return self.reading.page

    @property
    def label(self) -> str:
        """What people call it."""
        return self.found.label(self.page)

    @cached_property
    def story(self) -> Story | None:
        """The story that it tells."""
        return next((story for story in self.found.stories if self.page in story.pages), None)

    @cached_property
    def origin(self) -> Origin | None:
        """The origin that it goes back to by its main content."""
        return next((origin for origin in self.found.origins if self.page in origin.pages), None)

    @property
    def lineage(self) -> Lineage | None:
        """Where it has its text from."""
        return self.found.lineage_of(self.page)

    @cached_property
    def aside(self) -> tuple[tuple[Cite, Boilerplate], ...]:
        """Its lines that the outlet's other pages set aside."""
        return self.found.set_aside(self.page)

    def is_aside(self, span: Span) -> bool:
        """True where these characters lie in a line that is set aside."""
        return any(one.holds(span) for cite, _ in self.aside for one in cite.spans)

    @property
    def labels(self) -> dict[str, str]:
        """The labels of the pages that corrections name."""
        return {page: self.found.label(page) for one in self.decided for page in (one.page, one.instead) if page}

    def covered(self, spans: tuple[Span, ...]) -> str:
        """These stretches as an address has them; nothing where they are too many to be lit at once."""
        return ",".join(f"{one.start}-{one.stop}" for one in spans) if len(spans) <= _SPANS else ""


@dataclass(frozen=True, slots=True)
class NotOpened:
    """A page that an address names and that can't be shown beside; `words` say why."""

    words: str


def beside(request: Request, reader: Reader) -> Opened | NotOpened | None:
    """The page that this view's address has open beside it; None where it has none. What can't be opened says why there, and
    the view stands."""
    asked = request.query_params
    if not asked.get(OPEN):
        return None
    try:
        return opened(reader, asked[OPEN], asked.get(CITE), _place(asked))
    except (UnknownName, BadCite, BadSpan) as error:
        return NotOpened(str(error))


def opened(reader: Reader, typed: str, cite: str | None = None, start: int | None = None) -> Opened:
    """A page by its label or the first digits of its sha256. cite: `1-5,9-12`; start: where the part of a long page begins.
    Raises UnknownName, and BadSpan or BadCite where the cite is none of this page."""
    page = reader.find(typed)
    found = reader.part([page], only=_SHOWN)
    reading = found.by_page[page]
    lit = cite_of(reading, cite) if cite else None
    part = part_of(reading.text, lit.spans if lit else (), start)
    decisions = tuple(one for one in reader.decisions() if page in (one.page, one.instead))
    return Opened(
        found, reading, lit, part, noted(found, reading, part), decisions,
        orphans=reader.orphans() if decisions else frozenset(),
        problems=tuple(one for one in reader.problems() if one.where in reading.card.names),
        newer=_newer(reader, reading),
    )  # fmt: skip


def cite_of(reading: OnePage, typed: str) -> Cite:
    """The cite that stands in an address as `1-5,9-12`. Raises BadSpan or BadCite."""
    if len(typed) > _LONGEST:
        raise BadCite(f"The cite is {len(typed):,} characters long; {_LONGEST:,} is the most. Light fewer stretches at once.")
    return reading.text.cite(*parse_place(f"{reading.name}:{typed}")[1])


def with_open(current: str, host: str, page: str, cite: Cite | None) -> str | None:
    """The address of a view with this page open beside it. current: as the browser has it; None where that is none of ours."""
    parts = parted(current)
    if parts.netloc != host or parts.path.startswith("/page/"):
        return None
    given = [(key, value) for key, value in parse_qsl(parts.query) if key not in (OPEN, CITE, FROM)]
    more = {OPEN: page[:16], CITE: cite.place if cite else None}
    repeated: dict[str, object] = {}
    for key, value in given:
        repeated[key] = [*repeated.get(key, ()), value]  # type: ignore[misc]
    return address(parts.path, repeated, **more)


def _place(asked: Mapping[str, str]) -> int | None:
    typed = asked.get(FROM, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _newer(reader: Reader, reading: OnePage) -> str | None:
    """The page that stands under the name of a retired one today."""
    if not reading.card.retired:
        return None
    try:
        now = reader.find(reading.name)
    except UnknownName:
        return None
    return now if now != reading.page else None
