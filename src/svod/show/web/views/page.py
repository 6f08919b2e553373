"""`/page/PAGE?cite=1-5,9-12`: a stored page with the exact characters lit, by itself or beside a line; `/words/PAGE?cite=…`:
those words with their cite and links, to be copied."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response

from svod.show.served.asking import Reading
from svod.show.web.beside import cite_of, opened, with_open
from svod.show.web.rendering import is_fragment, page
from svod.show.web.taking import taken

router = APIRouter()

Cited = Annotated[str | None, Query(max_length=4_000)]
From = Annotated[int | None, Query(alias="from", ge=0, lt=10**9)]


@router.get("/page/{name:path}")
def show(request: Request, name: str, reader: Reading, cite: Cited = None, start: From = None) -> Response:
    """The page. As a fragment it stands beside a line, and the address of the view that asked has it open from then on."""
    found = opened(reader, name, cite or None, start)
    if not is_fragment(request):
        return page(request, "page.html", opened=found, alone=True)
    answer = page(request, "_opened.html", opened=found)
    if now := with_open(request.headers.get("hx-current-url", ""), request.url.netloc, found.page, found.cite):
        answer.headers["hx-push-url"] = now
    return answer


@router.get("/words/{name:path}")
def words(request: Request, name: str, reader: Reading, cite: Annotated[str, Query(max_length=4_000)]) -> Response:
    """The words of a cite, where they stand, and two links to them: in Svod, and on the page itself."""
    sha256 = reader.find(name)
    found = reader.part([sha256], only=())
    told = taken(found, cite_of(found.by_page[sha256], cite), str(request.base_url))
    return PlainTextResponse(
        told.encode("utf-8", "replace"), headers={"content-language": found.by_page[sha256].text.language.value}
    )
