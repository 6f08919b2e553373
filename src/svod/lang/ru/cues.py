"""Words that report speech in Russian, grouped by what they do, each group with its reason and what it governs.

Lemmas as pymorphy gives them, `ё` written `е`. Sources of the groups: the speech verbs of Babenko's ideographic dictionary of
Russian verbs read through by hand, and the layouts of news prose. A verb that only names an act of the mind nobody voiced
(понять, решить) is left out: a thought is no statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from svod.lang.speech import Cue, FunctionWords, Role, Speech

ANY = ("*",)
ABOUT = ("о", "об", "обо", "про", "насчет", "относительно")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@dataclass(frozen=True, slots=True)
class Group:
    """Cues of one meaning and one government. why: the reason that the group is here and governs so."""

    name: str
    why: str
    words: str
    that: bool = True
    infinitive: bool = False
    prepositions: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    names: bool = False
    quotes: bool = True
    impersonal: bool = False
    opinion: bool = False
    relays: bool = False
    asks: bool = False
    about: tuple[str, ...] = ()


# Nouns whose bare case after a cue says what was said: "отметили важность", "подчеркнул необходимость".
SAID_NOUNS = (
    "важность необходимость значимость значение роль недопустимость неприемлемость готовность приверженность "
    "актуальность опасность серьезность неизбежность целесообразность вклад рост снижение прогресс право "
    "заинтересованность успех отсутствие наличие нежелание неспособность невозможность возможность срочность "
    "ответственность сходство схожесть различие недостаток нехватка преимущество эффективность стремление"
)
# What may come of a thing: bare after a forecast ("прогнозирует спад на 2%"), and after "отметил" as well.
CHANGE_NOUNS = (
    "падение сокращение увеличение уменьшение спад подъем повышение понижение ухудшение улучшение замедление ускорение "
    "восстановление дефицит профицит нехватка кризис рецессия обвал скачок всплеск оживление стабилизация усиление ослабление "
    "потепление похолодание рост снижение удорожание подорожание"
)
# Nouns of attitude that "выразить" makes into speech; thanks, regrets and condolences stay out: they are acts, not words.
VOICED_NOUNS = (
    "надежда уверенность готовность желание намерение мнение сомнение обеспокоенность озабоченность недовольство "
    "опасение несогласие протест поддержка убеждение пожелание удивление возмущение недоумение заинтересованность "
    "позиция приверженность убежденность беспокойство тревога"
)

# With `о` these say that a thing is, will be or is meant; another noun is only a topic ("рассказал о детстве").
TOLD_OF = (
    "существование наличие отсутствие намерение план готовность необходимость неизбежность угроза желание решение отказ "
    "согласие нехватка рост снижение падение завершение начало"
)

GROUPS = (
    Group(
        "saying",
        "The neutral verbs of news: a clause, a quotation, or a subject with `о`.",
        "сказать говорить рассказать рассказывать поведать промолвить произнести "
        "обмолвиться изречь вымолвить поделиться делиться рассуждать размышлять разоткровенничаться",
        prepositions=ABOUT,
        about=tuple(TOLD_OF.split()),
        asks=True,
    ),
    Group(
        "declaring",
        "As saying, and `о` leads what was declared; after `рассказал о` stands a mere topic.",
        "заявить заявлять",
        prepositions=ABOUT,
    ),
    Group(
        "announcing",
        "News is given by these; agencies and press services use the same words for what others said.",
        "сообщить сообщать объявить объявлять проинформировать информировать уведомить уведомлять известить извещать "
        "оповестить доложить докладывать отчитаться отрапортовать поставить_в_известность",
        prepositions=ABOUT,
        relays=True,
        asks=True,
    ),
    Group(
        "relaying",
        "Agencies and outlets pass words on by these; with a person as subject they are speech all the same.",
        "передать передавать писать написать цитировать процитировать привести приводить транслировать опубликовать "
        "публиковать",
        relays=True,
    ),
    Group(
        "announcing beforehand",
        "What will be is made known, bare or with `о`: `анонсировал отмену рейсов`.",
        "анонсировать проанонсировать",
        prepositions=ABOUT,
        objects=ANY,
        quotes=False,
    ),
    Group(
        "publishing",
        "Something is made known: what is made known stands with `о`.",
        "обнародовать огласить оглашать раскрыть раскрывать",
        prepositions=ABOUT,
        asks=True,
        quotes=False,
    ),
    Group(
        "adding",
        "The speaker goes on.",
        "добавить добавлять продолжить продолжать дополнить прибавить присовокупить оговориться оговорить уточнить уточнять "
        "конкретизировать детализировать",
    ),
    Group(
        "stressing",
        "The speaker gives weight; abstract nouns stand bare after these.",
        "подчеркнуть подчеркивать отметить отмечать указать указывать акцентировать заметить замечать выделить "
        "обозначить обозначать констатировать засвидетельствовать",
        prepositions=("на",),
        objects=(*SAID_NOUNS.split(), *CHANGE_NOUNS.split()),
    ),
    Group(
        "drawing attention",
        "As stressing: `на` with what is to be seen, or a clause.",
        "обратить_внимание обращать_внимание",
        prepositions=("на",),
        quotes=False,
    ),
    Group(
        "reminding",
        "The speaker brings back what is known.",
        "напомнить напоминать вспомнить вспоминать припомнить упомянуть упоминать",
        prepositions=ABOUT,
    ),
    Group(
        "explaining",
        "The speaker gives reasons or meaning.",
        "пояснить пояснять разъяснить разъяснять растолковать прокомментировать проиллюстрировать истолковать "
        "интерпретировать комментировать описать описывать",
        asks=True,
    ),
    Group(
        "giving a reason",
        "As explaining; the reason may stand in the instrumental, with the thing explained: `объяснил рост спросом`.",
        "объяснить объяснять обосновать обосновывать аргументировать мотивировать",
        names=True,
        asks=True,
    ),
    Group(
        "asserting",
        "The speaker vouches; the words may be doubted.",
        "утверждать уверять уверить заверить заверять убеждать доказывать настаивать божиться клясться твердить "
        "декларировать провозгласить провозглашать постулировать",
        prepositions=("на", "в"),
    ),
    Group(
        "confirming",
        "The speaker confirms: a clause, or the thing confirmed.",
        "подтвердить подтверждать",
        objects=ANY,
    ),
    Group(
        "admitting",
        "The speaker admits of himself: a clause, or `в` with what is admitted.",
        "признать признавать признаться признаваться сознаться сознаваться покаяться проговориться",
        prepositions=("в",),
    ),
    Group(
        "denying",
        "The speaker rejects a clause or a thing.",
        "отрицать отвергнуть отвергать опровергнуть опровергать отмести отметать "
        "дезавуировать",
        objects=ANY,
    ),
    Group(
        "leaving open",
        "Negated, these say something: that a thing may be, or is so. Without the negation they are no speech.",
        "не_исключить не_исключать не_скрывать не_скрыть не_отрицать не_сомневаться не_возражать",
        objects=("возможность", "вероятность", "вариант", "факт", "намерение", "желание"),
        quotes=False,
    ),
    Group(
        "promising",
        "The speaker binds himself: a clause, an infinitive, or the thing promised.",
        "пообещать обещать обещаться гарантировать поклясться посулить обязаться обязываться поручиться",
        infinitive=True,
        objects=ANY,
    ),
    Group(
        "threatening",
        "A clause, an infinitive, or the threat in the instrumental.",
        "пригрозить грозить угрожать грозиться пригрозиться припугнуть",
        infinitive=True,
        objects=ANY,
    ),
    Group(
        "warning",
        "The speaker warns: a clause, or `о` with the danger.",
        "предупредить предупреждать предостеречь предостерегать",
        prepositions=(*ABOUT, "от", "против"),
    ),
    Group(
        "demanding",
        "The speaker demands: an infinitive, a clause with чтобы, or the thing in the genitive.",
        "потребовать требовать затребовать",
        infinitive=True,
        objects=ANY,
    ),
    Group(
        "calling on",
        "The addressee is the object, what he is called to do is the content.",
        "призвать призывать воззвать взывать",
        that=False,
        infinitive=True,
        prepositions=("к",),
    ),
    Group(
        "asking",
        "A request: an infinitive, a clause, or `о`.",
        "попросить просить упросить упрашивать уговаривать умолять молить ходатайствовать",
        infinitive=True,
        prepositions=("о", "об"),
    ),
    Group(
        "ordering",
        "An order is words: an infinitive carries it.",
        "приказать приказывать распорядиться велеть повелеть предписать поручить поручать",
        infinitive=True,
        quotes=False,
    ),
    Group(
        "proposing",
        "A proposal: an infinitive. The thing proposed may be a ware as well as words, so it is no content.",
        "предложить предлагать",
        infinitive=True,
    ),
    Group(
        "advising",
        "Advice: an infinitive or a clause.",
        "посоветовать советовать рекомендовать порекомендовать пожелать",
        infinitive=True,
    ),
    Group(
        "inquiring",
        "Questions are speech; the question is the content.",
        "спросить спрашивать вопрошать поинтересоваться осведомиться задаться переспросить задать_вопрос задавать_вопрос",
        asks=True,
    ),
    Group(
        "answering",
        "The speaker reacts to what another said or asked.",
        "ответить отвечать возразить возражать парировать отреагировать откликнуться отозваться согласиться соглашаться "
        "поспорить заспорить отрезать огрызнуться",
    ),
    Group(
        "hinting",
        "Said between the lines, and reported as said: `на` with the matter.",
        "намекнуть намекать дать_понять давать_понять",
        prepositions=("на",),
        quotes=False,
    ),
    Group(
        "accusing",
        "The accused is the object and `в` leads the accusation: both together are what was said.",
        "обвинить обвинять упрекнуть упрекать заподозрить уличить",
        prepositions=("в",),
        objects=ANY,
        that=False,
        quotes=False,
    ),
    Group(
        "blaming",
        "A clause says what for; a bare object alone names an act, so it is not content.",
        "раскритиковать критиковать осудить осуждать возмутиться возмущаться негодовать сетовать посетовать жаловаться "
        "пожаловаться сокрушаться посокрушаться недоумевать иронизировать съязвить пошутить шутить",
        prepositions=("на",),
    ),
    Group(
        "naming",
        "Calls a thing something: the thing and its new name are the content.",
        "назвать называть окрестить наречь",
        that=False,
        names=True,
        quotes=False,
    ),
    Group(
        "assessing",
        "A judgement may stand beside a quotation; the thing judged alone is no content.",
        "охарактеризовать характеризовать оценить оценивать расценить расценивать",
        that=False,
    ),
    Group(
        "voicing",
        "A light verb that makes an attitude into words.",
        "выразить выражать высказать высказывать изъявить выказать",
        objects=tuple(VOICED_NOUNS.split()),
    ),
    Group(
        "taking sides aloud",
        "Words for or against: `за`, `против` or `о` lead what they are about; a quotation may stand beside them.",
        "высказаться высказываться проголосовать",
        that=False,
        prepositions=("за", "против"),
    ),
    Group(
        "standing for",
        "A side taken in public: `за`, `против` or `с` lead it.",
        "выступить",
        that=False,
        prepositions=("за", "против"),
        quotes=False,
    ),
    Group(
        "holding a view",
        "Views of somebody whom the page lets speak; whether they were voiced is not always told.",
        "считать полагать думать верить надеяться рассчитывать опасаться предполагать допускать допустить сомневаться "
        "подозревать мнить предположить усомниться посчитать счесть рассудить",
        opinion=True,
    ),
    Group(
        "being sure",
        "Short adjectives with a clause: `уверен, что`.",
        "уверенный убежденный убедить согласный",
        opinion=True,
    ),
    Group(
        "concluding",
        "A result told in words.",
        "заключить заключать резюмировать подытожить подытоживать суммировать вывести подвести_итог подводить_итог "
        "сделать_вывод делать_вывод",
    ),
    Group(
        "forecasting",
        "What will be, told beforehand: a clause, or the change that is foreseen.",
        "спрогнозировать прогнозировать предсказать предсказывать предречь предрекать",
        objects=tuple(CHANGE_NOUNS.split()),
    ),
    Group(
        "expecting",
        "Forecasts of somebody whom the page lets speak; one may expect and never say so, so a speaker must be named.",
        "ожидать",
        objects=tuple(CHANGE_NOUNS.split()),
        quotes=False,
        opinion=True,
    ),
    Group(
        "laying blame",
        "Light verbs that put blame on somebody, who stands with `на`.",
        "возложить возлагать переложить перекладывать",
        that=False,
        objects=("ответственность", "вина"),
        quotes=False,
    ),
    Group(
        "writing down",
        "Written words of a person or a body.",
        "прописать сформулировать формулировать изложить излагать черкнуть запостить твитнуть ретвитнуть",
    ),
    Group(
        "written beside a picture",
        "What somebody wrote under a picture or in a dedication: beside a quotation alone, since papers are signed too.",
        "подписать подписывать надписать сопроводить сопровождать",
        that=False,
    ),
    Group(
        "feeling aloud",
        "Joy, thanks and boasts in the speaker's own words: beside a quotation alone, since without one they are acts.",
        "поздравить поздравлять поблагодарить благодарить извиниться обрадоваться радоваться порадоваться восхититься "
        "восхищаться удивиться удивляться похвастаться хвастаться похвалиться фантазировать мечтать "
        "ликовать переживать растрогаться расстроиться",
        that=False,
    ),
    Group(
        "words of a paper",
        "A law, a letter or a notice says it by its words.",
        "гласить",
    ),
    Group(
        "finding",
        "What a court, an inquiry or a study gives out as its result: a clause, and whose result it is must be named.",
        "постановить установить доказать показать подсчитать прийти_к_выводу приходить_к_выводу",
        quotes=False,
        opinion=True,
    ),
    Group(
        "voice",
        "How it was said: tone and loudness, beside a quotation alone.",
        "воскликнуть восклицать крикнуть кричать прокричать шепнуть прошептать выкрикнуть процедить протянуть бросить выпалить "
        "сострить хмыкнуть буркнуть пробормотать вздохнуть усмехнуться скандировать проскандировать выкрикивать орать заорать",
        that=False,
    ),
    Group(
        "making an utterance",
        "Light verbs: with a noun of speech they report it, as in `такое заявление сделал X`; alone they report nothing.",
        "сделать дать давать выступать озвучить распространить обратиться обращаться выйти",
        that=False,
        quotes=False,
    ),
    Group(
        "impersonal saying",
        "Press releases speak without a subject.",
        "говориться сообщаться отмечаться подчеркиваться указываться уточняться добавляться утверждаться поясняться "
        "напоминаться объясняться разъясняться констатироваться упоминаться значиться заявляться передаваться",
        impersonal=True,
        prepositions=("о", "об"),
    ),
    Group(
        "impersonal demands",
        "What a paper asks for.",
        "предлагаться требоваться рекомендоваться предписываться",
        impersonal=True,
        quotes=False,
    ),
)  # fmt: skip

# "по словам X": the noun with its preposition. Each leads the words of the one it names, in the genitive.
ACCORDING = {
    "по": "слово мнение утверждение убеждение заявление оценка признание прогноз данные информация сведение расчет "
    "выражение уверение замечание предположение наблюдение свидетельство подсчет версия",
    "согласно": "заявление сообщение утверждение прогноз оценка данные расчет подсчет отчет доклад исследование письмо версия "
    "информация сведение позиция мнение слово распоряжение указ решение постановление приказ закон опрос законопроект",
    "со": "слово",
    "с": "слово",
}
# Of these, the ones that name data: where an outlet has them, it only relays.
HEARSAY = "данные информация сведение расчет свидетельство подсчет"

DOCUMENTS = (
    "сообщение заявление документ письмо отчет доклад релиз пресс-релиз коммюнике публикация статья материал текст "
    "постановление обращение послание договор резолюция декларация указ приказ меморандум записка комментарий ответ пост "
    "запись твит уведомление предложение исследование заключение протокол соглашение решение справка бюллетень сводка "
    "сайт страница поздравление приветствие телеграмма некролог жалоба иск петиция ходатайство рапорт манифест "
    "закон законопроект конституция кодекс устав надпись подпись табличка опрос экспертиза приговор вердикт заметка "
    "оповещение извещение"
)

# Nouns that stand for somebody named elsewhere on the page. With words of an office: only for a bearer of such an office.
PERSONS = {
    "политик": "",
    "чиновник": "",
    "чиновница": "",
    "дипломат": "мид посол иностранный внешнеполитический дипломат постпред посланник консул",
    "министр": "министр мид минобороны министерство глава",
    "экс-министр": "министр",
    "премьер": "премьер премьер-министр глава_правительство глава_кабмин",
    "премьер-министр": "премьер премьер-министр глава_правительство глава_кабмин",
    "президент": "президент глава_государство",
    "экс-президент": "президент",
    "канцлер": "канцлер",
    "король": "король",
    "королева": "королева",
    "глава": "глава руководитель директор гендиректор председатель президент министр начальник лидер губернатор мэр премьер "
    "премьер-министр основатель шеф владелец ректор генсек генсекретарь управляющий канцлер секретарь врио главврач",
    "лидер": "президент премьер премьер-министр лидер глава канцлер",
    "спикер": "спикер председатель представитель",
    "председатель": "председатель",
    "губернатор": "губернатор",
    "мэр": "мэр градоначальник",
    "градоначальник": "мэр градоначальник",
    "депутат": "депутат",
    "сенатор": "сенатор",
    "парламентарий": "депутат сенатор парламентарий",
    "посол": "посол",
    "секретарь": "секретарь",
    "пресс-секретарь": "пресс-секретарь",
    "представитель": "представитель пресс-секретарь",
    "представительница": "представитель представительница пресс-секретарь",
    "директор": "директор гендиректор",
    "начальник": "начальник руководитель глава",
    "основатель": "основатель",
    "шеф": "шеф глава руководитель директор министр председатель",
    "ректор": "ректор",
    "генсек": "генсек генсекретарь",
    "генпрокурор": "генпрокурор прокурор",
    "судья": "судья",
    "гендиректор": "гендиректор директор",
    "руководитель": "руководитель глава директор",
    "бизнесмен": "",
    "миллионер": "",
    "миллиардер": "",
    "предприниматель": "",
    "эксперт": "",
    "аналитик": "",
    "специалист": "",
    "ученый": "",
    "врач": "врач доктор медик главврач хирург терапевт",
    "доктор": "доктор врач",
    "главврач": "главврач главный_врач",
    "медик": "врач медик доктор главврач",
    "адвокат": "адвокат юрист защитник",
    "защитник": "защитник адвокат",
    "юрист": "адвокат юрист защитник",
    "правозащитник": "правозащитник",
    "психолог": "психолог психотерапевт",
    "психотерапевт": "психотерапевт",
    "генерал": "генерал",
    "военачальник": "генерал",
    "главнокомандующий": "главнокомандующий",
    "журналист": "журналист корреспондент репортер",
    "репортер": "журналист корреспондент репортер",
    "автор": "автор",
    "корреспондент": "корреспондент",
    "режиссер": "режиссер",
    "актер": "актер",
    "актриса": "актриса",
    "певец": "певец",
    "певица": "певица",
    "тренер": "тренер наставник",
    "наставник": "тренер наставник",
    "продюсер": "продюсер",
    "спортсмен": "",
    "собеседник": "",
    "источник": "",
    "вице-премьер": "вице-премьер",
    "прокурор": "прокурор",
    "омбудсмен": "омбудсмен",
    "еврокомиссар": "еврокомиссар",
    "экономист": "экономист",
    "политолог": "политолог",
    "замминистра": "замминистра заместитель",
    "врио": "",
    "госсекретарь": "госсекретарь",
    "уполномоченный": "уполномоченный омбудсмен",
    "вирусолог": "вирусолог",
    "эпидемиолог": "эпидемиолог",
    "профессор": "профессор",
    "артист": "артист актер певец",
    "артистка": "артистка актриса певица",
    "музыкант": "музыкант певец",
    "рэпер": "рэпер певец",
    "телеведущий": "телеведущий ведущий",
    "телеведущая": "телеведущая ведущая",
    "шоумен": "шоумен ведущий",
    "футболист": "футболист",
    "хоккеист": "хоккеист",
    "боксер": "боксер",
    "блогер": "блогер",
    "писатель": "писатель",
    "писательница": "писательница",
    "хавбек": "хавбек полузащитник",
    "полузащитник": "полузащитник хавбек",
    "форвард": "форвард нападающий",
    "нападающий": "нападающий форвард",
    "голкипер": "голкипер вратарь",
    "вратарь": "вратарь голкипер",
    "банкир": "банкир",
    "кинорежиссер": "кинорежиссер режиссер",
    "студент": "студент",
    "студентка": "студентка студент",
    "пациент": "пациент",
    "пациентка": "пациентка пациент",
    "астролог": "астролог",
    "синоптик": "синоптик метеоролог",
    "инсайдер": "инсайдер информатор",
    "информатор": "информатор инсайдер",
    "мужчина": "",
    "юноша": "",
    "парень": "",
    "девушка": "",
    "женщина": "",
}
BODIES = (
    "компания фирма авиакомпания ведомство министерство агентство организация корпорация концерн холдинг предприятие банк "
    "завод "
    "фонд партия профсоюз издание телеканал газета служба комиссия комитет пресс-служба департамент управление "
    "правительство парламент администрация канцелярия посольство лоукостер авиаперевозчик перевозчик оператор клуб суд "
    "университет институт центр союз ассоциация движение группа группировка совет палата бюро штаб дума сенат конгресс "
    "бундестаг рада кабмин мэрия минздрав федерация лига академия больница совфед госдума еврокомиссия власть сторона "
    "прокуратура генпрокуратура следствие полиция разведка редакция руководство оппозиция консульство спецслужба командование "
    "коалиция фракция биржа аэропорт театр музей дирекция инспекция регулятор оргкомитет горсовет обвинение миссия "
    "делегация гвардия ополчение префектура муниципалитет медиахолдинг секретариат госкорпорация госкомпания автоконцерн "
    "госпредприятие госучреждение учреждение комбинат "
    "застройщик ритейлер автопроизводитель ратуша госконцерн "
    "телекомпания радиостанция киностудия студия сервис платформа стартап сборная команда магазин порт"
)

MEDIA = (
    "агентство информагентство издание газета телеканал канал портал сми вещатель телекомпания радиостанция журнал сайт "
    "таблоид еженедельник медиа пресса"
)
SPEECH_NOUNS = (
    "заявление призыв обещание предложение предположение обвинение признание вывод замечание мнение прогноз требование "
    "просьба информация новость"
)

# Words of a body and of its head that name one office, each way: "глава МИД" is the minister of foreign affairs.
SAME_OFFICE = {
    "мид": "иностранный дипломатия внешнеполитический",
    "внешнеполитический": "мид иностранный",
    "дипломатический": "мид иностранный",
    "минобороны": "оборона военный",
    "военный": "минобороны оборона",
    "оборонный": "минобороны оборона",
    "мвд": "внутренний",
    "минздрав": "здравоохранение",
    "министерство": "мид министр министерство минобороны мвд",
    "ведомство": "мид министр министерство иностранный",
    "государство": "президент",
    "правительство": "премьер-министр премьер кабмин",
    "кабмин": "премьер-министр премьер правительство",
    "ек": "еврокомиссия",
    "еврокомиссия": "ек европейский_комиссия",
}
# A page about a company calls it so all along; a ministry is called so only after it spoke.
COMPANIES = (
    "компания фирма авиакомпания корпорация концерн холдинг предприятие банк завод лоукостер авиаперевозчик перевозчик "
    "автоконцерн госкорпорация госкомпания госпредприятие комбинат медиахолдинг застройщик ритейлер автопроизводитель"
)
# What people write: without an owner it belongs to the one who spoke last.
PERSONAL = "твит пост запись письмо послание обращение комментарий"
# What outlets write: it speaks for the outlet named last.
ARTICLES = "материал статья публикация заметка"
# "(с Лунёвым — «Меридиан»)", "(столица — прим. ред.)", "[Лунёв]": an editor's words, told by a dash and who put them there.
INSERTION = (
    r"\([^()\n]{1,120}[—–-]\s*(?:прим\.?|ред\.?|примечание|[«\"]?[A-ZА-ЯЁ][\w.-]*)[^()\n]{0,40}\)"
    r"|\[[^\[\]\n]{1,80}\]"
)

SMALL = FunctionWords(
    that=_words("что будто якобы дескать мол"),
    asks=frozenset(
        ["как", "почему", "зачем", "сколько", "когда", "где", "кто", "куда", "какой", "чей", "насколько", "ли", "откуда"]
    ),
    purpose=_words("чтобы"),
    pointing=_words("то тот"),
    relatives=_words("который что чтобы где когда если"),
    dummies=_words("это что который"),
    negations=_words("не ни"),
    wishes=_words("чтобы если бы"),
    # "был вынужден признать", "поспешил заявить": it was said.
    made_to=_words("вынудить вынужденный поспешить успеть продолжать продолжить начать начинать"),
    as_words=_words("как"),
    about_this=("об", "этом"),
    about_that=("о", "том", ",", "что"),
    such=_words("такой соответствующий подобный данный"),
    linking=frozenset(
        [
            "при",
            "этом",
            "тот",
            "кроме",
            "в",
            "время",
            "между",
            "тем",
            "свой",
            "очередь",
            "однако",
            "также",
            "и",
            "а",
            "но",
            "же",
            "то",
            "это",
            "сам",
        ]
    ),
    takes_up=_words("и а"),
    besides=("при", "это"),
    he=_words("он его тот сам"),
    she=_words("она ее та"),
    they=_words("они их"),
    who=_words("который"),
    one=_words("один"),
    predicatives=_words("нет нельзя можно нужно"),
    # "отъезд из столицы из-за болезни", "книга о птицах": these go on with the noun; "в" may begin a time or a place.
    keeps=_words("из из-за от по для между против без о об обо"),
    charges=_words("в во"),
    # "министр по делам …", "посол при …": a preposition inside an office; any other ends it.
    office=_words("по при"),
    posts=_words("пост должность качество"),
    deeds=frozenset([("таким", "образом"), ("тем", "самым")]),
    cited=_words("слово заявление комментарий"),
    # "со слов X", not "вслед за словами X".
    genitive_only=_words("с со"),
    # "не стали комментировать", but "отказались комментировать".
    only_negated=_words("стать смочь мочь суметь"),
    follows=("следовать", "из"),
    nothing=_words("ничто"),
    will=_words("быть"),
    of_it=_words("о об обо"),
    # "уверен в том, что", "согласился с тем, что", "настаивал на том, что"
    of_view=_words("в во с со на"),
    # "призыв к миру" tells what for; "заявление к годовщине" only when.
    towards=_words("к ко"),
    calls=_words("призыв"),
    whether=_words("ли"),
    # "Так считает X": the sentence before is what X thinks.
    thus=_words("так"),
    reasons=frozenset([("так", "как"), ("потому", "что"), ("поскольку",), ("чтобы",), ("чтоб",), ("если",)]),
    kin=_words(
        "мать отец сын дочь брат сестра жена супруга супруг муж вдова вдовец бабушка дед дедушка внук внучка дядя тетя "
        "племянник племянница невеста жених подруга"
    ),
    # "исполняющий обязанности министра X"
    acting=_words("исполнять исполняющий врио"),
    acts_for=("и", ".", "о", "."),
    # "врачи из столицы … Исследователи добавили": one group by two nouns
    learned=_words("ученый исследователь специалист эксперт автор врач медик вирусолог биолог химик физик"),
    possessives=_words("его ее их своего своей своих"),
    # "В правительстве добавили": whoever spoke before, this is the government.
    states=_words(
        "правительство парламент кабмин администрация руководство власть полиция прокуратура генпрокуратура следствие разведка "
        "оппозиция обвинение суд мэрия дума госдума сенат конгресс рада бундестаг минздрав совфед командование спецслужба "
        "гвардия"
    ),
    diseases=_words("covid-19 covid sars sars-cov-2 mers вич спид орви орз"),
    joint=_words("совместный общий"),
    brings=_words("с со"),
    vague=("ский", "цкий", "летний", "ной", "ный"),
    address=_words("господин госпожа г-н г-жа мистер миссис мисс сэр мадам месье пан пани сеньор сеньора товарищ"),
    # "Вильони", "Огано", "Моро": a vowel that takes no other ending.
    unchanging=("и", "о", "у", "ю", "э", "е", "ы"),
    # "Вольнова сообщила": so a man's genitive looks too.
    hers=("ова", "ева", "ёва", "ина", "ына"),
    # Of these the page means to say that it does not name them; "другой министр" is not the one before.
    nameless=_words(
        "высокопоставленный неназванный анонимный некий один другой иной второй третий бывший местный источник собеседник"
    ),
    ranks=_words("версия"),
    # "что касается моста"
    concerning=_words("касаться"),
    former=_words("бывший"),
    once=("экс-", "экс"),
    news=_words("информация новость сведение"),
    spokesmen=_words("представитель представительница сотрудник сотрудница"),
    chiefs=_words("глава министр премьер премьер-министр президент председатель лидер канцлер король королева"),
    deputies=_words("заместитель замминистра замглава помощник пресс-секретарь представитель советник"),
    # Whoever holds one of these is not told by another: a deputy is no ambassador.
    officials=_words(
        "губернатор мэр депутат сенатор парламентарий посол секретарь прокурор генпрокурор омбудсмен госсекретарь судья "
        "вице-премьер еврокомиссар спикер постпред генсек экс-министр экс-президент"
    ),
    callings=_words(
        "артист артистка актер актриса певец певица музыкант рэпер телеведущий телеведущая шоумен звезда знаменитость блогер "
        "спортсмен спортсменка футболист хоккеист боксер теннисист теннисистка "
        "писатель писательница продюсер модель балерина танцовщик танцовщица исполнитель исполнительница юморист комик гонщик "
        "шахматист гимнастка фигурист фигуристка биатлонист биатлонистка баскетболист волейболист нападающий полузащитник "
        "вратарь форвард хавбек голкипер"
    ),
    magnates=_words("бизнесмен предприниматель миллионер миллиардер"),
    anybody=_words("мужчина юноша парень женщина девушка"),
)


def _speech() -> Speech:
    cues: dict[str, Cue] = {}
    for group in GROUPS:
        for word in group.words.split():
            cues.setdefault(word.replace("_", " "), _cue(word.replace("_", " "), group))
    roles = {word: Role(word, True, tuple(offices.split())) for word, offices in PERSONS.items()}
    roles |= {word: Role(word, False) for word in BODIES.split()}
    return Speech(
        cues=cues,
        small=SMALL,
        according={preposition: _words(nouns) for preposition, nouns in ACCORDING.items()},
        hearsay=_words(HEARSAY),
        documents=_words(DOCUMENTS),
        # With these an outlet gives the words of another: "приводит газета слова X".
        citing=_words("цитировать процитировать приводить привести"),
        # Where one of these words names the source of data, an outlet relays.
        media=_words(MEDIA),
        utterances=_words(SPEECH_NOUNS),
        # "отказались от комментариев", "не стали комментировать", "воздержался от оценок".
        declines=_words("отказаться отказываться воздержаться воздерживаться стать смочь мочь суметь уклониться избежать"),
        comments=_words("комментарий прокомментировать комментировать комментирование оценка вопрос"),
        # "ничего сообщить не смог", "говорить отказался", "не стал вдаваться": an answer was looked for and not given.
        withholds=_words(
            "говорить сказать сообщить сообщать пояснить уточнить уточнять раскрыть раскрывать отвечать вдаваться назвать "
            "называть"
        ),
        # "в ратуше не уточнили": negated, these alone say so.
        silent=_words("уточнить уточнять пояснить конкретизировать"),
        # "не ответил на запрос".
        answers=_words("ответить отвечать отреагировать реагировать"),
        asked=_words("запрос вопрос обращение слух обвинение критика"),
        # "эти данные не подтвердили и не опровергли".
        neither=frozenset([("подтвердить", "опровергнуть"), ("подтверждать", "опровергать")]),
        # After these the teller speaks again: "заявил, что …, однако не назвал …".
        contrasts=_words("однако"),
        roles=roles,
        releases=_words("пресс-служба пресс-центр пресс-бюро пресс-секретариат канцелярия офис"),
        # "в ратуше", "на Озёрной площади": the body speaks from its house.
        places_in=_words("в во на"),
        same_office={word: _words(others) for word, others in SAME_OFFICE.items()},
        companies=_words(COMPANIES),
        personal=_words(PERSONAL),
        articles=_words(ARTICLES),
        insertion=INSERTION,
        placeholder="это",
    )


def _cue(word: str, group: Group) -> Cue:
    return Cue(
        word,
        group.name,
        group.that,
        group.infinitive,
        group.prepositions,
        frozenset(group.objects),
        group.names,
        group.quotes,
        group.impersonal,
        group.opinion,
        group.relays,
        group.asks,
        frozenset(group.about),
    )


TABLE = _speech()
