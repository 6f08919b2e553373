"""Small chronicles drawn by chance: pages, stories, lines with any dates, names that share words, all that stands between."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from svod.flow.units import COUNTED
from svod.link.entities_pages import Called, Mention, PageName
from svod.model.entry import ALTERATIONS, Entry, Problem, Said
from svod.model.link import Boilerplate, Difference, Entity, Event, Lineage, Origin, Part, Passage, Position, Stand, Story
from svod.model.note import Name, Note, Number, Statement
from svod.model.page import Given, Page
from svod.model.span import Cite, Span
from svod.model.text import Block, Fact, Text
from svod.store import Store
from svod.store.base import Compiled, Result, Unit
from svod.store.cards import of_page
from svod.store.lemmas import lemmas

WHO = ("Гордей Лунёв", "Лунёв", "Марта Вельц", "Марта Лунёва", "МИД Лурии", "МИД", "Ян\udcff", "Лурия; Тарсия")
PLACES = ("Лурия", "Тарсия", "Заречье", "Верхнее Заречье")
OUTLETS = ("Меридиан", "Новый берег", "Вестник Заречья", None)
DATES = ("2031-03-05", "2031-03-06", "2031-03", "2031", "2030-12-31", "2031-03-04/2031-03-07", "203X", "2031-03-05~", None,
         "2031-07", "2031-03-09/2031-03-01", "никогда")  # fmt: skip
TYPES = {"event": ("meeting", "phone_call", "statement"), "statement": ("direct", "indirect"), "alteration": ALTERATIONS}
WORDS = ("встреча", "переговоры", "огонь", "граница", "марте", "посол", "обстрел", "мир")


@dataclass
class Drawn:
    """What is put into a store: its pages with their texts, and the nouns of each unit."""

    pages: list[Page]
    texts: dict[str, Text]
    notes: dict[str, tuple[Note, ...]]
    names: dict[str, tuple[PageName, ...]]
    units: dict[tuple[str, str], tuple[Any, ...]] = field(default_factory=lambda: defaultdict(tuple))
    pairs: dict[tuple[str, str], tuple[Passage, ...]] = field(default_factory=dict)


def drawn(seed: int, older: int = 1) -> Drawn:
    """A chronicle by its number. older: how many pages have an older version."""
    draw = random.Random(seed)
    count = draw.randrange(2, 9)
    pages = [_page(draw, f"{number}.txt") for number in range(count)]
    pages += [_page(draw, pages[number].name) for number in range(min(older, count))]
    texts = {page.sha256: _text(page) for page in pages}
    made = Drawn(pages, texts, {}, {})
    in_time = sorted(pages, key=lambda page: (page.given.published or "", page.sha256))
    current = {page.name: page.sha256 for page in in_time}  # what came out last stands now
    for page in pages:
        _noted(draw, made, page.sha256)
    stories = _stories(draw, sorted(set(current.values())))
    for story in stories:
        made.units["stories", story.id] = (story,)
        _told(draw, made, story, pages, current)
    _happened(draw, made, stories)
    _entities(draw, made, set(current.values()))
    return made


def _page(draw: random.Random, name: str) -> Page:
    words = " ".join(draw.choices(WORDS, k=draw.randrange(6, 14)))
    who = draw.choice(WHO).replace("\udcff", "")
    content = f"{draw.choice(WORDS).title()} {draw.random():.6f}\n{words}. {who}: {draw.choice(WORDS)} {draw.choice(WORDS)}."
    published = draw.choice(("2031-03-05", "2031-03-06T10:00", "2031-04-01", None))
    return Page(name, content.encode(), given=Given(outlet=draw.choice(OUTLETS), published=published))


def _text(page: Page) -> Text:
    content = page.decoded()
    title = content.split("\n")[0]
    blocks = (Block(Span(0, len(title)), "title", "by hand"), Block(Span(len(title) + 1, len(content)), "body", "by hand"))
    outlet = Fact(page.given.outlet, "given") if page.given.outlet else None
    day = Fact(page.given.published, "given") if page.given.published else None
    return Text(page.sha256, content, "plain@1", blocks, Fact("ru", "by hand"), Fact(title, "first line"), outlet, day)


def _cite(draw: random.Random, text: Text) -> Cite:
    start = draw.randrange(0, len(text.content) - 2)
    return text.cite(Span(start, min(len(text.content), start + draw.randrange(1, 20))))


def _noted(draw: random.Random, made: Drawn, page: str) -> None:
    """A statement and some names on a page, the names as the page's own sketch puts them together."""
    text = made.texts[page]
    notes, called = list[Note](), list[Called]()
    for name in draw.sample(WHO[:6], k=draw.randrange(0, 4)):
        note = Note(_cite(draw, text), Name("person", name), "names@1", "by hand")
        if note.id not in {one.id for one in notes}:
            notes.append(note)
            called.append(Called(name.casefold(), (Mention(note.id, name, name),)))
    said = Note(_cite(draw, text), Statement("indirect", (draw.choice(WHO),)), "statements@1", "by hand")
    made.notes[page] = (*notes, said)
    made.names[page] = tuple(PageName(page, "person", one.text, one.mentions[0].normal, "ru", (one,)) for one in called)


def _stories(draw: random.Random, pages: Sequence[str]) -> list[Story]:
    left, found = list(pages), []
    draw.shuffle(left)
    while left:
        size = draw.randrange(1, 4)
        own, left = sorted(left[:size]), left[size:]
        since = draw.choice(("2031-03-05", "2031-03-06", None))
        title = " ".join(draw.sample(WORDS, k=2))
        found.append(Story(tuple(own), title, since, since and draw.choice((since, "2031-03-09")), draw.choice((own[0], None))))
    return found


def _told(draw: random.Random, made: Drawn, story: Story, pages: Sequence[Page], current: Mapping[str, str]) -> None:
    """What is kept by stories."""
    texts = [made.texts[page] for page in story.pages]
    older = [made.texts[page.sha256] for page in pages if current[page.name] in story.pages and page.sha256 not in story.pages]
    cut = draw.randrange(1, len(story.pages) + 1)
    groups = [part for part in (story.pages[:cut], story.pages[cut:]) if part]
    parts = (Part(story.pages[0], (Span(0, 5),)),)
    made.units["origins", story.id] = tuple(Origin(story.id, group, "by hand", parts=parts) for group in groups)
    made.units["lineages", story.id] = tuple(Lineage(page, ("Меридиан",), "stated") for page in story.pages)
    made.units["differences", story.id] = tuple(
        {one.id: one for one in (
            *(Difference("absent", _cite(draw, draw.choice(texts)), draw.choice(story.pages)) for _ in range(2)),
            *(Difference("altered_by_outlet", _cite(draw, old), texts[0].page, _cite(draw, texts[0])) for old in older),
        )}.values()
    )  # fmt: skip
    stands = tuple(
        Stand(draw.choice(WHO[:6]), "asserts", (_cite(draw, draw.choice(texts)),), date=draw.choice(("2031-03-05", None)))
        for _ in range(2)
    )
    contradicts = ((0, 1, "denial"),) if draw.random() < 0.5 else ()
    matters = (Position(f"про {draw.choice(WORDS)}", stands, contradicts),) if draw.random() < 0.6 else ()
    made.units["positions", story.id] = matters
    lines = [
        _line(draw, draw.choice(("statement", "alteration")), story, [*texts, *older]) for _ in range(draw.randrange(0, 6))
    ]
    made.units["entries", story.id] = _once(lines)
    said = (Said(note.id, page, "indirect", note.value.speakers) for page in story.pages for note in made.notes[page]
            if isinstance(note.value, Statement))  # fmt: skip
    made.units["statements", story.id] = tuple(said)
    outlet = made.texts[story.pages[0]].outlet
    if outlet and draw.random() < 0.5:
        made.units["boilerplate", outlet.value] = (
            Boilerplate(outlet.value, (_cite(draw, texts[0]),), 0.9, "inferred", "by hand"),
        )
    if len(texts) > 1:
        a, b = texts[:2]
        made.pairs[a.page, b.page] = (Passage(_cite(draw, a), _cite(draw, b), "reworded", 0.7),)


def _line(draw: random.Random, kind: Any, story: Story | None, texts: Sequence[Text]) -> Entry:
    cites = tuple(_cite(draw, text) for text in draw.sample(texts, k=draw.randrange(1, min(3, len(texts)) + 1)))
    who = tuple(draw.sample(WHO, k=draw.choice((0, 1, 1, 2))))
    to = tuple(draw.sample(WHO, k=draw.choice((0, 0, 1, 2)))) if kind == "statement" else ()
    place = draw.choice((*PLACES, None)) if kind == "event" else None
    by: Any = draw.choice(("happened", "said", "published"))
    return Entry(
        kind, draw.choice(DATES), by, cites[0].text or "слова", cites, who, to, place, story.id if story else None,
        draw.randrange(1, 3), draw.randrange(1, 3), draw.choice(TYPES[kind]),
    )  # fmt: skip


def _once(lines: Sequence[Entry]) -> tuple[Entry, ...]:
    unique = {line.id: line for line in lines}
    return tuple(unique[one] for one in sorted(unique))


def _happened(draw: random.Random, made: Drawn, stories: Sequence[Story]) -> None:
    """Events, each with its line; on some of them pages differ."""
    lines = []
    for _ in range(draw.randrange(0, 5)):
        story = draw.choice(stories)
        lines.append(_line(draw, "event", story, [made.texts[page] for page in story.pages]))
    made.units["entries", ""] = _once(lines)
    events = []
    for line in made.units["entries", ""]:
        differ = draw.random() < 0.5
        events.append(
            Event(
                line.date if line.dated_by == "happened" else None, line.type, line.who, line.words, line.cites, line.place,
                ("2031-03-05", "2031-03-06") if differ else (),
                (Number("погибшие", 3, line.cites[0]),) if differ else (),
            )
        )  # fmt: skip
    made.units["events", ""] = tuple(events)


def _entities(draw: random.Random, made: Drawn, current: set[str]) -> None:
    mentions: dict[str, list[str]] = defaultdict(list)
    for page in sorted(current):
        for one in made.names[page]:
            mentions[one.normal].extend(mention.id for mention in one.mentions)
    joined = {"Лунёв": "Гордей Лунёв"} if draw.random() < 0.5 else {}
    borne: dict[str, list[str]] = defaultdict(list)
    for name in sorted(mentions):
        borne[joined.get(name, name) if joined.get(name, name) in mentions else name].append(name)
    made.units["entities", ""] = tuple(
        Entity("person", normal, tuple(names), tuple(each for name in names for each in mentions[name]))
        for normal, names in sorted(borne.items())
    )


def put(store: Store, made: Drawn, key: str) -> None:
    """Puts a chronicle into a store in place of what stands there, as a build does. key: of the units; those whose nouns are
    what they were stay as they are."""
    with store.claimed():
        store.keep(made.pages)
        store.name([replace(of_page(page), version=0) for page in made.pages], ())
        for kind, nouns in (("text", made.texts), ("notes", made.notes)):
            store.save(kind, [Result(page, "by@1", key, noun) for page, noun in nouns.items()], {})  # type: ignore[arg-type]
        store.save("lemmas", [Result(page, "by@1", key, lemmas(text)) for page, text in made.texts.items()], {})
        store.save_sketches("names", {page: (key, names) for page, names in made.names.items()})
        held = {field: store.held_units(field) for field, _ in made.units}
        standing: dict[str, dict[str, str]] = defaultdict(dict)
        fresh = []
        for (name, unit), stood in made.units.items():
            own = f"{hash(stood)}"
            standing[name][unit] = own
            if own not in held[name].get(unit, ()):
                count = sum(COUNTED[name](noun) for noun in stood) if name in COUNTED else 0
                fresh.append(Unit(name, unit, own, stood, count))
        store.save_units(fresh)
        stale = frozenset(store.held_pairs().keys() - made.pairs.keys())
        store.save_pairs({pair: (key, found) for pair, found in made.pairs.items()})
        problems = (Problem(made.pages[0].name, "clean", "No date.", "notice"),)
        store.compile(Compiled(key, standing, {}, frozenset(), stale, problems, {"pages": len(made.pages)}))
