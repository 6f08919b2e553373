"""Whom a page has its title or lead from: the outlet, each relay, nearest first, back to the first speaker; span by span.

What a page states makes its chain. A relay that it does not name is given as inferred where the words of the page stand on
the relay's own page, or on pages that name it, and something shows the direction; what text and time confirm is both. Where
nothing shows who had the words from whom, the pages have a common source, and that is said instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from svod.link import lineage_spans as spans
from svod.link.lineage_inferred import Giver, best, confirming, givers
from svod.link.lineage_scene import Scene, kind_of, named, teller
from svod.link.lineage_shares import joined, passages_inside, shares, without
from svod.link.lineage_stated import same, stated
from svod.model.chronicle import Reading
from svod.model.link import Basis, Common, Lineage, Passage, Step, Story
from svod.model.span import Span
from svod.stage import Stage

_COPIED = 0.4  # closeness from which a giver that a page does not name is beyond doubt
_ALIKE = 0.3  # closeness from which two pages have their words from somewhere, whoever has them from whom
_PART = 40  # letters of a stretch that a common source is told of: a clause


def lineages(readings: Sequence[Reading], stories: Sequence[Story], passages: Sequence[Passage]) -> tuple[Lineage, ...]:
    """One lineage for each page, sorted by page. A page's lineage depends on the pages of its story alone."""
    by_page = {reading.page: reading for reading in readings}
    told = {page: at for at, story in enumerate(stories) for page in story.pages if page in by_page}
    groups = defaultdict[int, list[Reading]](list)
    for reading in readings:
        groups[told.get(reading.page, -1)].append(reading)
    inside = passages_inside(passages, stories)
    alone = [[reading] for reading in groups.pop(-1, [])]
    found = [one for at, group in groups.items() for one in _of_story(group, inside.get(at, ()))]
    found += [one for group in alone for one in _of_story(group, ())]
    return tuple(sorted(found, key=lambda one: one.page))


def _of_story(group: Sequence[Reading], passages: Iterable[Passage]) -> Iterator[Lineage]:
    """The lineages of the pages of one story."""
    ordered = tuple(sorted(group, key=lambda reading: reading.page))
    chains = tuple(map(stated, ordered))
    scene = Scene(ordered, chains, shares(ordered, passages), tuple(map(teller, ordered, chains)))
    found = givers(scene)
    made = [_of_page(scene, at, found[at]) for at in range(len(ordered))]
    yield from (replace(one, common=_common(scene, at, made)) for at, one in enumerate(made))


def _of_page(scene: Scene, at: int, found: Sequence[Giver]) -> Lineage:
    """The chain of one page, then the steps of its other stretches. A giver that the page does not name begins the chain of
    a page that names nobody, where it is beyond doubt; else it stands beside what the page states."""
    reading, giver = scene.readings[at], _unnamed(scene, at, found)
    # Who gives a page the words of its relay is not the relay: pages that name it for these words confirm nothing then.
    confirmed = found if giver is None else ()
    steps = [_confirmed(scene, at, step, first, confirmed) for first, step in _steps(scene, at)]
    beside = list[Step]()
    if giver is not None:
        nearest = _step(scene, at, giver)
        if not steps and giver.near >= _COPIED:
            steps = [nearest, *_behind(scene, at, giver)]
        else:
            beside = [nearest]
    chain = (reading.outlet, *(step.giver for step in steps))
    beside += spans.further(scene, at, [*steps, *beside], found)
    return Lineage(reading.page, chain, _basis(steps), (*steps, *beside))


def _steps(scene: Scene, at: int) -> Iterator[tuple[bool, Step]]:
    """The steps that a page states, with what they cover; and whether each is the one by which the outlet has the lead."""
    reading = scene.readings[at]
    for step in scene.stated[at].steps:
        if step.cite is None:
            continue
        relay = named(step.giver) in scene.tellers[at].relays
        covers = spans.stated(reading, step.giver, step.cite, True) if relay else spans.said(reading, step.giver, step.cite)
        yield step.taker == reading.outlet, replace(step, covers=covers)


def _confirmed(scene: Scene, at: int, step: Step, first: bool, found: Sequence[Giver]) -> Step:
    """The same step; one that text and time show too is both, and its words are those that are shared."""
    giver = confirming(found, step.giver)
    if giver is None or (giver.own is None and not first):
        return step
    page = scene.shares.pages[giver.own] if giver.own is not None else None
    because = f"{step.because}; {giver.because}"
    return replace(
        step, basis="both", because=because, covers=joined((*step.covers, *spans.shared(scene, at, giver))), page=page
    )


def _unnamed(scene: Scene, at: int, found: Sequence[Giver]) -> Giver | None:
    """The giver that a page does not name. Where it names another relay, only the agency whose page it copies, and which
    names the same relay as its own source, stands between the two."""
    giver, relays = best(found), scene.tellers[at].relays
    if giver is None or not relays:
        return giver
    copied = giver.own is not None and kind_of(giver.name) == "agency" and giver.near >= _COPIED
    return giver if copied and relays[0] in giver.behind else None


def _step(scene: Scene, at: int, giver: Giver) -> Step:
    """The step from a page to a giver that text and time show."""
    page = scene.shares.pages[giver.own] if giver.own is not None else None
    return Step(scene.readings[at].outlet, giver.name, "inferred", None, giver.because, spans.shared(scene, at, giver), page)


def _behind(scene: Scene, at: int, giver: Giver) -> Iterator[Step]:
    """From whom the giver has it: as its own page states, or all pages do that name the giver for the same words."""
    if giver.own is not None:
        after, because = scene.stated[giver.own].chain[1:], "so says the giver's own page"
    else:
        chains = [scene.stated[one].chain for one in giver.told]
        rest = {chain[[named(name) for name in chain].index(giver.name) + 1 :] for chain in chains}
        after, because = (rest.pop(), "so say pages with the same words") if len(rest) == 1 else ((), "")
    names = [name for name in after if not same(name, scene.readings[at].outlet)]
    yield from (Step(a, b, "inferred", None, because) for a, b in pairwise((giver.name, *names)))


def _basis(steps: Sequence[Step]) -> Basis:
    """That of all steps; `both` where they differ. A chain of the outlet alone is what the page states."""
    kinds = {step.basis for step in steps}
    return next(iter(kinds)) if len(kinds) == 1 else "both" if kinds else "stated"


def _common(scene: Scene, at: int, made: Sequence[Lineage]) -> Common | None:
    """The pages of other outlets with the same words of which none gave them to the other as far as anything shows."""
    outlets, near = [one.outlet for one in scene.tellers], scene.shares.closeness
    mine = {named(step.giver) for step in made[at].steps}
    others = [
        other
        for other in range(len(made))
        if max(near[at, other], near[other, at]) >= _ALIKE
        and outlets[other] not in (outlets[at], *mine)
        and not {outlets[at], *mine} & {named(step.giver) for step in made[other].steps}
    ]
    known = [span for step in made[at].steps if step.taker == scene.readings[at].outlet for span in step.covers]
    places = without([span for other in others for span in scene.shares.places.get((at, other), ())], known)
    covers = tuple(span for span in places if len(span) >= _PART)
    if not covers:
        return None
    pages = tuple(scene.shares.pages[other] for other in others if _meets(scene.shares.places.get((at, other), ()), covers))
    several = "a page of another outlet has" if len(pages) == 1 else f"{len(pages)} pages of other outlets have"
    return Common(pages, covers, f"{several} the same words, and nothing shows who had them from whom")


def _meets(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.meets(other) for span in some for other in others)


STAGE = Stage(
    "lineage",
    version=3,
    over="all",
    needs=("text", "sentence", "source", "statement", "story", "passage"),
    gives=("lineage",),
    run=lineages,
)
