"""Rules of days: a day and month, written dates, intervals and lists of days, with weekday, clock time and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from svod.lang.ru.times_calendar import Part, period, whole
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_scene import PARAGRAPH, PUBLISHED, WRITTEN, Scene
from svod.lang.ru.times_tokens import Word
from svod.lang.ru.times_words import NAMED_AFTER

# Words before a time; bounds of a time take its preposition in.
PREPOSITION = "(в|с|до|к|на|от|по|за|после)?"
# A part of the day and an hour: "утром", "в 17:02", "в 3 часа дня", "около 15 часов 20 минут".
_AT = "(COMMA? (в|до|к|после|с|на)? около?)"
HOUR = (
    f"(({_AT} clock=CLOCK|COMMA? (в|до|к|после|с) около? hour=DAY/COUNT HOUR (minute=DAY/NUM MINUTE)?) tod=TODGEN/DAYWORD?"
    "|COMMA? (в|до|к|после|с) около? (hourtod=DAY/COUNT todhour=TODGEN|one=HOUR todone=TODGEN/DAYWORD))"
)
# The same before the day: "в 6 часов утра", "около 4 часов утра". A number of hours alone may be a length.
HOUR_BEFORE = (
    "((в|до|к|после) около?|около) (hourbefore=DAY/COUNT HOUR todbefore=TODGEN/DAYWORD?|hourbare=DAY/COUNT todbare=TODGEN)"
)


def year_after(suffix: str = "") -> str:
    """The pattern of a year behind a day, month or season: "2030 года", "прошлого года", "нынешнего 2030 года", "того же
    года". suffix: tells two of them in one rule apart."""
    written = f"((THIS|LAST|NEXT) COMMA?)? year{suffix}=YEAR/SHORTYEAR GOD?"
    return f"({written}|rel{suffix}=PRELAST/LAST/THIS/NEXT GOD|(THAT|THIS) же same{suffix}=GOD)"


OFFSET = {"PRELAST": -2, "LAST": -1, "THIS": 0, "NEXT": 1}


def has_year(found: Found, suffix: str = "") -> bool:
    """True where a year stands behind."""
    return any(found[name + suffix] is not None for name in ("year", "rel", "same"))


def in_year(part: str, year: int) -> str:
    """A value from the part after the year (`-05-09`)."""
    return f"{year:04}{part}"


def dated(
    found: Found, scene: Scene, shape: Callable[[int], str], suffix: str = "", part: Part = whole
) -> tuple[str, str] | None:
    """The value of a shape that lacks its year, and what gave the year: the words behind it, or else the scene."""
    year, rel = found["year" + suffix], found["rel" + suffix]
    if year is not None:
        return _real(shape(year.number), WRITTEN)
    if rel is not None:
        return _real(shape(scene.day.year + OFFSET[rel.kind]), scene.anchor) if scene.day else None
    if found["same" + suffix] is not None:
        return _real(shape(scene.mentioned.first.year), PARAGRAPH) if scene.mentioned else None
    return scene.year(shape, part)


def _real(value: str, anchor: str) -> tuple[str, str] | None:
    """Nothing for a value that no calendar has."""
    return (value, anchor) if period(value) else None


def is_name(found: Found, month: Word) -> bool:
    """True for "площадь 9 Мая", "движение 14 марта": a name that holds a day."""
    before = found.before.plain if found.before else ""
    named = month.capital and month.kind == "MONTH" and not any(w.kind in {"YEAR", "LAST", "THIS"} for w in found.all)
    return before in NAMED_AFTER or named


def with_hour(value: str, found: Found) -> str:
    """The value of a day with its clock time, where one stands with it."""
    clock = found["clock"] or found["clockbefore"]
    if clock is not None and clock.clock:
        return f"{value}T{_of_day(clock.clock, found['tod'])}"
    for hour, tod in _HOURS:
        word, minute = found[hour], found["minute"]
        if word is not None:
            number = 1 if word.kind == "HOUR" else word.number  # "в час дня"
            if not 0 <= number <= 24 or (minute and minute.number >= 60):
                return value
            return f"{value}T{_of_day(f'{number % 24:02}:{minute.number if minute else 0:02}', found[tod])}"
    return value


# An hour and the part of the day that halves it, by the names they have in the patterns.
_HOURS = (("hour", "tod"), ("hourtod", "todhour"), ("one", "todone"), ("hourbefore", "todbefore"), ("hourbare", "todbare"))


def _of_day(clock: str, tod: Word | None) -> str:
    """A clock time of twelve hours as one of twenty-four: "в 3 часа дня" is 15:00, "в 12 часов ночи" 00:00."""
    hour = int(clock[:2])
    if tod is None or hour > 12:
        return clock
    late = tod.kind == "DAYWORD" or tod.number == 3
    if late:
        hour = hour if hour == 12 else hour + 12
    elif hour == 12:
        hour = 0
    return f"{hour:02}{clock[2:]}"


def day_number(found: Found, name: str) -> int:
    """Which day of a month a word or two name: "5", "5-го", "пятого", "двадцать пятого". 0 for none."""
    word = found.must(name)
    number = word.number + _tens(found, name)
    return number if 1 <= number <= 31 else 0


def _tens(found: Found, name: str) -> int:
    tens = found["t" + name]
    return tens.number if tens is not None and tens.number in {20, 30} and found.must(name).number < 10 else 0


def a_day(name: str) -> str:
    """The pattern of a day of a month: "5", "5-е", "20-го", "двадцать пятого"."""
    return f"((t{name}=COUNT)? {name}=DAY/DECADE/ORD)"


MONTHS = "MONTH/ABBR"


def _one_day(found: Found, scene: Scene) -> Iterable[Reading]:
    month, day = found.must("month"), day_number(found, "day")
    if not day or is_name(found, month) or (not has_year(found) and scene.is_usual_here()):
        return
    value = _by_weekday(found, scene, month.number, day) or dated(found, scene, lambda y: f"{y:04}-{month.number:02}-{day:02}")
    if value:
        yield Reading(with_hour(value[0], found), value[1])


def _by_weekday(found: Found, scene: Scene, month: int, day: int) -> tuple[str, str] | None:
    """A weekday beside a day and month tells the year, of those around publication."""
    weekday = found["wd"] or found["wdafter"]
    if weekday is None or has_year(found) or scene.published is None:
        return None
    years = (scene.published.year + off for off in (0, -1, 1))
    near = (period(f"{year:04}-{month:02}-{day:02}") for year in years if 0 < year < 9999)
    fits = (p for p in near if p and p.first.isoweekday() == weekday.number)
    best = min(fits, key=lambda p: abs((p.first - scene.published).days) if scene.published else 0, default=None)
    return (best.value, PUBLISHED) if best else None


def _written_date(found: Found, _scene: Scene) -> Iterable[Reading]:
    date = found.must("date")
    before = found.before
    if date.date is None or (before is not None and (before.plain.startswith("верси") or before.text in {"№", "v", "."})):
        return
    value = "{:04}-{:02}-{:02}".format(*date.date)
    if period(value):
        yield Reading(f"{value}T{date.clock}" if date.clock else with_hour(value, found), WRITTEN)


def _days(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с 5 по 7 марта», «в ночь с 5 на 6 мая»: one interval."""
    month, first, last = found.must("month"), day_number(found, "first"), day_number(found, "last")
    if not first < last or is_name(found, month):
        return
    value = dated(found, scene, lambda y: f"{y:04}-{month.number:02}-{first:02}/{y:04}-{month.number:02}-{last:02}")
    if value:
        yield Reading(*value)


def _days_of_months(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с 28 октября по 3 февраля»: one interval, the end after the start."""
    months = found.must("monthone").number, found.must("monthtwo").number
    days = day_number(found, "first"), day_number(found, "last")
    if not all(days) or is_name(found, found.must("monthone")):
        return
    turns = (months[0], days[0]) > (months[1], days[1])  # of the year, between start and end
    start, stop = (f"-{month:02}-{day:02}" for month, day in zip(months, days, strict=True))
    if has_year(found, "one") and has_year(found, "two"):
        ends = (dated(found, scene, partial(in_year, part), suffix) for part, suffix in ((start, "one"), (stop, "two")))
        values = [end[0] for end in ends if end]
        if len(values) == 2 and values[0] < values[1]:
            yield Reading("/".join(values), WRITTEN)
    elif has_year(found, "two"):
        value = dated(found, scene, lambda y: f"{y - turns:04}{start}/{y:04}{stop}", "two")
        if value:
            yield Reading(*value)
    else:
        value = dated(found, scene, lambda y: f"{y:04}{start}/{y + turns:04}{stop}", "one")
        if value:
            yield Reading(*value)


def _written_dates(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«с 05.03.2031 по 07.03.2031», «с 5 по 07.03.2031»: one interval."""
    last, first = found.must("last"), found["first"]
    if last.date is None:
        return
    start = first.date if first is not None else (*last.date[:2], day_number(found, "day"))
    ends = ["{:04}-{:02}-{:02}".format(*end) for end in (start, last.date) if end]
    if len(ends) == 2 and all(map(period, ends)) and ends[0] < ends[1]:
        yield Reading("/".join(ends), WRITTEN)


def _days_of_this_month(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с 11 по 15 числа»: of the month of publication, or of that beside it."""
    first, last = day_number(found, "first"), day_number(found, "last")
    if scene.published is None or not 0 < first < last:
        return
    months = (divmod(scene.published.year * 12 + scene.published.month - 1 + off, 12) for off in (-1, 0, 1))
    chosen = scene.choose(f"{y:04}-{m + 1:02}-{first:02}/{y:04}-{m + 1:02}-{last:02}" for y, m in months)
    if chosen:
        yield Reading(chosen.value, PUBLISHED)


def _list_of_days(found: Found, scene: Scene) -> Iterable[Reading]:
    """«5, 7 и 9 мая»: three days of one month and year. «5 и 6 мая», two that follow each other, are one interval."""
    month = found.must("month")
    places = [(place, word.number) for place, word in found.of_kind("DAY")]
    if is_name(found, month) or [day for _, day in places] != sorted({day for _, day in places}):
        return
    last = dated(found, scene, lambda y: f"{y:04}-{month.number:02}-{places[-1][1]:02}")
    if not last:
        return
    if len(places) == 2 and places[0][1] + 1 == places[1][1] and found.holds("и"):
        yield Reading(f"{last[0][:8]}{places[0][1]:02}/{last[0]}", last[1])
        return
    for place, day in places[:-1]:
        yield Reading(f"{last[0][:8]}{day:02}", last[1], words=(place, place))
    yield Reading(*last, words=(places[-1][0], len(found.all) - 1))


def _days_of_a_year(found: Found, scene: Scene) -> Iterable[Reading]:
    """«30 июня и 1 июля 2029 года»: the year behind the second day is that of the first too."""
    days = day_number(found, "first"), day_number(found, "last")
    months = found.must("monthone").number, found.must("monthtwo").number
    if not all(days) or is_name(found, found.must("monthtwo")) or (months[0], days[0]) >= (months[1], days[1]):
        return
    place = next(place for place, word in enumerate(found.all) if word is found.must("monthone"))
    parts = (f"-{month:02}-{day:02}" for month, day in zip(months, days, strict=True))
    start, stop = (dated(found, scene, partial(in_year, part)) for part in parts)
    if start and stop:
        yield Reading(*start, words=(0, place))
        yield Reading(*stop, words=(place + 2, len(found.all) - 1))


def _of_this_month(found: Found, scene: Scene) -> Iterable[Reading]:
    """«15 числа», «15 числа этого месяца»: of the month of publication, or of that beside it."""
    if scene.published is None:
        return
    day, rel = day_number(found, "day"), found["rel"]
    if not day:
        return
    offsets = (-1, 0, 1) if rel is None else (OFFSET[rel.kind],)
    months = (divmod(scene.published.year * 12 + scene.published.month - 1 + off, 12) for off in offsets)
    chosen = scene.choose(f"{year:04}-{month + 1:02}-{day:02}" for year, month in months)
    if chosen:
        yield Reading(chosen.value, PUBLISHED)


_LEAD = (
    "((REL|EVE) (COMMA|OPEN|DASH)?|(THIS|LAST|NEXT)? wd=WEEKDAY/WDABBR (COMMA|OPEN)?|TOD|в NIGHT на|clockbefore=CLOCK COMMA?"
    f"|{HOUR_BEFORE} COMMA?)"
)

RULES: tuple[Rule, ...] = (
    rule("a date in numbers", f"{PREPOSITION} date=DATE {HOUR}?", _written_date),
    rule(
        "a day and month",
        f"{PREPOSITION} {_LEAD}* {PREPOSITION} {a_day('day')} month={MONTHS} {year_after()}? TOD? {HOUR}? "
        "(COMMA в? wdafter=WEEKDAY)?",
        _one_day,
    ),
    rule(
        "days from … to … of a month",
        f"(в NIGHT)? (с|от)? {a_day('first')} (DASH|по|до|на) {a_day('last')} month={MONTHS} {year_after()}?",
        _days,
    ),
    rule("dates from … to … in numbers", "с? (first=DATE|day=DAY) (DASH|по|до) last=DATE", _written_dates),
    rule("days from … to … of this month", f"с? {a_day('first')} (DASH|по|до) {a_day('last')} NUMBERWORD", _days_of_this_month),
    rule("days between", f"между {a_day('first')} и {a_day('last')} month={MONTHS} {year_after()}?", _days),
    rule(
        "days from … to … of two months",
        f"(с|от)? {a_day('first')} monthone={MONTHS} {year_after('one')}? (DASH|по|до|на) {a_day('last')} monthtwo={MONTHS} "
        f"{year_after('two')}?",
        _days_of_months,
    ),
    rule("a list of days", f"{PREPOSITION} DAY (COMMA DAY)* (и|или|COMMA) DAY month={MONTHS} {year_after()}?", _list_of_days),
    rule(
        "two days of one year",
        f"{PREPOSITION} {a_day('first')} monthone={MONTHS} (и|или|COMMA) {a_day('last')} monthtwo={MONTHS} {year_after()}",
        _days_of_a_year,
    ),
    rule("a day of this month", f"{PREPOSITION} {a_day('day')} NUMBERWORD (rel=LAST/THIS/NEXT MONTHWORD)?", _of_this_month),
)
