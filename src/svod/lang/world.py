"""The states and large cities of the world under the names that languages give them, for linking names across languages.

Names of states and of some four hundred cities are CLDR's (babel): every language has its own for one code or one time zone. A
row of `_UKRAINIAN` adds what CLDR does not say: other names in use, the seats of government, adjectives. Russian has its own
rows in `svod.lang.ru.parties`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale

from svod.lang.lexicon import State, parties
from svod.lang.sounds import heard, inflected

LANGUAGES = ("ru", "uk", "en")
"""Whose names of places are known; `en` stands for names in Latin letters, whatever the page is in."""

# code | name shown | other names | seats of government | adjectives (masculine nominative)
_UKRAINIAN = """
UA | Україна | | Київ; Банкова | український
RU | Росія | РФ; Російська Федерація | Москва; Кремль | російський
BY | Білорусь | Республіка Білорусь | Мінськ | білоруський
US | США | Сполучені Штати; Сполучені Штати Америки; Америка; Штати | Вашингтон; Білий дім; Держдеп | американський
GB | Велика Британія | Великобританія; Британія; Сполучене Королівство; Об'єднане Королівство; Англія | Лондон; Даунінг-стріт | британський; англійський
EU | Євросоюз | ЄС; Європейський союз | Брюссель | європейський
DE | Німеччина | ФРН; Федеративна Республіка Німеччина | Берлін | німецький
FR | Франція | Французька Республіка | Париж; Єлисейський палац | французький
IT | Італія | | Рим | італійський
ES | Іспанія | | Мадрид | іспанський
PT | Португалія | | Лісабон | португальський
PL | Польща | Республіка Польща; Річ Посполита | Варшава | польський
CZ | Чехія | Чеська Республіка | Прага | чеський
SK | Словаччина | | Братислава | словацький
HU | Угорщина | | Будапешт | угорський
AT | Австрія | Республіка Австрія | Відень | австрійський
CH | Швейцарія | Швейцарська Конфедерація | Берн | швейцарський
NL | Нідерланди | Голландія | Гаага; Амстердам | нідерландський; голландський
BE | Бельгія | | | бельгійський
SE | Швеція | | Стокгольм | шведський
NO | Норвегія | | Осло | норвезький
FI | Фінляндія | | Гельсінкі | фінський; фінляндський
DK | Данія | Королівство Данія | Копенгаген | данський
LT | Литва | Литовська Республіка | Вільнюс | литовський
LV | Латвія | | Рига | латвійський; латиський
EE | Естонія | | Таллінн | естонський
MD | Молдова | Молдавія; Республіка Молдова | Кишинів | молдовський; молдавський
RO | Румунія | | Бухарест | румунський
BG | Болгарія | | Софія | болгарський
GR | Греція | | Афіни | грецький
RS | Сербія | | Белград | сербський
HR | Хорватія | | Загреб | хорватський
IE | Ірландія | Республіка Ірландія | Дублін | ірландський
TR | Туреччина | Турецька Республіка | Анкара | турецький
AZ | Азербайджан | | Баку | азербайджанський
AM | Вірменія | | Єреван | вірменський
GE | Грузія | | Тбілісі | грузинський
KZ | Казахстан | | Астана | казахстанський; казахський
CN | Китай | КНР; Китайська Народна Республіка | Пекін | китайський
JP | Японія | | Токіо | японський
KR | Південна Корея | Республіка Корея | Сеул | південнокорейський
KP | КНДР | Північна Корея | Пхеньян | північнокорейський
IN | Індія | | Делі; Нью-Делі | індійський
IR | Іран | Ісламська Республіка Іран | Тегеран | іранський
IL | Ізраїль | | Єрусалим; Тель-Авів | ізраїльський
SY | Сирія | | Дамаск | сирійський
SA | Саудівська Аравія | | Ер-Ріяд | саудівський
EG | Єгипет | | Каїр | єгипетський
CA | Канада | | Оттава | канадський
AU | Австралія | | Канберра | австралійський
CY | Кіпр | Республіка Кіпр | Нікосія | кіпрський
"""  # noqa: E501

# In Latin letters, what CLDR's English does not say.
_ENGLISH = """
GB | United Kingdom | UK; U.K.; Great Britain; Britain; England
US | United States | USA; U.S.; US; United States of America; America
EU | European Union | EU
RU | Russia | Russian Federation
CZ | Czechia | Czech Republic
"""

# States that were, and of which news still tells; codes are those that ISO 3166-3 gave them.
_PAST = {
    "ru": "SU | СССР; Советский Союз\nYU | Югославия\nDD | ГДР; Германская Демократическая Республика\nCS | Чехословакия",
    "uk": "SU | СРСР; Радянський Союз\nYU | Югославія\nDD | НДР; Німецька Демократична Республіка\nCS | Чехословаччина",
    "en": "SU | USSR; Soviet Union\nYU | Yugoslavia\nDD | GDR\nCS | Czechoslovakia",
}

# Words that make a state's name of its adjective (`Чешская Республика`) or stand before the name (`Республика Ирландия`), as
# they sound; see `svod.lang.sounds.heard`.
REALM = (
    "государство", "держава", "республика", "королевство", "федерация", "конфедерация", "княжество", "султанат", "эмират",
    "республіка", "королівство", "федерація", "конфедерація", "князівство",
)  # fmt: skip


# Words that tell one place or thing from its namesake, Russian and Ukrainian in a row, nominative masculine: the northern
# one is not the southern one, in either language.
_SIDES = """
северный північний
южный південний
западный західний
восточный східний
центральный центральний
новый новий
старый старий
верхний верхній
нижний нижній
большой великий
великий
малый малий
дальний далекий
ближний близький
средний середній
латинский латинський
"""
_HEAD = 3  # letters by which a word in any case is looked up


@cache
def _sides() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _SIDES.strip().splitlines():
        for word in map(heard, row.split()):
            found.setdefault(word[:_HEAD], []).append((word, heard(row.split()[0])))
    return found


@lru_cache(maxsize=20_000)
def side(word: str) -> str:
    """The Russian adjective by which a place is told from its namesake, of a word in any case of either language as it sounds;
    nothing where it is none."""
    near = _sides().get(word[:_HEAD], ()) if len(word) > _HEAD + 1 else ()
    return next((key for known, key in near if inflected(word, known)), "")


def _cell(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def states(code: str) -> tuple[State, ...]:
    """The states under this language's names, those that were too: its own table where it has one, else CLDR's names and the
    rows above; none for a language that is not in `LANGUAGES`."""
    if code not in LANGUAGES:
        return parties(code).states
    past = tuple(
        State(iso.strip(), _cell(names)[0], _cell(names)[1:])
        for iso, _, names in (row.partition("|") for row in _PAST[code].splitlines())
    )
    if own := parties(code).states:
        return (*own, *past)
    table = {"uk": _UKRAINIAN, "en": _ENGLISH}[code]
    rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]
    listed = {iso: State(iso, name, *(_cell(cell) for cell in cells)) for iso, name, *cells in rows}
    known = {
        state.code for state in parties("ru").states
    }  # what is no state there is none here: CLDR lists unions and seas too
    more = (State(iso, name) for iso, name in sorted(Locale(code).territories.items()) if iso in known and iso not in listed)
    return (*listed.values(), *more, *past)


# Zones that one language names by a town and another by the land around it.
_OTHER = frozenset({"Asia/Kamchatka", "Asia/Sakhalin", "Etc/Unknown", "America/Coral_Harbour"})


@cache
def cities(code: str) -> tuple[tuple[str, str], ...]:
    """(key, name) of the cities that CLDR knows a time zone by, in this language; none for one that is not in `LANGUAGES`."""
    if code not in LANGUAGES:
        return ()
    zones = Locale(code).time_zones.items()
    return tuple(sorted((zone, str(told["city"])) for zone, told in zones if told.get("city") and zone not in _OTHER))
