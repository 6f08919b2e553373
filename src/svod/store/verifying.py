"""Whether a chronicle still says what its pages say: every cite re-opened against the stored bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from svod.errors import BadCite, BadSpan, BadValue, StoreError
from svod.model.chronicle import Reading
from svod.model.cites import cites_of
from svod.model.page import Page
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
    words of a cite must stand at its places.
    """
    found = store.chronicle()
    broken: list[str] = []
    contents: dict[str, str] = {}
    cards = store.cards()
    readings = {reading.page: reading for reading in (*found.retired, *found.readings)}
    for card in cards:
        try:
            page = store.page(card.sha256)
            broken += _page(card.name, card.sha256, page, readings.get(card.sha256), walk, contents)
        except (StoreError, BadValue) as error:
            broken.append(f"{card.name}: {error}")
    count = 0
    for cite in cites_of(found):
        count += 1
        content = contents.get(cite.page)
        if content is None:
            broken.append(f"{found.place(cite)}: its page is not whole, so it can't be re-opened.")
            continue
        try:
            cite.check(content)
        except (BadCite, BadSpan) as error:
            broken.append(f"{found.place(cite)}: {error}")
    return Verified(len(cards), count, tuple(dict.fromkeys(broken)))


def _page(
    name: str,
    sha256: str,
    page: Page,
    reading: Reading | None,
    walk: Callable[[Page], tuple[str, str]],
    contents: dict[str, str],
) -> Iterator[str]:
    """What is broken in a page itself; its text, made anew of its bytes, goes into `contents`."""
    if page.sha256 != sha256:
        yield f"{name}: its bytes have the hash {page.sha256[:12]}…, it was stored under {sha256[:12]}…."
        return
    if reading is None:
        return
    content, way = walk(page)
    if way != reading.text.walk:
        yield f"{name}: its text was made by {reading.text.walk}, this Svod walks by {way}. Run `svod build` again."
    elif content != reading.text.content:
        yield f"{name}: its text is not the one that {way} makes of its bytes."
    else:
        contents[sha256] = content
