"""The same happening told by several pages."""

import pickle
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from svod.link.entities import entities
from svod.link.events import Telling, events, events_of, tellings
from svod.link.parties import Parties
from svod.model.chronicle import Reading
from svod.model.link import Event
from svod.model.note import Happening, Number
from tests.link.readings import reading

LUNEV, WELZ = "⟨person Гордей Лунёв|Гордей Лунёв⟩", "⟨person Марта Вельц|Марта Вельц⟩"


def found(*pages: str, days: tuple[str, ...] = ()) -> list[Event]:
    listed = [reading(f"{i}.txt", page, days[i] if days else "2031-04-07") for i, page in enumerate(pages)]
    return list(events(listed, entities(listed)))


def told(*pages: str, days: tuple[str, ...] = ()) -> list[str]:
    return [f"{e.date} {e.type} {', '.join(e.participants)} ×{len(e.evidence)}" for e in found(*pages, days=days)]


def test_two_pages_tell_one_meeting() -> None:
    page = (
        f"Т\n⟨happened meeting; 2031-04-05; Гордей Лунёв, Марта Вельц|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ встретился с {WELZ}⟩."
    )
    assert told(page, page) == ["2031-04-05 meeting Гордей Лунёв, Марта Вельц ×2"]


def test_meetings_of_one_person_with_two_others_on_one_day_stay_apart() -> None:
    a = f"Т\n⟨happened meeting; 2031-04-05; Гордей Лунёв, Марта Вельц|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ встретился с {WELZ}⟩."
    b = f"Т\n⟨happened meeting; 2031-04-05; Гордей Лунёв, Артур Симан|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ встретился⟩."
    both = ["2031-04-05 meeting Гордей Лунёв, Артур Симан ×1", "2031-04-05 meeting Гордей Лунёв, Марта Вельц ×1"]
    assert sorted(told(a, b)) == both


def test_a_day_within_a_month_is_the_finer_date_of_one_happening() -> None:
    a = f"Т\n⟨happened visit; 2031-03; Марта Вельц|{WELZ} в ⟨time 2031-03|марте⟩ посетила Тарсию⟩."
    b = f"Т\n⟨happened visit; 2031-03-11; Марта Вельц|{WELZ} ⟨time 2031-03-11|11 марта⟩ посетила Тарсию⟩."
    assert told(a, b) == ["2031-03-11 visit Марта Вельц ×2"]


def test_a_telling_without_a_date_joins_and_makes_no_event_of_its_own() -> None:
    a = f"Т\n⟨happened resignation; 2031-04-06; Марта Вельц|{WELZ} ⟨time 2031-04-06|накануне⟩ ушла в отставку⟩."
    b = f"Т\n⟨happened resignation; ; Марта Вельц|{WELZ} ушла в отставку⟩."
    assert told(a, b) == ["2031-04-06 resignation Марта Вельц ×2"]
    assert told(b) == []


def test_an_old_happening_takes_no_telling_without_a_date() -> None:
    a = f"Т\n⟨happened resignation; 2025-01-01; Марта Вельц|{WELZ} ⟨time 2025-01-01|1 января 2025 года⟩ ушла⟩."
    b = f"Т\n⟨happened resignation; ; Марта Вельц|{WELZ} ушла в отставку⟩."
    assert told(a, b) == ["2025-01-01 resignation Марта Вельц ×1"]


def test_the_written_day_wins_over_the_day_of_a_later_page_and_a_disagreement_is_kept() -> None:
    lead = f"Т\n⟨happened resignation; 2031-04-08; Марта Вельц|{WELZ} ушла в отставку⟩."
    written = f"Т\n⟨happened resignation; 2031-04-07; Марта Вельц|{WELZ} ⟨time 2031-04-07|сегодня⟩ ушла в отставку⟩."
    assert [(e.date, e.dates) for e in found(lead, written, days=("2031-04-08", "2031-04-07"))] == [("2031-04-07", ())]
    other = f"Т\n⟨happened resignation; 2031-04-06; Марта Вельц|{WELZ} ⟨time 2031-04-06|вчера⟩ ушла в отставку⟩."
    assert [(e.date, e.dates) for e in found(written, written, other)] == [("2031-04-07", ("2031-04-06", "2031-04-07"))]


def test_the_leader_of_a_state_acts_for_it() -> None:
    a = (
        "Т\n⟨happened agreement; 2031-02-01; Юн Горан|"
        "⟨person Юн Горан, президент Польши|Юн Горан⟩ ⟨time 2031-02-01|1 февраля⟩ подписал договор⟩."
    )
    b = "Т\n⟨happened agreement; 2031-02-01; Польша|⟨place Польша|Польша⟩ ⟨time 2031-02-01|1 февраля⟩ подписала договор⟩."
    assert [line.split(" ×")[1] for line in told(a, b)] == ["2"]


def test_tellings_that_name_nobody_join_where_their_paragraphs_name_the_same() -> None:
    around = "Спорят ⟨place Польша|Польша⟩ и ⟨place Чехия|Чехия⟩. "
    a = f"Т\n{around}⟨happened fighting; 2031-01; ; |В ⟨time 2031-01|январе⟩ начались бои⟩."
    b = f"Т\n{around}⟨happened fighting; 2031-01-09; ; |⟨time 2031-01-09|9 января⟩ начались бои⟩."
    apart = "Т\n⟨happened fighting; 2031-01-09; ; |⟨time 2031-01-09|9 января⟩ начались бои⟩."
    assert told(a, b) == ["2031-01-09 fighting  ×2"]
    assert len(told(a, apart)) == 2


def test_the_order_of_pages_changes_nothing() -> None:
    pages = [
        f"Т\n⟨happened meeting; 2031-04-05; Гордей Лунёв, Марта Вельц|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ встретился с {WELZ}⟩.",
        f"Т\n⟨happened meeting; 2031-04; Гордей Лунёв|{LUNEV} в ⟨time 2031-04|апреле⟩ встретился⟩.",
        f"Т\n⟨happened meeting; ; Гордей Лунёв, Марта Вельц|{LUNEV} встретился с {WELZ}⟩.",
    ]
    listed = [reading(f"{i}.txt", page) for i, page in enumerate(pages)]
    there = events(listed, entities(listed))
    back = events(listed[::-1], entities(listed[::-1]))
    assert there == back
    assert len(there) == 1


def test_an_attack_and_those_who_died_of_it_are_one() -> None:
    a = "Т\n⟨happened attack; 2031-04-05; |Колонна ⟨time 2031-04-05|5 апреля⟩ попала под обстрел на горном перевале⟩."
    b = "Т\n⟨happened deaths; 2031-04-05; |На горном перевале ⟨time 2031-04-05|5 апреля⟩ под обстрелом погибли трое⟩."
    elsewhere = "Т\n⟨happened deaths; 2031-04-05; |В порту ⟨time 2031-04-05|5 апреля⟩ под обстрелом погибли двое⟩."
    assert [line.split()[0] + line[-3:] for line in told(a, b)] == ["2031-04-05 ×2"]
    assert len(told(a, b, elsewhere)) == 2


def test_two_briefings_of_one_day_are_two_though_journalists_were_at_both() -> None:
    a = f"Т\n⟨happened briefing; 2031-04-05; Гордей Лунёв, журналисты|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ сказал журналистам⟩."
    b = f"Т\n⟨happened briefing; 2031-04-05; Марта Вельц, журналисты|{WELZ} ⟨time 2031-04-05|5 апреля⟩ сказала журналистам⟩."
    assert sorted(told(a, b)) == [
        "2031-04-05 briefing Гордей Лунёв, журналисты ×1",
        "2031-04-05 briefing Марта Вельц, журналисты ×1",
    ]


def test_two_deeds_of_one_person_on_one_day_are_one_only_in_like_words() -> None:
    a = f"Т\n⟨happened other; 2031-04-05; Гордей Лунёв|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ открыл мост через реку⟩."
    b = f"Т\n⟨happened other; 2031-04-05; Гордей Лунёв|⟨time 2031-04-05|5 апреля⟩ мост через реку открыл {LUNEV}⟩."
    c = f"Т\n⟨happened other; 2031-04-05; Гордей Лунёв|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ наградил пожарных⟩."
    assert sorted(told(a, b, c)) == ["2031-04-05 other Гордей Лунёв ×1", "2031-04-05 other Гордей Лунёв ×2"]


def test_one_paper_of_two_bodies_is_one_though_each_page_names_another() -> None:
    around = "Спорят ⟨place Польша|Польша⟩ и ⟨place Чехия|Чехия⟩. "
    a = f"Т\n{around}⟨happened agreement; 2031-04-05; Польша|⟨time 2031-04-05|5 апреля⟩ заключён общий торговый договор⟩."
    b = f"Т\n{around}⟨happened agreement; 2031-04-05; Чехия|⟨time 2031-04-05|5 апреля⟩ заключён общий торговый договор⟩."
    assert [line[-2:] for line in told(a, b)] == ["×1", "×1"]  # the drawn clause says nothing but `…`
    said = [replace(one, deed=one.words) for each in (a, b) for one in tellings(reading(each, each))]
    listed = [reading(each, each) for each in (a, b)]
    assert [len(event.evidence) for event in events_of(said, Parties(listed, entities(listed)))] == [2]


def test_who_is_only_spoken_of_joins_no_two_statements() -> None:
    a = f"Т\n⟨happened statement; 2031-04-05; Гордей Лунёв, Артур Симан|{LUNEV} назвал ⟨person Артур Симан|Симана⟩ хозяином⟩."
    b = f"Т\n⟨happened statement; 2031-04-05; Марта Вельц, Артур Симан|{WELZ} назвала ⟨person Артур Симан|Симана⟩ хозяином⟩."
    assert sorted(line[-2:] for line in told(a, b)) == ["×1", "×1"]


def test_which_telling_was_met_first_decides_nothing() -> None:
    place, day = "⟨place Сольвания|Сольвании⟩", "⟨time 2031-04-05|5 апреля⟩"
    deed = (
        f"Т\n⟨happened other; 2031-04-05; Польша|⟨place Польша|Польша⟩ {day} начала в {place} операцию по наведению порядка⟩."
    )
    act = f"Т\n⟨happened deployment; 2031-04-05; Польша|⟨place Польша|Польша⟩ {day} ввела в {place} войска: операция порядка⟩."
    bare = f"Т\n⟨happened operation; 2031-04-05; |В {place} {day} началась операция по наведению порядка⟩."
    for pages in permutations((deed, act, bare)):
        assert [line[-2:] for line in told(*pages)] == ["×3"]


def test_the_numbers_that_pages_give_stand_side_by_side() -> None:
    page = "Т\n⟨happened attack; 2031-04-05; Заречье|⟨place Заречье|Заречье⟩ ⟨time 2031-04-05|5 апреля⟩ обстреляли⟩."
    listed = [counted(reading(f"{dead}.txt", page), dead) for dead in (5, 3)]
    (event,) = _of(listed)
    assert [(number.what, number.value) for number in event.numbers] == [("погибшие", 3), ("погибшие", 5)]
    assert {number.cite.page for number in event.numbers} == {cite.page for cite in event.evidence}


def test_further_words_on_the_harm_that_a_page_has_dated_are_of_it() -> None:
    first = "Т\n⟨happened attack; 2031-04-05; |⟨time 2031-04-05|5 апреля⟩ обстреляли колонну⟩. "
    assert told(first + "⟨happened deaths; ; |Погибли трое⟩.") == ["2031-04-05 attack  ×2"]
    known = "Т\n⟨happened deaths; 2031-04-05; Марта Вельц|⟨time 2031-04-05|5 апреля⟩ умерла ⟨person Марта Вельц|Марта Вельц⟩⟩. "
    assert told(known + "⟨happened deaths; ; |За год умерли тысячи⟩.") == ["2031-04-05 deaths Марта Вельц ×1"]


def counted(page: Reading, dead: int) -> Reading:
    """The same page, whose happenings have so many dead."""
    notes = [
        replace(note, value=replace(note.value, numbers=(Number("погибшие", dead, note.cite),)))
        if isinstance(note.value, Happening)
        else note
        for note in page.notes
    ]
    return replace(page, notes=tuple(notes))


def test_a_day_that_is_only_near_is_the_day_itself_where_another_page_gives_it() -> None:
    near = f"Т\n⟨happened refusal; 2031-04-07~; Марта Вельц|{WELZ} не ответила на запрос о мосте через реку⟩."
    day = f"Т\n⟨happened refusal; 2031-04-07; Марта Вельц|{WELZ} ⟨time 2031-04-07|сегодня⟩ не ответила о мосте через реку⟩."
    assert told(near) == ["2031-04-07~ refusal Марта Вельц ×1"]
    assert told(near, day) == ["2031-04-07 refusal Марта Вельц ×2"]


def test_tellings_are_made_of_their_page_alone_and_give_the_same_events() -> None:
    pages = [
        f"Т\n⟨happened meeting; 2031-04-05; Гордей Лунёв, Марта Вельц|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ встретился с {WELZ}⟩.",
        f"Т\n⟨happened meeting; ; Гордей Лунёв, Марта Вельц|{LUNEV} встретился с {WELZ}⟩.",
        f"Т\n⟨happened resignation; 2031-04-06; Марта Вельц|{WELZ} ⟨time 2031-04-06|накануне⟩ ушла в отставку⟩.",
    ]
    listed = [reading(f"{i}.txt", page) for i, page in enumerate(pages)]
    short = pickle.loads(pickle.dumps([one for each in listed for one in tellings(each)]))
    assert all(isinstance(one, Telling) for one in short)
    assert events_of(short[::-1], Parties(listed, entities(listed))) == events(listed, entities(listed))


@given(st.lists(st.sampled_from(range(6)), min_size=2, max_size=6, unique=True))
def test_what_is_joined_hangs_on_its_own_component_alone(chosen: list[int]) -> None:
    drawn = [
        f"Т\n⟨happened {kind}; 2031-0{month}-05; {who}|⟨person {who}|{who}⟩ ⟨time 2031-0{month}-05|в тот день⟩ что-то сделал⟩."
        for kind, month, who in [("meeting", 1, "Гордей Лунёв"), ("visit", 3, "Марта Вельц"), ("meeting", 5, "Артур Симан")]
        for _ in range(2)
    ]
    listed = [reading(f"{i}.txt", drawn[i]) for i in chosen]
    apart: dict[int, list[Reading]] = {}
    for i, one in zip(chosen, listed, strict=True):
        apart.setdefault(i // 2, []).append(one)
    assert set(_of(listed)) == {event for alone in apart.values() for event in _of(alone)}


def _of(listed: list[Reading]) -> tuple[Event, ...]:
    return events(listed, entities(listed))
