"""`/leave/html?view=…`: a view as one HTML file that works offline; `/leave/csv?view=…`: its lines as a table.

Any view takes part that includes `_leave.html`. A list that goes on does so by a link with `hx-get="…after=…"`,
`hx-target="closest TAG"` and `hx-swap="outerHTML"`; its lines have `data-line`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files
from typing import Annotated
from urllib.parse import unquote, urlsplit

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from svod.errors import BadCite, BadSpan, UnknownName
from svod.export import csv
from svod.model.chronicle import Chronicle
from svod.show.fragment import with_fragment
from svod.show.served.asking import Reading
from svod.show.web.addresses import outside
from svod.show.web.beside import cite_of
from svod.show.web.inner import asked, checked
from svod.show.web.onefile import AROUND, LINES, PAGES, OneFile, Quote, policy, whole
from svod.show.web.quoting import Quoted
from svod.show.web.rendering import rendered
from svod.show.web.tabling import table
from svod.store.reader import Reader

router = APIRouter()

View = Annotated[str, Query(max_length=4_000, description="The address of the view.")]
_LINES_AT_ONCE = 200
_AT_ONCE = 40  # pages that are opened together


@router.get("/leave/html")
async def as_html(request: Request, reader: Reading, view: View) -> Response:
    """The view with its styles, all its lines and the words that it cites, in one file."""
    address = checked(view)
    made = await run_in_threadpool(OneFile, await asked(request, _wide(address)))
    while (more := made.more) is not None:
        made.add(await asked(request, more, fragment=True))
    body = await run_in_threadpool(_file, request, reader, made, address)
    return HTMLResponse(body, headers={"content-disposition": f'attachment; filename="{_name(address)}.html"'})


@router.get("/leave/csv")
def as_csv(reader: Reading, view: View) -> Response:
    """The lines of the view as a table that a spreadsheet opens."""
    address = checked(view)
    rows = table(reader, address)  # here, so that what can't be a table is told as an error
    return StreamingResponse(
        (row.encode(csv.ENCODING if not at else "utf-8", "replace") for at, row in enumerate(rows)),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{_name(address)}.csv"'},
    )


def _file(request: Request, reader: Reader, made: OneFile, view: str) -> str:
    parts = made.parts()
    shown = files("svod.show.web").joinpath("static", "svod.css").read_text(encoding="utf-8")
    title = made.tree.xpath("string(//title)")
    pages = list(dict.fromkeys(quote.page for quote in made.quotes))
    known = set(pages[:PAGES])
    shell = rendered(
        request, "onefile.html", title=title, policy=policy([shown]), view=unquote(view),
        saved=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"), cut=made.cut, lines=LINES,
        quoted=list(_quoted(reader, [one for one in made.quotes if one.page in known])), unquoted=len(pages) - len(known),
    )  # fmt: skip
    return whole(shell, shown, parts)


def _quoted(reader: Reader, quotes: list[Quote]) -> Iterator[Quoted]:
    """The words of each cite with those around them, page by page in the order of the view."""
    by_page: dict[str, list[Quote]] = {}
    for quote in quotes:
        by_page.setdefault(quote.page, []).append(quote)
    wanted = list(by_page)
    for start in range(0, len(wanted), _AT_ONCE):
        named = {page: sha256 for page in wanted[start : start + _AT_ONCE] if (sha256 := _found(reader, page))}
        found = reader.part(list(named.values()), only=())
        for page, sha256 in named.items():
            for quote in by_page[page]:
                if one := _quote(found, sha256, quote):
                    yield one


def _quote(found: Chronicle, sha256: str, quote: Quote) -> Quoted | None:
    reading = found.by_page[sha256]
    try:
        cite = cite_of(reading, quote.place)
    except (BadSpan, BadCite):
        return None  # the view has a link that leads nowhere: there is nothing to quote
    content, url = reading.text.content, outside(reading.card.given.url)
    return Quoted(
        quote.id, found.label(sha256), sha256, reading.known_outlet, reading.published, cite, reading.text.language.value,
        before=content[max(0, cite.start - AROUND) : cite.start], after=content[cite.stop : cite.stop + AROUND],
        url=with_fragment(url, content, cite.spans) if url else None,
    )  # fmt: skip


def _found(reader: Reader, page: str) -> str | None:
    try:
        return reader.find(page)
    except UnknownName:
        return None  # forgotten meanwhile


def _wide(view: str) -> str:
    """The same view with more lines at once, where it can give more: a file has all of them, and asks less often."""
    parts = urlsplit(view)
    asked = [one for one in parts.query.split("&") if one and not one.startswith("limit=")]
    return f"{parts.path}?{'&'.join((*asked, f'limit={_LINES_AT_ONCE}'))}"


def _name(view: str) -> str:
    """What the file is called: by the view and the day."""
    first = urlsplit(view).path.strip("/").split("/")[0] or "chronicle"
    return f"svod-{first}-{datetime.now(UTC):%Y-%m-%d}"
