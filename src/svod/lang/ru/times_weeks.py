"""Rules of weekdays, weekends and weeks of a month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from svod.lang.ru.times_calendar import period, week_of
from svod.lang.ru.times_days import HOUR, OFFSET, PREPOSITION, dated, with_hour, year_after
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_scene import PARAGRAPH, PUBLISHED, Scene

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# Which forms of a weekday stand behind which preposition; "в среде", "в субботе" are no days.
_ENDINGS = {"в": ("к", "г", "у", "ье"), "на": ("к", "г", "у", "ье")}


def _weekday(found: Found, scene: Scene) -> Iterable[Reading]:
    """«во вторник», «в минувшую пятницу», «в следующий вторник», «в пятницу на прошлой неделе»; one or a list."""
    day = scene.published
    lead, near, week = found["lead"], found["near"], found["week"]
    places = found.of_kind("WEEKDAY")
    endings = _ENDINGS.get(lead.kind if lead and not found["clockbefore"] else "", ())  # "на 17:00 понедельника"
    if (
        day is None
        or (lead is None and near is None and week is None and not found.holds("TODGEN") and found.all[0].kind != "TOD")
        or (endings and not places[0][1].plain.endswith(endings))
    ):
        return
    start = 0
    for place, word in places:
        if week is not None:
            value = _in_week(day, word.number, OFFSET[week.kind])
        else:
            value = _near(day, word.number, near.kind) if near is not None else _by_tense(day, word.number, scene)
        alone = len(places) == 1
        stop = len(found.all) - 1 if place == places[-1][0] else place
        yield Reading(with_hour(value.isoformat(), found), PUBLISHED, words=None if alone else (start, stop))
        start = place + 2


def _in_week(day: date, weekday: int, weeks: int) -> date:
    return day + weeks * _WEEK + (weekday - day.isoweekday()) * _DAY


def _near(day: date, weekday: int, kind: str) -> date:
    """LAST: before publication. NEXT: of the week after. THIS: of the same week. NEAREST: after publication."""
    if kind == "LAST":
        return day - ((day.isoweekday() - weekday - 1) % 7 + 1) * _DAY
    if kind == "NEAREST":
        return day + ((weekday - day.isoweekday() - 1) % 7 + 1) * _DAY
    return _in_week(day, weekday, 1 if kind == "NEXT" else 0)


def _by_tense(day: date, weekday: int, scene: Scene) -> date:
    """The last such day, that of publication included, or the next one where the words speak of what is to come."""
    told, tense = scene.told, scene.tense()
    ahead = tense == "unknown" and told is not None and told.first > day  # "В среду будет дождь. В четверг — до +14"
    past, future = day - ((day.isoweekday() - weekday) % 7) * _DAY, day + ((weekday - day.isoweekday()) % 7) * _DAY
    return future if ahead or tense in {"future", "present", "planned"} else past


def _weekdays(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с понедельника по среду»: an interval."""
    if scene.published is None:
        return
    first = _by_tense(scene.published, found.must("one").number, scene)
    last = first + ((found.must("two").number - first.isoweekday()) % 7) * _DAY
    yield Reading(f"{first}/{last}", PUBLISHED)


def _week_of_month(found: Found, scene: Scene) -> Iterable[Reading]:
    """«на третьей неделе мая», «в последнюю неделю месяца»: the week in which the middle of those seven days lies."""
    number, month = found["number"], found["month"]
    if month is not None:
        named = dated(found, scene, lambda year: f"{year:04}-{month.number:02}")
    else:
        told = scene.mentioned
        named = (f"{told.first:%Y-%m}", PARAGRAPH) if told is not None and told.is_in_month else None
    of = period(named[0]) if named else None
    if named is None or of is None or (number is not None and not 1 <= number.number <= 5):
        return
    middle = of.first + (number.number * 7 - 4) * _DAY if number is not None else of.last - 3 * _DAY
    yield Reading(week_of(middle), named[1])


def _weekend(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в минувшие выходные», «в выходные»: Saturday and Sunday, as an interval of two days."""
    day, near = scene.published, found["near"]
    if day is None or found.all[0] is found.must("unit"):
        return
    saturday = day + (6 - day.isoweekday()) * _DAY
    kind = near.kind if near is not None else None
    if kind == "LAST" and saturday >= day - _DAY:
        saturday -= _WEEK
    elif kind == "NEXT" or (kind is None and scene.tense() == "past" and saturday > day):
        saturday += _WEEK if kind else -_WEEK
    yield Reading(f"{saturday}/{saturday + _DAY}", PUBLISHED)


RULES: tuple[Rule, ...] = (
    rule(
        "a weekday",
        f"((EVE|REL) COMMA?)? (TOD|TODGEN)? (в NIGHT)? (lead=в/с/до/к/на/после/от/за)? "
        f"(near=LAST/THIS/NEXT/NEAREST|clockbefore=CLOCK)? "
        f"WEEKDAY ((COMMA в? WEEKDAY)* и в? WEEKDAY)? "
        f"TOD? {HOUR}? (на week=LAST/THIS/NEXT WEEKWORD)?",
        _weekday,
    ),
    rule("from weekday to weekday", "с one=WEEKDAY (по|до) two=WEEKDAY", _weekdays),
    rule(
        "a week of a month",
        f"{PREPOSITION} (number=ORD|FINAL) WEEKWORD (month=MONTH {year_after()}?|MONTHWORD)",
        _week_of_month,
    ),
    rule("a weekend", "(в|на|с|до|за|к)? (near=LAST/THIS/NEXT/NEAREST)? unit=WEEKENDWORD", _weekend),
)
