"""Where a page says when its fiscal year begins or ends: "в финансовом году, который завершится 31 марта 2031 года".

Months are counted from the year 0, January of 2031 being 2031 * 12, so that a fiscal year is the twelve from its first on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from svod.lang.ru.times_days import OFFSET
from svod.lang.ru.times_words import FORMS, MONTH, ORD, ROMAN

YEAR = 12  # months
MONTHS_OF = {"QUARTER": 3, "HALFYEAR": 6, "HALF": 6}
_LATE, _EARLY = 25, 3  # days of a month from which on it counts as over, and until which it counts as begun
_CENTURY = 100

_NAMES = "|".join(sorted({form for forms in MONTH.values() for form in forms.replace("ё", "е").split()}, key=len, reverse=True))
_HEAD = (
    r"(?:(?P<near>[а-я]+) )?(?:(?P<label>\d{4})(?:[-–/](?P<to>\d{4}|\d\d))?(?:-?(?:го|му|ый|ом|й|м))? )?"
    r"(?P<head>(?:финансов|бюджетн|отчетн)[а-я]+ год[а-я]{0,2}|фингод[а-я]{0,2}|фг)(?![а-я])"
)
# The same as the subject of a clause.
_SUBJECT = (
    r"(?<!за )(?<!на )(?<!про )(?<!под )(?:(?P<near>(?!(?:за|на|про|под) )[а-я]+) )?"
    r"(?:(?P<label>\d{4})(?:[-–/](?P<to>\d{4}|\d\d))?(?:-?(?:ый|й))? )?"
    r"(?P<head>(?:финансов|бюджетн|отчетн)ый год|фингод)(?![а-я])"
)
_QUARTER = (
    r"(?P<nth>[а-я]+|[ivi]{1,3}|[1-4])(?:-?(?:й|го|му|м|ом))? (?P<fin>финансов[а-я]+ )?(?P<unit>квартал|полугоди)[а-я]{0,2}"
)
# Whose year it is, between "год" and the mark or word that goes on with it.
_OWNER = (
    r"(?: (?:у |в |для )?(?-i:«[^»\n]{1,40}»|\"[^\"\n]{1,40}\"|[A-ZА-Я][\w.&-]*|"
    r"компани[а-я]|групп[а-я]|банка|корпораци[а-я]|концерна|фирмы|страны|государства))"
)
_MARK = r" ?(?:,|\(| [—–-]) ?"
_WHICH = r"(?:(?:котор(?:ый|ого|ому|ым|ом)|он|что|у (?:нее|него|компании|них)) ){0,2}"
_ADVERB = r"(?:(?:уже|еще|обычно|традиционно|официально|лишь|только|здесь|там|формально) )?"
_ENDS = r"(?:(?:за|о)(?:канчив|конч)[а-я]+с[яь]|заверш[а-я]+с[яь]|истек[а-я]*)"
_BEGINS = r"(?:нач(?:ин|н|а)[а-я]*с[яь]|старт(?:у|ова)[а-я]*)"
_VERB = rf"(?:(?P<ends>{_ENDS})|(?P<begins>{_BEGINS}))"
_TO_WHOM = r"(?: (?:у|для) [а-яa-z]+)?(?: (?:уже|еще|только|лишь|обычно))?"
_PARTICIPLE = r"(?=[а-я]+(?:вш|кш|ющ|ащ)[а-я]{2,3}(?:ся)? )"
_TO = r"(?: ?[—–-] ?| (?:по|до) |, (?:а )?(?:по|до) )"


def _day(name: str = "") -> str:
    """The pattern of a month, with its day, part and year where they are written."""
    return (
        rf"(?:(?P<part{name}>начал|кон(?:е?ц))[а-я]? )?(?:(?P<day{name}>\d{{1,2}})(?:-?го|-е)? )?"
        rf"(?P<month{name}>{_NAMES})(?![а-я])"
        rf"(?: (?P<year{name}>\d{{4}})(?!\d)(?: ?г(?:од[а-я]{{0,2}}|\.)?(?![а-я]))?| (?P<rel{name}>[а-я]+) год[ау])?"
    )


_ON = "(?:(?:во?|со?|по|до|к|на) )?"

# Each way to say it. A verb belongs to the year where a mark and nothing but its owner stands between, or where the year is
# its subject: "в финансовом году ремонт завершится в марте" says nothing of the year.
_WAYS = tuple(
    re.compile(f"(?i)(?<![а-яa-z0-9]){way}")
    for way in (
        # "третий квартал 2031 финансового года, завершившийся 30 сентября": first, for what ends here is the quarter.
        rf"{_QUARTER}(?: {_HEAD})?{_MARK}{_PARTICIPLE}{_VERB} {_ON}{_day()}",
        rf"{_HEAD}{_OWNER}{{0,3}}{_MARK}{_WHICH}{_ADVERB}{_VERB}{_TO_WHOM} {_ON}{_day()}",
        rf"{_SUBJECT}(?: [\w«»\"]+){{0,5}}? {_VERB}{_TO_WHOM} {_ON}{_day()}",
        rf"{_PARTICIPLE}{_VERB} {_ON}{_day()} (?:[а-я]+ )?{_HEAD}",
        rf"{_ON}{_day()}(?: [а-я]+)? {_VERB}(?: [а-я]+)? {_SUBJECT}",
        rf"(?<!й )(?<!го )(?<!му )(?<!ом )(?P<head>год[а-я]{{0,2}}), {_PARTICIPLE}{_VERB} {_ON}{_day()}",
        rf"{_HEAD}{_OWNER}{{0,3}}(?:{_MARK}| )(?:длится |идет |продолжается )?(?:с )?{_day()}{_TO}{_day('last')}",
        rf"{_HEAD}{_OWNER}{{0,3}}(?: ?\(|, | (?=по \d))(?P<ends>по|до) {_day()}",
        rf"(?:(?P<ends>кон(?:е?ц)[а-я]?|окончани[а-я]|завершени[а-я])|(?P<begins>начал[а-я])) {_HEAD}{_OWNER}{{0,3}}"
        rf"(?: ?\(| [—–-]|,(?= (?:[дс]о? )?\d))(?: ?то есть| ?т\. ?е\.)? ?{_ON}{_day()}",
    )
)
_MENTION = re.compile(r"(?i)финансов|бюджетн|отчетн|фингод|ФГ|год[а-я]{0,2}, ")
_NTH = {form: number for number in range(1, 5) for form in ORD[number].replace("ё", "е").split()} | dict(ROMAN)


@dataclass(frozen=True, slots=True)
class Stated:
    """What one place says of its fiscal year. first: the month of twelve that it begins in, 0 for January.

    start, stop: where it is said. year: its first month, where a year is written.
    rel, moved: how far that month lies from the January of "прошлого года", where that stands instead. verb: what happens then.
    near: which year it is told from publication. label, to: the years that it is called after.
    """

    start: int
    stop: int
    first: int
    year: int | None
    rel: str
    moved: int
    verb: str
    near: str
    label: int
    to: int

    def begins_in(self, today: date | None) -> int | None:
        """The first month of the year that is spoken of; None where that hangs on a day of publication and there is none."""
        if self.year is not None:
            return self.year
        if today is None:
            return None
        month = today.year * YEAR + today.month - 1
        if self.rel:
            return (today.year + OFFSET[self.rel]) * YEAR + self.moved
        now = month - (month - self.first) % YEAR
        if _PAST.search(self.verb):
            over = month == now + YEAR - 1 and today.day >= _LATE
            return now if over or self._tells_start else now - YEAR
        return now + YEAR if self._tells_start and _TO_COME.match(self.verb) else now

    @property
    def _tells_start(self) -> bool:
        return bool(re.match(_BEGINS, self.verb))

    @property
    def is_absolute(self) -> bool:
        """True where it says which year it is, be it by the tense alone; "начинается 1 апреля" holds for every year."""
        return self.year is not None or bool(self.rel or _PAST.search(self.verb) or _TO_COME.match(self.verb))


_PAST = re.compile(r"вш|л(?:ся|ась|ось)$|истек(?:ш[а-я]+)?$|овал$")
_TO_COME = re.compile(r"начнет|начнут|закончит|окончит|завершит|истечет")


@lru_cache(maxsize=16)
def stated(content: str) -> tuple[Stated, ...]:
    """What a page says of its fiscal years, in the order of the page."""
    if not _MENTION.search(content):
        return ()
    plain = content.replace("ё", "е").replace("Ё", "Е").replace("\xa0", " ").replace("\t", " ")
    found: list[Stated] = []
    for way in _WAYS:
        for match in way.finditer(plain):
            one = _read(match)
            if one and not any(one.start < other.stop and other.start < one.stop for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _read(match: re.Match[str]) -> Stated | None:
    groups = {name: (text or "").lower() for name, text in match.groupdict().items()}
    begins = bool(groups.get("begins")) or "monthlast" in groups
    month = _month(groups, begins)
    if month is None or ("monthlast" in groups and _last(groups) != (month - 1) % YEAR):
        return None
    before = _before(groups, begins)
    if before is None:
        return None
    moved = month - before  # counted from the January of the year that stands with the month
    rel = FORMS.get(groups["rel"], ("", 0))[0]
    return Stated(
        match.start(),
        match.end(),
        moved % YEAR,
        int(groups["year"]) * YEAR + moved if groups["year"] else _of_last(groups),
        rel if rel in OFFSET else "",
        moved,
        groups.get("ends") or groups.get("begins") or "",
        FORMS.get(groups.get("near", "").strip(), ("", 0))[0],
        int(groups.get("label") or 0),
        _second(groups),
    )


def _month(groups: dict[str, str], begins: bool, name: str = "") -> int | None:
    """The month that begins there, or the last before the end; from -1 to 12, of the year that is written with it. None where
    the day lies inside a month, and it is no year of whole months."""
    month = FORMS[groups["month" + name]][1] - 1
    part, day = groups["part" + name], int(groups["day" + name] or 0)
    if part.startswith("нач" if not begins else "кон"):
        return None
    if not day or (day >= _LATE and not begins) or (day <= _EARLY and begins):
        return month
    return month + 1 if begins and day >= _LATE else month - 1 if not begins and day <= _EARLY else None


def _last(groups: dict[str, str]) -> int | None:
    month = _month(groups, begins=False, name="last")
    return None if month is None else month % YEAR


def _of_last(groups: dict[str, str]) -> int | None:
    """The first month of a year whose end alone is written with its year: "с апреля по март 2031 года"."""
    month = _month(groups, begins=False, name="last") if groups.get("yearlast") else None
    return None if month is None else int(groups["yearlast"]) * YEAR + month - YEAR + 1


def _before(groups: dict[str, str], begins: bool) -> int | None:
    """How many months of the fiscal year lie before the month that is said."""
    if not groups.get("unit"):
        return 0 if begins else YEAR - 1
    nth = _NTH.get(groups["nth"]) or (int(groups["nth"]) if groups["nth"].isdigit() else 0)
    length = MONTHS_OF["QUARTER" if groups["unit"] == "квартал" else "HALFYEAR"]
    if not 1 <= nth <= YEAR // length or not (groups["fin"] or groups["head"]):
        return None
    return (nth - 1) * length if begins else nth * length - 1


def _second(groups: dict[str, str]) -> int:
    """The second year of "2030/31"."""
    to, label = int(groups.get("to") or 0), int(groups.get("label") or 0)
    return to if not to or to >= _CENTURY else label // _CENTURY * _CENTURY + to
