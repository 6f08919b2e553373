"""Whatever is asked of a chronicle a part at a time is what the whole of it says, whatever was put in place before."""

from __future__ import annotations

import random
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.plain_reader import PlainReader
from tests.store.drawn import OUTLETS, TYPES, WHO, drawn, put

from svod.errors import BadValue, UnknownName
from svod.model.asked import Bearer, Days, Lines, Wanted
from svod.model.chronicle import Chronicle
from svod.model.edtf import bounds
from svod.model.entry import Entry
from svod.model.link import Entity
from svod.model.span import Span
from svod.store import Reader, open_reader, open_store, shelf_postings, shelf_time, tallying
from svod.store.bearing import same_bearer

DAYS = (None, date(2030, 12, 31), date(2031, 1, 1), date(2031, 3, 5), date(2031, 3, 6), date(2031, 4, 1))
LENIENT = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)

seeds = st.integers(0, 10_000)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle that holds nothing, to be copied: it takes longer to make its tables than to fill them."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_store(path, create=True).close()
    return path


@pytest.fixture
def read(tmp_path: Path, empty: Path) -> Iterator[Callable[..., tuple[Reader, PlainReader]]]:
    """A chronicle drawn by its number, after others that stood in the same file; and what it says as a whole."""
    opened: list[Any] = []

    def fill(*numbers: int) -> tuple[Reader, PlainReader]:
        path = tmp_path / f"{len(opened)}.db"
        shutil.copy(empty, path)
        store = open_store(path, create=False)
        for number in numbers:
            put(store, drawn(number), f"k{number}")
        found = store.chronicle()
        store.close()
        opened.append(open_reader(path))
        return opened[-1], PlainReader(found)

    yield fill
    for one in opened:
        one.close()


def any_wanted(draw: random.Random, found: Chronicle) -> Wanted:
    """Some of what lines can be asked by."""
    asked: dict[str, Any] = {
        "days": Days(draw.choice(DAYS), draw.choice(DAYS)),
        "who": draw.choice(("Лунёва", "лунев", "Гордея Лунёва", "МИД", "Вельц", "никто")),
        "place": draw.choice(("Лурии", "Заречье", "Верхнее")),
        "names": tuple(draw.sample([name for name in WHO if name != "Ян\udcff"], k=2)),
        "kind": draw.choice((*TYPES, "direct", "phone call", "meeting", "left out", "put_in")),
        "outlet": draw.choice(OUTLETS[:3]),
        "story": draw.choice(found.stories).id[: draw.choice((1, 4, 16))],
        "page": draw.choice((*found.readings, *found.retired)).page,
        "roles": draw.choice((("speaks",), ("told",), ("speaks", "told", "place"), ("outlet",))),
    }
    return Wanted(**{name: value for name, value in asked.items() if draw.random() < 0.3})


def all_lines(ask: Callable[..., Lines], limit: int) -> tuple[Lines, list[Any]]:
    """All lines by way of cursors, so many at a time; and the first answer."""
    first = page = ask(limit=limit)
    entries = list(page.entries)
    while page.after is not None:
        page = ask(limit=limit, after=page.after)
        assert page.entries
        entries += page.entries
    return first, entries


@LENIENT
@given(seeds, seeds, st.integers(1, 5))
def test_lines_under_any_filter_are_those_that_a_look_at_every_line_finds(read: Any, one: int, chance: int, limit: int) -> None:
    reader, plain = read(one)
    draw = random.Random(chance)
    for _ in range(12):
        wanted = any_wanted(draw, plain.found)
        expected = plain.lines(wanted, limit=10_000)
        first, entries = all_lines(lambda w=wanted, **page: reader.lines(w, **page), limit)
        assert entries == list(expected.entries), wanted
        assert first.total == len(entries)
        for entry in first.entries:
            assert first.event_of(entry) == plain.found.event_of(entry)
            assert [first.place(cite) for cite in entry.cites] == [plain.found.place(cite) for cite in entry.cites]
            assert first.outlets(entry) == expected.outlets(entry)


@LENIENT
@given(seeds)
def test_a_part_is_the_whole_cut_to_its_pages(read: Any, number: int) -> None:
    reader, plain = read(number)
    found = plain.found
    pages = [one.page for one in (*found.readings, *found.retired)]
    draw = random.Random(number)
    parts = [draw.sample(pages, k=draw.randrange(0, len(pages) + 1)) for _ in range(4)]
    for told in parts:
        same(reader.part(told), plain.part(told))
    for story in found.stories:
        same(reader.of_story(story.id[:12]), plain.of_story(story.id))
    for position in found.positions:
        same(reader.matter(position.id), plain.matter(position.id))


def same(part: Chronicle, expected: Chronicle) -> None:
    beyond = {one.page: one for one in expected.beyond}
    for name in expected.__dataclass_fields__:
        if name not in ("beyond", "entities"):
            assert getattr(part, name) == getattr(expected, name), name
    assert [(one.id, one.forms, set(one.mentions)) for one in part.entities] == [
        (one.id, one.forms, set(one.mentions)) for one in expected.entities
    ]
    assert all(one == beyond[one.page] for one in part.beyond)
    named = {page for story in part.stories for page in story.pages} | {
        cite.page for entry in part.entries for cite in entry.cites
    }
    assert all(part.label(page) == expected.label(page) for page in named)


@LENIENT
@given(seeds)
def test_lists_of_stories_pages_and_matters_are_those_of_the_whole(read: Any, number: int) -> None:
    reader, plain = read(number)
    found, heads = plain.found, plain.heads()
    for order in ("time", "pages", "outlets", "origins"):
        told, after = [], None
        while True:
            listed = reader.stories(order=order, after=after, limit=2)
            told += listed.stories
            if (after := listed.after) is None:
                break
        by = [(-getattr(one, order) if order != "time" else 0, one.since or "9", one.id) for one in told]
        assert by == sorted(by)
        assert {one.id: one for one in told} == heads
        assert listed.total == len(told)
    title = found.stories[0].title
    assert found.stories[0].id in {one.id for one in reader.stories(words=title.split()[0].upper()).stories}
    listed = [one for at in _pages(reader) for one in at]
    assert listed == [plain.mastheads([one.page])[one.page] for one in found.readings]
    assert reader.mastheads([one.page for one in found.retired]) == plain.mastheads([one.page for one in found.retired])
    assert {one.id for one in reader.matters().matters} == {one.id for one in found.positions}
    assert [one.contradictions > 0 for one in reader.matters().matters] == sorted(
        (bool(one.contradicts) for one in found.positions), reverse=True
    )


def _pages(reader: Reader) -> Iterator[Any]:
    after = None
    while True:
        found = reader.pages(after=after, limit=2)
        yield found.pages
        if (after := found.after) is None:
            return


@pytest.fixture(params=["few", "many", "very many"])
def counting(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether lines are counted beforehand, as those of large chronicles are, or gone through one by one."""
    if request.param != "few":
        monkeypatch.setattr(shelf_time, "_FEW", 0)
        monkeypatch.setattr(tallying, "MANY", 2)
    if request.param == "very many":
        monkeypatch.setattr(shelf_postings, "_FEW", 1)
        monkeypatch.setattr(shelf_postings, "_WHOLE", 0)
    return bool(request.param != "few")


@LENIENT
@given(seeds, st.integers(0, 3))
def test_a_timeline_counts_each_line_where_its_date_begins(counting: bool, read: Any, number: int, single: int) -> None:
    reader, plain = read(number)
    draw = random.Random(number)
    for wanted in (Wanted(), any_wanted(draw, plain.found), any_wanted(draw, plain.found)):
        lines = plain.lines(wanted, limit=10_000).entries
        assert reader.lines(wanted, limit=1).total == len(lines)
        drawn_of = reader.timeline(wanted, lanes=2, single=single)
        unknown = sum(date in (None, "никогда") for date in (entry.date for entry in lines))
        assert drawn_of.unknown == unknown
        if len(lines) <= single:
            assert drawn_of.entries == lines
            continue
        assert drawn_of.entries == ()
        spoken = Counter(name for entry in lines for name in set(entry.who))
        most = [lane for lane in drawn_of.lanes if lane.name]
        assert counting or sorted((lane.lines for lane in most), reverse=True) == sorted(spoken.values(), reverse=True)[:2]
        assert all(lane.lines == spoken[lane.name] for lane in most if "\\" not in lane.name)
        own = {lane.name for lane in most}
        rest = [entry for entry in lines if own.isdisjoint(storable_names(entry.who))]
        assert sum(lane.lines for lane in drawn_of.lanes if not lane.name) == len(rest)
        for lane in drawn_of.lanes:
            own_lines = [entry for entry in lines if lane.name in storable_names(entry.who)] if lane.name else rest
            assert {(one.start, one.by): one.lines for one in lane.tallies} == begun(own_lines, drawn_of.grain)


def begun(lines: Iterable[Entry], grain: str) -> Counter[tuple[date, str]]:
    """In how many of these lines the date begins in which day, month or year."""
    found: Counter[tuple[date, str]] = Counter()
    for entry in lines:
        if entry.date not in (None, "никогда"):
            first = bounds(entry.date)[0]  # type: ignore[index]
            found[{"day": first, "month": first.replace(day=1)}.get(grain, first.replace(month=1, day=1)), entry.dated_by] += 1
    return found


def storable_names(names: tuple[str, ...]) -> set[str]:
    return {name.encode("utf-8", "backslashreplace").decode() for name in names}


@LENIENT
@given(seeds, seeds)
def test_who_speaks_to_whom_is_counted_by_lines(read: Any, number: int, chance: int) -> None:
    reader, plain = read(number)
    draw = random.Random(chance)
    for days in (Days(), Days(draw.choice(DAYS), draw.choice(DAYS))):
        pairs = {pair: lines for pair, lines in plain.talks(days).items() if "\udcff" not in "".join(pair)}
        told = {(one.speaker, one.to): one.lines for one in reader.talks((), days=days, limit=1000)}
        assert {pair: lines for pair, lines in told.items() if "\\udcff" not in "".join(pair)} == pairs
        named = {(one.speaker, one.to) for one in reader.talks(["Марта Вельц"], days=days, limit=1000)}
        assert named == {pair for pair in told if "Марта Вельц" in pair}


@LENIENT
@given(seeds, st.integers(1, 4))
def test_who_bears_a_name_is_told_with_all_lines_under_any_of_its_forms(read: Any, number: int, limit: int) -> None:
    reader, plain = read(number)
    borne = {key: lines for key, lines in plain.bearers().items() if "\udcff" not in key[0]}
    for typed in ("", "Лунёв", "МИДом", "Марта"):
        told = [one for one in reader.bearers(typed, limit=limit) if "\\udcff" not in one.name]
        assert {(one.name, one.kind): one.lines for one in told} == {key: borne[key] for key in borne if key in keys(told)}
    assert keys(reader.bearers("Лунёв", limit=50)) == {
        key for key in borne if any(same_bearer("Лунёв", name) for name in forms_of(plain.found, key))
    }


def keys(bearers: Iterable[Bearer]) -> set[tuple[str, str]]:
    return {(one.name, one.kind) for one in bearers}


def forms_of(found: Chronicle, key: tuple[str, str]) -> tuple[str, ...]:
    return next((one.forms for one in found.entities if (one.normal, one.kind) == key), (key[0],))


def test_a_form_that_stands_in_few_lines_counts_where_only_the_foremost_are_listed(tmp_path: Path, empty: Path) -> None:
    path, made = tmp_path / "chronicle.db", drawn(1)
    shutil.copy(empty, path)
    text = made.texts[made.pages[0].sha256]
    speakers = (
        ["Гордей Лунёв"] * 3 + [f"{name} Корель" for name in ("Ясна", "Анна", "Инна", "Дина") for _ in range(2)] + ["Лунёв"]
    )
    lines = [
        Entry("event", None, "said", "слова", (text.cite(Span(at, at + 1)),), (name,), type="speech")
        for at, name in enumerate(speakers)
    ]
    made.units["entries", ""], made.units["events", ""] = tuple(sorted(lines, key=lambda one: one.id)), ()
    for name, unit in list(made.units):
        if name == "entries" and unit:
            made.units[name, unit] = ()
    made.units["entities", ""] = (Entity("person", "Гордей Лунёв", ("Гордей Лунёв", "Лунёв"), ("0" * 16,)),)
    store = open_store(path, create=False)
    put(store, made, "k")
    store.close()
    reader = open_reader(path)
    foremost = reader.bearers("", roles=["speaks"], limit=1)
    reader.close()
    assert [(one.name, one.lines["speaks"]) for one in foremost] == [("Гордей Лунёв", 4)]


@LENIENT
@given(seeds, seeds, seeds)
def test_what_stood_before_leaves_no_trace_in_the_rows_by_which_lines_are_found(
    tmp_path: Path, empty: Path, first: int, second: int, third: int
) -> None:
    """Other pages, other lines, then the chronicle: its rows are those of a file that never held anything else."""
    found = []
    for numbers in ((first, second, third), (third,)):
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.db"
        shutil.copy(empty, path)
        store = open_store(path, create=False)
        for number in numbers:
            put(store, drawn(number, older=0), f"k{number}")
        store.close()
        found.append(found_by(path))
    assert found[0] == found[1]


def found_by(path: Path) -> dict[str, list[Any]]:
    """What lines are found by, with names instead of numbers and orders instead of places."""
    db = sqlite3.connect(path)
    names = dict(db.execute("SELECT number, name FROM name"))
    stories, pages = dict(db.execute("SELECT number, id FROM head")), dict(db.execute("SELECT number, sha256 FROM page"))
    places = {at: (at >> 24, sort, unit) for at, sort, unit in db.execute("SELECT at, sort, unit FROM entry")}
    tables = [names, names, names, names, names, stories, pages, {0: "every"}]

    def of(term: int) -> tuple[int, Any]:
        return term % 8, str(tables[term % 8].get(term // 8, term // 8))

    found = {
        "posting": sorted((of(term), places[at], mark) for term, at, mark in db.execute("SELECT * FROM posting")),
        # Of two names that speak in as many lines either may be the first: what is of none of the first is left out.
        "tally": sorted((of(term), *rest) for term, *rest in db.execute("SELECT * FROM tally") if term % 8 != 7 or term == 7),
        "talk": sorted((names[a], names.get(b, ""), lines) for a, b, lines in db.execute("SELECT * FROM talk")),
        "name": sorted(db.execute("SELECT name, speaks, told, place, outlet, kind FROM name")),
        "head": sorted(db.execute("SELECT id, title, pages, outlets, origins, lines FROM head")),
        "entity": sorted(db.execute("SELECT id, forms, digest, mentions FROM entity")),
        "matter": sorted(db.execute("SELECT id, sort, parties, stands FROM matter")),
        "titled": sorted((word, stories[story]) for word, story in db.execute("SELECT word, story FROM titled")),
    }
    entities = dict(db.execute("SELECT number, id FROM entity"))
    owners = (
        (word, names[owner // 2] if not owner % 2 else entities[owner // 2])
        for word, owner in db.execute("SELECT word, owner FROM stem")
    )
    found["stem"] = sorted(owners)
    db.close()
    return found


def test_a_timeline_is_of_what_the_chronicle_says_now(tmp_path: Path, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_time, "_FEW", 0)
    monkeypatch.setattr(shelf_postings, "_FEW", 0)
    path = tmp_path / "chronicle.db"
    shutil.copy(empty, path)
    store = open_store(path, create=False)
    reader = open_reader(path)
    wanted = (Wanted(kind="statement"), Wanted(Days(DAYS[1])), Wanted(who=WHO[0]), Wanted())
    for number in range(4):
        put(store, drawn(number), f"k{number}")
        fresh = open_reader(path)
        assert [reader.timeline(one, single=0) for one in wanted] == [fresh.timeline(one, single=0) for one in wanted]
        fresh.close()
    store.close()
    reader.close()


def test_several_ask_at_once_while_another_writes(tmp_path: Path, empty: Path) -> None:
    path = tmp_path / "chronicle.db"
    shutil.copy(empty, path)
    store = open_store(path, create=False)
    put(store, drawn(1), "k")
    reader = open_reader(path)

    def ask(_: int) -> int:
        reader.part([one.page for one in reader.pages().pages])
        reader.timeline(Wanted())
        return reader.lines(Wanted()).total

    with ThreadPoolExecutor(6) as threads:
        asked = [threads.submit(ask, at) for at in range(30)]
        put(store, drawn(2), "l")
        told = {one.result() for one in asked}
    assert told <= {_lines(1), _lines(2)}
    store.close()
    reader.close()


def _lines(number: int) -> int:
    """How many lines a drawn chronicle has."""
    return sum(len(nouns) for (name, _), nouns in drawn(number).units.items() if name == "entries")


def test_pages_are_found_by_part_of_a_name_or_title(read: Any) -> None:
    reader, plain = read(3)
    for word in ("встреч", "0.TX", "огонь 0", "нет такого"):
        expected = [one.page for one in plain.found.readings if word.casefold() in f"{one.name}\n{one.title}".casefold()]
        found = reader.pages(words=word)
        assert ([one.page for one in found.pages], found.total) == (expected, len(expected))


def test_lines_are_found_by_every_kind_and_type_that_they_have(read: Any) -> None:
    met: Counter[str] = Counter()
    for number in range(6):
        reader, plain = read(number)
        for kind in (*TYPES, *(one for types in TYPES.values() for one in types)):
            for written in {kind, kind.replace("_", " "), kind.replace(" ", "_")}:
                expected = plain.lines(Wanted(kind=written), limit=10_000).entries
                assert reader.lines(Wanted(kind=written), limit=10_000).entries == expected
                met[kind] += len(expected)
    assert met["left out"]
    assert met["phone_call"]


def test_what_has_no_word_stands_in_no_title(read: Any) -> None:
    reader, plain = read(3)
    assert reader.stories(words="?").stories == ()
    assert reader.stories(words="?").total == 0
    assert reader.stories(words=" ").total == len(plain.found.stories)


def test_names_lead_to_the_pages_that_stand_under_them_now(read: Any) -> None:
    for number in range(4):
        reader, plain = read(number)
        names = {name for one in (*plain.found.readings, *plain.found.retired) for name in one.card.names} | {"нет такого", ""}
        assert reader.pages_named(names) == plain.pages_named(names)


def test_a_page_that_is_not_there_is_told_with_names_like_it(read: Any) -> None:
    reader, plain = read(3)
    name = plain.found.readings[0].name
    for typed in (name[1:], name.rsplit("/", 1)[-1][:-1], "нет такого"):
        with pytest.raises(UnknownName) as expected:
            plain.found.find(typed)
        with pytest.raises(UnknownName, match=re.escape(str(expected.value))):
            reader.find(typed)


def test_words_that_no_file_can_hold_are_found_nowhere(read: Any) -> None:
    reader, _ = read(3)
    lone = "слово\udc80"
    assert (reader.pages(words=lone).pages, reader.pages(outlet=lone).pages, reader.mastheads([lone])) == ((), (), {})
    assert (reader.stories(words=lone).stories, reader.matters(words=lone).matters) == ((), ())
    assert (reader.search(lone).cites, reader.part([lone]).readings, reader.line(lone).entries) == ((), (), ())


def test_a_cursor_that_is_none_is_told(read: Any) -> None:
    reader, _ = read(1)
    asking: tuple[Callable[[str], object], ...] = (
        lambda after: reader.lines(Wanted(), after=after),
        lambda after: reader.stories(after=after),
        lambda after: reader.pages(after=after),
        lambda after: reader.matters(after=after),
        lambda after: reader.search("встреча", after=after),
    )
    for ask in asking:
        for typed in ("0", "!!", "W10", "я", "W1tdXQ", "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5XQ"):
            with pytest.raises(BadValue, match="is no place in this list"):
                ask(typed)


def test_what_there_is_not_is_told(read: Any) -> None:
    reader, plain = read(2)
    with pytest.raises(UnknownName, match="no story 'zz'"):
        reader.lines(Wanted(story="zz"))
    with pytest.raises(UnknownName, match="no one story"):
        reader.of_story("")
    with pytest.raises(UnknownName, match="no one matter"):
        reader.matter("zz")
    with pytest.raises(BadValue, match="has no word of a name"):
        reader.lines(Wanted(who="!?"))
    with pytest.raises(BadValue, match="not sorted by"):
        reader.stories(order="weight")
    with pytest.raises(UnknownName) as told:
        reader.find("никакая.txt")
    with pytest.raises(UnknownName) as expected:
        plain.find("никакая.txt")
    assert str(told.value) == str(expected.value)
    assert reader.line("0" * 16).entries == ()
