"""Words that tell what a name is of: what stands before a title (`партия «Заря»`, `шаттл «Заря»`), bodies called by an
abbreviation, and words in capitals that are no names. Lemmas, lower case, unless said otherwise."""

from __future__ import annotations

from svod.lang.base import Token
from svod.lang.ru.parties import TABLE
from svod.lang.ru.phrases import acronym

# Unions of states, which the model takes for places, being trained on news that calls them so. Normal forms, lower case.
UNIONS = frozenset(
    {"ес", "евросоюз", "европейский союз", "оон", "нато", "снг", "обсе", "пасе", "опек", "еаэс", "одкб", "шос", "брикс", "мвф"}
    | {"еврокомиссия", "европарламент", "евросовет"}
)
# Bodies of a state that are called by an abbreviation and told apart only by the country after it.
MINISTRIES = frozenset({"МИД", "МВД", "МЧС", "МО", "ФСБ", "СК", "ЦБ", "ЦИК", "ВС", "ВМС", "ВВС", "ВМФ", "ГП", "СБ"})
# Ministries in one word: Минобороны, Минсельхоз.
_MINISTRY = "мин"
# Bodies that a state has one of, when the adjective of the state stands before them.
DEPARTMENTS = frozenset({"министерство", "мид", "мвд", "мчс", "патриархия", "генпрокуратура", "генштаб", "центробанк"})

# Legal forms and what stands like them before a title, as they are printed.
LEGAL = frozenset(
    {"ООО", "ОАО", "ЗАО", "ПАО", "АО", "НАО", "ИП", "ТОО", "ЧП", "ГК", "УК", "ТК", "НК", "ФК", "ХК", "БК", "ТД"}  # firms, clubs
    | {"ГУП", "МУП", "ФГУП", "ФГБУ", "ГБУ", "МБУ", "КГБУ", "АНО", "НКО", "НП", "НПО", "НПП", "ЧОП"}  # of the state
)
# What a body is: a title after one of them is a body's name.
BODIES = frozenset(
    {"компания", "фирма", "корпорация", "концерн", "холдинг", "предприятие", "завод", "фабрика", "комбинат", "магазин", "сеть"}
    | {"авиакомпания", "телекомпания", "медиакомпания", "нефтекомпания", "госкорпорация", "стартап", "издательство", "оператор"}
    | {"банк", "фонд", "биржа", "страховщик", "ритейлер", "разработчик", "застройщик", "производитель", "перевозчик"}  # money
    | {"партия", "движение", "фракция", "блок", "фронт", "профсоюз", "союз", "объединение", "организация", "группировка"}
    | {"коалиция", "ассоциация", "федерация", "лига", "клуб", "общество", "альянс", "конфедерация", "сообщество"}  # of people
    | {"газета", "журнал", "издание", "агентство", "информагентство", "телеканал", "канал", "радиостанция", "радио", "портал"}
    | {"сайт", "интернет-издание", "газет", "еженедельник", "таблоид", "медиагруппа", "соцсеть", "мессенджер"}  # press
    | {"институт", "университет", "академия", "школа", "гимназия", "лицей", "колледж", "центр", "театр", "музей", "больница"}
    | {"команда", "фк", "хк", "сборная", "автоклуб", "футбольный", "хоккейный"}  # sport
    | {"комитет", "комиссия", "совет", "прокуратура", "министерство", "правительство", "администрация"}  # the state
)
# What a place is: a title after one of them is a place's name.
GEOGRAPHY = frozenset(
    {"город", "городок", "посёлок", "село", "деревня", "станица", "хутор", "аул", "кишлак", "райцентр", "столица", "мегаполис"}
    | {"район", "округ", "край", "область", "провинция", "штат", "графство", "кантон", "республика", "княжество", "эмират"}
    | {"улица", "проспект", "площадь", "бульвар", "шоссе", "переулок", "набережная", "микрорайон", "квартал", "станция"}
    | {"остров", "полуостров", "мыс", "архипелаг", "атолл", "река", "озеро", "море", "пролив", "залив", "бухта", "порт"}
    | {"гора", "вулкан", "пик", "хребет", "долина", "пустыня", "плато", "ущелье", "ледник", "перевал", "космодром", "аэропорт"}
    | {"планета", "поворот", "трасса"}
)
# What is made, staged or awarded: a title after one of them is the name of no person, place or body.
WORKS = frozenset(
    {"шаттл", "корабль", "крейсер", "эсминец", "фрегат", "линкор", "катер", "подлодка", "теплоход", "паром", "яхта", "танкер"}
    | {"ракета", "ракета-носитель", "спутник", "телескоп", "зонд", "марсоход", "луноход", "самолёт", "истребитель", "вертолёт"}
    | {"танк", "автомобиль", "машина", "внедорожник", "болид", "поезд", "экспресс", "модель", "марка", "вакцина", "препарат"}
    | {
        "фильм",
        "кинофильм",
        "сериал",
        "мультфильм",
        "роман",
        "повесть",
        "книга",
        "песня",
        "альбом",
        "спектакль",
        "опера",
        "балет",
    }
    | {"пьеса", "картина", "игра", "программа", "телепрограмма", "передача", "шоу", "рубрика", "статья", "книжка", "поэма"}
    | {"конкурс", "премия", "фестиваль", "форум", "конференция", "операция", "орден", "медаль", "турнир", "кубок"}
    | {"газопровод", "нефтепровод", "трубопровод", "ураган", "тайфун", "циклон", "шторм", "закон", "тариф", "вирус"}
)
# Words that are printed like names and are none: abbreviations of common nouns, happenings.
NO_NAMES = frozenset(
    {"тв", "чп", "дтп", "чс", "вич", "спид", "орви", "ндс", "ввп", "жкх", "аэс", "тэц", "гэс", "егэ", "мрот", "нпз", "пдд"}
    | {"ркн", "нло", "днк", "пцр", "ивл", "пво", "про", "рф-ия", "по", "пк", "it", "pr", "vip", "hr", "dvd", "sms", "gps"}
    | {"brexit", "брексит", "брекзит"}
) - {"ркн", "рф-ия", "по"}

# Departments of a body in a region, which stand before it or before the region: `ГУ МЧС Веронии по Заречью`, `УМВД по Заречью`.
BRANCHES = frozenset(
    {"ГУ", "СУ", "ГСУ", "УВД", "ГУВД", "УМВД", "ОМВД", "УФСБ", "УФССП", "УФАС", "УФНС", "УФСИН", "УФМС", "УГИБДД", "ТУ", "СКР"}
)

_ADJECTIVES = frozenset(adjective for state in TABLE.states for adjective in state.adjectives)


# States, parts of the world, and a place above it that an abbreviation makes look like a body. Lower case.
PLACES = (
    frozenset(name.lower().replace("ё", "е") for state in TABLE.states for name in (state.name, *state.aliases))
    | {
        *("европа", "азия", "африка", "америка", "евразия", "антарктида", "арктика", "латинская америка", "мкс"),
        *("эль сальвадор", "коста рика", "шри ланка", "пуэрто рико", "сьерра леоне"),  # without the hyphen that CLDR has
    }
    - UNIONS
)


def is_department(token: Token) -> bool:
    """What a state has one of: МИД, Минсельхоз, министерство."""
    return acronym(token.text) in MINISTRIES or token.lemma.startswith(_MINISTRY) or token.lemma in DEPARTMENTS


def is_of_state(adjective: str) -> bool:
    """The adjective of a known state, by its lemma."""
    return adjective in _ADJECTIVES
