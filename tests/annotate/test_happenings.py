"""What a page tells as happened, read off drawn pages: names and dates are marked in the text, happenings are found."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.link.readings import reading

from svod.annotate import annotate, context_of
from svod.annotate.context import Context
from svod.annotate.happenings import find
from svod.lang import language, lexicon
from svod.model.note import HAPPENING_TYPES, Happening
from svod.model.span import Span
from svod.model.text import Fact

LUNEV, WELZ = "⟨person Гордей Лунёв|Гордей Лунёв⟩", "⟨person Марта Вельц|Мартой Вельц⟩"


def context(drawn: str, title: str = "Новости", published: str | None = "2031-04-08") -> Context:
    page = reading("a.txt", f"{title}\n{drawn}", published)
    made = context_of(page.text)
    assert made is not None
    return made.with_notes(note for note in page.notes if note.kind != "sentence")


def told(drawn: str, title: str = "Новости", published: str | None = "2031-04-08") -> list[str]:
    out = []
    for note in find(context(drawn, title, published)):
        assert isinstance(note.value, Happening)
        place = f" @ {note.value.place}" if note.value.place else ""
        out.append(f"{note.value.date} {note.value.type}: {', '.join(note.value.participants)}{place}")
    return out


LATER = "Погода ясная. Дороги сухие. "  # two sentences: what follows them is no lead


def test_a_trigger_takes_the_date_the_parties_and_the_place_of_its_clause() -> None:
    text = f"{LATER}⟨time 2031-04-05|5 апреля⟩ {LUNEV} провёл в ⟨place Заречье|Заречье⟩ переговоры с {WELZ}."
    assert told(text) == ["2031-04-05 meeting: Гордей Лунёв, Марта Вельц @ Заречье"]


def test_the_cite_is_the_clause_that_tells_it() -> None:
    text = f"{LATER}⟨time 2031-04-05|5 апреля⟩ {LUNEV} посетил завод, который строят с осени."
    (note,) = find(context(text))
    assert note.cite.text.startswith("5 апреля Гордей Лунёв посетил завод")
    assert isinstance(note.value, Happening)
    assert note.value.what == note.cite.text


def test_a_part_of_a_month_is_about_it() -> None:
    assert told(f"{LATER}{LUNEV} и ⟨person Марта Вельц|Марта Вельц⟩ общались по телефону в ⟨time 2031-03|марте⟩.") == [
        "2031-03 phone_call: Гордей Лунёв, Марта Вельц"
    ]


def test_the_lead_has_the_day_of_its_page_and_what_follows_has_none() -> None:
    assert told(f"{LUNEV} ушёл в отставку. {LATER}") == ["2031-04-08 resignation: Гордей Лунёв"]
    assert told(f"{LATER}{LUNEV} ушёл в отставку.") == ["None resignation: Гордей Лунёв"]


def test_a_lead_that_looks_back_and_a_page_without_a_day_have_none() -> None:
    assert told(f"Ранее {LUNEV} ушёл в отставку. {LATER}") == ["None resignation: Гордей Лунёв"]
    assert told(f"{LUNEV} ушёл в отставку. {LATER}", published=None) == ["None resignation: Гордей Лунёв"]


def test_what_is_denied_wished_or_only_possible_is_not_told() -> None:
    assert told(f"{LUNEV} не ушёл в отставку.") == []
    assert told(f"{LUNEV} ушёл бы в отставку.") == []
    assert told(f"Возможно, {LUNEV} ушёл в отставку.") == []


def test_the_future_counts_only_with_its_day() -> None:
    assert told(f"{LUNEV} встретится с {WELZ}.") == []
    assert told(f"{LUNEV} ⟨time 2031-05-02|2 мая⟩ встретится с {WELZ}.") == ["2031-05-02 meeting: Гордей Лунёв, Марта Вельц"]


def test_two_who_leave_their_posts_are_two_resignations() -> None:
    text = f"{LATER}⟨time 2031-04-07|Накануне⟩ свои посты покинули {LUNEV} и ⟨person Артур Симан|Артур Симан⟩."
    assert told(text) == ["2031-04-07 resignation: Гордей Лунёв", "2031-04-07 resignation: Артур Симан"]


def test_a_resignation_is_accepted_of_who_resigns() -> None:
    text = f"{LATER}⟨time 2031-04-08|Сегодня⟩ премьер-министр приняла отставку ⟨person Гордей Лунёв|Гордея Лунёва⟩."
    assert told(text) == ["2031-04-08 resignation: Гордей Лунёв"]


def test_a_noun_with_a_date_of_its_own_tells_a_happening_and_keeps_its_date() -> None:
    text = f"{LUNEV} извинился за гибель ⟨time 2031-04-06|6 апреля⟩ трёх горняков. {LATER}"
    assert sorted(told(text)) == ["2031-04-06 deaths: ", "2031-04-08 apology: Гордей Лунёв"]


def test_a_saying_before_journalists_is_a_briefing_and_at_a_summit_a_speech() -> None:
    assert told(f"{LATER}«Мост цел», — сказал {LUNEV} журналистам в ⟨time 2031-04-07|понедельник⟩.") == [
        "2031-04-07 briefing: Гордей Лунёв, журналисты"
    ]
    assert told(f"{LATER}⟨time 2031-04-01|1 апреля⟩ на саммите в ⟨place Заречье|Заречье⟩ {LUNEV} заявил, что мост цел.") == [
        "2031-04-01 speech: Гордей Лунёв @ Заречье"
    ]


def test_a_saying_is_news_only_where_the_title_is_about_it_too() -> None:
    text = f"{LUNEV} заявил, что мост цел. {LATER}"
    assert told(text, title="Лунёв: мост цел") == ["2031-04-08 statement: Гордей Лунёв"]
    assert told(text, title="Мост цел") == []


def test_i_is_the_speaker() -> None:
    said = f"⟨time 2031-04-05|5 апреля⟩ у меня состоялась встреча с {WELZ}"
    text = f"{LATER}«⟨said direct; Гордей Лунёв; сказал|{said}⟩», — сказал ⟨person Гордей Лунёв|Лунёв⟩."
    assert "2031-04-05 meeting: Марта Вельц, Гордей Лунёв" in told(text)


def test_a_clause_that_says_there_has_the_date_of_the_one_before() -> None:
    text = f"{LATER}Обстановка изменилась ⟨time 2031-02-03|3 февраля⟩, там начались активные бои."
    assert told(text) == ["2031-02-03 fighting: "]


def test_a_deed_that_no_table_lists_counts_with_a_day_of_its_own_or_as_what_the_page_opens_with() -> None:
    assert told(f"{LATER}⟨time 2031-04-05|5 апреля⟩ {LUNEV} открыл мост.") == ["2031-04-05 other: Гордей Лунёв"]
    assert told(f"{LUNEV} открыл мост. {LATER}") == ["2031-04-08 other: Гордей Лунёв"]
    assert told(f"{LATER}{LUNEV} открыл мост.") == []
    assert told(f"{LATER}⟨time 2031-04-05|5 апреля⟩ мост открыли.") == []  # whose deed it was nobody says


def test_thinking_seeming_and_measuring_are_no_deeds() -> None:
    assert told(f"⟨time 2031-04-05|5 апреля⟩ {LUNEV} понял, что мост цел. {LATER}") == []
    assert told(f"{LATER}⟨organisation Меридиан|«Меридиан»⟩ в ⟨time 2031-03|марте⟩ вырос на треть.") == []


def test_what_is_joined_to_a_dated_clause_is_of_its_date() -> None:
    text = f"В ⟨time 2031-03|марте⟩ {LUNEV} открыл мост и закрыл паром. {LATER}"
    assert told(text) == ["2031-03 other: Гордей Лунёв", "2031-03 other: Гордей Лунёв"]


def test_two_joined_dates_are_two_happenings() -> None:
    text = f"{LATER}{LUNEV} посетил завод ⟨time 2031-03-05|5 марта⟩ и ⟨time 2031-04-01|1 апреля⟩."
    assert told(text) == ["2031-03-05 visit: Гордей Лунёв", "2031-04-01 visit: Гордей Лунёв"]


def test_not_long_ago_is_this_month_or_year() -> None:
    assert told(f"{LATER}{LUNEV} на днях посетил завод.") == ["2031-04~ visit: Гордей Лунёв"]
    assert told(f"{LATER}Недавно {LUNEV} посетил завод.") == ["2031~ visit: Гордей Лунёв"]


def test_a_saying_on_a_day_long_before_the_page_is_told() -> None:
    assert told(f"{LATER}{LUNEV} ⟨time 2031-03-11|11 марта⟩ заявил, что мост цел.") == ["2031-03-11 statement: Гордей Лунёв"]
    assert told(f"{LATER}{LUNEV} ⟨time 2031-04-08|8 апреля⟩ заявил, что мост цел.") == []


def test_a_noun_with_its_principal_only_joins() -> None:
    text = f"{LATER}После отставки ⟨person Артур Симан|Артура Симана⟩ рынок закрыт."
    assert told(text) == ["None resignation: Артур Симан"]


def test_a_thing_named_in_quotation_marks_counts_as_named() -> None:
    text = f"{LATER}⟨time 2031-04-05|5 апреля⟩ вышел новый выпуск программы «Мост»."
    assert told(text) == ["2031-04-05 other: Мост"]


def test_what_was_done_once_is_a_deed_in_the_imperfective_too() -> None:
    text = f"{LATER}В ⟨time 2030-05|мае прошлого года⟩ {LUNEV} уже закрывал мост."
    assert told(text) == ["2030-05 other: Гордей Лунёв"]
    assert told(text.replace(" уже", "")) == []


def test_a_sentence_that_goes_on_has_the_day_of_the_one_before() -> None:
    text = f"{LATER}⟨time 2031-04-05|5 апреля⟩ {LUNEV} встретился с {WELZ}. "
    assert told(f"{text}{LUNEV} тогда посетил и завод.")[1:] == ["2031-04-05 visit: Гордей Лунёв"]
    assert told(f"{text}{LUNEV} посетил и завод.")[1:] == ["None visit: Гордей Лунёв"]


def test_a_request_that_is_left_unanswered_is_news_of_about_the_pages_day() -> None:
    text = f"{LATER}{LATER}⟨said no_comment; Гордей Лунёв|{LUNEV} не ответил на запрос⟩."
    assert told(text) == ["2031-04-08~ refusal: Гордей Лунёв"]


def test_a_date_of_what_it_is_likened_to_or_of_its_subject_is_none_of_its_own() -> None:
    assert told(f"{LATER}{LUNEV} вновь, как и в ⟨time 2030|2030 году⟩, посетил завод.") == ["None visit: Гордей Лунёв"]
    champion = f"{LATER}Чемпион мира ⟨time 2030|2030 года⟩ {LUNEV} посетил завод."
    assert told(champion) == ["None visit: Гордей Лунёв"]


def test_a_bound_and_a_nouns_own_date_are_none_of_the_deed() -> None:
    assert told(f"{LATER}{LUNEV} посетил завод не ранее ⟨time 2031-04-01|1 апреля⟩.") == ["None visit: Гордей Лунёв"]
    assert told(f"{LATER}{LUNEV} посетил завод в память о параде ⟨time 2030-05-07|7 мая⟩.") == ["None visit: Гордей Лунёв"]


def test_what_is_done_was_not_done_on_a_day_to_come() -> None:
    assert told(f"{LATER}{LUNEV} посетил завод, готовый ⟨time 2031-08|в августе⟩.") == ["None visit: Гордей Лунёв"]


def test_to_keep_a_day_is_to_say_nothing() -> None:
    assert told(f"{LUNEV} отметил юбилей. {LATER}", title="Лунёв и юбилей") == []


def test_a_relative_clause_has_the_noun_that_it_stands_by() -> None:
    text = (
        f"Совет обсудил требования Тарсии, с которыми утром выступила {LUNEV.replace('Гордей Лунёв', 'Ясна Корель')}. {LATER}"
    )
    assert "2031-04-08 statement: Ясна Корель" in told(text)


def test_nobody_plans_to_come_to_harm() -> None:
    assert told(f"{LATER}⟨time 2031-04-09|9 апреля⟩ на город обрушится буря.") == []


def test_a_saying_points_back_with_its_day_at_the_news() -> None:
    text = f"{LATER}Об этом ⟨time 2031-04-08|8 апреля⟩ заявил {LUNEV}."
    assert told(text) == ["2031-04-08 statement: Гордей Лунёв"]
    assert told(f"{LATER}На днях {LUNEV} заявил, что мост цел.") == ["2031-04~ statement: Гордей Лунёв"]


def test_a_union_is_left_and_a_book_only_comes_out() -> None:
    assert told(f"{LATER}Выход назначен на ⟨time 2031-05-05|5 мая⟩.") == ["2031-05-05 withdrawal: "]
    assert told(f"{LATER}Выход книги назначен на ⟨time 2031-05-05|5 мая⟩.") == []


def test_somebody_met_may_be_told_by_an_office_alone() -> None:
    text = f"{LATER}Решили это на встрече с премьером, прошедшей в ⟨time 2031-04-06|воскресенье⟩."
    assert told(text) == ["2031-04-06 meeting: премьер"]


def test_people_whom_something_befell_are_counted() -> None:
    text = "В ⟨place Заречье|Заречье⟩ при обстреле погибли трое и ранены 9 623 жителя, около 12 тыс. человек эвакуированы."
    (note,) = (n for n in find(context(text)) if isinstance(n.value, Happening) and n.value.type == "deaths")
    assert isinstance(note.value, Happening)
    numbers = [(n.what, n.value, n.roughly, n.cite.text) for n in note.value.numbers]
    assert numbers == [
        ("погибшие", 3, False, "трое"),
        ("пострадавшие", 9623, False, "9 623"),
        ("эвакуированные", 12_000, True, "12 тыс."),
    ]


def test_a_number_that_is_denied_and_the_dead_of_whom_people_talk_are_not_counted() -> None:
    (note,) = find(context("На перевале погибли три горняка, а не четыре. " + LATER))
    assert isinstance(note.value, Happening)
    assert [(n.what, n.value) for n in note.value.numbers] == [("погибшие", 3)]
    talk = find(context(f"{LUNEV} встретился с родными трёх горняков, погибших в шахте. {LATER}"))
    met = [n.value for n in talk if isinstance(n.value, Happening) and n.value.type == "meeting"]
    assert [value.numbers for value in met] == [()]


@pytest.mark.parametrize(("of", "cases"), [("кори", [12]), ("тяжёлой болезни", [12]), ("мошенничества", []), ("нарушений", [])])
def test_cases_are_counted_of_a_sickness_alone(of: str, cases: list[int]) -> None:
    found = find(context(f"При обстреле погибли трое; в ⟨place Заречье|Заречье⟩ выявлено 12 случаев {of}. {LATER}"))
    numbers = {(n.what, n.value) for note in found if isinstance(note.value, Happening) for n in note.value.numbers}
    assert numbers == {("погибшие", 3), *(("случаи", value) for value in cases)}


def test_a_meeting_of_nobody_is_not_told() -> None:
    assert told(f"{LATER}⟨time 2031-04-05|5 апреля⟩ прошла встреча.") == []


def test_every_table_word_is_in_one_alphabet_and_every_type_is_one() -> None:
    table = lexicon.happenings("ru")
    words = {word for row in table.triggers for word in (*row.verbs, *row.nouns)} | {noun for noun, _ in table.nouns}
    russian = language("ru")
    assert russian is not None
    for word in words:
        assert all("а" <= letter <= "я" or letter in " -" for letter in word), word
    assert {kind for _, kind in table.nouns} | {row.type for row in table.triggers} <= set(HAPPENING_TYPES)
    assert dict(russian.happenings()).items() >= dict(table.nouns).items()


def test_every_verb_of_the_table_is_a_lemma_of_the_dictionary() -> None:
    russian = language("ru")
    assert russian is not None
    table = lexicon.happenings("ru")
    verbs = {verb for row in table.triggers for verb in row.verbs} | table.support | table.sayings | table.writings
    assert {verb for verb in verbs if russian.lemma(verb, "VERB").replace("ё", "е") != verb} == set()


def test_a_language_without_a_table_finds_nothing() -> None:
    assert lexicon.happenings("xx").triggers == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_text_gives_notes_that_re_open_and_no_error(data: st.DataObject) -> None:
    russian = language("ru")
    assert russian is not None
    plain = st.text(st.characters(exclude_characters="⟨⟩|\r\n", exclude_categories=["Cs"]), max_size=30)
    pieces = st.one_of(st.sampled_from(list(russian.examples())), plain, st.just(" ⟨time 2031-W60|позже⟩ "))
    made = context("".join(data.draw(st.lists(pieces, max_size=6))))
    for note in find(made):
        note.cite.check(made.text.content)


def test_a_date_after_a_preposition_of_bounds_is_not_the_day_of_the_act() -> None:
    text = (
        "⟨place Лурия|Лурия⟩ и ⟨place Тарсия|Тарсия⟩ договорились о прекращении огня с полуночи ⟨time 2031-04-11|11 апреля⟩. "
    )
    assert told(f"{text}{LATER}") == ["2031-04-08 agreement: Лурия, Тарсия"]


def test_what_is_moved_to_a_day_has_that_day() -> None:
    council = "⟨organisation Совет прибрежных стран|Совета прибрежных стран⟩"
    text = f"{LATER}Заседание {council} перенесли на ⟨time 2031-04-14|14 апреля⟩."
    assert told(text) == ["2031-04-14 meeting: Совет прибрежных стран"]


def test_what_is_planned_for_a_year_is_no_event() -> None:
    assert told(f"{LATER}Учения будут проведены в ⟨time 2031|этом году⟩.") == []
    assert told(f"{LATER}Учения будут проведены ⟨time 2031-05-03|3 мая⟩.") == ["2031-05-03 operation: "]


def test_complaints_of_a_month_are_no_saying() -> None:
    assert told(f"{LATER}Число заявлений за ⟨time 2031-03|март⟩ выросло.") == []


def test_a_lead_with_a_day_of_its_own_gives_no_other() -> None:
    text = f"Накануне ⟨time 2031-04-07|в понедельник⟩ колонна попала под обстрел, погибли двое. {LATER}"
    assert told(text) == ["2031-04-07 attack: ", "2031-04-07 deaths: "]


def test_he_is_the_speaker_of_what_he_says() -> None:
    page = reading(
        "a.txt",
        "Новости\n" + LATER + "Гордей Лунёв вернулся. «Войны не будет», – сказал он журналистам 7 апреля.",
        "2031-04-08",
    )
    found = [note.value for note in annotate(page.text) if isinstance(note.value, Happening)]
    assert [(one.type, one.date, one.participants) for one in found] == [
        ("briefing", "2031-04-07", ("Гордей Лунёв", "журналисты"))
    ]


def test_a_dateline_is_no_part_of_the_telling_words() -> None:
    page = reading("a.txt", "Новости\nЗаречье/05.04.31/Новый берег: Гордей Лунёв посетил завод.", "2031-04-05")
    place = Fact("Заречье", "drawn", page.text.cite(Span(8, 15)))
    (note,) = (n for n in annotate(replace(page.text, place=place)) if isinstance(n.value, Happening))
    assert note.cite.text == "Гордей Лунёв посетил завод"
