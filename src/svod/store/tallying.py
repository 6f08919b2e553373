"""How many lines fall on each day, month and year: of all, of names and kinds that have many, and of none of the names that
speak most; and how many pages came out."""

# ruff: noqa: S608 - queries are put together of words of our own and numbers; what others wrote is bound

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from svod.store import terms

MANY = 500  # lines, from which on a term is counted beforehand: fewer are counted as quickly when they are asked for

_EVERY = terms.term(terms.EVERY, 0)
_PAGES = terms.term(terms.EVERY, terms.PAGES)
_JULIAN = 1721424.5  # the day before the first, as SQLite counts days
_ROLES = {0: "speaks", 1: "told", 2: "place", 3: "outlet", terms.KIND: "kind"}

_BY_DAY = "INSERT INTO tally SELECT term, at >> 24, mark, count(*) FROM posting WHERE term = ? GROUP BY 2, 3"
_WIDER = f"""
INSERT INTO tally SELECT term, {{start}} + {{bucket}}, mark, sum(lines) FROM tally
WHERE term = ? AND day < {terms.UNKNOWN} GROUP BY 2, 3
"""
_YEAR = f"CAST(strftime('%Y', day + {_JULIAN}) AS INTEGER)"
_MONTH = f"{_YEAR} * 12 + CAST(strftime('%m', day + {_JULIAN}) AS INTEGER) - 1"
_PUBLISHED = f"""
INSERT INTO tally SELECT {_PAGES}, CAST(julianday(published) - {_JULIAN} AS INTEGER), 4, count(*) FROM page
WHERE julianday(published) IS NOT NULL AND language IS NOT NULL
  AND EXISTS (SELECT 1 FROM label WHERE label.page = page.sha256 AND label.state = 'current') GROUP BY 2
"""
_MOST = f"SELECT number FROM name WHERE speaks > 0 ORDER BY speaks DESC, number LIMIT {terms.LANES}"


def tally(connection: Connection, touched: Iterable[int]) -> None:
    """Counts again what may have changed. touched: terms of which lines came or went; days of all lines are counted already."""
    many = _of_many(connection, touched)
    _drop(connection, (one for one in touched if terms.parts(one)[0] in _ROLES))
    for one in many:
        connection.exec_driver_sql(_BY_DAY, (one,))
        _wider(connection, one)
    tally_every(connection)


def tally_every(connection: Connection) -> None:
    """Counts again what is of all lines and pages."""
    connection.exec_driver_sql(f"DELETE FROM tally WHERE term = ? AND day >= {terms.MONTHS}", (_EVERY,))
    _wider(connection, _EVERY)
    _drop(connection, [terms.term(terms.EVERY, rank) for rank in range(1, terms.LANES + 1)])
    _others(connection)
    tally_pages(connection)


def tally_pages(connection: Connection) -> None:
    """Counts again how many pages came out when."""
    _drop(connection, [_PAGES])
    connection.exec_driver_sql(_PUBLISHED)
    _wider(connection, _PAGES)


def _drop(connection: Connection, gone: Iterable[int]) -> None:
    rows = [(one,) for one in gone]
    if rows:
        connection.exec_driver_sql("DELETE FROM tally WHERE term = ?", rows)


def _wider(connection: Connection, one: int) -> None:
    """The months and years of what is counted by days."""
    connection.exec_driver_sql(_WIDER.format(start=terms.MONTHS, bucket=_MONTH), (one,))
    connection.exec_driver_sql(_WIDER.format(start=terms.YEARS, bucket=_YEAR), (one,))


def _of_many(connection: Connection, touched: Iterable[int]) -> list[int]:
    """Those of these terms that have many lines."""
    found = set()
    for role, column in _ROLES.items():
        asked = f"SELECT number FROM name WHERE {column} >= {MANY}"
        found |= {terms.term(role, row[0]) for row in connection.exec_driver_sql(asked)}
    return sorted(found.intersection(touched))


def _others(connection: Connection) -> None:
    """Of the lines that are of none of the names that speak most: of the first of them, of the first two, and so on."""
    most = [row[0] for row in connection.exec_driver_sql(_MOST)]
    every = {(row[0], row[1]): row[2] for row in connection.exec_driver_sql(
        f"SELECT day, mark, lines FROM tally WHERE term = ? AND day <= {terms.UNKNOWN}", (_EVERY,)
    )}  # fmt: skip
    ranked = ", ".join(f"({terms.term(0, number)}, {rank})" for rank, number in enumerate(most, 1))
    foremost = (
        f"WITH most(term, rank) AS (VALUES {ranked}), first AS"
        " (SELECT p.at AS at, p.mark AS mark, min(most.rank) AS rank"
        " FROM most JOIN posting p ON p.term = most.term GROUP BY p.at)"
        " SELECT rank, at >> 24, mark, count(*) FROM first GROUP BY 1, 2, 3 ORDER BY 1"
    )
    rows = connection.exec_driver_sql(foremost).all() if most else []
    for rank in range(1, len(most) + 1):
        for _, day, mark, lines in (row for row in rows if row[0] == rank):
            every[day, mark] -= lines
        one = terms.term(terms.EVERY, rank)
        left = [(one, day, mark, lines) for (day, mark), lines in every.items() if lines]
        if left:
            connection.exec_driver_sql("INSERT INTO tally VALUES (?, ?, ?, ?)", left)
        _wider(connection, one)
