"""Our runner reads a sentence exactly as slovnet does, only faster."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from navec import Navec
from razdel import tokenize
from slovnet import NER, Morph, Syntax
from slovnet.bio import bio_spans
from slovnet.shape import word_shape

from svod.lang.ru.models import EMBEDDINGS, MORPH, SYNTAX, path
from svod.lang.ru.models import NER as NER_FILE
from svod.lang.ru.parsing import runner
from svod.lang.ru.shapes import shape_of
from svod.neural.runner import BATCH, LONGEST

SENTENCES = (
    "МИД Веронии опроверг слова Гордея Лунёва.",
    "«Мы не отступим», — сказала Ясна Корель журналистам в Тарсии.",
    "По словам Марты Вельц, 12 марта 2031 года границу открыли.",
    "Об этом сообщает «Вестник Заречья» со ссылкой на агентство «Меридиан».",
    "Министр обороны Лурии Артур Симан прибыл с визитом в столицу Остмарии.",
    "В заявлении говорится, что переговоры, начавшиеся в июле, продолжатся.",
    "— Нет, — ответил он. — Такого приказа не было.",
    "Пресс-секретарь президента не стал комментировать сообщения СМИ.",
    "The Northern Herald пишет о сделке на 4,5 млрд долларов.",
    "Компания Nordlicht GmbH отозвала 1 200 автомобилей X-5.",
    "Цена выросла на 12,7% — до 98,3 руб. за единицу.",
    "Да.",
    "…",
    "№ 5",
    "!!!",
    "А. П. Симан и Я. Корель подписали соглашение № 17-б.",
    "Как отметил глава Минфина, бюджет «полностью сбалансирован».",
    "Суд признал его виновным и приговорил к семи годам колонии.",
    "Погибли трое, ещё 14 человек получили ранения различной тяжести.",
    'Он назвал это "провокацией" и потребовал извинений.',
    "В 18:30 по местному времени на трассе М-7 столкнулись два автобуса.",
    "Заречье, Нижние Броды и Усть-Каменка остались без света.",
    "Совет Безопасности ООН соберётся в среду.",
    "Что именно произошло, неизвестно.",
    "Кто приказал стрелять? Ответа нет.",
    "ЧП произошло на шахте «Северная-2» около 3 часов ночи.",
    "Её муж, бывший посол Тарсии в Веронии, от комментариев отказался.",
    "Я знаю, что ты знаешь, что они знают.",
    "Лунёв: «Войны не будет»",
    "ЗАРЕЧЬЕ, 15 янв – Меридиан. Парламент Веронии утвердил премьера.",
    "Комиссия, в состав которой вошли эксперты из пяти стран, закончила работу.",
    "Фото: пресс-служба правительства Лурии",
    "https://primer.example/novosti?id=42 — подробнее на сайте",
    "@lunev_official: спасибо всем! #Верония",
    "Ситуация остаётся сложной; впрочем, эвакуация не планируется.",
    "Лунёвы и Корели знакомы с детства.",
    "Встреча с Ясной Корель пройдёт в закрытом режиме (без прессы).",
    "Отмечается, что «в ходе беседы стороны обсудили вопросы безопасности».",
    "Объём торговли за I квартал составил $3,2 млрд.",
    "Партия «Новый берег» набрала 31%, «Единство» – 27%, остальные – меньше 5%.",
    "Сообщается также о 2 пропавших без вести.",
    "Если соглашение не подпишут до пятницы, Тарсия введёт санкции.",
    "Ещё раз: ни один мирный житель не пострадал!",
    "Ёлка сгорела дотла",
    "ь",
    "Ранее агентство «Меридиан» сообщало, что самолёт Ил-96 сел в аэропорту Заречья.",
)


@cache
def theirs() -> tuple[Any, Any, Any]:
    """slovnet's own tags, trees and names of the sentences."""
    navec = Navec.load(path(EMBEDDINGS))
    words = [[token.text for token in tokenize(sentence)] for sentence in SENTENCES]
    return (
        list(Morph.load(path(MORPH)).navec(navec).map(words)),
        list(Syntax.load(path(SYNTAX)).navec(navec).map(words)),
        list(NER.load(path(NER_FILE)).navec(navec).map(SENTENCES)),
    )


@cache
def ours() -> Any:
    return runner()([[token.text for token in tokenize(sentence)] for sentence in SENTENCES])


@pytest.mark.parametrize("number", range(len(SENTENCES)), ids=lambda number: SENTENCES[number][:30])
def test_it_reads_a_sentence_as_slovnet_does(number: int) -> None:
    morph, syntax, names = (read[number] for read in theirs())
    read = ours()[number]
    assert list(read.tags) == [token.tag for token in morph.tokens]
    assert [str(head + 1) for head in read.heads] == [token.head_id for token in syntax.tokens]
    assert list(read.rels) == [token.rel for token in syntax.tokens]
    spans = bio_spans(list(tokenize(SENTENCES[number])), read.names)
    assert [(s.start, s.stop, s.type) for s in spans] == [(s.start, s.stop, s.type) for s in names.spans]


def test_a_sentence_is_read_alike_alone_and_in_company() -> None:
    words = [[token.text for token in tokenize(sentence)] for sentence in SENTENCES]
    assert tuple(runner()([sentence])[0] for sentence in words) == ours()


def test_names_alone_are_read_with_the_paragraph_in_view() -> None:
    words = [[token.text for token in tokenize(sentence)] for sentence in ("Порт откроют осенью.", "Лурия начала манёвры.")]
    together, apart = runner()(words, [0, 0]), runner()(words, [0, 1])
    assert apart == runner()(words)
    assert [(one.tags, one.heads, one.rels) for one in together] == [(one.tags, one.heads, one.rels) for one in apart]
    assert apart[1].names[0] == "B-LOC"
    assert together[1].names[0] == "O"


def test_without_names_the_rest_is_read_alike() -> None:
    words = [[token.text for token in tokenize(sentence)] for sentence in SENTENCES]
    assert runner()(words, named=False) == tuple(replace(read, names=()) for read in runner()(words))


def test_empty_sentences_keep_their_place() -> None:
    read = runner()([[], ["Лунёв", "ушёл"], []])
    assert [len(one.tags) for one in read] == [0, 2, 0]
    assert runner()([]) == ()


def test_a_monstrous_sentence_is_read_in_pieces() -> None:
    words = ["слово"] * (2 * LONGEST + 7)
    read = runner()([words])[0]
    assert len(read.tags) == len(read.heads) == len(read.rels) == len(read.names) == len(words)
    for at, head in enumerate(read.heads):
        assert head == -1 or head // LONGEST == at // LONGEST, "a head lies in its own piece"


def test_more_words_than_a_batch_holds_are_read() -> None:
    words = ["Лунёв", "ушёл", "."]
    many = runner()([words] * (BATCH // 3 + 5))
    assert set(many) == {runner()([words])[0]}


@given(st.lists(st.lists(st.text(min_size=1, max_size=12), max_size=8), max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_words_are_read(sentences: list[list[str]]) -> None:
    read = runner()(sentences)
    assert [len(one.tags) for one in read] == [len(words) for words in sentences]
    assert all(-1 <= head < len(one.heads) for one in read for head in one.heads)


@given(st.one_of(st.text(min_size=1, max_size=10), st.text("абЯЁzZ19-–.«!", min_size=1, max_size=6)))
def test_a_word_has_the_shape_that_slovnet_gives_it(word: str) -> None:
    assert shape_of(word) == word_shape(word)
