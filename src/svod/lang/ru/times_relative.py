"""Rules of times told from the day of publication, or from the time told last: weekdays, "вчера", "на прошлой неделе",
"две недели назад", "в том же году", "сейчас"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from svod.lang.ru.times_days import HOUR, HOUR_BEFORE, OFFSET, PREPOSITION, with_hour
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_periods import mod_of, part_of
from svod.lang.ru.times_scene import PARAGRAPH, PUBLISHED, Scene, period
from svod.lang.ru.times_tense import likeliest
from svod.lang.ru.times_tokens import Word

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SUNDAY = 7
# Which forms of a weekday stand behind which preposition; "в среде", "в субботе" are no days.
_ENDINGS = {"в": ("к", "г", "у", "ье"), "на": ("к", "г", "у", "ье")}


def week_of(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def shifted(day: date, unit: str, count: int) -> str | None:
    """The day, week, month, quarter, half-year or year that lies so many units off, as precise as the unit; None beyond
    the calendar."""
    try:
        if unit in {"DAYWORD", "WEEKWORD"}:
            there = day + count * (_DAY if unit == "DAYWORD" else _WEEK)
            return there.isoformat() if unit == "DAYWORD" else week_of(there)
    except OverflowError:
        return None
    months = {"MONTHWORD": 1, "QUARTER": 3, "HALFYEAR": 6}.get(unit, 12)
    year, month = divmod(day.year * 12 + (day.month - 1) // months * months + count * months, 12)
    if not 0 < year < 9999:
        return None
    if unit == "MONTHWORD":
        return f"{year:04}-{month + 1:02}"
    if unit == "QUARTER":
        return f"{year:04}-Q{month // 3 + 1}"
    return f"{year:04}-{month + 1:02}/{year:04}-{month + 6:02}" if unit == "HALFYEAR" else f"{year:04}"


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
    past, future = day - ((day.isoweekday() - weekday) % 7) * _DAY, day + ((weekday - day.isoweekday()) % 7) * _DAY
    return future if scene.tense() in {"future", "present"} else past


def _weekdays(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с понедельника по среду»: an interval."""
    if scene.published is None:
        return
    first = _by_tense(scene.published, found.must("one").number, scene)
    last = first + ((found.must("two").number - first.isoweekday()) % 7) * _DAY
    yield Reading(f"{first}/{last}", PUBLISHED)


def _offset(found: Found, scene: Scene) -> Iterable[Reading]:
    """«сегодня днём», «вчера в 10:45», «завтрашнее заседание»."""
    if scene.published:
        day = scene.published + found.must("rel").number * _DAY
        yield Reading(with_hour(day.isoformat(), found), PUBLISHED)


def _eve(found: Found, scene: Scene) -> Iterable[Reading]:
    """«накануне»: the day before publication. With a genitive it is a preposition («накануне выборов») and names no day."""
    after = found.after
    if scene.published is None or (after is not None and _is_genitive(after)):
        return
    yield Reading(with_hour((scene.published - _DAY).isoformat(), found), PUBLISHED)


def _is_genitive(word: Word) -> bool:
    """True for a word that is a genitive, and no nominative or other word, in its likeliest reading."""
    reading = likeliest(word.text)
    if reading is None:
        return False
    pos, _, grams = reading
    return pos in {"NOUN", "ADJF", "PRTF", "NUMR"} and "nomn" not in grams and "gent" in grams


def _part_of_day(found: Found, scene: Scene) -> Iterable[Reading]:
    """«этим утром», «минувшей ночью»: of the day of publication; «прошлым вечером» of the day before."""
    if scene.published:
        before = found.must("near").kind == "LAST" and found.must("tod").number != 0
        yield Reading((scene.published - before * _DAY).isoformat(), PUBLISHED)


def _now(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«сейчас», «в настоящее время», «на данный момент», «на сегодняшний день»."""
    this = found["this"]
    if this is None or this.plain.startswith(("текущ", "нынешн")):
        yield Reading("PRESENT_REF", PUBLISHED)


def _unit(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в прошлом году», «на этой неделе», «в конце прошлого года»: a unit told from the day of publication."""
    day, near, unit = scene.published, found.must("near"), found.must("unit")
    # "за минувшую неделю" measures how long; "за прошлую неделю" still names it.
    measured = "за" in {found.all[0].kind, found.before.kind if found.before else ""}
    lasted = measured and near.kind == "LAST" and not near.plain.startswith("прошл")
    if day is None or lasted:
        return
    count = OFFSET[near.kind]
    if unit.kind == "WEEKWORD" and day.isoweekday() == _SUNDAY and near.kind == "LAST" and not near.plain.startswith("прошл"):
        count = 0  # on a Sunday the week that has just passed is its own
    value = shifted(day, unit.kind, count)
    if value:
        yield Reading(value, PUBLISHED, mod_of(found))


def _part_of_unit(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с начала года», «до конца недели», «в конце месяца»: a part of the unit that publication is in, or of its neighbour."""
    day, unit, mod = scene.published, found.must("unit"), mod_of(found)
    if day is None:
        return
    here = shifted(day, unit.kind, 0)
    ahead = found.all[0].kind in {"до", "к"} and mod == "END"
    since = found.all[0].kind == "с" and mod == "START"
    if ahead or since:
        chosen = here
    elif unit.kind == "GOD":
        dated = scene.year(lambda year: f"{year:04}", part_of(mod))
        chosen = dated[0] if dated else None
    else:
        around = (shifted(day, unit.kind, count) for count in (-1, 0, 1))
        best = scene.choose((value for value in around if value), part_of(mod))
        chosen = best.value if best else None
    if chosen:
        yield Reading(chosen, PUBLISHED, mod)


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


def _ago(found: Found, scene: Scene) -> Iterable[Reading]:
    """«две недели назад», «год назад»: as precise as the unit. Half a unit («полтора года») is not counted."""
    count = found["count"].number if found["count"] else 1
    if scene.published is None or (found["count"] is None and found.before is not None and _measures(found.before)):
        return
    value = shifted(scene.published, _unit_kind(found.must("unit")), -count)
    if value:
        yield Reading(value, PUBLISHED)


def _measures(word: Word) -> bool:
    """True for a word that says how many, in a way that is no number: "несколько лет", "полтора года", "15,5 лет"."""
    return word.text[0].isdigit() or word.plain in {"несколько", "полтора", "полторы", "пару", "много", "половиной", "немало"}


def _unit_kind(word: Word) -> str:
    return "GOD" if word.kind == "YEARS" else word.kind


def _hence(found: Found, scene: Scene) -> Iterable[Reading]:
    """«через два дня» from the day told last, or from publication where the words speak of what is to come."""
    count = found["count"].number if found["count"] else 1
    after = found.after
    if after is not None and after.kind in {"после", "с"}:
        return  # counted from an event
    unit = _unit_kind(found.must("unit"))
    if scene.tense() == "past":
        yield from _from_told(scene, unit, count)
    elif scene.published and (value := shifted(scene.published, unit, count)):
        yield Reading(value, PUBLISHED)


def _from_told(scene: Scene, unit: str, count: int) -> Iterable[Reading]:
    """So many units from the time that the story was last put at, where that is as precise as the unit."""
    told = scene.mentioned if unit == "GOD" else scene.told
    if told is None or (unit in {"DAYWORD", "WEEKWORD"} and not told.is_day):
        return
    value = shifted(told.first, unit, count)
    there = period(value) if value else None
    if there and scene.published and there.first > scene.published:
        return  # a story told in the past does not go on after publication
    if value and len(value) <= len(told.value):
        yield Reading(value, PARAGRAPH)


def _next_day(found: Found, scene: Scene) -> Iterable[Reading]:
    """«на следующий день»: after the day told last. With «после» it is the day after what follows, which has no date here."""
    if found.after is None or found.after.kind != "после":
        yield from _from_told(scene, "DAYWORD", 1)


def _earlier(found: Found, scene: Scene) -> Iterable[Reading]:
    """«днём ранее», «годом позже», «двумя неделями раньше»: from the time told last."""
    count = found["count"].number if found["count"] else 1
    unit = found["unit"]
    if unit is None or unit.plain.endswith(("ем", "ом", "ей", "ами", "ями")):
        kind = "DAYWORD" if unit is None else "GOD" if unit.kind == "GODS" else unit.kind
        yield from _from_told(scene, kind, -count if found["earlier"] is not None else count)


def _same(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в том же году», «в тот же день»: the time told last, as precise as the unit."""
    yield from _from_told(scene, found.must("unit").kind, 0)


_UNITS = "unit=GOD/MONTHWORD/WEEKWORD/QUARTER/HALFYEAR"
_COUNTED = "unit=GOD/YEARS/MONTHWORD/WEEKWORD/DAYWORD"
_PART = "(part=PART|half=ORD HALF|(first=ORD|FINAL) NUMBERWORD)"

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
    rule("the present", "NOW|(в|на|к|по)? (REAL|this=THIS) MOMENT|(на|по) RELADJ DAYWORD", _now),
    rule("сегодня, вчера, завтра", f"(TOD|{HOUR_BEFORE})? {PREPOSITION} rel=REL/RELADJ же? (DAYWORD|TOD)? {HOUR}?", _offset),
    rule("накануне", f"EVE TOD? {HOUR}?", _eve),
    rule("a part of a day", "near=THIS/LAST tod=TOD", _part_of_day),
    rule("this, the last or the next unit", f"{PREPOSITION} {_PART}? near=PRELAST/LAST/THIS/NEXT WORKING? {_UNITS}", _unit),
    rule("a part of a unit", f"{PREPOSITION} {_PART} WORKING? {_UNITS}", _part_of_unit),
    rule("a weekend", "(в|на|с|до|за|к)? (near=LAST/THIS/NEXT/NEAREST)? unit=WEEKENDWORD", _weekend),
    rule("so long ago", f"(count=DAY/NUM/COUNT)? {_COUNTED} THAT? AGO", _ago),
    rule("so long ahead", f"CHEREZ/SPUSTYA (count=DAY/NUM/COUNT)? {_COUNTED}", _hence),
    rule("so long after", f"(count=DAY/NUM/COUNT)? {_COUNTED} SPUSTYA", _hence),
    rule("the day after that day", "на NEXT DAYWORD|NEXT TOD", _next_day),
    rule(
        "a unit before or after that time",
        "(TOD|count=COUNT? unit=GOD/GODS/MONTHWORD/WEEKWORD/DAYWORD) (earlier=EARLIER|LATER)",
        _earlier,
    ),
    rule("the same time", f"{PREPOSITION} (THAT|THIS) же unit=GOD/MONTHWORD/WEEKWORD/DAYWORD", _same),
)
