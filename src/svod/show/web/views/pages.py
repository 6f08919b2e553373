"""`/pages`: the current pages, by name."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from svod.show.served.asking import Reading
from svod.show.web.beside import beside
from svod.show.web.rendering import is_fragment, page
from svod.show.web.typed import Cursor, Words, days_typed

router = APIRouter()


@router.get("/pages")
def pages(
    request: Request,
    reader: Reading,
    words: Words = "",
    outlet: Words = "",
    since: Words = "",
    until: Words = "",
    after: Cursor = None,
) -> Response:
    """Those whose name or title holds these words, of this outlet, published in these days."""
    days, wrong = days_typed(since, until)
    found = reader.pages(words=words.strip() or None, outlet=outlet.strip() or None, days=days, after=after)
    if is_fragment(request) and after:
        return page(request, "_pages.html", found=found)
    return page(request, "pages.html", opened=beside(request, reader), found=found, wrong=wrong)
