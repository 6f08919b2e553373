"""The same happening told by several pages."""

from svod.link.entities import entities
from svod.link.events import events
from svod.model.link import Event
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
    a = "Т\n⟨happened attack; 2031-04-05; ; Горный перевал|Колонна ⟨time 2031-04-05|5 апреля⟩ попала под обстрел на перевале⟩."
    b = "Т\n⟨happened deaths; 2031-04-05; |На перевале ⟨time 2031-04-05|5 апреля⟩ под обстрелом погибли трое⟩."
    assert [line.split()[0] + line[-3:] for line in told(a, b)] == ["2031-04-05 ×2"]


def test_two_briefings_of_one_day_are_two_though_journalists_were_at_both() -> None:
    a = f"Т\n⟨happened briefing; 2031-04-05; Гордей Лунёв, журналисты|{LUNEV} ⟨time 2031-04-05|5 апреля⟩ сказал журналистам⟩."
    b = f"Т\n⟨happened briefing; 2031-04-05; Марта Вельц, журналисты|{WELZ} ⟨time 2031-04-05|5 апреля⟩ сказала журналистам⟩."
    assert sorted(told(a, b)) == [
        "2031-04-05 briefing Гордей Лунёв, журналисты ×1",
        "2031-04-05 briefing Марта Вельц, журналисты ×1",
    ]
