"""Lines, put into the rows by which they are found: only those of units that changed, and of them only lines that changed.

Each line stands in `entry`, packed by itself, and in `posting` under each of its terms. Names count their lines; days count
theirs in `tally`, of all lines and of names that stand in many.
"""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from svod.model.entry import Entry
from svod.model.link import Event
from svod.model.span import Cite
from svod.store import terms
from svod.store.numbering import Numbering
from svod.store.packing import pack, unpack
from svod.store.results import batches
from svod.store.tallying import tally

Row = tuple[Any, ...]

# What lines repeat, for the packer to point at: each is kept alone. It is a part of a chronicle's form.
LIKE = (
    '"],"to":["},{"page":"],[","words":["kind":"alteration","date":"published","words":" → ","type":"put in"left out"reworded"'
    '"place":"fighting"attack"deaths"agreement"visit"meeting"phone_call"briefing"speech"accusation"sanction"operation"other"'
    '{"kind":"event","date":"20","dated_by":"happened","words":"statement","origins":2,"outlets":2,"type":"no_comment"mixed"'
    '"cue":"отметил"подчеркнул"рассказал"добавил"сообщили"пояснил"сказал"сообщил"заявила"заявил"}'
    '{"kind":"statement","date":"2020-1","dated_by":"said","words":" что также после только может будет когда этого '
    '","cites":[{"page":"","spans":[[1"words":["}],"who":["Гордей "],"story":"","type":"indirect"direct"}'
).encode()

_COLUMNS = "unit, sort, id, kind, type, date, dated_by, until, fuzzy, who, place, story, origins, outlets, terms, packed, event"
_TERMS, _SORT, _FUZZY, _BY, _KIND = 14, 1, 8, 6, 3
_ENTER = f"INSERT INTO entry ({_COLUMNS}, at) VALUES ({', '.join('?' * 18)})"
_POST = "INSERT INTO posting (term, at, mark) VALUES (?, ?, ?)"


def events_of(line: Entry, kept: bytes | None) -> tuple[Event, ...]:
    """The events that a line tells, out of the line and of what is kept beside it."""
    if kept is None:
        return (_plain(line),)
    return unpack(tuple[Event, ...], kept, LIKE) if kept else ()


def _plain(line: Entry) -> Event:
    """The event that a line tells, where it says no more than the line."""
    date = line.date if line.dated_by == "happened" else None
    return Event(date, line.type or "other", line.who, line.words, line.cites, line.place)  # type: ignore[arg-type]


class Lining:
    """One change of lines. `change` says which units are gone and which are new, `settle` counts what came of it."""

    def __init__(self, connection: Connection, events: Iterable[Event] = ()) -> None:
        self._connection = connection
        self._numbers = Numbering(connection)
        self._events: dict[tuple[Cite, ...], list[Event]] = defaultdict(list)
        for event in events:
            self._events[event.evidence].append(event)
        self._counts, self._days = Counter[int](), Counter[tuple[int, int]]()
        self._talks = Counter[tuple[int, int]]()

    def change(self, gone: Collection[str], fresh: Mapping[str, Sequence[Entry]]) -> None:
        """Takes out the lines of units that are gone, and puts in those of new ones; a line that stays as it is stays."""
        stood = self._stood({*gone, *fresh})
        new = []
        for row in self._rows(fresh):
            if stood.get(row):
                stood[row].pop()
            else:
                new.append(row)
        self._take_out([(at, row) for row, places in stood.items() for at in places])
        self._put_in(new)

    def _stood(self, units: Collection[str]) -> dict[Row, list[int]]:
        found: dict[Row, list[int]] = defaultdict(list)
        for batch in batches(sorted(units)):
            asked = f"SELECT {_COLUMNS}, at FROM entry WHERE unit IN ({', '.join('?' * len(batch))})"
            for row in self._connection.exec_driver_sql(asked, tuple(batch)):
                found[tuple(row[:-1])].append(row[-1])
        return found

    def _rows(self, fresh: Mapping[str, Sequence[Entry]]) -> Iterator[Row]:
        lines = [line for unit in fresh for line in fresh[unit]]
        self._numbers.learn(lines)
        for unit, own in fresh.items():
            for line in own:
                yield self._row(unit, line)

    def _row(self, unit: str, line: Entry) -> Row:
        first, last = terms.days(line.date)
        storable = self._numbers.storable
        return (
            storable(unit), storable(f"{first}\t{self._sort(line)}"), line.id, line.kind, line.type, line.date, line.dated_by,
            last, int(first != last), storable("; ".join(line.who)), line.place and storable(line.place), line.story,
            line.origins, line.outlets, terms.shut(self._numbers.terms(line)), pack(line, LIKE), self._beside(line),
        )  # fmt: skip

    def _sort(self, line: Entry) -> str:
        """By date, then by publication, then by place."""
        first = line.cites[0]
        published = self._numbers.published(line)
        return "\t".join((line.date or "", published, first.page[:16], f"{first.start:08}", line.kind, line.id))

    def _beside(self, line: Entry) -> bytes | None:
        """The events of a line, where they say more than it; nothing where it tells none."""
        if line.kind != "event":
            return None
        found = tuple(self._events.get(line.cites, ()))
        return None if found == (_plain(line),) else pack(found, LIKE) if found else b""

    def _take_out(self, gone: Sequence[tuple[int, Row]]) -> None:
        if not gone:
            return
        self._connection.exec_driver_sql("DELETE FROM entry WHERE at = ?", [(at,) for at, _ in gone])
        pairs = [(one, at) for at, row in gone for one in terms.opened(row[_TERMS])]
        if pairs:
            self._connection.exec_driver_sql("DELETE FROM posting WHERE term = ? AND at = ?", pairs)
        for at, row in gone:
            self._count(at, row, -1)

    def _put_in(self, new: Iterable[Row]) -> None:
        """New lines, each in its place among those of its day."""
        by_day: dict[int, list[Row]] = defaultdict(list)
        for row in new:
            by_day[int(row[_SORT].split("\t", 1)[0])].append(row)
        placed = [one for day, rows in sorted(by_day.items()) for one in self._placed(day, rows)]
        if not placed:
            return
        self._connection.exec_driver_sql(_ENTER, [(*row, at) for at, row in placed])
        posted = [(one, at, _mark(row)) for at, row in placed for one in terms.opened(row[_TERMS])]
        if posted:
            self._connection.exec_driver_sql(_POST, sorted(posted))
        for at, row in placed:
            self._count(at, row, 1)

    def _placed(self, day: int, rows: list[Row]) -> list[tuple[int, Row]]:
        """Places for these lines between those that stand; where there is no room, all lines of the day get new ones."""
        start, stop = terms.first_of(day) - 1, terms.first_of(day + 1)
        asked = "SELECT sort, at FROM entry WHERE at > ? AND at < ? ORDER BY at"
        stood = [(sort, at) for sort, at in self._connection.exec_driver_sql(asked, (start, stop))]
        rows.sort(key=lambda row: str(row[_SORT]))
        found: list[tuple[int, Row]] = []
        low, run, rest = start, list[Row](), iter(rows)
        row = next(rest, None)
        for sort, at in [*stood, ("\U0010ffff", stop)]:
            while row is not None and row[_SORT] < sort:
                run.append(row)
                row = next(rest, None)
            if run and at - low <= len(run):
                return self._spread(day, rows, start, stop)
            found += [(low + (at - low) * (i + 1) // (len(run) + 1), one) for i, one in enumerate(run)]
            low, run = at, []
        return found

    def _spread(self, day: int, rows: list[Row], start: int, stop: int) -> list[tuple[int, Row]]:
        """Takes out all lines of a day, and places them with these anew."""
        asked = f"SELECT {_COLUMNS}, at FROM entry WHERE at > ? AND at < ?"
        stood = [(row[-1], tuple(row[:-1])) for row in self._connection.exec_driver_sql(asked, (start, stop))]
        self._take_out(stood)
        return self._placed(day, [*rows, *(row for _, row in stood)])

    def _count(self, at: int, row: Row, by: int) -> None:
        found = terms.opened(row[_TERMS])
        for one in found:
            self._counts[one] += by
        self._days[terms.day_of(at), _mark(row)] += by
        if row[_KIND] == "statement":
            told = [one for role, one in map(terms.parts, found) if role == terms.NAMED["told"]] or [0]
            for speaker in (one for role, one in map(terms.parts, found) if role == terms.NAMED["speaks"]):
                for other in told:
                    self._talks[speaker, other] += by

    def settle(self) -> None:
        """Writes down how many lines names, stories, days and pairs of speakers have now."""
        self._numbers.count(self._counts)
        every = terms.term(terms.EVERY, 0)
        _add(self._connection, "tally", "term, day, mark", [(every, *one, by) for one, by in self._days.items() if by])
        _add(self._connection, "talk", "speaker, told", [(*one, by) for one, by in self._talks.items() if by])
        self._numbers.drop_unused()
        tally(self._connection, sorted(self._counts))


def _mark(row: Row) -> int:
    return terms.mark(row[_BY], bool(row[_FUZZY]))


def _add(connection: Connection, table: str, keys: str, rows: Sequence[Row]) -> None:
    """Adds to what is counted; what comes to nothing is dropped."""
    if rows:
        held = ", ".join("?" * len(rows[0]))
        words = f"INSERT INTO {table} ({keys}, lines) VALUES ({held})"
        connection.exec_driver_sql(f"{words} ON CONFLICT ({keys}) DO UPDATE SET lines = lines + excluded.lines", rows)
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE lines = 0")
