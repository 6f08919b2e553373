from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.lineage import lineages
from svod.link.origins import counted, heard, origins
from svod.link.passages import passages
from svod.model.chronicle import Reading
from svod.model.link import Origin, Story
from svod.model.span import Cite
from tests.link.made import COPY, OTHER, WIRE, agency, page, place

TITLED = ("Вельц объявила о закрытии границы с Тарсией", *(block.span.of(WIRE.text.content) for block in WIRE.text.told()))
OWN_NEWS = (
    ("Кто подготовит бюджет будущего года, неизвестно: заместители, по слухам, тоже пишут заявления об уходе.",),
    ("Первая лекция будет о том, как устроены мосты, вторая о том, почему они иногда падают без ветра.",),
)

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
        "2 pages share their main content, sentence for sentence; a common source that none shows",
        "no page of the story shares its main content",
    ]


@settings(max_examples=6, deadline=None)
@given(st.permutations([WIRE, COPY, OWN, OTHER]))
def test_the_order_of_pages_changes_nothing(shuffled: list[Reading]) -> None:
    assert found(*shuffled) == found(WIRE, COPY, OWN, OTHER)
    assert sorted(at for one in found(*shuffled) for at in one.pages) == sorted(one.page for one in shuffled)


# A page of reporting of its own, into which a paragraph of the wire was put.
MIXED = page(
    "mixed.txt",
    "Очереди у шлагбаума в Нижней Луде",
    "У шлагбаума в Нижней Луде с утра стоит очередь из грузовиков: водители услышали новость по радио и торопятся домой.",
    "Хозяйка придорожного кафе Ясна Корель говорит, что такой выручки не видела с осенней ярмарки, и варит второй котёл супа.",
    "Паромщик Гордей Лунёв обещает работать ночью, пока хватит солярки, а потом, по его словам, перейти на вёсла.",
    "«Мы закрываем границу до конца весны», — сказала Вельц на встрече с губернаторами.",
    outlet="Лудский листок",
)


def cite(reading: Reading, words: str) -> Cite:
    return reading.text.cite(place(reading, words))


def test_a_page_with_reporting_of_its_own_is_one_with_the_wire_for_the_words_it_has_from_it_alone() -> None:
    assert drawn(WIRE, COPY, MIXED) == ["copy wire", "mixed"]
    pages = heard(found(WIRE, COPY, MIXED))
    border = [cite(one, "Мы закрываем границу до конца весны") for one in (WIRE, COPY, MIXED)]
    assert counted(border, pages) == 1
    ferry = cite(MIXED, "Паромщик Гордей Лунёв обещает работать ночью")
    assert counted([border[0], ferry], pages) == 2


def test_the_stretches_of_an_origin_are_shown_on_every_page_that_has_them() -> None:
    wire = found(WIRE, COPY, MIXED)[0]
    texts = {one.page: one.text.content for one in (WIRE, COPY, MIXED)}
    kept = {part.page: " ".join(span.of(texts[part.page]) for span in part.spans) for part in wire.parts}
    assert set(kept) == set(texts)
    assert "закрываем границу" in kept[MIXED.page]
    assert "Паромщик" not in kept[MIXED.page]


def test_a_page_of_which_nothing_is_known_counts() -> None:
    assert counted([cite(WIRE, "Накануне"), cite(OTHER, "Пожар")], {}) == 2


def test_two_pages_that_name_one_agency_for_a_lead_in_other_words_have_it_from_one() -> None:
    one = page("one", "Граница закрыта", "Верония закрыла границу с Тарсией, сообщает «Меридиан».", *OWN_NEWS[0],
               outlet="Новый берег", found=(agency("сообщает «Меридиан»", "Меридиан"),))  # fmt: skip
    two = page("two", "Вельц и граница", "Границы с Тарсией у Веронии до весны больше нет, передаёт «Меридиан».", *OWN_NEWS[1],
               outlet="Вестник Заречья", found=(agency("передаёт «Меридиан»", "Меридиан"),))  # fmt: skip
    assert [one.giver for one in found(one, two)] == ["Меридиан", "Меридиан"]


def test_a_crowd_of_copies_is_one_origin_though_not_every_two_were_read_against_each_other() -> None:
    crowd = [page(f"{at}.txt", *TITLED, outlet=f"Листок {at}") for at in range(30)]
    story = Story(tuple(sorted(one.page for one in crowd)), "Граница")
    first = min(crowd, key=lambda one: one.page)
    # As of a large story, each page is read against one alone.
    shared = tuple(one for one in passages(crowd, [story]) if first.page in (one.a.page, one.b.page))
    made = origins(crowd, [story], shared, lineages(crowd, [story], shared))
    assert [len(one.pages) for one in made] == [30]
