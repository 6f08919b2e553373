"""A big chronicle that is linked already, without linking for hours: copies of a small one, each on other days.

`generated` makes pages that are still to be linked; here what stands between them is copied too: stories, origins, passages,
lineages, differences, events, positions, entities and lines. Copies lie a day apart, round and round over YEARS; the people,
places and telling words of a copy are one of TURNS turns (see `generated`), so that a name stands in some two hundred copies
of a hundred thousand pages, and a state in all of them. All that can be asked of a real chronicle can be asked of this one,
and its cites hold. The seed is the project's own examples.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Any, get_type_hints

from benchmarks.generated import Turn
from svod import clean
from svod.flow.units import COUNTED
from svod.model.chronicle import Chronicle, Reading
from svod.model.codec import dump, load
from svod.model.entry import Said
from svod.model.link import Entity, Passage, Story
from svod.model.note import Note, Statement
from svod.model.page import JSON, Given, Page
from svod.model.text import Text
from svod.store import Store, cards, lemmas
from svod.store.base import Compiled, Result, Unit
from svod.store.packing import digest_of

TURNS = 24  # of words, each made once, which takes as long as some thirty copies
YEARS = 12  # over which copies are spread
LINKS = ("stories", "origins", "lineages", "differences", "positions", "entries", "events", "passages")

_BY = "generated@1"
_DAY = re.compile(r"(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
_DATE = re.compile(r"[\dXWQPTDMYSFAUH/:.+~?-]+")  # TIMEX3 and EDTF values, which have no word to be turned
_TOGETHER = 200  # copies that are written in one go
_AS_THEY_ARE = frozenset(
    {
        "because",
        "by",
        "is",
        "kind",
        "type",
        "mod",
        "anchor",
        "role",
        "walk",
        "stand",
        "relation",
        "basis",
        "dated_by",
        "contradicts",
        "changes",
        "story",
    }
)
_NAMED = frozenset({"outlet", "language"})  # facts whose value a copy shares with its seed


@dataclass(frozen=True)
class Copy:
    """One copy of the seed: its pages with what was found in them, and what stands between them, by field of Chronicle."""

    number: int
    pages: tuple[Page, ...]
    texts: tuple[Text, ...]
    notes: tuple[tuple[Note, ...], ...]
    links: dict[str, tuple[Any, ...]]
    entities: tuple[Entity, ...]


class Mould:
    """What copies of one turn are made of: the seed as JSON with its words turned, whose days and pages are still its own."""

    def __init__(self, seed: Chronicle, number: int) -> None:
        self._turn = Turn(number)
        self._seeds = tuple(sorted(seed.readings, key=lambda one: one.page))
        self._content = {one.page: self._turn.words(one.text.content, one.text.language.value) for one in self._seeds}
        walk = clean.walk(self._page(self._seeds[0], 0))[1]
        whole = {
            "texts": [
                {**self._turned(dump(one.text)), "content": self._content[one.page], "walk": walk} for one in self._seeds
            ],
            "notes": [self._turned(dump(one.notes)) for one in self._seeds],
            **{field: self._turned(dump(getattr(seed, field))) for field in LINKS},
            "entities": self._turned(dump(tuple(replace(one, links=(), mentions=()) for one in seed.entities))),
        }
        self._plain = json.dumps(whole, ensure_ascii=False)
        place = {note.id: (at, index) for at, one in enumerate(self._seeds) for index, note in enumerate(one.notes)}
        self._mentions = [[place[one] for one in entity.mentions if one in place] for entity in seed.entities]
        self._stories = [story.id for story in seed.stories]

    def _turned(self, value: Any, field: str = "", around: Any = None) -> Any:
        """The same value with its words turned; the words of a cite are those of its page."""
        if field in _AS_THEY_ARE:
            return value
        if isinstance(value, dict):
            kept = field in _NAMED
            return {name: own if kept and name == "value" else self._turned(own, name, value) for name, own in value.items()}
        if field == "words" and isinstance(around, dict) and "spans" in around:
            content = self._content[around["page"]]
            return [content[start:stop] for start, stop in around["spans"]]
        if isinstance(value, list):
            return [self._turned(one, field) for one in value]
        if not isinstance(value, str) or value in self._content or _DAY.search(value) or _DATE.fullmatch(value):
            return value
        return self._turn.words(value, "ru")

    def copy(self, number: int) -> Copy:
        """The copy of this number: its own days, pages and ids."""
        pages = tuple(self._page(one, number) for one in self._seeds)
        moved = _DAY.sub(lambda met: _moved(met.group(), number), self._plain)
        for seed, page in zip(self._seeds, pages, strict=True):
            moved = moved.replace(seed.page, page.sha256)
        told = json.loads(moved)
        stories = load(tuple[Story, ...], [_sorted(one) for one in told["stories"]])
        known = dict(zip(self._stories, (one.id for one in stories), strict=True))
        for one in (*told["origins"], *told["entries"]):
            one["story"] = known.get(one.get("story"))
        told["origins"] = [_sorted(one) for one in told["origins"]]
        told["passages"] = [_in_order(one) for one in told["passages"]]
        links = {field: load(_KINDS[field], told[field]) for field in LINKS if field != "stories"}
        notes = load(tuple[tuple[Note, ...], ...], told["notes"])
        entities = load(tuple[Entity, ...], told["entities"])
        return Copy(number, pages, load(tuple[Text, ...], told["texts"]), notes, {"stories": stories, **links}, tuple(
            replace(one, mentions=tuple(notes[at][index].id for at, index in mentions))
            for one, mentions in zip(entities, self._mentions, strict=True)
        ))  # fmt: skip

    def _page(self, seed: Reading, number: int) -> Page:
        """The page of this copy: a line of JSON, as `svod.read` takes them."""
        content = _DAY.sub(lambda met: _moved(met.group(), number), self._content[seed.page])
        raw = json.dumps({"text": content, "copy": number, "of": seed.page}, ensure_ascii=False).encode()
        published = _moved(seed.published, number) if seed.published else None
        given = Given(outlet=seed.known_outlet, published=published, language=seed.text.language.value)
        return Page(f"{number:06}/{seed.name}", raw, JSON, given=given)


def _sorted(noun: dict[str, Any]) -> dict[str, Any]:
    """The same with its pages in order, which is that of their sha256."""
    return {**noun, "pages": sorted(noun["pages"])}


def _in_order(passage: dict[str, Any]) -> dict[str, Any]:
    """The same with the page first whose sha256 sorts first."""
    a, b = passage["a"], passage["b"]
    return passage if a["page"] < b["page"] else {**passage, "a": b, "b": a}


@lru_cache(maxsize=500_000)
def _moved(day: str, number: int) -> str:
    """A day of the seed as this copy has it."""
    try:
        return (date.fromisoformat(day) - timedelta(days=number * 7 % (YEARS * 365))).isoformat()
    except (ValueError, OverflowError):  # a day that no calendar has, written so by a page
        return day


def copies(seed: Chronicle, count: int) -> Iterator[Copy]:
    """So many copies, those of one turn after one another, so that only one mould is held."""
    for turn in range(1, min(TURNS, count) + 1):
        mould = Mould(seed, turn)
        yield from (mould.copy(number) for number in range(turn, count + 1, TURNS))


def fill(store: Store, seed: Chronicle, count: int, progress: Callable[[int], None] = lambda _: None) -> int:
    """Puts so many copies into an empty chronicle, by the store's own means, and compiles it; how many pages it has then."""
    standing: dict[str, dict[str, str]] = defaultdict(dict)
    entities, counts, done = dict[str, Entity](), defaultdict[str, int](int), 0
    indexed = dict[tuple[int, str], str]()
    with store.claimed():
        made = copies(seed, count)
        while batch := list(islice(made, _TOGETHER)):
            _keep(store, batch, indexed)
            for unit in (unit for one in batch for unit in _units(one)):
                standing[unit.field][unit.unit] = unit.key
                counts[unit.field] += unit.counted
            for one in (entity for copy in batch for entity in copy.entities):
                known = entities.get(one.id)
                entities[one.id] = replace(one, mentions=known.mentions + one.mentions) if known else one
            done += len(batch)
            progress(done * len(seed.readings))
        for unit in _of_entities(entities.values()):
            store.save_units([unit])
            standing[unit.field][unit.unit] = unit.key
        pages = count * len(seed.readings)
        told = {"absent": counts["differences"], "contradictions": counts["positions"], "pages": pages}
        told |= {"outlets": len({one.outlet for one in seed.readings})}
        told |= {field: counts[field] for field in ("origins", "stories", "statements", "events")}
        store.compile(Compiled(_BY, standing, {}, frozenset(), frozenset(), (), told))
    return pages


def _keep(store: Store, batch: Sequence[Copy], indexed: dict[tuple[int, str], str]) -> None:
    """Puts the pages of these copies into the store, with what was found in them and what stands between them."""
    store.keep(page for one in batch for page in one.pages)
    store.name(cards.of_page(page) for one in batch for page in one.pages)
    texts, notes, words = list[Result](), list[Result](), list[Result]()
    for one in batch:
        for page, text, found in zip(one.pages, one.texts, one.notes, strict=True):
            turned = (one.number % TURNS, page.name.partition("/")[2])
            if turned not in indexed:
                indexed[turned] = lemmas.lemmas(text)
            key = digest_of(_BY, page.sha256)
            texts.append(Result(page.sha256, _BY, key, text))
            notes.append(Result(page.sha256, _BY, key, found))
            words.append(Result(page.sha256, _BY, key, indexed[turned]))
    store.save("text", texts, {})
    store.save("notes", notes, {})
    store.save("lemmas", words, {})
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in (passage for one in batch for passage in one.links["passages"]):
        pairs[passage.a.page, passage.b.page].append(passage)
    store.save_pairs({pair: (_BY, tuple(found)) for pair, found in pairs.items()})
    store.save_units(unit for one in batch for unit in _units(one))


def _units(copy: Copy) -> Iterator[Unit]:
    """What stands between the pages of a copy, a story a unit, as the flow has it; its events are one."""
    story = {page: one.id for one in copy.links["stories"] for page in one.pages}
    made: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for one in copy.links["stories"]:
        made["stories", one.id].append(one)
    for one in copy.links["origins"]:
        made["origins", one.story].append(one)
    for one in copy.links["lineages"]:
        made["lineages", story[one.page]].append(one)
    for one in copy.links["differences"]:
        made["differences", story[one.here.page]].append(one)
    for one in copy.links["positions"]:
        made["positions", story[one.stands[0].evidence[0].page]].append(one)
    for one in copy.links["events"]:
        made["events", f"{copy.number:07}"].append(one)
    for one in copy.links["entries"]:
        made["entries", f"{copy.number:07}" if one.kind == "event" else story[one.cites[0].page]].append(one)
    for page, notes in zip(copy.pages, copy.notes, strict=True):
        made["statements", story[page.sha256]] += [
            Said(note.id, page.sha256, note.value.kind, note.value.speakers, note.value.date)
            for note in notes
            if isinstance(note.value, Statement)
        ]
    for (field, unit), nouns in made.items():
        counted = sum(COUNTED[field](noun) for noun in nouns) if field in COUNTED else 0
        yield Unit(field, unit, digest_of(_BY, unit), tuple(nouns), counted)


def _of_entities(entities: Iterable[Entity]) -> Iterator[Unit]:
    """The entities, in units by the first digits of their ids: a row holds no more than a thousand million bytes."""
    parts: dict[str, list[Entity]] = defaultdict(list)
    for one in entities:
        parts[one.id[:2]].append(one)
    for part, found in sorted(parts.items()):
        yield Unit("entities", part, digest_of(_BY, part), tuple(found))


_KINDS: dict[str, Any] = get_type_hints(Chronicle)
