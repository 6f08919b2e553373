"""From cites to quotes, and how much one answer holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel

from svod.export.given import parted
from svod.model.asked import COUNTED, Masthead
from svod.model.asked import Lines as SomeLines
from svod.model.chronicle import Chronicle, Reading
from svod.model.entry import Entry
from svod.model.span import Cite, Span
from svod.show.mcp.answers import Line, Provenance, Quote, Source
from svod.show.rest.answers import sound

T = TypeVar("T")
B = TypeVar("B", bound=BaseModel)

BUDGET = 18_000  # characters of JSON of what an answer lists, beside its sources: what an assistant reads at once
QUOTE = 1_500  # characters of one quote; a longer one is quoted from its beginning, by the cite of just that
_PLACES = 3  # places that are quoted of a line


def quote(label: str, cite: Cite, most: int = QUOTE) -> Quote:
    """The words of a cite, no more than so many characters of them, and the cite of what is given."""
    spans: list[Span] = []
    words: list[str] = []
    left = most
    for span, told in zip(cite.spans, cite.words, strict=True):
        if left <= 0:
            break
        spans.append(Span(span.start, span.start + min(left, len(told))))
        words.append(sound(told[:left]))
        left -= len(told)
    place = ",".join(f"{span.start}-{span.stop}" for span in spans)
    whole = sound(f"{label}:{cite.place}") if left < 0 or len(spans) < len(cite.spans) else None
    return Quote(cite=sound(f"{label}:{place}"), quoted_page_text=words, whole_cite=whole)


def line(lines: SomeLines, entry: Entry) -> Line:
    """A line of the chronicle, with the words of its first places."""
    event = lines.event_of(entry)
    return Line(
        id=entry.id,
        date=entry.date,
        dated_by=entry.dated_by,
        kind=entry.kind,
        type=entry.type,
        who=[sound(name) for name in entry.who],
        to=[sound(name) for name in entry.to],
        cue=entry.cue and sound(entry.cue),
        place=entry.place and sound(entry.place),
        story=entry.story,
        origins=entry.origins,
        outlets=entry.outlets,
        pages_differ=sound(parted(lines, event)) if event else "",
        quotes=[quote(lines.label(cite.page), cite) for cite in entry.cites[:_PLACES]],
        more_quotes=max(0, len(entry.cites) - _PLACES),
    )


def sources(pages: Mapping[str, Masthead], cites: Iterable[Cite]) -> list[Source]:
    """The pages of these cites, once each."""
    wanted = dict.fromkeys(cite.page for cite in cites)
    return [source(pages[page]) for page in wanted if page in pages]


def source(one: Masthead) -> Source:
    """A page that is quoted from."""
    return Source(
        page=sound(one.label),
        sha256=one.page,
        outlet=one.outlet and sound(one.outlet),
        published=one.published,
        url=one.url and sound(one.url),
    )


def source_of(label: str, reading: Reading) -> Source:
    """The same for a page that is open."""
    outlet, url = reading.known_outlet, reading.card.given.url
    return Source(
        page=sound(label),
        sha256=reading.page,
        outlet=outlet and sound(outlet),
        published=reading.published,
        url=url and sound(url),
    )


def provenance(found: Chronicle, reading: Reading) -> Provenance | None:
    """Where a page has its text from; None where that was not looked for."""
    lineage = found.lineage_of(reading.page)
    if lineage is None:
        return None
    told = next((step.cite for step in lineage.steps if step.cite), None)
    return Provenance(
        chain=[sound(name) for name in lineage.chain],
        basis=lineage.basis,
        told_in=quote(found.label(reading.page), told, 300) if told else None,
    )


def fitting(items: Sequence[B], budget: int = BUDGET) -> list[B]:
    """The first of them that fit into an answer; one at least."""
    kept: list[B] = []
    for one in items:
        budget -= len(one.model_dump_json())
        if kept and budget < 0:
            break
        kept.append(one)
    return kept


def asked(ask: Callable[[int], T], told: Callable[[T], Sequence[B]], limit: int) -> tuple[T, list[B]]:
    """What is asked for up to `limit`, or up to what fits: it is asked for again then, so that its cursor is the right one."""
    answer = ask(limit)
    every = told(answer)
    kept = fitting(every)
    if len(kept) == len(every):
        return answer, kept
    answer = ask(len(kept))
    return answer, list(told(answer))


def left_out(given: int, total: int, what: str, after: str | None) -> str:
    """What an answer says of what it does not hold."""
    if after is None:
        return ""
    return f"{given} of {_counted(total)} {what} are given here. {_go_on(after)}"


def more_on_pages(given: int, pages: int, after: str | None) -> str:
    """The same of sentences, of which is known on how many pages they stand."""
    if after is None:
        return ""
    on = "1 page" if pages == 1 else f"{_counted(pages)} pages"
    return f"{given} sentences are given here, of those on {on}. {_go_on(after)}"


def _counted(total: int) -> str:
    return str(total) if total < COUNTED else f"{COUNTED:,} or more"


def _go_on(after: str) -> str:
    return f"Call again with after={after!r} for the next, or ask more narrowly."
