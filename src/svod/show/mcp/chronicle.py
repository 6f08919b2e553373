"""Tools that look over the chronicle: what there is, its lines, its sentences, its names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated

from pydantic import Field

from svod import __version__
from svod.model.asked import ROLES, Bearer, StoryHead, Wanted
from svod.model.asked import Hits as SomeHits
from svod.model.asked import Lines as SomeLines
from svod.model.span import Cite
from svod.show.mcp.answers import Hit, Hits, Lines, Named, Names, Overview, Quote, Source, Stories
from svod.show.mcp.answers import StoryHead as Head
from svod.show.mcp.asking import After, Limit, Since, Until, days, told, worded
from svod.show.mcp.quoting import asked, fitting, left_out, line, more_on_pages, quote, sources
from svod.show.rest.answers import sound
from svod.show.rest.asking import Kind
from svod.store.reader import Reader, StoryOrder

_TOP = 5  # stories and names that an overview gives
_FORMS = 12  # of a name that are given

_GO_ON = (
    "list_lines for what happened when; search for words; list_stories and compare_story for who has it from whom and what is "
    "absent; follow_person for what one said; positions for where parties contradict; open_cite before you quote anything."
)


@dataclass(frozen=True, slots=True)
class Looking:
    """The tools, over one chronicle."""

    reader: Reader

    @told
    def what_there_is(self) -> Overview:
        """Start here: how many pages, outlets, independent origins, stories, statements and events the chronicle holds, which
        stories most outlets tell, and who is named most."""
        heads = self.reader.stories(order="outlets", limit=_TOP).stories
        stories, cited = self.heads(heads)
        names, more = self.named(self.reader.bearers("", limit=_TOP))
        return Overview(
            chronicle=PurePath(self.reader.target).name,
            version=__version__,
            counts=dict(self.reader.counts()),
            most_told=stories,
            most_named=names,
            sources=_once([*cited, *more]),
            how_to_go_on=_GO_ON,
        )

    @told
    def list_lines(
        self,
        since: Since = None,
        until: Until = None,
        who: Annotated[str | None, Field(description="Who speaks, acts or is spoken to, in any form.")] = None,
        place: Annotated[str | None, Field(description="Where it happened.")] = None,
        story: Annotated[str | None, Field(description="A story's id, of list_stories.")] = None,
        outlet: Annotated[str | None, Field(description="Lines that this outlet's pages carry.")] = None,
        kind: Annotated[Kind | None, Field(description="Of a line, or its type: an event's, a statement's.")] = None,
        after: After = None,
        limit: Limit = 20,
    ) -> Lines:
        """The dated lines of the chronicle, in order: what happened when and who said what to whom. Use it for a timeline, or
        for all there is on a day, a person, a place, a story or an outlet; filters add up. A date is as precise as pages give
        it (`2023-03~` is about March) and `dated_by` says what it dates: do not make it sharper. To find words use search; to
        see who has it from whom, compare_story."""
        wanted = Wanted(days(since, until), who, place, story, outlet, kind)
        lines, given = asked(
            lambda limit: self.reader.lines(wanted, after=after, limit=limit),
            lambda lines: [line(lines, entry) for entry in lines.entries],
            limit,
        )
        return Lines(
            lines=given,
            sources=sources(lines.pages, cites_of(lines)),
            total=lines.total,
            next=lines.after,
            left_out=left_out(len(given), lines.total, "lines", lines.after),
        )

    @told
    def search(
        self,
        query: Annotated[str, Field(description="Words in any form; a phrase in double quotes. A page holds every word.")],
        who: Annotated[str | None, Field(description="Only pages on which a line names this person or body.")] = None,
        outlet: str | None = None,
        since: Since = None,
        until: Until = None,
        after: After = None,
        limit: Limit = 15,
    ) -> Hits:
        """Sentences of the stored pages in which words stand, in any grammatical form, best page first. Use it to find where
        something is told at all; the days are those on which pages came out. Nothing found means that these pages do not have
        the words, not that it did not happen."""
        found, given = asked(
            lambda limit: self.reader.search(
                query, outlet=outlet, who=who, days=days(since, until), after=after, limit=limit
            ),
            lambda hits: [_hit(hits, cite) for cite in hits.cites],
            limit,
        )  # fmt: skip
        return Hits(
            hits=given,
            sources=sources(found.pages, found.cites),
            total=found.total,
            next=found.after,
            left_out=more_on_pages(len(given), found.total, found.after),
        )

    @told
    def list_stories(
        self,
        words: Annotated[str | None, Field(description="Words of the title, in any form.")] = None,
        since: Since = None,
        until: Until = None,
        order: Annotated[StoryOrder, Field(description="By time, or the most pages, outlets or origins first.")] = "time",
        after: After = None,
        limit: Limit = 15,
    ) -> Stories:
        """Stories: pages that report one happening, with how many outlets tell each and how many independent origins they go
        back to. Use it to find the id that compare_story and list_lines take."""
        found = self.reader.stories(words=worded(words), days=days(since, until), order=order, after=after, limit=limit)
        heads, cited = self.heads(found.stories)
        return Stories(
            stories=heads,
            sources=cited,
            total=found.total,
            next=found.after,
            left_out=left_out(len(heads), found.total, "stories", found.after),
        )

    @told
    def who_bears(
        self,
        name: Annotated[str, Field(description="A name or a part of it, in any form; empty for those in most lines.")],
        limit: Annotated[int, Field(ge=1, le=50)] = 10,
    ) -> Names:
        """Who or what bears a name, in which forms, and in how many lines it speaks, is told, or is the place. Use it before
        follow_person or a filter where a name may be of several, or where nothing was found under one."""
        found = self.reader.bearers(name, limit=limit + 1)
        names, cited = self.named(found[:limit])
        kept = fitting(names)
        more = f"More bear such a name; ask for a longer part of it, or for more than {len(kept)}."
        return Names(names=kept, sources=cited, left_out=more if len(found) > len(kept) else "")

    def heads(self, heads: tuple[StoryHead, ...]) -> tuple[list[Head], list[Source]]:
        """Stories, each with the words of its first line, and the pages of these."""
        given, cited = [], []
        for one in heads:
            first, page = self._first(Wanted(story=one.id))
            cited += page
            given.append(
                Head(
                    id=one.id, quoted_title=sound(one.title), since=one.since, until=one.until, pages=one.pages,
                    outlets=one.outlets, origins=one.origins, lines=one.lines, first_line=first,
                )
            )  # fmt: skip
        return given, _once(cited)

    def named(self, bearers: tuple[Bearer, ...]) -> tuple[list[Named], list[Source]]:
        """Who bears names, each with the words of one line in which it stands, and the pages of these."""
        given, cited = [], []
        for one in bearers:
            first, page = self._first(Wanted(who=one.name, roles=ROLES))
            cited += page
            forms = [sound(form) for form in one.forms[:_FORMS]]
            given.append(Named(name=sound(one.name), kind=one.kind, forms=forms, lines=dict(one.lines), example=first))
        return given, _once(cited)

    def _first(self, wanted: Wanted) -> tuple[Quote | None, list[Source]]:
        lines = self.reader.lines(wanted, limit=1)
        for entry in lines.entries:
            cite = entry.cites[0]
            return quote(lines.label(cite.page), cite, 400), sources(lines.pages, [cite])
        return None, []


def cites_of(lines: SomeLines) -> list[Cite]:
    """The places of lines that are quoted."""
    return [cite for entry in lines.entries for cite in entry.cites[:3]]


def _hit(hits: SomeHits, cite: Cite) -> Hit:
    label = hits.pages[cite.page].label
    return Hit(quote=quote(label, cite), page=sound(label))


def _once(found: list[Source]) -> list[Source]:
    return list({one.sha256: one for one in found}.values())
