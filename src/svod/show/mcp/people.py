"""Tools that follow parties: what one says over time, and where they contradict one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from svod.errors import UnknownName
from svod.model.asked import MatterHead, Wanted
from svod.model.link import Position
from svod.model.span import Cite
from svod.show.mcp.answers import Matter, Matters, Parting, Speech, Spoken, Stand
from svod.show.mcp.asking import After, Limit, Since, Until, days, told, worded
from svod.show.mcp.chronicle import Looking, cites_of
from svod.show.mcp.quoting import asked, fitting, left_out, line, quote, sources
from svod.show.rest.answers import sound
from svod.store.reader import Reader

_QUOTES = 3  # places that are quoted of a stand
_TALKS = 15


@dataclass(frozen=True, slots=True)
class Following:
    """The tools, over one chronicle."""

    reader: Reader

    @told
    def follow_person(
        self,
        name: Annotated[str, Field(description="A person or body, in any form of the name; a surname will do.")],
        since: Since = None,
        until: Until = None,
        after: After = None,
        limit: Limit = 25,
    ) -> Speech:
        """What a person or body said over time, under whatever name pages give: their own words apart from what pages report in
        other words, and to whom. Quote only `direct` as their words. `bearers` says whose names were taken for this one:
        where there are several, ask with the fuller name. For what others say of them use list_lines with `who`."""
        wanted = Wanted(days(since, until), who=name, kind="statement", roles=("speaks",))
        lines, given = asked(
            lambda limit: self.reader.lines(wanted, after=after, limit=limit),
            lambda lines: [line(lines, entry) for entry in lines.entries],
            limit,
        )
        bearers = self.reader.bearers(name)
        if not given and not bearers:
            raise UnknownName(f"Nobody called {name!r} stands in the chronicle. who_bears tells who is called how.")
        names, cited = Looking(self.reader).named(bearers)
        known = {form for one in bearers for form in (one.name, *one.forms)} or {name}
        talks = self.reader.talks(known, days=days(since, until), limit=_TALKS)
        every = [*sources(lines.pages, cites_of(lines)), *cited]
        return Speech(
            bearers=names,
            direct=[one for one in given if one.type == "direct"],
            indirect=[one for one in given if one.type not in ("direct", "no_comment")],
            no_comment=[one for one in given if one.type == "no_comment"],
            speaks_to=[Spoken(speaker=sound(one.speaker), to=sound(one.to), lines=one.lines) for one in talks],
            sources=list({one.sha256: one for one in every}.values()),
            total=lines.total,
            next=lines.after,
            left_out=left_out(len(given), lines.total, "statements", lines.after),
        )

    @told
    def positions(
        self,
        words: Annotated[str | None, Field(description="Words of the matter.")] = None,
        party: Annotated[str | None, Field(description="Matters on which this party takes a stand.")] = None,
        story: Annotated[str | None, Field(description="A story's id.")] = None,
        after: After = None,
        limit: Annotated[int, Field(ge=1, le=20, description="So many matters at most.")] = 5,
    ) -> Matters:
        """Matters on which parties take stands: who asserts, denies, admits, demands, declines to comment or calls the thing by
        another name, which stands contradict and by which sign, and who changed theirs. Those with contradictions come first.
        It gives no verdict, and neither should you: say who says what, with the words."""
        words, party = worded(words), worded(party)
        found = self.reader.matters(words=words, party=party, story=story, after=after, limit=limit)
        opened = [(head, self._matter(head)) for head in found.matters]
        kept = fitting([_matter(self.reader, head, one) for head, one in opened])
        if len(kept) < len(opened):
            found = self.reader.matters(words=words, party=party, story=story, after=after, limit=len(kept))
        cites = [cite for _, one in opened[: len(kept)] for cite in _cites(one)]
        return Matters(
            matters=kept,
            sources=sources(self.reader.mastheads({cite.page for cite in cites}), cites),
            total=found.total,
            next=found.after,
            left_out=left_out(len(kept), found.total, "matters", found.after),
        )

    def _matter(self, head: MatterHead) -> Position:
        found = self.reader.matter(head.id)
        for one in found.positions:
            if one.id == head.id:
                return one
        raise UnknownName(f"The matter {head.id} is not there any more. Call positions again.")


def _matter(reader: Reader, head: MatterHead, one: Position) -> Matter:
    pages = reader.mastheads({cite.page for cite in _cites(one)})

    def at(cite: Cite) -> str:
        return pages[cite.page].label if cite.page in pages else cite.page[:8]

    return Matter(
        id=one.id,
        quoted_matter=sound(one.matter),
        story=head.story,
        stands=[
            Stand(
                party=sound(stand.party),
                stand=stand.stand,
                calls_it=stand.named and sound(stand.named),
                date=stand.date,
                quotes=[quote(at(cite), cite, 600) for cite in stand.evidence[:_QUOTES]],
            )
            for stand in one.stands
        ],
        contradicts=[Parting(stands=[a, b], by=by) for a, b, by in one.contradicts],
        changed=[Parting(stands=[a, b], by=what) for a, b, what in one.changes],
    )


def _cites(one: Position) -> list[Cite]:
    return [cite for stand in one.stands for cite in stand.evidence[:_QUOTES]]
