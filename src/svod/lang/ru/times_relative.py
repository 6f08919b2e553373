"""Rules of times told from the day of publication, or from the time told last: "вчера", "на прошлой неделе",
"две недели назад", "в том же году", "сейчас"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from svod.lang.ru.times_calendar import period, week_of
from svod.lang.ru.times_days import HOUR, HOUR_BEFORE, OFFSET, PREPOSITION, with_hour
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_periods import mod_of, part_of
from svod.lang.ru.times_scene import PARAGRAPH, PUBLISHED, Scene
from svod.lang.ru.times_tense import likeliest
from svod.lang.ru.times_tokens import Word

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_SUNDAY = 7


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
    near, unit = found.must("near"), found.must("unit")
    day = scene.day if unit.kind == "GOD" else scene.published
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
        yield Reading(value, scene.anchor, mod_of(found))


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


def _of_mentioned(scene: Scene, unit: str) -> Iterable[Reading]:
    day = scene.mentioned
    value = shifted(day.first, unit, 0) if day is not None and (day.is_day or unit not in {"DAYWORD", "WEEKWORD"}) else None
    if day is not None and value and len(value) <= len(day.value):
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
    """«в том же году», «в тот же день»: the time told last, as precise as the unit; be it that of a document."""
    unit = found.must("unit").kind
    yield from _from_told(scene, unit, 0) if unit == "GOD" or scene.told else _of_mentioned(scene, unit)


_UNITS = "unit=GOD/MONTHWORD/WEEKWORD/QUARTER/HALFYEAR"
_COUNTED = "unit=GOD/YEARS/MONTHWORD/WEEKWORD/DAYWORD"
_PART = "(part=PART|half=ORD HALF|(first=ORD|FINAL) NUMBERWORD)"

RULES: tuple[Rule, ...] = (
    rule("the present", "NOW|(в|на|к|по)? (REAL|this=THIS) MOMENT|(на|по) RELADJ DAYWORD", _now),
    rule("сегодня, вчера, завтра", f"(TOD|{HOUR_BEFORE})? {PREPOSITION} rel=REL/RELADJ же? (DAYWORD|TOD)? {HOUR}?", _offset),
    rule("накануне", f"EVE TOD? {HOUR}?", _eve),
    rule("a part of a day", "near=THIS/LAST tod=TOD", _part_of_day),
    rule("this, the last or the next unit", f"{PREPOSITION} {_PART}? near=PRELAST/LAST/THIS/NEXT WORKING? {_UNITS}", _unit),
    rule("a part of a unit", f"{PREPOSITION} {_PART} WORKING? {_UNITS}", _part_of_unit),
    rule("so long ago", f"(count=DAY/NUM/COUNT)? {_COUNTED} THAT? AGO", _ago),
    rule("so long ahead", f"CHEREZ/SPUSTYA (count=DAY/NUM/COUNT)? {_COUNTED}", _hence),
    rule("so long after", f"(count=DAY/NUM/COUNT)? {_COUNTED} SPUSTYA", _hence),
    rule("the day after that day", "на NEXT DAYWORD/TODNOUN|NEXT TOD", _next_day),
    rule(
        "a unit before or after that time",
        "(TOD|count=COUNT? unit=GOD/GODS/MONTHWORD/WEEKWORD/DAYWORD) (earlier=EARLIER|LATER)",
        _earlier,
    ),
    rule("the same time", f"{PREPOSITION} (THAT|THIS) же unit=GOD/MONTHWORD/WEEKWORD/DAYWORD", _same),
)
