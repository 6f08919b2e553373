"""Normal forms of names and noun phrases. A case reads: the sentences of a page, then `form > normal form` of each name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from razdel import tokenize

from svod.lang.base import Token
from svod.lang.ru import analyse, examples, nominative, office, parse, sentences
from svod.lang.ru.persons import nominatives, normals
from svod.model.span import Span


def read(text: str) -> list[tuple[str, str]]:
    """Each name of a page, as it stands and in its normal form."""
    found = analyse(text, sentences(text, Span(0, len(text))))
    return [(mention.span.of(text), mention.normal) for parsed in found for mention in parsed.mentions]


def drawn(text: str) -> list[str]:
    return [f"{form} > {normal}" for form, normal in read(text)]


def phrase(drawn_sentence: str) -> tuple[Token, ...]:
    """The words in brackets, of the sentence parsed without the brackets."""
    before, inside, after = drawn_sentence.replace("]", "[").split("[")
    words = [[token.text for token in tokenize(part)] for part in (before, inside, after)]
    start = len(words[0])
    return parse([[*words[0], *words[1], *words[2]]])[0][start : start + len(words[1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Гордея Лунёва вызвали в суд.", ["Гордея Лунёва > Гордей Лунёв"]),
        ("Премьер поблагодарил Марту Вельц за работу.", ["Марту Вельц > Марта Вельц"]),
        ("Встреча с Артуром Симаном сорвалась.", ["Артуром Симаном > Артур Симан"]),
        ("Решение приняли после встречи с А. П. Симаном.", ["А. П. Симаном > А. П. Симан"]),
        ("Журналисты встретились с Томасом Ван Дейлом.", ["Томасом Ван Дейлом > Томас Ван Дейл"]),
        ("Суд арестовал Анну Лунёву-Ленскую.", ["Анну Лунёву-Ленскую > Анна Лунёва-Ленская"]),
        ("По словам Дмитрия Заречного, всё готово.", ["Дмитрия Заречного > Дмитрий Заречный"]),
        ("Песков ушёл.", ["Песков > Песков"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_persons_name_is_given_in_the_nominative(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected


def test_capitals_of_a_title_are_not_kept() -> None:
    genitive = (("Case", "Gen"), ("Gender", "Masc"), ("Number", "Sing"))
    words = [Token(at, at + 1, word, pos="PROPN", feats=genitive) for at, word in enumerate(["ГОРДЕЯ", "ЛУНЁВА"])]
    assert normals([words]) == ["Гордей Лунёв"]


def test_the_single_forms_of_one_man_agree() -> None:
    text = "Гордей Лунёв подал в отставку. Отставку Лунёва приняли. Вместе с Лунёвым ушли двое. Они звонили Лунёву."
    assert [normal for _, normal in read(text)] == ["Гордей Лунёв", "Лунёв", "Лунёв", "Лунёв"]


def test_a_woman_is_not_made_a_man() -> None:
    text = "Марина Лунёва подала в отставку. Отставку Лунёвой приняли. Лунёва молчит. За Лунёву вступились."
    assert [normal for _, normal in read(text)] == ["Марина Лунёва", "Лунёва", "Лунёва", "Лунёва"]


def test_a_womans_name_in_a_consonant_is_not_declined() -> None:
    text = "Марта Вельц прибыла в столицу. Встреча с Мартой Вельц началась. Вельц выступила первой."
    assert [normal for _, normal in read(text)] == ["Марта Вельц", "Марта Вельц", "Вельц"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Переговоры прошли с [главой МИД Остмарии] вчера.", "глава МИД Остмарии"),
        ("Об этом сообщили в [российском военном ведомстве].", "российское военное ведомство"),
        ("Это заявление [Министерства иностранных дел Лурии].", "Министерство иностранных дел Лурии"),
        ("Министр встретился с [послом Тарсии Артуром Симаном].", "посол Тарсии Артур Симан"),
        ("По словам [бывшего вице-президента компании Марты Вельц], всё ясно.", "бывший вице-президент компании Марта Вельц"),
        ("По словам [уполномоченного по правам человека], это так.", "уполномоченный по правам человека"),
        ("Решение принято [Советом Безопасности ООН].", "Совет Безопасности ООН"),
        ("По информации [МИДа], он жив.", "МИД"),
        ("По словам [пресс-службы компании «Меридиан»], он цел.", "пресс-служба компании «Меридиан»"),
        ("Он говорил с [газетой «Вестник Заречья»].", "газета «Вестник Заречья»"),
        ("По словам [одного из участников переговоров], это так.", "один из участников переговоров"),
        ("По словам [двух источников], это так.", "два источника"),
        ("По словам [министров обороны Тарсии и Лурии], это так.", "министры обороны Тарсии и Лурии"),
        ("Об этом пишет [Northern Herald].", "Northern Herald"),
    ],
    ids=lambda value: value,
)
def test_a_phrase_goes_into_the_nominative_by_its_head(sentence: str, expected: str) -> None:
    assert nominative(phrase(sentence)) == expected


def offices(text: str) -> list[str]:
    found = analyse(text, sentences(text, Span(0, len(text))))
    return [office(parsed, mention) for parsed in found for mention in parsed.mentions if mention.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Пресс-секретарь президента РФ Артур Симан опроверг слухи.", ["пресс-секретарь президента РФ"]),
        ("Стороны обсудили это с министром иностранных дел России Артуром Симаном.", ["министр иностранных дел России"]),
        ("Об отставке министра по делам молодёжи Артура Симана сообщили вчера.", ["министр по делам молодёжи"]),
        ("По словам представителя президента Артура Симана, всё готово.", [""]),
        ("Артур Симан, посол России в Германии, молчит.", ["посол России в Германии"]),
        ("Жена Артура Симана приехала позже.", [""]),
        ("Муж Марты Вельц приехал. Артур Симан молчит.", ["", ""]),
        ("Господин Симан молчит.", [""]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_office_beside_a_name_is_found_or_left_alone(text: str, expected: list[str]) -> None:
    assert offices(text) == expected


@given(st.text(max_size=120), st.lists(st.sampled_from(examples()), max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_text_is_analysed_and_every_name_stands_in_it(noise: str, phrases: list[str]) -> None:
    text = f"{noise} {' '.join(phrases)} {noise}"
    for parsed in analyse(text, sentences(text, Span(0, len(text)))):
        assert all(text[token.start : token.stop] == token.text for token in parsed.tokens)
        for mention in parsed.mentions:
            assert parsed.span.holds(mention.span)
            assert mention.normal
            assert isinstance(office(parsed, mention), str)


@given(st.lists(st.text(min_size=1, max_size=10), min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_words_have_a_nominative(words: list[str]) -> None:
    tokens = parse([words])[0]
    assert isinstance(nominative(tokens), str)
    assert len(nominatives(tokens)) == len(words)


@pytest.mark.parametrize("unit", ["а", "\0", "😀", "־א", "Лунёв", "А.", "«", "слово ", "Лунёв Лунёв "])
def test_a_monstrous_page_is_analysed(unit: str) -> None:
    text = unit * (6_000 // len(unit))
    spans = sentences(text, Span(0, len(text)))
    assert [parsed.span for parsed in analyse(text, spans)] == list(spans)
    whole = analyse(text, [Span(0, len(text))])
    assert all(text[token.start : token.stop] == token.text for token in whole[0].tokens)
