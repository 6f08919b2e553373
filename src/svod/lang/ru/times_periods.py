"""Rules of months, seasons, quarters, half-years, years, decades and centuries, and of their parts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from svod.lang.ru.times_calendar import Part, Period, whole
from svod.lang.ru.times_days import OFFSET, PREPOSITION, dated, has_year, in_year, year_after
from svod.lang.ru.times_pattern import Found, Reading, Rule, rule
from svod.lang.ru.times_scene import PUBLISHED, WRITTEN, Scene
from svod.lang.ru.times_tense import likeliest
from svod.lang.ru.times_tokens import Word
from svod.model.note import Mod

_FIRST, _LAST = 1800, 2100  # years that bare numbers in brackets or behind a preposition may be
_DIGITS = 4  # of a year
_MODS: tuple[Mod, Mod, Mod] = ("START", "MID", "END")

_REPORTED = frozenset({"итог", "итоги", "итогам", "итогов", "итогах", "результаты", "результатам", "показатели", "отчет"})

_NEW = frozenset({"нового", "очередного"})

# "в начале", "в первой половине", "в первых числах", "в 20-х числах", "в третьей декаде".
PART = "(part=PART|half=ORD HALF|(first=ORD|FINAL|tens=DECADE) NUMBERWORD|dekada=ORD DEKADA)"


def mod_of(found: Found) -> Mod | None:
    """The part of a period that the words before it name."""
    if (word := found["part"]) is not None:
        return _MODS[word.number]
    if (word := found["half"]) is not None:
        return {1: _MODS[0], 2: _MODS[2]}.get(word.number)
    if (word := found["dekada"]) is not None:
        return _MODS[word.number - 1] if 1 <= word.number <= 3 else None
    if (word := found["tens"]) is not None:
        return {10: _MODS[1], 20: _MODS[2]}.get(word.number)
    if found.holds("FINAL"):
        return _MODS[2]
    return _MODS[0] if found["first"] is not None else None


def part_of(mod: Mod | None) -> Part:
    """The days of a period that a part of it holds: a third of it."""

    def days(of: Period) -> Period:
        third = timedelta(days=(of.last - of.first).days // 3)
        first = of.first if mod == "START" else of.first + third if mod == "MID" else of.last - third
        last = of.first + third if mod == "START" else of.last - third if mod == "MID" else of.last
        return Period(of.value, first, last)

    return days if mod else whole


def is_word(found: Found, word: Word) -> bool:
    """True for a capital in the middle of a sentence: Марта, Август and Майя are people, «Весна» is a firm."""
    return word.capital and word is not found.all[0]


def _month(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в сентябре 2030 года», «с февраля», «в начале июля», «в минувшем декабре»; a month with nothing around it is none."""
    month, mod = found.must("month"), mod_of(found)
    during = found.before is not None and found.before.plain == "течение"
    if is_word(found, month) or (mod is None and len(found.all) == 1 and not during):
        return
    near = found["adjective"]
    if near is None and not has_year(found) and scene.is_habit():
        return
    if near is not None and not has_year(found):
        yield from _neighbour(near.kind, scene, month.number, mod)
        return
    value = dated(found, scene, lambda y: f"{y:04}-{month.number:02}", part=part_of(mod))
    if value:
        yield Reading(*value, mod)


def _neighbour(kind: str, scene: Scene, month: int, mod: Mod | None) -> Iterable[Reading]:
    """The last month of that name before that of publication, the one of its year, or the next."""
    if scene.published is None:
        return
    year = scene.published.year + OFFSET[kind]
    if (kind == "LAST" and month < scene.published.month) or (kind == "NEXT" and month > scene.published.month):
        year -= OFFSET[kind]
    yield Reading(f"{year:04}-{month:02}", PUBLISHED, mod)


def _months(found: Found, scene: Scene) -> Iterable[Reading]:
    """«с апреля по июнь 2019 года», «в ноябре-декабре»: an interval. «в январе и марте»: two months of one year."""
    one, two = found.must("monthone"), found.must("monthtwo")
    if scene.is_habit():
        return
    if is_word(found, one) or is_word(found, two):
        return
    turns = one.number >= two.number
    start, stop = f"-{one.number:02}", f"-{two.number:02}"
    if has_year(found, "one"):
        ends = (dated(found, scene, partial(in_year, part), suffix) for part, suffix in ((start, "one"), (stop, "two")))
        values = [end[0] for end in ends if end]
        if len(values) == 2 and values[0] < values[1]:
            yield Reading("/".join(values), WRITTEN)
        return
    value = dated(found, scene, lambda y: f"{y - turns:04}{start}/{y:04}{stop}", "two")
    if value is None:
        return
    if found["and"] is None:
        yield Reading(*value)
        return
    place = next(place for place, word in enumerate(found.all) if word is two)
    first, second = value[0].split("/")
    yield Reading(first, value[1], words=(0, place - 2))
    yield Reading(second, value[1], words=(place, len(found.all) - 1))


def _quarter(found: Found, scene: Scene) -> Iterable[Reading]:
    """«во втором квартале», «в I полугодии 2018 года», «в первой половине года»: quarters, and halves as six months."""
    number, halves = found.must("number").number, found["quarter"] is None
    bare = len(found.all) == 2 and found.all[0] is found.must("number") and not _is_reported(found)
    if number > (2 if halves else 4) or number < 1 or bare or found["other"] is not None:
        return
    if not has_year(found) and found.must("number").kind == "DAY":
        return  # a block of houses
    if found.after is not None and found.after.plain in _NEW:
        return  # "в первом полугодии нового учебного года": of a year that begins another day
    mod = mod_of(found) if found["part"] is not None else None
    shape = (lambda y: f"{y:04}-{number * 6 - 5:02}/{y:04}-{number * 6:02}") if halves else (lambda y: f"{y:04}-Q{number}")
    value = dated(found, scene, shape, part=part_of(mod))
    if value:
        yield Reading(*value, mod)


def _is_reported(found: Found) -> bool:
    """«итоги первого квартала», «отчёт за второй квартал»; the second quarter by itself may be one of a town."""
    return found.before is not None and found.before.plain in _REPORTED


def _year(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«в 2018 году», «конец 2019 г.», «референдум 2016 года»; without the word only where no noun follows to be counted."""
    declined = len(found.must("year").text) > _DIGITS  # "с 2011-го", "в 2005м": an ordinal counts nothing
    if not found.holds("GOD") and (len(found.all) == 1 or (_counts(found) and not (declined and _ends(found)))):
        return
    if found.must("year").kind == "SHORTYEAR" and _is_of_a_life(found):
        return
    yield Reading(f"{found.must('year').number:04}", WRITTEN, mod_of(found))


def _ends(found: Found) -> bool:
    """True where no word in small letters follows that an ordinal could belong to ("2000-го года" has its own rule)."""
    after = found.after
    return after is None or not after.text.isalpha() or after.text[0].isupper()


def _bracketed_years(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«Роман (1994)», «премии (2027, 2029)»: years and nothing else in brackets date what stands before them."""
    years = found.of_kind("YEAR")
    if all(_FIRST <= word.number <= _LAST for _, word in years):
        yield from (Reading(f"{word.number:04}", WRITTEN, words=(place, place)) for place, word in years)


def _is_of_a_life(found: Found) -> bool:
    """«на 67-м году», «ей шёл 67-й год», «67-й год войны»: what is counted; the year of a century is in the genitive or behind
    `в` («выпуск 67-го года», «в 67-м году»)."""
    around = {word.plain for word in (found.before, found.all[0], found.after) if word is not None}
    return found.all[-1].plain == "год" or bool({"на", "жизни"} & around)


def _counts(found: Found) -> bool:
    """True where a bare number may count what follows ("в 2014 домах"), or belongs to a name or code."""
    if not 1900 <= found.must("year").number <= 2100:
        return True
    after = found.after
    if after is None or not after.text[0].isalnum():
        return after is not None and after.text in {"%", "°", "/", "-"}
    if not after.text.isalpha():
        return True
    reading = likeliest(after.text)
    return reading is None or reading[0] in {"NOUN", "ADJF", "PRTF", "None", "NUMR"}


def _years(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«2027-2030 годов», «с 2018 по 2030 год», «в 2018/19 году»; «в 2018 и 2030 годах» are two."""
    one, two = found.must("one"), found.must("two")
    last = two.number if two.number >= 1000 else one.number // 100 * 100 + two.number
    if not one.number < last or last - one.number > 1000:
        return
    if found["and"] is not None:
        place = next(place for place, word in enumerate(found.all) if word is two)
        yield Reading(f"{one.number:04}", WRITTEN, words=(0, place - 2))
        yield Reading(f"{last:04}", WRITTEN, words=(place, len(found.all) - 1))
    elif found.holds("GOD") or found.holds("GODS") or _is_span_of_years(found, one.number, last):
        yield Reading(f"{one.number:04}/{last:04}", WRITTEN)


def _is_span_of_years(found: Found, first: int, last: int) -> bool:
    """Two bare years are a time in brackets, or behind a preposition and before no noun."""
    bracketed = found.before is not None and found.before.text == "(" and found.after is not None and found.after.text == ")"
    behind = found.all[0].kind in {"в", "с"} and not (found.after and found.after.text[0].isalnum())
    return _FIRST <= first < last <= _LAST and (bracketed or behind)


def _decade(found: Found, _scene: Scene) -> Iterable[Reading]:
    """«1990-е годы», «в начале 80-х», «девяностые годы прошлого века»: a decade is three digits in TIMEX3."""
    word = found.must("decade")
    number, said = word.number, found.holds("GODS") or found["century"] is not None
    if found["century"] is not None and number < 100:
        number += (found.must("century").number - 1) * 100
    elif word.kind == "TENS" or number < 100:
        # Without the century the tens and twenties may be of either; "девяностых" alone may be persons.
        if number < 30 or not (said or mod_of(found) or _is_decade(found)) or (word.kind == "DECADE" and len(found.all) == 1):
            return
        number += 1900
    yield Reading(f"{number // 10:03}", WRITTEN, mod_of(found))


def _is_decade(found: Found) -> bool:
    """«в девяностые», «с нулевых»: a word behind a preposition, with no noun that it would count."""
    word, reading = found.must("decade"), likeliest(found.after.text) if found.after else None
    counted = reading is not None and reading[0] in {"NOUN", "ADJF", "PRTF"}
    return word.kind == "TENS" and found.all[0].kind in {"в", "с", "до", "к"} and not counted


def _century(found: Found, scene: Scene) -> Iterable[Reading]:
    """«в XIX веке», «в конце двадцатого века», «прошлого века»: a century is two digits in TIMEX3."""
    if found["last"] is not None:
        if scene.published:
            yield Reading(f"{scene.published.year // 100 - 1:02}", PUBLISHED, mod_of(found))
        return
    one, two = found.must("one"), found["two"]
    numbers = [word.number + (20 if found["tens"] else 0) for word in (one, two) if word is not None]
    if not all(1 <= number <= 22 for number in numbers) or numbers != sorted(set(numbers)):
        return
    yield Reading("/".join(f"{number - 1:02}" for number in numbers), WRITTEN, mod_of(found))


ADJECTIVE = "(adjective=LAST/THIS/NEXT)?"
_CENTURY_NUMBER = "(tens=COUNT)? one=ROMAN/ORD/DAY"

RULES: tuple[Rule, ...] = (
    rule("a month", f"{PREPOSITION} {PART}? {ADJECTIVE} month=MONTH {year_after()}?", _month),
    rule(
        "months from … to …",
        f"{PREPOSITION} monthone=MONTH {year_after('one')}? (DASH|по|до|and=и/или) monthtwo=MONTH {year_after('two')}?",
        _months,
    ),
    rule(
        "a quarter or half-year",
        f"{PREPOSITION} (part=PART)? number=ORD/ROMAN/DAY (quarter=QUARTER|HALFYEAR) "
        f"((LAST/THIS/NEXT COMMA?)? (YEAR ((DASH|SLASH) YEAR/DAY/NUM)?)? other=KIND GOD|{year_after()})?",
        _quarter,
    ),
    rule("a half of a year", f"{PREPOSITION} number=ORD HALF (GOD|{year_after()})", _quarter),
    rule("a year", f"{PREPOSITION} {PART}? ((THIS|LAST|NEXT) COMMA?)? year=YEAR/SHORTYEAR KIND? GOD", _year),
    rule("a bare year", f"{PREPOSITION} {PART}? year=YEAR", _year),
    rule("years in brackets", "OPEN YEAR (COMMA YEAR)* CLOSE", _bracketed_years),
    rule("years from … to …", f"{PREPOSITION} one=YEAR GOD? (DASH|по|до|SLASH|and=и) two=YEAR KIND? GOD/GODS?", _years),
    rule("a season of two years", f"{PREPOSITION} one=YEAR (DASH|SLASH) two=DAY/NUM KIND? GOD/GODS", _years),
    rule("a decade", f"{PREPOSITION} {PART}? decade=DECADE/TENS GODS? (century=ROMAN/ORD/DAY CENTURY)?", _decade),
    rule("a century", f"{PREPOSITION} (part=PART|half=ORD HALF)? {_CENTURY_NUMBER} CENTURY", _century),
    rule("centuries", f"{PREPOSITION} one=ROMAN/DAY (DASH|и) two=ROMAN/DAY CENTURIES/CENTURY", _century),
    rule("the last century", f"{PREPOSITION} (part=PART|half=ORD HALF)? last=LAST CENTURY", _century),
)
