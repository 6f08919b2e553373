"""The versioned ways from a page's bytes to its text. While a way's name stands, the same bytes give the same text."""

from __future__ import annotations

from svod.clean.markup import WALK, Walked, walk_html
from svod.model.page import HTML, JSON, Page, body_of_json

PLAIN_WALK = "plain@1"


def walked(page: Page) -> tuple[Walked, str, str]:
    """The walked text, the walk's name, and the markup it was made of (nothing for plain text). Raises BadValue for a JSON
    page without text."""
    content, media_type = page.decoded(), page.media_type
    prefix = ""
    if media_type == JSON:
        media_type, content = body_of_json(content)
        prefix = "json+"
    if media_type == HTML:
        return walk_html(content), prefix + WALK, content
    return Walked(content), prefix + PLAIN_WALK, ""
