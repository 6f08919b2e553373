"""The words of Russian times: every form, its kind in the grammar, and its number. `ё` and `е` are one letter here."""

from __future__ import annotations

from collections.abc import Mapping

# Endings of adjectives and of ordinals, which are declined as adjectives; both genders and the plural are written in news.
_HARD = "ый ой ого ому ым ом ая ую ое ые ых ыми"
_SOFT = "ий его ему им ем яя ей юю ее ие их ими"


def _declined(stems: str, endings: str = _HARD) -> str:
    """Every form of these stems."""
    return " ".join(stem + ending for stem in stems.split() for ending in endings.split())


# Singular forms in every case, misspelled cases included: "в конце мае" is still May.
MONTH: Mapping[int, str] = {
    1: "январь января январю январём январе",
    2: "февраль февраля февралю февралём феврале",
    3: "март марта марту мартом марте",
    4: "апрель апреля апрелю апрелем апреле",
    5: "май мая маю маем мае",
    6: "июнь июня июню июнем июне",
    7: "июль июля июлю июлем июле",
    8: "август августа августу августом августе",
    9: "сентябрь сентября сентябрю сентябрём сентябре",
    10: "октябрь октября октябрю октябрём октябре",
    11: "ноябрь ноября ноябрю ноябрём ноябре",
    12: "декабрь декабря декабрю декабрём декабре",
}

# Cut months, as in datelines of wires; taken only after a day, alone they are other words.
ABBR: Mapping[int, str] = {
    1: "янв", 2: "фев февр", 3: "мар", 4: "апр", 6: "июн", 7: "июл", 8: "авг", 9: "сен сент", 10: "окт", 11: "ноя нояб",
    12: "дек",
}  # fmt: skip

# No plural: "по понедельникам" is a frequency. ISO numbers.
WEEKDAY: Mapping[int, str] = {
    1: "понедельник понедельника понедельнику понедельником",
    2: "вторник вторника вторнику вторником",
    3: "среда среды среду средой среде",
    4: "четверг четверга четвергу четвергом",
    5: "пятница пятницы пятницу пятницей пятнице",
    6: "суббота субботы субботу субботой субботе",
    7: "воскресенье воскресенья воскресенью воскресеньем",
}

# Taken only beside a day and month.
WDABBR: Mapping[int, str] = {1: "пн", 2: "вт", 3: "ср", 4: "чт", 5: "пт", 6: "сб", 7: "вс"}

ORD: Mapping[int, str] = {
    1: _declined("перв"),
    2: _declined("втор"),
    3: "третий третьего третьему третьим третьем третья третьей третью третье третьи третьих",
    4: _declined("четвёрт"),
    5: _declined("пят"),
    6: _declined("шест"),
    7: _declined("седьм"),
    8: _declined("восьм"),
    9: _declined("девят"),
    10: _declined("десят"),
    11: _declined("одиннадцат"),
    12: _declined("двенадцат"),
    13: _declined("тринадцат"),
    14: _declined("четырнадцат"),
    15: _declined("пятнадцат"),
    16: _declined("шестнадцат"),
    17: _declined("семнадцат"),
    18: _declined("восемнадцат"),
    19: _declined("девятнадцат"),
    20: _declined("двадцат"),
    30: _declined("тридцат"),
}

# Numbers of years, months, weeks and days before "назад" and "ранее" and after "через", in the cases met there.
COUNT: Mapping[int, str] = {
    1: "один одну одного одной одним",
    2: "два две двух двумя",
    3: "три трёх тремя",
    4: "четыре четырёх четырьмя",
    5: "пять пяти пятью",
    6: "шесть шести шестью",
    7: "семь семи семью",
    8: "восемь восьми восемью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    15: "пятнадцать пятнадцати",
    20: "двадцать двадцати",
    30: "тридцать тридцати",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти",
    100: "сто ста",
}

# Decades named by a word; the number is the first year less 1900 ("нулевые" are 2000-2009).
TENS: Mapping[int, str] = {
    30: _declined("тридцат", "ые ых ым"),
    40: _declined("сороков", "ые ых ым"),
    50: _declined("пятидесят", "ые ых ым"),
    60: _declined("шестидесят", "ые ых ым"),
    70: _declined("семидесят", "ые ых ым"),
    80: _declined("восьмидесят", "ые ых ым"),
    90: _declined("девяност", "ые ых ым"),
    100: _declined("нулев двухтысячн", "ые ых ым"),
}

# Parts of a month, year, …: 0 START, 1 MID, 2 END.
PART: Mapping[int, str] = {
    0: "начало начала началу началом начале",
    1: "середина середины середине середину серединой",
    2: "конец конца концу концом конце",
}

# Spring is 0. The instrumental stands alone as an adverb, the other cases do not.
SEASON: Mapping[int, str] = {
    0: "весна весны весне весну",
    1: "лето лета лету лете",
    2: "осень осени",
    3: "зима зимы зиме зиму",
}
SEASONLY: Mapping[int, str] = {0: "весной весною", 1: "летом", 2: "осенью", 3: "зимой зимою"}

# Before "период" only: "летнее время" and "зимний спорт" are no times.
SEASONADJ: Mapping[int, str] = {
    0: _declined("весенн", "ий его ему ем"), 1: _declined("летн", "ий его ему ем"), 2: _declined("осенн", "ий его ему ем"),
    3: _declined("зимн", "ий его ему ем"),
}  # fmt: skip

# Parts of a day: 0 night, 1 morning, 2 day, 3 evening. The genitive follows an hour.
TOD: Mapping[int, str] = {0: "ночью", 1: "утром", 2: "днём", 3: "вечером"}
TODGEN: Mapping[int, str] = {0: "ночи", 1: "утра", 3: "вечера"}

# Offsets in days from the day of publication.
REL: Mapping[int, str] = {
    -3: "позапозавчера", -2: "позавчера", -1: "вчера", 0: "сегодня", 1: "завтра", 2: "послезавтра", 3: "послепослезавтра",
}  # fmt: skip
RELADJ: Mapping[int, str] = {
    -1: _declined("вчерашн", _SOFT),
    0: _declined("сегодняшн", _SOFT),
    1: _declined("завтрашн", _SOFT),
}

# Words of one meaning, by kind.
SINGLE: Mapping[str, str] = {
    # Pointers to the period before, around and after the day of publication.
    "LAST": _declined("прошл минувш прошедш истекш предыдущ", _HARD + " ий его ему им ем ей ее ие их ими") + " прошлым",
    "PRELAST": _declined("позапрошл"),
    "THIS": "этот этого этому этим этом эта этой эту эти этих сего "
    + _declined("нынешн", _SOFT)
    + " "
    + _declined("текущ", "ий его ему им ем ая ей ую ее ие их"),
    "NEXT": _declined("следующ будущ наступающ предстоящ", "ий его ему им ем ая ей ую ее ие их"),
    "NEAREST": _declined("ближайш", "ий его ему им ем ая ей ую ее ие их"),
    "THAT": "тот того тому тем том та той ту те тех",
    "FINAL": _declined("последн", _SOFT),  # "в последних числах мая"
    "REAL": "настоящее настоящий настоящему настоящего данное данный данному данного",
    "MOMENT": "время времени момент момента моменту",
    "NOW": "сейчас ныне",
    "EVE": "накануне",
    # Units. "лет" counts years, never names one.
    "YEARS": "лет",
    "GOD": "год года году годом годе г",
    "GODS": "годы годов годам годами годах гг",
    "MONTHWORD": "месяц месяца месяцу месяцем месяце месяцев месяцами",
    "WEEKWORD": "неделя недели неделе неделю неделей недель неделями",
    "DAYWORD": "день дня дню дне дней днями",
    "TODNOUN": "утро вечер",  # "на следующее утро"
    "PERIODWORD": "период периода периоду",
    "WEEKENDWORD": "выходные выходных выходным выходными",
    "QUARTER": "квартал квартала кварталу кварталом квартале",
    "HALFYEAR": "полугодие полугодия полугодию полугодием полугодии",
    "HALF": "половина половины половине половину половиной",
    "DEKADA": "декада декады декаде декаду",
    "CENTURY": "век века веку веком веке столетие столетия столетию столетии",
    "CENTURIES": "века веков векам веках столетий",
    "NUMBERWORD": "число числа числе числах числам",
    "NIGHT": "ночь",
    "HOUR": "час часа часов часам ч",
    "MINUTE": "минута минуты минут минуту мин",
    "WORKING": _declined("рабоч", "ий его ей ую ая"),  # "в конце рабочей недели"
    # A year that begins another day: of a year with its number this says enough, of "this" one nothing.
    "KIND": _declined("финансов бюджетн учебн отчётн"),
    "FISCALYEAR": "фингод фингода фингоду фингодом фингоде фг",
    # Directions.
    "AGO": "назад",
    "SPUSTYA": "спустя",
    "CHEREZ": "через",
    "EARLIER": "ранее раньше",
    "LATER": "позже позднее",
}

# Function words that the grammar names by themselves; a second form is the same word before two consonants.
FUNCTION: Mapping[str, str] = {
    "в": "в во", "с": "с со", "до": "до", "к": "к ко", "на": "на", "от": "от", "по": "по", "за": "за", "после": "после",
    "и": "и", "или": "или либо", "же": "же", "между": "между", "около": "около примерно приблизительно ориентировочно",
}  # fmt: skip

TABLES: Mapping[str, Mapping[int, str]] = {
    "MONTH": MONTH, "ABBR": ABBR, "WEEKDAY": WEEKDAY, "WDABBR": WDABBR, "TENS": TENS, "ORD": ORD, "COUNT": COUNT, "PART": PART,
    "SEASON": SEASON, "SEASONLY": SEASONLY, "SEASONADJ": SEASONADJ, "TOD": TOD, "TODGEN": TODGEN, "REL": REL, "RELADJ": RELADJ,
}  # fmt: skip

# Quarters and centuries. Pages write ten with either alphabet's letter; both are read as this one.
ROMAN: Mapping[str, int] = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12, "xiii": 13,
    "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21,
}  # fmt: skip

# A street, square, plant or movement named after a day is no time.
NAMED_AFTER = frozenset(
    """улица улицы улице улицу улицей площадь площади площадью проспект проспекта проспекте сквер сквера сквере парк парка парке
    завод завода заводе колхоз колхоза совхоз совхоза бульвар бульвара бульваре набережная набережной переулок переулка переулке
    движение движения движению движением движении бригада бригады бригаде батальон батальона имени им шоссе станция станции
    театр театра стадион стадиона стадионе посёлок посёлка поселке""".replace("ё", "е").split()
)


def _lookup() -> dict[str, tuple[str, int]]:
    """Form -> kind and number. A form that stands in two tables belongs to the first."""
    forms: dict[str, tuple[str, int]] = {}
    for kind, table in TABLES.items():
        for number, words in table.items():
            for word in words.replace("ё", "е").split():
                forms.setdefault(word, (kind, number))
    for kind, words in (*SINGLE.items(), *FUNCTION.items()):
        for word in words.replace("ё", "е").split():
            forms.setdefault(word, (kind, 0))
    return forms


FORMS: Mapping[str, tuple[str, int]] = _lookup()
KINDS: tuple[str, ...] = (
    *TABLES, *SINGLE, *FUNCTION,
    "DAY", "YEAR", "SHORTYEAR", "DECADE", "NUM", "DATE", "CLOCK", "ROMAN", "DASH", "COMMA", "OPEN", "CLOSE", "SLASH",
)  # fmt: skip

# Each time that is written without a digit holds a word of one of these kinds; a text without them is not looked into.
_TELL = frozenset({
    "MONTH", "ABBR", "WEEKDAY", "TENS", "SEASON", "SEASONLY", "SEASONADJ", "TOD", "TODNOUN", "REL", "RELADJ", "NOW", "MOMENT",
    "EVE", "YEARS", "GOD", "GODS", "MONTHWORD", "WEEKWORD", "DAYWORD", "WEEKENDWORD", "QUARTER", "HALFYEAR", "CENTURY",
    "CENTURIES", "NUMBERWORD", "FISCALYEAR",
})  # fmt: skip
TELLING: frozenset[str] = frozenset(form for form, (kind, _) in FORMS.items() if kind in _TELL)
