"""Where an outlet says it has it from. Each case is drawn: the words of the source between bars, then who it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.annotate import context_of, sources
from svod.clean import clean
from svod.lang import language
from svod.model.note import Source
from svod.model.page import Given, Page

TITLE = "Лунёв открыл мост на границе"


def drawn(body: str, outlet: str | None = None, credit: str = "") -> str:
    """The body with its sources between bars, and below each its name and kind."""
    text = clean(Page("page", f"{TITLE}\n\n{body}\n\n{credit}".encode(), given=Given(outlet=outlet)))
    context = context_of(text)
    assert context
    notes = sorted(sources.find(context), key=lambda note: note.cite.start)
    shown, at = "", text.content.index(body)
    for note in notes:
        shown += f"{text.content[at : note.cite.start]}|{note.cite.text}|"
        at = note.cite.stop
    names = [f"{note.value.source} ({note.value.kind})" for note in notes if isinstance(note.value, Source)]
    return "\n".join([(shown + text.content[at:]).strip(), *names])


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Мост открыт, |сообщает агентство Reuters|.", ["Reuters (agency)"]),
        ("Мост открыт, |передаёт ТАСС|.", ["ТАСС (agency)"]),
        (
            "Мост открыт. |Об этом сообщает пресс-служба президента Веронии|.",
            ["пресс-служба президента Веронии (press_service)"],
        ),
        (
            "Мост открыт. |Об этом вчера, 3 мая, сообщили в секретариате Марты Вельц|.",
            ["секретариат Марты Вельц (press_service)"],
        ),
        ("|Как сообщает «Вестник Заречья»|, мост открыт.", ["Вестник Заречья (outlet)"]),
        ("|По данным лурийского журнала Mostra|, мост открыт.", ["Mostra (outlet)"]),
        ("|По информации агентства «Меридиан»|, мост открыт.", ["Меридиан (agency)"]),
        ("|Reuters пишет|, что мост открыт.", ["Reuters (agency)"]),
        ("Об этом Лунёв сказал |в интервью изданию Focus|.", ["Focus (outlet)"]),
        ("|Об этом вчера рассказали источники из парламента Лурии|.", ["источники из парламента Лурии (person)"]),
        ("Мост открыт, |пишет «Московский комсомолец»|.", ["Московский комсомолец (outlet)"]),
        ("Мост открыт, |передаёт РИА «Новости»|.", ["РИА Новости (agency)"]),
        ("Лунёв написал об этом |в своём Twitter|.", ["Twitter (social_media)"]),
        ("Весной |в СМИ прошла информация| о мосте.", ["СМИ (outlet)"]),
        ("Мост открыт, |говорится в сообщении Роспотребнадзора|.", ["Роспотребнадзор (document)"]),
        # Whose words stand before who relays them.
        ("«Мост открыт», |цитирует Симана «Новый берег»|.", ["Новый берег (outlet)"]),
        ("«Мост открыт», |приводит слова Марты Вельц агентство «Меридиан»|.", ["Меридиан (agency)"]),
        ("«Мост открыт», |цитирует Симана lurnews.com|.", ["lurnews.com (outlet)"]),
        # Names that stand without quotation marks, or in small Latin letters.
        ("Мост открыт, |пишет издание Береговая хроника|.", ["Береговая хроника (outlet)"]),
        ("Мост открыт, |сообщает Лурийское агентство новостей|.", ["Лурийское агентство новостей (agency)"]),
        ("Мост открыт, |пишет lurnews|.", ["lurnews (outlet)"]),
        # The day between the verb and who relays.
        ("Мост открыт. |Об этом сообщает в субботу, 3 мая, газета «Новый берег»|.", ["Новый берег (outlet)"]),
        # Who writes for an outlet.
        ("Мост открыт, |передаёт корреспондент «Меридиана»|.", ["Меридиан (outlet)"]),
        # A press service whose body bears quotation marks; one that told an agency.
        ("Мост открыт, |сообщили в пресс-службе «Нефтемоста»|.", ["пресс-служба «Нефтемоста» (press_service)"]),
        # What a reference can point at.
        (
            "Мост открыт, пишут в столице |со ссылкой на министерство дорог Лурии|.",
            ["министерство дорог Лурии (press_service)"],
        ),
        ("|По данным Луринфо|, мост открыт.", ["Луринфо (document)"]),
        ("|По словам источника в правительстве Лурии|, мост открыт.", ["источник в правительстве Лурии (person)"]),
        (
            "Между тем |источник в лурийском правительстве| уверен, что мост открыт.",
            ["источник в лурийском правительстве (person)"],
        ),
        # Sites and pages of one's own.
        ("|Об этом сообщается на сайте министерства дорог|.", ["министерство дорог (document)"]),
        ("«Мост открыт», - написал Гордей Лунёв |на своей странице| в сети «Площадь».", ["Гордей Лунёв (social_media)"]),
        ("|В докладе говорится|, что мост открыт.", ["доклад (document)"]),
        ("Мост открыт, |говорится в совместном заявлении|.", ["совместное заявление (document)"]),
        ("|Об этом сообщается на Морском портале|.", ["Морской портал (document)"]),
        ("Мост открыт, |сообщает сайт министерства|.", ["сайт министерства (document)"]),
        # A body in which somebody announces, and the day between.
        ("|Как сообщили в мэрии Лорвика|, мост открыт.", ["мэрия Лорвика (press_service)"]),
        ("|Об этом сообщили 3 мая в министерстве культуры и спорта|.", ["министерство культуры и спорта (press_service)"]),
        # Several in a row.
        (
            "|Об этом сообщают газета «Новый берег»| и |агентство «Меридиан»|.",
            ["Новый берег (outlet)", "Меридиан (agency)"],
        ),
        # Where it was heard, or written.
        ("Об этом Симан рассказал |в эфире телеканала «Простор»|.", ["Простор (outlet)"]),
        ("Об этом Симан заявил |в эфире своей авторской программы «Мост и берег»|.", ["Мост и берег (outlet)"]),
        ("Об этом сообщила министр дорог и мостов Лурии Марта Вельц |в эфире телеканала «Простор»|.", ["Простор (outlet)"]),
        ("«Мост открыт», - написал Гордей Лунёв |в твиттере|.", ["Twitter (social_media)"]),
        ("Мост открыт, |рассказали в пресс-службе «Нефтемоста»|.", ["пресс-служба «Нефтемоста» (press_service)"]),
        ("Мост широк, |говорится в исследовании учёных| из Лорвика.", ["учёные (document)"]),
        ("Об этом |в своих Instagram-stories| рассказала Марта Вельц.", ["Instagram (social_media)"]),
        # Data of an outlet, by other words; of the media at large, in the nominative.
        ("|По оценке РБК|, мост открыт.", ["РБК (outlet)"]),
        ("|Согласно отчёту Reuters|, мост открыт.", ["Reuters (agency)"]),
        ("|По сообщению лурийских СМИ|, мост открыт.", ["лурийские СМИ (outlet)"]),
        # A person behind a long office.
        (
            "Мост открыт, пишут в столице |со ссылкой на исполняющую обязанности министра дорог и мостов (МДМ) Марту Вельц|.",
            ["Марта Вельц (person)"],
        ),
        # Whole names: letters before one, small words within, no next sentence after.
        ("Мост открыт, |передаёт РИА LurNews|.", ["LurNews (agency)"]),
        ("Мост открыт, |пишет Journal of Lurian Bridges|.", ["Journal of Lurian Bridges (outlet)"]),
        ("Мост открыт, |пишет Lurian Bridges|.Ранее он был закрыт.", ["Lurian Bridges (outlet)"]),
        ("Мост открыт, |сообщает Радио Свобода|.", ["Радио Свобода (outlet)"]),
        ("|Согласно исследованию сервиса Мосты.ру|, мост открыт.", ["сервис Мосты.ру (document)"]),
        ("Мост открыт, отметил Симан |в разговоре с iMost|.", ["iMost (outlet)"]),
        ("«Мост открыт», — |приводит слова Кевина де Врюна LRN|.", ["LRN (outlet)"]),
        # Who was told, behind who speaks; who had asked; who holds the paper.
        ("Мост открыт, |рассказала девушка изданию The Bridge|.", ["The Bridge (outlet)"]),
        ("Мост открыт, |рассказал Артур Симан ТАСС|.", ["ТАСС (agency)"]),
        ("В ответ |на вопрос журналистов Reuters| Симан сказал, что мост открыт.", ["Reuters (agency)"]),
        ("Письмо, имеющееся |в распоряжении агентства «Меридиан»|, коротко.", ["Меридиан (agency)"]),
        ("Мост открыт, признался Симан |во время интервью радио «Простор»|.", ["Простор (outlet)"]),
        # An office cut short with full stops stands between.
        ("Об этом сказала и.о. министра дорог Марта Вельц |в эфире телеканала «Простор»|.", ["Простор (outlet)"]),
        # The day between another verb and who relays.
        ("Мост открыт, |сообщило в субботу агентство «Меридиан»|.", ["Меридиан (agency)"]),
        # Where it was published, and the paper that it follows from.
        ("Результаты исследования |опубликованы в журнале Lurian Bridges|.", ["Lurian Bridges (outlet)"]),
        ("Заявление |размещено на сайте лурийского правительства|.", ["лурийское правительство (document)"]),
        ("|Об этом сообщается в журнале Lurian Bridges|.", ["Lurian Bridges (outlet)"]),
        ("Мост открыт, |следует из отчёта министерства дорог|.", ["министерство дорог (document)"]),
        ("«Мост открыт», - |гласит заявление клуба «Нефтемост»|.", ["клуб «Нефтемост» (document)"]),
        ("Мост открыт, |отмечается в СМИ|.", ["СМИ (outlet)"]),
        ("|Министерство дорог отмечает в пресс-релизе|, что мост открыт.", ["Министерство дорог (document)"]),
        ("Мост открыт, |говорится в тексте выступления Гордея Лунёва|.", ["Гордей Лунёв (document)"]),
        # Unnamed people of an outlet told that outlet.
        ("Мост открыт, |отметил собеседник ТАСС|.", ["ТАСС (agency)"]),
        ("|Лурийские источники агентства Reuters| сообщили, что мост открыт.", ["Reuters (agency)"]),
        # The press at large, and a body that announces.
        ("|Как пишут журналисты|, мост открыт.", ["журналисты (outlet)"]),
        ("Мост открыт, |пишут лурийские издания|.", ["лурийские издания (outlet)"]),
        ("|Об этом сообщило министерство культуры Лурии|.", ["министерство культуры Лурии (press_service)"]),
        # A newspaper has views in the present.
        ("|Wall Street Journal удивляется| тому, что мост открыт.", ["Wall Street Journal (outlet)"]),
        ("Мост стар, говорится в исследовании, |опубликованном на портале Bridgealert|.", ["Bridgealert (document)"]),
        ("Текст речи |опубликован 2 мая на сайте правительства Лурии|.", ["правительство Лурии (document)"]),
        ("|Об этом 1 мая сообщал Bridge Crunch|.", ["Bridge Crunch (outlet)"]),
        ("Сказала министр окружающей среды Марта Вельц |в эфире телеканала «Простор»|.", ["Простор (outlet)"]),
        ("Результаты |обнародованы в издании BMJ Bridges|.", ["BMJ Bridges (outlet)"]),
        ("|Как говорится в публикации в Lurian Bridges|, мост стар.", ["Lurian Bridges (outlet)"]),
        ("Мост открыт. |Об этом пишет ФБА «Береговое дело»|.", ["Береговое дело (agency)"]),
        ("|Об этом сообщил «Нефтемост»|.", ["Нефтемост (press_service)"]),
        ("|Как сообщает журналист Гордей Лунёв|, мост открыт.", ["Гордей Лунёв (person)"]),
        ("Выводы они |опубликовали на портале «Береговая наука»|.", ["Береговая наука (outlet)"]),
        ("Об этом он написал на странице |в социальной сети Instagram|.", ["Instagram (social_media)"]),
        ("Мост широк, сказала Вельц |в интервью на телеканале «Простор»|.", ["Простор (outlet)"]),
        ("Симан |рассказал об этом агентству «Меридиан»|, подчеркнув, что рад.", ["Меридиан (agency)"]),
        ("|Как сообщается в самой компании «Нефтемост»|, мост открыт.", ["компания «Нефтемост» (press_service)"]),
        ("|По данным из лурийской прессы|, мост открыт.", ["лурийская пресса (outlet)"]),
        ("Сказал Гордей Лунёв |на собственном ютуб-канале|.", ["Гордей Лунёв (social_media)"]),
        ("Мост открыт, |сообщает официальный твиттер клуба «Нефтемост»|.", ["клуб «Нефтемост» (social_media)"]),
        ("|Об этом свидетельствует исследование компании «Нефтемост»|.", ["компания «Нефтемост» (document)"]),
        ("Это |следует из постоянно обновляемых данных лаборатории мостов|.", ["лаборатория мостов (document)"]),
        ("Мост открыт, |пишет РБК| |со ссылкой на его строителя|.", ["РБК (outlet)", "строитель (person)"]),
        # A reference between `об этом` and who reports is a source of its own.
        ("Об этом |со ссылкой на «Новый берег»| |сообщает Reuters|.", ["Новый берег (outlet)", "Reuters (agency)"]),
    ],
)
def test_frames(body: str, names: list[str]) -> None:
    assert drawn(body.replace("|", "")) == "\n".join([body, *names])


def test_a_chain_of_two() -> None:
    assert drawn("Об этом сообщает The Guardian, передаёт УНИАН.") == (
        "|Об этом сообщает The Guardian|, |передаёт УНИАН|.\nThe Guardian (outlet)\nУНИАН (agency)"
    )


def test_a_reference_of_another_outlet_is_a_source_of_its_own() -> None:
    assert drawn("Об этом сообщает The Guardian со ссылкой на Reuters.") == (
        "|Об этом сообщает The Guardian| |со ссылкой на Reuters|.\nThe Guardian (outlet)\nReuters (agency)"
    )


def test_a_reference_of_this_very_outlet_names_the_other() -> None:
    assert drawn("Как передаёт «Новый берег» со ссылкой на ТАСС, мост открыт.", outlet="Новый берег") == (
        "|Как передаёт «Новый берег» со ссылкой на ТАСС|, мост открыт.\nТАСС (agency)"
    )


def test_a_common_noun_means_the_outlet_named_before() -> None:
    assert drawn("Об этом сообщает ZDF. По данным телеканала, мост открыт.") == (
        "|Об этом сообщает ZDF|. |По данным телеканала|, мост открыт.\nZDF (outlet)\nZDF (outlet)"
    )


def test_a_page_goes_on_with_the_name_and_the_noun_of_a_channel() -> None:
    body = "Об этом сообщает Telegram-канал Lurmost. Канал отмечает, что мост узкий. Симан заявил Lurmost, что доволен."
    assert drawn(body).split("\n") == [
        "|Об этом сообщает Telegram-канал Lurmost|. |Канал отмечает|, что мост узкий. Симан |заявил Lurmost|, что доволен.",
        *["Lurmost (social_media)"] * 3,
    ]


def test_an_outlet_means_itself() -> None:
    body = (
        "Мост открыт, сообщает наш корреспондент. Он узкий, рассказал Симан нашему изданию. Как писал «Новый берег», он стар."
    )
    assert drawn(body, outlet="Новый берег") == (
        "Мост открыт, |сообщает наш корреспондент|. Он узкий, рассказал Симан нашему изданию."
        " |Как писал «Новый берег»|, он стар.\nНовый берег (outlet)\nНовый берег (outlet)"
    )
    assert drawn(body).endswith("\nНовый берег (outlet)")  # whose page it is, nobody says: no more than the name is known


def test_a_source_without_a_word_on_who_it_is_means_the_outlet_named_before() -> None:
    body = "Мост открыт, пишет «Новый берег». Источник также отмечает, что он узкий. По информации источника, он стар."
    assert drawn(body).endswith("\nНовый берег (outlet)\nНовый берег (outlet)\nНовый берег (outlet)")
    assert drawn("По информации источника, мост стар.").endswith("\nисточник (person)")


def test_whose_view_it_is_and_who_writes_for_a_channel_go_on_with_the_one_named_before() -> None:
    body = "Издание «Новый берег» восхитилось мостом. Он вечен, считает издание. Он узок, пишут авторы издания."
    assert drawn(body).endswith("\nНовый берег (outlet)\nНовый берег (outlet)\nНовый берег (outlet)")


def test_letters_stand_for_the_full_name_that_the_page_gives() -> None:
    body = "Мост проверило Лурийское управление по надзору за мостами (ЛУМ). Об этом говорится на сайте ЛУМ."
    assert drawn(body).endswith("\nЛурийское управление по надзору за мостами (ЛУМ) (document)")


def test_a_paper_of_many_is_not_of_the_one_that_was_named_before() -> None:
    body = "Мост ветшает, пишет РБК со ссылкой на отчётность мостовых управлений. Дорожный банк Лурии молчит."
    assert drawn(body).endswith("\nмостовые управления (document)")


def test_a_common_noun_with_nobody_before_means_nobody() -> None:
    body = "По данным издания, мост открыт."
    assert drawn(body) == body


@pytest.mark.parametrize(
    "body",
    [
        "Об этом заявил министр Артур Симан.",  # a person speaks
        "Мост открыт, отметил «Нефтемост».",  # a company says; no table knows it as an outlet
        "По словам Симана, мост открыт.",
        "Симан прочитал сегодня газету на мосту.",
        "Правда говорит сама за себя.",  # a word of the dictionary, in capitals at the head of a sentence
        "В пресс-службе ответили, что мост открыт.",  # whose it is was said before, or nowhere
        "Говорят, что мост открыт.",
        "Симан заявил, что, по данным разведки, мост открыт.",  # the data are those of who speaks
        "По последней информации мост открыт.",
        "Мост открыт, сказал Гордей Лунёв, ссылаясь на опрос жителей.",  # it is he who refers to them
        "Каждое лето лурийцы отмечают День Моста.",  # a day, no newspaper
        "Симан прочитал об этом в программе «Мост и берег».",  # nobody reports
        "По оценке министерства, мост открыт.",  # what a body says
        "Мост, как следует из заявления министра, открыт.",  # somebody spoke
        "Лурийские чиновники анонимно заявили СМИ, что мост открыт.",  # the media were told
        "Симан отказался комментировать РБК вопрос о мосте.",
        "Отметил обозреватель ТАСС Гордей Лунёв, что мост открыт.",  # a person speaks
        "Его премировало Лурийское агентство по исследованию мостов.",  # what the body is for
        "Телевизионная платформа Current Time отметила мост наградой.",  # the end of a longer name
        "Телеканал «Простор» заявил, что мост он покажет.",  # it speaks for itself
        "Другие источники предполагают, что мост стар.",
        "После публикаций в Instagram, рассуждая о мосте, Симан умолк.",  # nobody wrote it there
        "Мост открыт, говорится в тексте документа.",
        "Газеты писали о мосте.",
        "Возможно, источником их происхождения объявят мост.",
        "Марта Вельц опубликовала в Twitter снимок моста.",  # what she did, and no words
        "Люди бегут, пишет горожанин, явно ссылаясь на скандал.",
        "Об этом узнала газета По данным мэрии мост открыт",  # what stood there was lost, and a preposition names nobody
    ],
)
def test_no_source(body: str) -> None:
    assert drawn(body) == body


def test_an_outlet_and_its_reference_between_it_and_its_verb_are_two_sources() -> None:
    assert drawn("Агентство «Меридиан» со ссылкой на источник в Лорвике пишет, что мост открыт.") == (
        "|Агентство «Меридиан»| |со ссылкой на источник в Лорвике| пишет, что мост открыт.\n"
        "Меридиан (agency)\nисточник в Лорвике (person)"
    )


def test_an_outlet_is_of_the_kind_that_the_page_has_called_it() -> None:
    assert drawn("Мост открыт, сообщает агентство «Меридиан». Как пишет «Меридиан», открыл его Лунёв.").endswith(
        "\nМеридиан (agency)\nМеридиан (agency)"
    )


def test_a_common_noun_for_a_body_means_the_one_that_was_named_so() -> None:
    body = "Колонну обстреляли, сообщило министерство обороны Лурии. «Погибли двое», - говорится в сообщении ведомства."
    assert drawn(body).endswith("|говорится в сообщении ведомства|.\nминистерство обороны Лурии (document)")


def test_a_release_without_its_holder_is_the_press_services() -> None:
    body = "Об этом сообщает пресс-служба Дворца. Как отмечается в релизе, мост открыт. По данным пресс-службы, он узкий."
    assert drawn(body).split("\n")[1:] == ["пресс-служба Дворца (press_service)", "пресс-служба Дворца (document)",
                                           "пресс-служба Дворца (press_service)"]  # fmt: skip


def test_a_release_without_its_holder_on_a_page_that_named_no_source_is_of_the_body_it_is_about() -> None:
    body = "Мост построила компания «Нефтемост». Согласно релизу, мост широк. «Он высок», - говорится в сообщении."
    assert drawn(body).split("\n")[1:] == ["Нефтемост (document)"]


def test_an_initial_stands_for_the_name_that_the_page_gives() -> None:
    body = "Мост открыл Гордей Лунёв. «Мост широк», - говорится в тексте выступления Г.Лунёва."
    assert drawn(body).endswith("\nГордей Лунёв (document)")


def test_the_same_press_services_paper_is_no_new_source() -> None:
    body = "Об этом сообщает пресс-служба Кремля. «Мост открыт», - говорится в сообщении Кремля."
    assert drawn(body).endswith("\nпресс-служба Кремля (press_service)")


def test_credit() -> None:
    assert drawn("Президент Гордей Лунёв открыл мост на границе.", credit="По материалам ТАСС").endswith("ТАСС (agency)")
    assert drawn("Президент Гордей Лунёв открыл мост на границе.", credit="По материалам агентства «Меридиан»").endswith(
        "\nМеридиан (agency)"
    )
    assert drawn("Президент Гордей Лунёв открыл мост на границе.", credit="Источник — Lurian Bridges").endswith(
        "\nLurian Bridges (outlet)"
    )
    assert drawn("Президент Гордей Лунёв открыл мост на границе.", credit="Источник: https://lurmost.ru/n/1").endswith(
        "\nlurmost.ru (outlet)"
    )
    assert drawn("Президент Гордей Лунёв открыл мост на границе.", credit="Фото: ТАСС").endswith("Фото: ТАСС")


RUSSIAN = language("ru")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Об этом", "сообщает", "«", "»", "ТАСС", "по", "данным", "в", "на", ","]) | st.text(max_size=6),
        max_size=14,
    )
)
def test_cites_reopen_on_any_text(words: list[str]) -> None:
    text = clean(Page("page", f"Мост\n\nОн сказал, что {' '.join(words)}.".encode("utf-8", "replace")))
    context = context_of(text)
    for note in sources.find(context) if context else ():
        note.cite.check(text.content)
