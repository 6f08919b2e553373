"""Whom a page has its words from, where it no longer says so: pages of one day, the agency that each names cut out of it.

Each page is masked by itself: every mention of the agency it names is cut out of its title and text, with the verb or the
words that point at it, so that nothing on the page states it; the day's other pages stay as they are, and some of them may
name the agency for the same words. The masked page is then read, annotated and compared as any page is, in the story in which
the page stands (which a few words do not decide); passages are looked for between it and the other pages of that story.

The origin found is the agency or outlet from which, by the steps of its lineage, most of the page's words come; where there is
none, the page is not answered. It is right where it is the agency named, or the outlet of that agency's page: the set names an
agency and its Ukrainian namesake alike. The set is noisy: it was made by pattern, and a page may name two.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.measures import Figure, Measured, Miss
from evals.sets import SHARED
from svod import annotate, read
from svod.clean import clean
from svod.lang.directory import directory
from svod.lang.sourcing import sourcing
from svod.link import lineage, passages, stories
from svod.link.lineage_scene import kind_of, named
from svod.link.words import words
from svod.model.chronicle import Card, Reading
from svod.model.link import Lineage, Step, Story
from svod.model.page import Page
from svod.model.span import Span

DAY = SHARED / "data" / "day" / "2020-05-02.jsonl"
SILVER = SHARED / "data" / "day" / "lineage_silver.jsonl"
_ENDING = "(?:[аеёиоуыэюяй]|[аяое]м|[ая]ми|[ая]х|[ое]й)?"  # case endings of a name, its own last vowel left out
_MARKS = '[«»"“”„]?'
_BEFORE = 4  # words before a name among which the words that point at it stand


@dataclass(frozen=True, slots=True)
class Case:
    """A page of the set: its address, the agency that it names, and the address of that agency's page."""

    url: str
    agency: str
    page: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a case: the giver's name, nothing where there is none; why; and whether it is right."""

    case: Case
    found: str
    because: str
    right: bool


def measured(day: Path = DAY, silver: Path = SILVER) -> Measured:
    """Share answered, and share right of those answered; the misses by kind. Raises FileNotFoundError without the data."""
    found = answers(day, silver)
    given = [one for one in found if one.found]
    right = sum(one.right for one in given)
    figures = (
        Figure("origin with its name masked, right of those answered", right / len(given) if given else 0.0, "precision"),
        Figure("the same, answered", len(given) / len(found) if found else 0.0, "share"),
        Figure("the same, right of all", right / len(found) if found else 0.0, "recall", rival=0.66),
    )
    misses = tuple(
        Miss("origins of masked pages", "another" if one.found else "not answered", one.case.url, "",
             gold=one.case.agency, ours=one.found, because=one.because)
        for one in found
        if not one.right
    )  # fmt: skip
    return Measured(figures, misses, remarks=(f"{len(found)} pages, {len(given)} answered, {right} right.",))


def answers(day: Path = DAY, silver: Path = SILVER) -> tuple[Answer, ...]:
    """The answer for each page of the set, in its order."""
    cases = [_case(line) for line in silver.read_text(encoding="utf-8").splitlines() if line.strip()]
    pages = {page.name: page for page in _pages(day)}
    plain = {name: _reading(page, noted=False) for name, page in pages.items()}
    masked = _masked(day, cases)
    told = {page: story for story in stories.stories(tuple(plain.values())) for page in story.pages}
    names = {reading.page: name for name, reading in plain.items()}
    whole: dict[str, Reading] = {}
    out = []
    for case in cases:
        own = plain[case.url].page
        others = []
        for page in told[own].pages:
            if page != own:
                whole[page] = whole.get(page) or _reading(pages[names[page]])
                others.append(whole[page])
        found = _lineage(_reading(masked[case.url]), others, told[own])
        out.append(_answer(case, found, plain[case.page].outlet))
    return tuple(out)


def _case(line: str) -> Case:
    record: dict[str, Any] = json.loads(line)
    return Case(record["url"], record["named_agency"], record["agency_url"])


def _pages(path: Path) -> Iterator[Page]:
    """The pages of a file as `build` reads them."""
    yield from (one for one in read.pages([path]) if isinstance(one, Page))


def _reading(page: Page, noted: bool = True) -> Reading:
    """A page as the flow reads it; without `noted`, its text alone."""
    text = clean(page)
    card = Card(page.sha256, (page.name,), page.media_type, page.encoding, len(page.raw), page.given)
    return Reading(card, text, tuple(annotate.STAGE.run(text)) if noted else ())


def _lineage(page: Reading, others: Sequence[Reading], story: Story) -> Lineage:
    """The lineage of a masked page among the other pages of its story."""
    every = (page, *others)
    laid = {reading.page: passages.Laid(reading) for reading in every}
    whole = Story(tuple(sorted(laid)), story.title)
    pairs = [(a, b) for a, b in passages.candidates(every, (whole,)) if page.page in (a, b)]
    shared = tuple(passage for a, b in pairs for passage in passages.of_pair(laid[a], laid[b]))
    return next(one for one in lineage.lineages(every, [whole], shared) if one.page == page.page)


def _answer(case: Case, found: Lineage, outlet: str) -> Answer:
    """The origin found: of the relay of the page's chain and those that text and time show, the one whose step covers most of
    the page."""
    steps = [
        one
        for one in found.steps
        if one.taker == found.chain[0]
        and kind_of(one.giver) in ("agency", "outlet")
        and (one.giver in found.chain or one.basis != "stated")
    ]
    if not steps:
        return Answer(case, "", "", right=False)
    best = max(steps, key=_covered)
    return Answer(case, best.giver, best.because, named(best.giver) in (named(case.agency), named(outlet)))


def _covered(step: Step) -> int:
    return sum(map(len, step.covers))


def _masked(day: Path, cases: Sequence[Case]) -> dict[str, Page]:
    """Each case's page with its agency cut out of title and text, read from a file as any page is."""
    records = {record["url"]: record for record in map(json.loads, day.read_text(encoding="utf-8").splitlines())}
    lines = []
    for case in cases:
        record = dict(records[case.url])
        for key in ("title", "text"):
            record[key] = cut(record[key], case.agency)
        lines.append(json.dumps(record, ensure_ascii=False))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "masked.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        return {page.name: page for page in _pages(path)}


def cut(text: str, agency: str) -> str:
    """The text without the words that name this agency: its names and hosts in all cases and marks, the generic word before
    them, and the verb or the words that point at it."""
    for met in reversed(list(_names(agency).finditer(text))):
        text = text[: _start(text, met.start())] + text[met.end() :]
    return text


def _names(agency: str) -> re.Pattern[str]:
    outlet = directory().by_name(agency)
    names = {agency, *((outlet.name, *outlet.aliases, *outlet.hosts) if outlet else ())}
    forms = [_form(name) for name in sorted(filter(None, names), key=lambda name: (-len(name), name))]
    return re.compile(rf"{_MARKS}(?<!\w)(?:{'|'.join(forms)})(?!\w){_MARKS}")


def _form(name: str) -> str:
    """A pattern for a name in any case, its words with marks around them or none."""
    parts = []
    for word in re.findall(r"[\w&+.-]+", name):
        stem = re.sub("[аеёиоуыэюя]$", "", word) if re.fullmatch("[А-ЯЁ]?[а-яё]{3,}", word) else word
        parts.append(re.escape(stem) + (_ENDING if re.fullmatch("[А-ЯЁа-яё-]{4,}", word) else ""))
    return rf"{_MARKS}\s*{_MARKS}".join(parts)


def _start(text: str, place: int) -> int:
    """Where the words that point at a name begin: the generic word for an outlet, then a verb of reporting or a preposition
    with its noun, and the comma before."""
    table = sourcing("ru")
    pointing = table.verbs | table.relaying | table.quoting | table.announcing | table.telling | table.said_in | table.reports
    links = {word for link in table.links for word in link}
    start = place
    line = text.rfind("\n", 0, place) + 1
    before = words(text, Span(line, place), "ru")[-_BEFORE:] if line < place else ()
    for word in reversed(before):
        if word.key not in pointing | links | table.media.keys() | table.by and word.form not in links | {"по"}:
            break
        start = word.start
        if word.key in table.verbs:
            break
    if start < place:
        start = len(text[:start].rstrip(" ,—–-"))
    return start


if __name__ == "__main__":
    result = measured()
    for figure in result.figures:
        print(f"{figure.value:.3f} {figure.name}")
    for miss in result.misses:
        print(f"{miss.kind}: {miss.where}: {miss.gold}, ours {miss.ours or 'nobody'} ({miss.because})")
    print(*result.remarks)
