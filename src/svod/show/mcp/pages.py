"""Tools that open pages: the list of them, one page, and a cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from svod.errors import BadCite, UnknownName
from svod.model.chronicle import Chronicle, Reading
from svod.model.note import Statement
from svod.model.span import Cite, Span, overlap, parse_place
from svod.show.mcp.answers import OpenedCite, OpenedPage, PageHead, PageLine, Pages, Said
from svod.show.mcp.asking import After, Limit, Since, Until, days, told
from svod.show.mcp.quoting import fitting, left_out, provenance, quote, source_of
from svod.show.rest.answers import sound
from svod.show.rest.pages import in_order, link_to
from svod.store.reader import Reader

_AROUND = 300  # characters that are shown each side of a cite
_OPENED = 8_000  # characters of one cite that are given at once
_HALF = 0.5  # of a cite or of a saying that the two must share to be told as one


@dataclass(frozen=True, slots=True)
class Opening:
    """The tools, over one chronicle."""

    reader: Reader

    @told
    def list_pages(
        self,
        words: Annotated[str | None, Field(description="A part of the page's name or title.")] = None,
        outlet: str | None = None,
        since: Since = None,
        until: Until = None,
        after: After = None,
        limit: Limit = 20,
    ) -> Pages:
        """The stored pages with outlet, day of publication, address and title. Use it to see what the chronicle was compiled
        of, or to find the name that open_page takes."""
        found = self.reader.pages(words=words, outlet=outlet, days=days(since, until), after=after, limit=limit)
        opened = self.reader.part([one.page for one in found.pages])
        heads = []
        for one in found.pages:
            reading = opened.by_page.get(one.page)
            title = reading.text.title.cite if reading and reading.text.title else None
            heads.append(
                PageHead(
                    page=sound(one.label), sha256=one.page, outlet=one.outlet and sound(one.outlet), published=one.published,
                    language=one.language, url=one.url and sound(one.url), story=one.story,
                    title=quote(one.label, title, 400) if title else None,
                )
            )  # fmt: skip
        return Pages(
            pages=heads,
            total=found.total,
            next=found.after,
            left_out=left_out(len(heads), found.total, "pages", found.after),
        )

    @told
    def open_cite(
        self, cite: Annotated[str, Field(description="PAGE:START-STOP or PAGE:1-5,9-12, as every answer gives it.")]
    ) -> OpenedCite:
        """Opens a cite again: the exact characters, what stands around them, what kind of line it is (a title, body, caption, a
        teaser of another story), to whom the page attributes the words, and where the page has its text from. Use it before you
        quote, and to check a quotation that you were given."""
        page, spans = parse_place(cite)
        found, reading = self._opened(page)
        place = _placed(reading, spans)
        content, label = reading.text.content, found.label(reading.page)
        given = quote(label, place, _OPENED)
        rest = f"The cite is longer than what is given here: it goes on to {place.stop}." if given.whole_cite else ""
        return OpenedCite(
            quote=given,
            roles=list(dict.fromkeys(b.role for b in reading.text.blocks if any(b.span.meets(span) for span in spans))),
            quoted_before=sound(content[max(0, place.start - _AROUND) : place.start]),
            quoted_after=sound(content[place.stop : place.stop + _AROUND]),
            said=_said(reading, place),
            provenance=provenance(found, reading),
            source=source_of(label, reading),
            link=_link(reading, place),
            retired=reading.card.retired,
            left_out=rest,
        )

    @told
    def open_page(
        self,
        page: Annotated[str, Field(description="A page's name, or eight or more first digits of its sha256.")],
        after: After = None,
        limit: Annotated[int, Field(ge=1, le=500, description="So many lines at most.")] = 60,
    ) -> OpenedPage:
        """A stored page, line by line, each with its role and cite: nothing is left away, so mind the role; teasers,
        captions and boilerplate are not the page's news. Use it to read a page in full; open_cite is enough for one passage."""
        found, reading = self._opened(page)
        label, blocks = found.label(reading.page), reading.text.blocks
        start = int(after) if after and after.isascii() and after.isdigit() and len(after) < 9 else 0
        if after and not 0 < start < len(blocks):
            raise UnknownName(f"Page {label} has no line behind {after!r}. Open it without `after`.")
        wanted = [(block, reading.text.cite(block.span)) for block in blocks[start : start + limit]]
        lines = fitting([PageLine(role=block.role, quote=quote(label, cite)) for block, cite in wanted])
        stop = start + len(lines)
        told_on = str(stop) if stop < len(blocks) else None
        title = reading.text.title.cite if reading.text.title else None
        return OpenedPage(
            source=source_of(label, reading),
            title=quote(label, title, 400) if title else None,
            place=reading.text.place.value if reading.text.place else None,
            story=next((story.id for story in found.stories if reading.page in story.pages), None),
            provenance=provenance(found, reading),
            retired=reading.card.retired,
            lines=lines,
            length=len(reading.text.content),
            next=told_on,
            left_out=left_out(len(lines), len(blocks), "lines of the page", told_on),
        )

    def _opened(self, typed: str) -> tuple[Chronicle, Reading]:
        page = self.reader.find(typed)
        found = self.reader.part([page])
        return found, found.by_page[page]


def _placed(reading: Reading, spans: tuple[Span, ...]) -> Cite:
    """The cite of these spans. Raises BadCite where they stand in no order, BadSpan where the text is shorter."""
    if not spans:
        raise BadCite("A cite needs a place: PAGE:START-STOP.")
    return reading.text.cite(*in_order(spans))


def _link(reading: Reading, place: Cite) -> str | None:
    link = link_to(reading, place)
    return link and sound(link)


def _said(reading: Reading, place: Cite) -> list[Said]:
    """The statements of which these words are, or that are of these words."""
    size = sum(map(len, place.spans))
    return [
        Said(
            who=[sound(name) for name in note.value.speakers],
            cue=note.value.cue and sound(note.value.cue),
            kind=note.value.kind,
            to=[sound(name) for name in note.value.to],
            date=note.value.date,
        )
        for note in reading.of_kind("statement")
        if isinstance(note.value, Statement)
        and overlap(note.cite.spans, place.spans) >= _HALF * min(size, sum(map(len, note.cite.spans)))
    ]
