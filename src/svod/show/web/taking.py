"""What is copied of a cite: the words, where they stand, and links to them."""

from __future__ import annotations

from svod.model.chronicle import Chronicle
from svod.model.span import Cite
from svod.show.fragment import with_fragment
from svod.show.web.addresses import outside, page_address
from svod.show.web.cleaning import clean


def taken(found: Chronicle, cite: Cite, base: str) -> str:
    """The words of a cite as they stand, its place, its address in Svod, and that of the page on the web, which scrolls to the
    words where the browser knows text fragments. base: where Svod is, `http://localhost:8600/`."""
    reading = found.by_page[cite.page]
    told = [reading.known_outlet, reading.published]
    lines = [
        f"«{clean(cite.text)}»",
        " · ".join(clean(one) for one in told if one),
        f"[{clean(found.place(cite))}]",
        base.rstrip("/") + page_address(cite.page, cite),
    ]
    if url := outside(reading.card.given.url):
        lines.append(with_fragment(url, reading.text.content, cite.spans))
    return "\n".join(line for line in lines if line) + "\n"
