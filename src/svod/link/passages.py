"""What stands in two pages: sentence against sentence, clause against clause; the same, cut, or reworded.

Pairs of pages that may share anything (`meetings`) are read against each other. Two pages that report one happening are read
leniently, since one tells the other's sentences in other words; of two others only what shares a run of words counts, since
pages on one topic share phrases without sharing text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from svod.link.matching import Match, beside, matches
from svod.link.meetings import candidate_pairs, signs_of
from svod.link.prints import Print, likeness, print_of
from svod.link.sheets import Sheet, sheet_of
from svod.model.chronicle import Reading
from svod.model.link import Passage, Relation, Story
from svod.model.span import Span
from svod.stage import Stage

_ONE_STORY = 0.40  # likeness of two pages from which they are read as reports of one happening


@dataclass(frozen=True, eq=False)
class Laid:
    """A page laid out to be read against others: its sheet and print are made when first asked for, and kept with it."""

    reading: Reading

    @cached_property
    def sheet(self) -> Sheet:
        """The page as it is read against another."""
        return sheet_of(self.reading)

    @cached_property
    def print(self) -> Print:
        """What the page is compared by."""
        return print_of(self.reading)


def candidates(readings: Iterable[Reading], stories: Sequence[Story] = ()) -> list[tuple[str, str]]:
    """Pairs of pages (sha256) that are worth reading against each other, sorted."""
    return candidate_pairs({reading.page: signs_of(reading) for reading in readings}, stories)


def of_pair(a: Laid, b: Laid, one_story: bool | None = None) -> tuple[Passage, ...]:
    """The passages that two pages share, in the order of the page whose sha256 sorts first. one_story: whether they report one
    happening; where it is not given, their likeness says so."""
    close = likeness(a.print, b.print) >= _ONE_STORY if one_story is None else one_story
    return _of_sheets(a.sheet, b.sheet, close)


def passages(readings: Sequence[Reading], stories: Sequence[Story] = ()) -> tuple[Passage, ...]:
    """All passages of all pages, sorted by pages and places."""
    laid = {reading.page: Laid(reading) for reading in readings}
    return tuple(passage for a, b in candidates(readings, stories) for passage in of_pair(laid[a], laid[b]))


def of_versions(old: Sheet, new: Sheet) -> tuple[Passage, ...]:
    """The same for two versions of one page, which tell one story whatever their dates."""
    return _of_sheets(old, new, close=True)


def _of_sheets(a: Sheet, b: Sheet, close: bool) -> tuple[Passage, ...]:
    if a.page == b.page or not a.stretches or not b.stretches:
        return ()
    if a.page > b.page:
        a, b = b, a
    made = {passage.id: passage for group in _joined(matches(a, b, close), a, b) for passage in [_passage(group, a, b)]}
    return tuple(sorted(made.values(), key=lambda one: (one.a.spans, one.b.spans)))


def _joined(found: Sequence[Match], a: Sheet, b: Sheet) -> Iterator[list[Match]]:
    """The matches; those that follow one another inside one saying of both pages and are the same there, as one."""
    order = sorted(found, key=lambda match: (match.spans[0].start, match.spans[1].start))
    group: list[Match] = []
    for match in order:
        if group and _one_saying(group[-1], match) and _same(group[-1], a, b) and _same(match, a, b):
            group.append(match)
            continue
        if group:
            yield group
        group = [match]
    if group:
        yield group


def _one_saying(first: Match, then: Match) -> bool:
    told = (first.a.saying >= 0 and first.a.saying == then.a.saying) or (
        first.b.saying >= 0 and first.b.saying == then.b.saying
    )
    return told and beside(first, then)


def _same(match: Match, a: Sheet, b: Sheet) -> bool:
    left, right = match.spans
    return relation_of(_forms(a, left), _forms(b, right)) == "same"


def _passage(group: Sequence[Match], a: Sheet, b: Sheet) -> Passage:
    left = Span(group[0].spans[0].start, group[-1].spans[0].stop)
    right = Span(group[0].spans[1].start, group[-1].spans[1].stop)
    relation = relation_of(_forms(a, left), _forms(b, right))
    score = 1.0 if relation == "same" else round(sum(match.fit.score for match in group) / len(group), 4)
    return Passage(a.reading.text.cite(left), b.reading.text.cite(right), relation, score)


def _forms(sheet: Sheet, span: Span) -> list[str]:
    return [word.form for word in sheet.within(span)]


def relation_of(one: Sequence[str], other: Sequence[str]) -> Relation:
    """Of two stretches by the forms of their words: `same` letter for letter but for marks and spacing; `cut` where one has all
    words of the other in order, and more in between; else `reworded`."""
    if one == other or "".join(one) == "".join(other):
        return "same"
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return "cut" if all(word in rest for word in short) else "reworded"


STAGE = Stage("passages", version=3, over="all", needs=("text", "sentence", "statement"), gives=("passage",), run=passages)
