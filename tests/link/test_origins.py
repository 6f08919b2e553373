from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.lineage import lineages
from svod.link.origins import origins
from svod.link.passages import passages
from svod.model.chronicle import Reading
from svod.model.link import Origin, Story
from tests.link.made import COPY, OTHER, WIRE, page

# The same happening seen by a reporter of the outlet's own.
OWN = page(
    "own.txt",
    "Верония закрывает границу с Тарсией",
    "У шлагбаума в Нижней Луде с утра стоит очередь из грузовиков: водители услышали новость по радио и торопятся домой.",
    "Хозяйка придорожного кафе Ясна Корель говорит, что такой выручки не видела с осенней ярмарки.",
    outlet="Лудский листок",
)


def found(*readings: Reading) -> tuple[Origin, ...]:
    """The origins of these pages as one story."""
    story = Story(tuple(sorted(reading.page for reading in readings)), "Граница")
    shared = passages(readings)
    return origins(readings, [story], shared, lineages(readings, [story], shared))


def drawn(*readings: Reading) -> list[str]:
    names = {reading.page: reading.name.removesuffix(".txt") for reading in readings}
    return [" ".join(sorted(names[at] for at in one.pages)) for one in found(*readings)]


def test_a_wire_and_its_copy_are_one_origin_and_a_reporter_is_another() -> None:
    assert drawn(WIRE, COPY, OWN) == ["copy wire", "own"]


def test_a_background_paragraph_in_common_makes_no_common_origin() -> None:
    news = (
        "Заседание продолжалось три часа, после чего участники разъехались, не ответив на вопросы собравшихся у ворот.",
        "Кто подготовит бюджет будущего года, неизвестно: заместители, по слухам, тоже пишут заявления об уходе.",
    )
    farewell = (
        "Студенты встретили его аплодисментами, а ректор вручил ключ от старой аудитории с видом на гавань.",
        "Первая лекция будет о том, как устроены мосты, вторая о том, почему они иногда падают без ветра.",
    )
    background = "Верония и Тарсия делят Нижнюю Луду с 1988 года, когда реку объявили общей для судоходства."
    one = page("one", "Вельц уволила министра", "Указ о кадровых переменах подписан в среду поздно вечером во Дворце.",
               "Преемника назовут на будущей неделе, а пока дела принял заместитель.", *news, background)  # fmt: skip
    other = page("other", "Министр Симан прощается", "Артур Симан собрал вещи и попрощался с сотрудниками министерства.",
                 "На пороге он сказал журналистам, что возвращается к преподаванию.", *farewell, background)  # fmt: skip
    assert sorted(drawn(one, other)) == ["one", "other"]


def test_a_page_alone_is_an_origin() -> None:
    assert drawn(OTHER) == ["other"]


def test_why_is_said() -> None:
    assert [one.because for one in found(WIRE, COPY, OWN)] == [
        "2 pages share their main content, sentence for sentence",
        "no page of the story shares its main content",
    ]


@settings(max_examples=6, deadline=None)
@given(st.permutations([WIRE, COPY, OWN, OTHER]))
def test_the_order_of_pages_changes_nothing(shuffled: list[Reading]) -> None:
    assert found(*shuffled) == found(WIRE, COPY, OWN, OTHER)
    assert sorted(at for one in found(*shuffled) for at in one.pages) == sorted(one.page for one in shuffled)
