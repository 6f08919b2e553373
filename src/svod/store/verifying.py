"""Whether a chronicle still says what its pages say: every cite re-opened against the stored bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from svod.errors import BadCite, BadSpan, BadValue, StoreError
from svod.model.chronicle import Chronicle, Reading
from svod.model.cites import cites_of
from svod.model.page import Page
from svod.model.span import Span
from svod.store.base import Store

Walk = Callable[[Page], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Verified:
    """How many pages and cites were re-opened, and a sentence for each thing that is broken."""

    pages: int
    cites: int
    broken: tuple[str, ...]


def verify(store: Store, walk: Walk) -> Verified:
    """Re-opens every cite of every noun. `walk` makes a page's text of its bytes, and names the way it did so.

    A page's bytes must have the hash that is its name, its text must be the one that the walk makes of the bytes, and the
    words of a cite must stand at its places. The stretches of lineages and origins, which are kept without their words, must
    lie inside the text.
    """
    broken: list[str] = []
    walked: dict[str, tuple[str, str]] = {}
    cards = store.cards()
    for card in cards:
        try:
            page = store.page(card.sha256)
            if page.sha256 == card.sha256:
                walked[card.sha256] = walk(page)
            else:
                broken.append(
                    f"{card.name}: its bytes have the hash {page.sha256[:12]}…, they are kept as {card.sha256[:12]}…."
                )
        except (StoreError, BadValue) as error:
            broken.append(f"{card.name}: {error}")
    try:
        found = store.chronicle()
    except StoreError as error:
        return Verified(len(cards), 0, (*broken, f"No cite could be re-opened: {error}"))
    for reading in (*found.retired, *found.readings):
        broken += _text(reading, walked)
    count = 0
    for cite in cites_of(found):
        count += 1
        try:
            cite.check(walked[cite.page][0] if cite.page in walked else "")
        except (BadCite, BadSpan) as error:
            broken.append(f"{found.place(cite)}: {error}")
    broken += _stretches(found, walked)
    return Verified(len(cards), count, tuple(dict.fromkeys(broken)))


def _stretches(found: Chronicle, walked: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The stretches of lineages and origins that lie outside their page's text, or on a page that is not kept."""
    for what, page, spans in _kept_without_words(found):
        size = len(walked[page][0]) if page in walked else 0
        for span in spans:
            if span.stop > size:
                place = f"{found.label(page)}:{span.start}-{span.stop}"
                yield f"{place}: a stretch of {what} ends after the text, which has {size} characters."


def _kept_without_words(found: Chronicle) -> Iterator[tuple[str, str, tuple[Span, ...]]]:
    for lineage in found.lineages:
        for step in lineage.steps:
            yield "its lineage", lineage.page, step.covers
        if lineage.common:
            yield "its lineage", lineage.page, lineage.common.covers
    for origin in found.origins:
        for part in origin.parts:
            yield "its origin", part.page, part.spans


def _text(reading: Reading, walked: dict[str, tuple[str, str]]) -> Iterator[str]:
    """What is broken in the text of a page. Where its bytes can't be walked, that was told already."""
    if reading.page not in walked:
        return
    content, way = walked[reading.page]
    if way != reading.text.walk:
        yield f"{reading.name}: its text was made by {reading.text.walk}, this Svod walks by {way}. Run `svod build` again."
    elif content != reading.text.content:
        yield f"{reading.name}: its text is not the one that {way} makes of its bytes."
