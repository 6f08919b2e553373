"""Rules of seasons."""

from __future__ import annotations

from collections.abc import Iterable

from svod.lang.ru.times_calendar import period
from svod.lang.ru.times_days import PREPOSITION, dated, has_year, year_after
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_periods import ADJECTIVE, is_word, mod_of, part_of
from svod.lang.ru.times_scene import PUBLISHED, WRITTEN, Scene
from svod.lang.ru.times_words import SEASON, SEASONLY

SEASONS = ("SP", "SU", "FA", "WI")
_OTHER_SEASONS = tuple(
    frozenset(
        form
        for table in (SEASON, SEASONLY)
        for number, forms in table.items()
        if number != season
        for form in forms.replace("ё", "е").split()
    )
    for season in range(len(SEASONS))
)


def _season(found: Found, scene: Scene) -> Iterable[Reading]:
    """«летом», «осенью 2030 года», «с лета прошлого года», «прошлой зимой». Winter is that of the year in which it begins."""
    season, mod, near = found.must("season"), mod_of(found), found["adjective"]
    alone = near is None and mod is None and not has_year(found) and len(found.all) == 1
    if is_word(found, season) or (alone and season.kind == "SEASON"):
        return
    code = SEASONS[season.number]
    if near is None and not has_year(found) and scene.is_habit(_OTHER_SEASONS[season.number]):
        return
    if near is None or has_year(found):
        value = dated(found, scene, lambda y: f"{y:04}-{code}", part=part_of(mod))
        if value:
            yield Reading(*value, mod)
        return
    if scene.published is None:
        return
    year = scene.published.year
    around = [p for p in (period(f"{y:04}-{code}") for y in (year - 1, year, year + 1)) if p]
    if near.kind == "LAST":
        around = [p for p in around if p.last < scene.published][-1:]
    elif near.kind == "NEXT":
        around = [p for p in around if p.first > scene.published][:1]
    elif code != "WI":
        around = around[1:2]
    chosen = scene.choose(p.value for p in around)
    if chosen:
        yield Reading(chosen.value, PUBLISHED, mod)


def _season_as_period(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в осенний период», «с конца зимнего периода»; «осенне-зимний период» is of two, and what the period does, no time."""
    if len(found.all) > 2 and not (found.before is not None and found.before.kind == "DASH"):
        yield from _season(found, scene)


def _winter(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«зимой 2029-2030 годов»: one winter; no other season lasts over the turn of a year."""
    if SEASONS[found.must("season").number] == "WI":
        yield Reading(f"{found.must('year').number:04}-WI", WRITTEN, mod_of(found))


RULES: tuple[Rule, ...] = (
    rule("a season", f"{PREPOSITION} (part=PART)? {ADJECTIVE} season=SEASON/SEASONLY {year_after()}?", _season),
    rule(
        "a season's period",
        f"{PREPOSITION} (part=PART)? {ADJECTIVE} season=SEASONADJ PERIODWORD {year_after()}?",
        _season_as_period,
    ),
    rule(
        "a winter of two years",
        f"{PREPOSITION} (part=PART)? season=SEASON/SEASONLY year=YEAR (DASH|SLASH) YEAR/NUM/DAY GOD/GODS?",
        _winter,
    ),
)
