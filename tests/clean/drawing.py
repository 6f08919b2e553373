"""Draws the roles of a page, so that a person sees a mistake."""

from __future__ import annotations

from svod.clean import clean
from svod.model.page import HTML, PLAIN, Given, Page


def page(text: str, *, html: bool = False, given: Given | None = None) -> Page:
    return Page("page", text.encode("utf-8", "surrogatepass"), HTML if html else PLAIN, given=given or Given())


def drawn(text: str, *, html: bool = False) -> str:
    """A line for each block: its role, and the words it starts with."""
    found = clean(page(text, html=html))
    return "\n".join(f"{block.role:<11} {block.span.of(found.content)[:38].strip()}" for block in found.blocks)
