"""Prints what links one page to others: its story, its origin, its lineage, and the passages that it shares."""

from __future__ import annotations

from collections import defaultdict

from svod.model.chronicle import Chronicle, Reading
from svod.model.span import Cite, Span
from svod.show.cli.descent import tell_lineage
from svod.show.cli.marking import quoted
from svod.show.cli.printing import plural, say, shown
from svod.show.linked import origins_of, shared_by, stories_of


def tell_links(found: Chronicle, reading: Reading) -> None:
    """Prints them; for a page that stands alone, nothing but its lineage."""
    for story in stories_of(found, reading):
        more = len(story.pages) - 1
        with_whom = f" · with {plural(more, 'other page')}: svod compare --story {story.id}" if more else ""
        say(("story       ", "magenta"), shown(story.title), (f" [{story.id}]{with_whom}", "dim"))
    for origin in origins_of(found, reading):
        others = sorted(found.label(page) for page in origin.pages if page != reading.page)
        giver = f" ← {shown(origin.giver)}" if origin.giver else ""
        say(
            ("origin      ", "magenta"),
            shown(", ".join(others) or "no other page"),
            giver,
            (f" — {shown(origin.because)}", "dim"),
        )
    say(("lineage", "magenta"))
    tell_lineage(found, reading)
    _tell_passages(found, reading)


def _tell_passages(found: Chronicle, reading: Reading) -> None:
    """Each stretch with its words that differ, and every place where it stands so."""
    told: dict[tuple[Cite, str, tuple[Span, ...]], list[Cite]] = defaultdict(list)
    for passage, own, other, lit in shared_by(found, reading):
        relation = f"{passage.relation}, background" if passage.background else passage.relation
        told[own, relation, tuple(lit)].append(other)
    for (own, relation, differs), others in told.items():
        cites = ", ".join(shown(found.place(other)) for other in others)
        say(("passage     ", "magenta"), f"{relation}: ", quoted(own, differs), (f" [{own.place}]", "dim"), " = ",
            (f"[{cites}]", "dim"))  # fmt: skip
