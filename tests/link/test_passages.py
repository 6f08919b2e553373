from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.lang import language
from svod.link.passages import Laid, of_pair, passages, relation_of
from svod.model.chronicle import Reading
from svod.model.link import Passage
from tests.link.made import COPY, OTHER, WIRE, drawn, page, said

RUSSIAN = language("ru")
assert RUSSIAN


def between(one: Reading, other: Reading) -> tuple[Passage, ...]:
    return of_pair(Laid(one), Laid(other))


def pair(one: Reading, other: Reading) -> str:
    return drawn(between(one, other), one)


def test_sentences_that_stand_in_both_are_the_same() -> None:
    assert "same | Президент Веронии Марта Вельц объявила о закрытии границы с Тарсией с 10 марта | Президент" in pair(
        WIRE, COPY
    )


def test_a_quotation_and_a_long_cue_are_passages_of_their_own() -> None:
    lines = pair(WIRE, COPY).splitlines()
    assert "same | Мы закрываем границу до конца весны | Мы закрываем границу до конца весны" in lines
    assert "same | сказала Вельц на встрече с губернаторами | сказала Вельц на встрече с губернаторами" in lines


def test_titles_count() -> None:
    assert pair(WIRE, COPY).startswith(
        "reworded | Вельц объявила о закрытии границы с Тарсией | Верония закрывает границу с Тарсией"
    )


def test_what_only_one_page_has_is_no_passage() -> None:
    assert "кроны" not in pair(WIRE, COPY)
    assert "зерна" not in pair(WIRE, COPY)


def test_sentences_of_one_saying_that_stand_in_both_are_one_passage() -> None:
    body = "«Мы закрываем границу до конца весны. Жители сёл получат выплаты из резерва», — сказала Марта Вельц."
    one = page("a", "Вельц закрыла границу", body)
    other = page("b", "Граница закрыта", body)
    whole = "Мы закрываем границу до конца весны. Жители сёл получат выплаты из резерва"
    assert pair(one, other).splitlines()[-1].startswith(f"same | {whole}")


def test_sentences_told_by_the_page_itself_stay_apart() -> None:
    body = "Марта Вельц закрыла границу с Тарсией до весны. Жители сёл получат выплаты из резерва."
    one, other = page("a", "Вельц закрыла границу", body), page("b", "Граница закрыта", body)
    assert [line.split(" | ")[1] for line in pair(one, other).splitlines() if line.startswith("same")] == [
        "Марта Вельц закрыла границу с Тарсией до весны",
        "Жители сёл получат выплаты из резерва",
    ]


def test_a_sentence_told_anew_is_reworded() -> None:
    one = page("a", "Граница с Тарсией закрыта", "Жители приграничных сёл Веронии получат выплаты из резервного фонда.")
    other = page("b", "Верония закрыла границу с Тарсией", "Из резервного фонда выплатят деньги жителям сёл у границы Веронии.")
    assert "reworded | Жители приграничных сёл Веронии получат выплаты из резервного фонда | Из резервного" in pair(one, other)


def test_relations() -> None:
    signed = ["вельц", "подписала", "указ"]
    assert relation_of(signed, ["вельц", "под", "писала", "указ"]) == "same"  # a space was lost
    assert relation_of(["вельц", "президент", *signed[1:]], signed) == relation_of(signed, [*signed, "вчера"]) == "cut"
    assert relation_of(signed, signed[::-1]) == "reworded"


def test_pages_of_two_stories_share_only_what_shares_a_run_of_words() -> None:
    background = "Верония и Тарсия оспаривают принадлежность Нижней Луды с февраля 1988 года."
    one = page("a", "Вельц уволила министра", "Указ подписан в среду вечером.", background, day="2031-03-05")
    other = page("b", "В Тарсии открыли мост", "Движение началось в мае.", background, day="2033-09-21")
    assert pair(one, other).count("\n") == 0
    assert "оспаривают принадлежность" in pair(one, other)
    assert "сообщает пресс-служба" not in pair(
        page("c", "Вельц уволила министра", "Об этом сообщает пресс-служба Дворца.", day="2031-03-05"),
        page("d", "В Тарсии открыли мост", "Об этом сообщила пресс-служба Дворца.", day="2033-09-21"),
    )


def test_a_statement_is_one_passage_where_its_marks_were_lost() -> None:
    body = "Мы закрываем границу до конца весны. Жители сёл получат выплаты из резерва, написала Вельц."
    quote = "Мы закрываем границу до конца весны. Жители сёл получат выплаты из резерва"
    one = said(page("a", "Вельц закрыла границу", body), quote, "Марта Вельц")
    other = said(page("b", "Граница закрыта", body), quote, "Марта Вельц")
    assert pair(one, other).splitlines()[-1].startswith(f"same | {quote}")


@settings(max_examples=8, deadline=None)
@given(st.permutations([WIRE, COPY, OTHER]))
def test_the_order_of_pages_changes_nothing(shuffled: list[Reading]) -> None:
    assert passages(shuffled) == passages([WIRE, COPY, OTHER])
    assert between(COPY, WIRE) == between(WIRE, COPY)
    assert passages([WIRE, COPY, OTHER]) == between(WIRE, COPY)


def test_a_page_has_no_passages_with_itself() -> None:
    assert between(WIRE, WIRE) == ()


PARAGRAPHS = st.lists(st.lists(st.sampled_from(list(RUSSIAN.examples())), min_size=1, max_size=3, unique=True).map(" ".join),
                      min_size=1, max_size=3, unique=True)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(PARAGRAPHS)
def test_a_page_under_another_name_is_the_same_throughout(paragraphs: list[str]) -> None:
    one, other = (
        page("a", "Верония ждёт ответа из Тарсии", *paragraphs),
        page("b", "Верония ждёт ответа из Тарсии", *paragraphs),
    )
    found = between(one, other)
    assert found
    assert {passage.relation for passage in found} == {"same"}


@settings(max_examples=25, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS, st.text(max_size=40))
def test_every_cite_reopens(left: list[str], right: list[str], noise: str) -> None:
    one, other = page("a", "Верония ждёт ответа", *left, noise), page("b", "Верония ждёт", noise, *right)
    content = {reading.page: reading.text.content for reading in (one, other)}
    for passage in between(one, other):
        passage.a.check(content[passage.a.page])
        passage.b.check(content[passage.b.page])
        assert 0 < passage.score <= 1
