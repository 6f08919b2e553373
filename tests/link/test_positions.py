"""Rival stands on one matter, side by side."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from svod.link.entities import entities
from svod.link.holders import negated_in
from svod.link.parties import Parties
from svod.link.positions import positions
from svod.link.positions_matters import _near
from svod.link.stances import stances
from svod.model.chronicle import Reading
from svod.model.link import Position, Story
from tests.link.readings import reading

POLAND, CZECHIA = "⟨place Польша|Польша⟩", "⟨place Чехия|Чехия⟩"
LUNEV, WELZ = "⟨person Гордей Лунёв|Лунёв⟩", "⟨person Марта Вельц|Вельц⟩"


def found(*pages: str, one_story: bool = True) -> list[Position]:
    listed = [reading(f"{i}.txt", page) for i, page in enumerate(pages)]
    story = (Story(tuple(sorted(r.page for r in listed)), "т"),) if one_story else ()
    return list(positions(listed, entities(listed), story, ()))


def drawn(*pages: str, one_story: bool = True) -> list[str]:
    out = []
    for position in found(*pages, one_story=one_story):
        stands = [f"{s.party} {s.stand}" + (f" «{s.named}»" if s.named else "") for s in position.stands]
        signs = [f"{position.stands[a].party}/{position.stands[b].party}: {sign}" for a, b, sign in position.contradicts]
        out.append(" | ".join([*stands, *signs]))
    return out


SAYS = f"{POLAND} сообщила ⟨said indirect; Польша; сообщить|об обнаружении обломков ракеты в горной долине⟩."


def test_a_refusal_to_comment_stands_beside_what_it_refuses() -> None:
    page = f"Т\n{SAYS} ⟨said no_comment; Чехия; не стали комментировать|В {CZECHIA} не стали комментировать эти сведения⟩."
    assert drawn(page) == ["Польша asserts | Чехия declines_to_comment"]


def test_a_denial_on_another_page_of_the_story() -> None:
    denial = f"Т\n{CZECHIA} опровергла ⟨said indirect; Чехия; опровергла|обнаружение обломков ракеты в долине⟩."
    assert drawn(f"Т\n{SAYS}", denial) == ["Польша asserts | Чехия denies | Польша/Чехия: denial"]


def test_pages_of_two_stories_have_no_matter_in_common() -> None:
    denial = f"Т\n{CZECHIA} опровергла ⟨said indirect; Чехия; опровергла|обнаружение обломков ракеты в долине⟩."
    assert drawn(f"Т\n{SAYS}", denial, one_story=False) == []


def test_two_sayings_that_part_on_nothing_are_no_matter() -> None:
    page = f"Т\n{SAYS} {CZECHIA} отметила ⟨said indirect; Чехия; отметила|обнаружение обломков ракеты в долине⟩."
    assert drawn(page) == []


def test_a_party_alone_has_no_rival() -> None:
    page = f"Т\n{SAYS} ⟨said no_comment; Польша; отказались комментировать|В {POLAND} отказались комментировать обломки⟩."
    assert drawn(page) == []


def test_a_denial_of_something_else_is_another_matter() -> None:
    denial = f"Т\n{CZECHIA} опровергла ⟨said indirect; Чехия; опровергла|повышение цен на хлеб⟩."
    assert drawn(f"Т\n{SAYS}", denial) == []


def test_two_names_for_one_thing() -> None:
    page = (
        f"Т\n{POLAND} начала «ограниченное учение». "
        f"В {CZECHIA} назвали ⟨said indirect; Чехия; назвали|происходящее вторжением⟩."
    )
    assert drawn(page) == ["Польша names_it «ограниченное учение» | Чехия names_it «вторжением» | Польша/Чехия: rival name"]


def test_what_one_takes_for_granted_and_another_says_is_not_there() -> None:
    page = (
        f"Т\n{POLAND} потребовала ⟨said indirect; Польша; назвала|вывод горных отрядов из долины⟩. "
        f"{CZECHIA} заявила, что ⟨said indirect; Чехия; заявила|горных отрядов в долине нет⟩."
    )
    assert drawn(page) == ["Польша presupposes | Чехия denies | Польша/Чехия: negation"]


def test_who_opposes_a_plan_and_whose_it_is() -> None:
    page = f"Т\n{LUNEV} ушёл в знак протеста против плана ⟨person Марта Вельц|Вельц⟩."
    assert drawn(page) == ["Гордей Лунёв denies | Марта Вельц asserts"]


def test_he_and_they_are_those_of_the_sentence_before() -> None:
    page = f"Т\n{LUNEV} и {WELZ} молчали. Они выступали против плана ⟨person Артур Симан|Симана⟩."
    parties = {stand.party: stand.stand for position in found(page) for stand in position.stands}
    assert parties == {"Гордей Лунёв": "denies", "Марта Вельц": "denies", "Артур Симан": "asserts"}


def test_the_head_of_a_state_speaks_for_it_where_a_state_is_the_other_party() -> None:
    page = (
        "Т\n⟨person Юн Горан, президент Польши|Юн Горан⟩ сообщил "
        "⟨said indirect; Юн Горан; сообщил|об обломках ракеты в долине⟩. "
        f"⟨said no_comment; Чехия; не стали комментировать|В {CZECHIA} не стали комментировать обломки ракеты⟩."
    )
    assert drawn(page) == ["Польша asserts | Чехия declines_to_comment"]


def test_a_spokeswoman_speaks_for_her_ministry() -> None:
    page = (
        "Т\n⟨person Инна Рой, официальный представитель МИД Польши|Инна Рой⟩ опровергла "
        "⟨said indirect; Инна Рой; опровергла|обнаружение обломков ракеты⟩. "
        f"{LUNEV} сказал: ⟨said indirect; Гордей Лунёв; сказал|обломки ракеты нашли⟩."
    )
    assert drawn(page) == ["МИД Польши denies | Гордей Лунёв asserts | МИД Польши/Гордей Лунёв: denial"]


def test_a_saying_within_a_saying_is_no_rival_of_it() -> None:
    inner = "⟨said indirect; Марта Вельц; опровергла|обстрел рыбаков в долине⟩"
    assert drawn(f"Т\n{LUNEV} заявил: ⟨said indirect; Гордей Лунёв; заявил|{WELZ} опровергла {inner}⟩.") == []


def test_two_names_for_one_thing_on_two_pages() -> None:
    a = f"Т\n{POLAND} ввела отряды, ⟨said indirect; Польша; назвав|происходящее учением⟩."
    b = f"Т\n{CZECHIA} ответила на отряды в долине, ⟨said indirect; Чехия; назвав|происходящее вторжением⟩."
    assert [line.split(" | ")[-1].split(": ")[1] for line in drawn(a, b)] == ["rival name"]


def test_two_counts_of_the_same() -> None:
    page = (
        f"Т\n{LUNEV} сообщил: ⟨said indirect; Гордей Лунёв; сообщил|при обвале шахты Дальней погибли 12 горняков⟩. "
        f"{WELZ} сообщила: ⟨said indirect; Марта Вельц; сообщила|при обвале шахты Дальней погибли 20 горняков⟩."
    )
    assert [line.split(" | ")[-1] for line in drawn(page)] == ["Гордей Лунёв/Марта Вельц: number"]


PIECES = [
    SAYS,
    f"⟨said no_comment; Чехия; не стали комментировать|В {CZECHIA} не стали комментировать эти сведения⟩.",
    f"{CZECHIA} опровергла ⟨said indirect; Чехия; опровергла|обнаружение обломков ракеты в долине⟩.",
    f"{POLAND} начала «ограниченное учение».",
    f"В {CZECHIA} назвали ⟨said indirect; Чехия; назвали|происходящее вторжением⟩.",
    f"{LUNEV} выступил против плана {WELZ}.",
    "Они не согласны.",
    "Молчание.",
]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5), min_size=1, max_size=4), st.randoms())
def test_the_order_of_pages_changes_nothing_and_every_cite_re_opens(drawn_pages: list[list[str]], chance: object) -> None:
    listed = [reading(f"{i}.txt", "Т\n" + " ".join(pieces)) for i, pieces in enumerate(drawn_pages)]
    story = (Story(tuple(sorted(r.page for r in listed)), "т"),)
    there = positions(listed, entities(listed), story, ())
    assert there == positions(listed[::-1], entities(listed[::-1]), story, ())
    contents = {r.page: r.text.content for r in listed}
    for position in there:
        assert len({stand.party for stand in position.stands}) > 1
        for stand in position.stands:
            for cite in stand.evidence:
                cite.check(contents[cite.page])


PRESIDENT = "⟨person Гордей Лунёв, президент Остмарии|Гордей Лунёв⟩"
PREMIER = "⟨person Артур Симан, премьер-министр Лурии|Артур Симан⟩"
OSTMARIA, LURIA = "⟨place Остмария|Остмария⟩", "⟨place Лурия|Лурия⟩"


def test_a_state_that_no_table_knows_is_a_party_and_its_president_speaks_for_it() -> None:
    page = (
        f"Т\n{OSTMARIA} сообщила ⟨said indirect; Остмария; сообщила|об обломках ракеты в горной долине⟩. "
        f"{PREMIER} опроверг ⟨said indirect; Артур Симан; опроверг|обломки ракеты в горной долине⟩. "
        f"{PRESIDENT} молчит, {LURIA} тоже."
    )
    assert drawn(page) == ["Остмария asserts | Лурия denies | Остмария/Лурия: denial"]


def test_two_seats_give_one_thing_two_names() -> None:
    page = "Т\nТо, что в ⟨place Польша|Польше⟩ называют «учением по плану», а в ⟨place Чехия|Чехии⟩ — вторжением, длится месяц."
    assert drawn(page) == ["Польша names_it «учение по плану» | Чехия names_it «вторжение» | Польша/Чехия: rival name"]


def test_a_refused_name_is_not_the_speakers_own() -> None:
    page = (
        f"Т\n{LUNEV} сказал: ⟨said indirect; Гордей Лунёв; сказал|никакого вторжения в долину не было⟩. "
        f"{WELZ} сказала: ⟨said indirect; Марта Вельц; сказала|вторжение в долину длится месяц⟩."
    )
    assert all(stand.party != "Гордей Лунёв" or stand.named is None for one in found(page) for stand in one.stands)


def test_ministers_of_one_state_may_part() -> None:
    welz = "⟨person Марта Вельц, министр обороны Остмарии|Вельц⟩"
    page = f"Т\n{PRESIDENT} ждал. {welz} ушла в знак протеста против плана ⟨person Гордей Лунёв|Лунёва⟩."
    assert drawn(page) == ["Гордей Лунёв asserts | Марта Вельц denies"]


def test_a_denial_that_names_whose_words_it_denies_answers_him_wherever_he_says_them() -> None:
    page = (
        f"Т\n{LUNEV} сказал: ⟨said indirect; Гордей Лунёв; сказал|мост взорвали рыбаки⟩. Шёл дождь. Дороги размыло. Стемнело. "
        f"{CZECHIA} опровергла ⟨said indirect; Чехия; опровергла|слова ⟨person Гордей Лунёв|Лунёва⟩⟩."
    )
    assert drawn(page) == ["Гордей Лунёв asserts | Чехия denies | Гордей Лунёв/Чехия: denial"]


def said(who: str, cue: str, content: str, day: str = "") -> str:
    return f"⟨said indirect; {who}; {cue}; {day}|{content}⟩."


def test_who_supports_a_call_stands_beside_whose_it_is() -> None:
    page = f"Т\n{LUNEV} поддержал призыв ⟨person Марта Вельц|Вельц⟩ собрать деньги на мост."
    assert drawn(page) == ["Гордей Лунёв asserts | Марта Вельц asserts"]


def test_a_body_whose_decision_is_criticised_holds_it_and_nobody_denies_anything() -> None:
    page = f"Т\n{LUNEV} раскритиковал решение ⟨organisation Союз рыбаков|Союза рыбаков⟩ закрыть пристань."
    assert drawn(page) == ["Союз рыбаков asserts | Гордей Лунёв denies"]


def test_to_criticise_a_person_is_no_rival_stand_of_that_person() -> None:
    assert drawn(f"Т\n{LUNEV} раскритиковал ⟨person Марта Вельц|Вельц⟩ за опоздание.") == []


def test_whom_words_are_about_is_not_whose_they_are() -> None:
    assert drawn(f"Т\n{LUNEV} опроверг сообщения о ⟨person Марта Вельц|Вельц⟩.") == []


def test_a_denial_of_what_papers_write() -> None:
    page = f"Т\nВесной газеты писали о свадьбе в долине, однако {LUNEV} опроверг эти слухи."
    assert drawn(page) == ["газеты asserts | Гордей Лунёв denies | газеты/Гордей Лунёв: denial"]


def test_a_player_of_a_club_takes_no_stand() -> None:
    page = f"Т\n{LUNEV} выступает за «Зарю». {WELZ} выступает за «Зарю»."
    assert drawn(page) == []


def test_words_in_a_quotation_are_not_the_pages_own() -> None:
    page = f"Т\n⟨said direct; Артур Симан; сказал|{LUNEV} поддержал призыв ⟨person Марта Вельц|Вельц⟩ собрать деньги⟩."
    assert drawn(page) == []


def test_not_to_understand_a_decision_denies_nothing() -> None:
    page = (
        f"Т\n⟨organisation «Волна»|«Волна»⟩ сообщила: {said('«Волна»', 'сообщила', 'паром отменён из-за шторма')} "
        f"{WELZ}, в свою очередь, сказала, что {said('Марта Вельц', 'сказала', 'не понимает такое решение')}"
    )
    assert not any(position.contradicts for position in found(page))


def test_what_one_wants_done_and_another_wants_not_done() -> None:
    page = f"Т\n{LUNEV} сказал: {said('Гордей Лунёв', 'сказал', 'нужно передать старый маяк рыбакам долины')}"
    other = f"Т\n{WELZ} сказала: {said('Марта Вельц', 'сказала', 'нельзя передать старый маяк рыбакам')}"
    assert drawn(page, other) == ["Гордей Лунёв asserts | Марта Вельц denies | Гордей Лунёв/Марта Вельц: negation"] or drawn(
        page, other
    ) == ["Марта Вельц denies | Гордей Лунёв asserts | Марта Вельц/Гордей Лунёв: negation"]


def test_what_is_negated_may_end_as_a_verb_of_the_first_person_does() -> None:
    assert negated_in("ru", "не полицию вызвали к маяку") == {"полиция"}
    assert negated_in("ru", "не поддерживаю перенос маяка") == frozenset()


def test_nobody_better_is_praise_and_denies_nothing() -> None:
    page = f"Т\n{LUNEV} сказал: {said('Гордей Лунёв', 'сказал', 'не было смотрителя старого маяка добрее')}"
    other = f"Т\n{WELZ} сказала: {said('Марта Вельц', 'сказала', 'был добрым смотрителем старого маяка')}"
    assert not any(position.contradicts for position in found(page, other))


def test_one_saying_with_two_speakers_is_no_contradiction() -> None:
    a = f"Т\n{LUNEV} сказал: {said('Гордей Лунёв', 'сказал', 'старый маяк рыбакам долины не передадут')}"
    b = f"Т\n{WELZ} сказала: {said('Марта Вельц', 'сказала', 'старый маяк рыбакам долины не передадут')}"
    assert drawn(a, b) == []


MINE = "при обвале шахты Дальней погибли {} горняков"


def counts(*rows: str) -> list[str]:
    page = "Т\n" + " ".join(rows)
    return [sign for one in found(page) for _, _, sign in one.contradicts]


def by(who: str, short: str, count: str, place: str = "") -> str:
    return f"⟨person {who}|{short}⟩ сказал: " + said(who, "сказал", MINE.format(count) + place)


def test_a_round_number_beside_an_exact_one_is_no_other_number() -> None:
    assert counts(by("Гордей Лунёв", "Лунёв", "12"), by("Марта Вельц", "Вельц", "около 10")) == []


def test_counts_of_two_places_are_no_rivals() -> None:
    assert (
        counts(
            by("Гордей Лунёв", "Лунёв", "12", " в ⟨place Заречье|Заречье⟩"),
            by("Марта Вельц", "Вельц", "20", " в ⟨place Нижняя Луда|Нижней Луде⟩"),
        )
        == []
    )


def test_an_older_and_a_newer_count_of_one_source_is_a_change() -> None:
    first = reading("a.txt", "Т\n" + by("Гордей Лунёв", "Лунёв", "12"), published="2031-04-07")
    rows = by("Гордей Лунёв", "Лунёв", "20") + " " + by("Марта Вельц", "Вельц", "25")
    (one,) = told([first, reading("b.txt", "Т\n" + rows, published="2031-04-08")])
    ((a, b, what),) = one.changes
    assert ("12" in one.stands[a].evidence[0].text, "20" in one.stands[b].evidence[0].text, what) == (True, True, "number")
    parted = [(one.stands[x].party, one.stands[y].party, sign) for x, y, sign in one.contradicts]
    assert parted in ([("Гордей Лунёв", "Марта Вельц", "number")], [("Марта Вельц", "Гордей Лунёв", "number")])


def test_a_party_alone_whose_count_grows_is_no_matter() -> None:
    rows = [reading(f"{n}.txt", "Т\n" + by("Гордей Лунёв", "Лунёв", f"1{n}"), published=f"2031-04-0{n}") for n in (7, 8)]
    assert told(rows) == []


def told(listed: list[Reading]) -> list[Position]:
    story = (Story(tuple(sorted(r.page for r in listed)), "т"),)
    return list(positions(listed, entities(listed), story, ()))


def test_a_party_that_denies_what_it_said_before_has_changed_its_stand() -> None:
    a = f"Т\n{POLAND} сообщила {said('Польша', 'сообщила', 'об обломках ракеты в горной долине')}"
    b = f"Т\n{POLAND} опровергла {said('Польша', 'опровергла', 'обломки ракеты в горной долине')}"
    (one,) = told([reading("a.txt", a, published="2031-04-07"), reading("b.txt", b, published="2031-04-09")])
    ((earlier, later, what),) = one.changes
    assert (one.stands[earlier].stand, one.stands[later].stand, what) == ("asserts", "denies", "stand")


def test_a_party_that_says_two_things_on_one_day_has_not_changed() -> None:
    a = f"Т\n{POLAND} сообщила {said('Польша', 'сообщила', 'об обломках ракеты в горной долине')}"
    b = f"Т\n{POLAND} опровергла {said('Польша', 'опровергла', 'обломки ракеты в горной долине')}"
    assert told([reading("a.txt", a), reading("b.txt", b)]) == []


def test_what_a_storys_pages_say_depends_on_them_alone() -> None:
    one = [reading("a.txt", f"Т\n{SAYS} {LUNEV} выступил против плана {WELZ}.")]
    two = [reading("b.txt", f"Т\n{CZECHIA} опровергла {said('Чехия', 'опровергла', 'обнаружение обломков ракеты в долине')}")]
    every = [*one, *two]
    stories = tuple(Story((r.page,), "т") for r in every)
    apart = [position for row in (one, two) for position in positions(row, entities(row), (Story((row[0].page,), "т"),), ())]
    assert list(positions(every, entities(every), stories, ())) == apart


def test_a_large_story_is_not_compared_all_with_all() -> None:
    rows = [
        reading(f"{i}.txt", f"Т\n{LUNEV} сказал: {said('Гордей Лунёв', 'сказал', MINE.format(i + 100))}") for i in range(150)
    ]
    every = [one for r in rows for one in stances(r, Parties([r], entities([r])))]
    assert len(every) == 150
    assert sum(1 for _ in _near(every, range(len(every)))) == 0  # a word in so many stances leads nowhere


def test_a_denial_of_reported_words_names_whose_they_are() -> None:
    page = f"Т\n{LUNEV} опроверг {said('Гордей Лунёв', 'опроверг', 'слова ⟨person Марта Вельц|Вельц⟩ о закрытии моста')}"
    assert drawn(page) == ["Гордей Лунёв denies | Марта Вельц asserts | Гордей Лунёв/Марта Вельц: denial"]


def test_a_trade_tells_again_the_one_person_just_named() -> None:
    page = f"Т\nНа вечере пел {LUNEV}. Весной газеты писали о свадьбе, однако певец опроверг эти слухи."
    assert drawn(page) == ["газеты asserts | Гордей Лунёв denies | газеты/Гордей Лунёв: denial"]


def test_a_singer_is_no_woman_who_sings() -> None:
    page = f"Т\nНа вечере пела {WELZ}. Весной газеты писали о свадьбе, однако певец опроверг эти слухи."
    assert drawn(page) == []


def test_a_noun_that_is_no_name_is_the_subject_right_before_a_verb() -> None:
    page = f"Т\n{LUNEV} ждал, комиссия поддержала призыв ⟨person Марта Вельц|Вельц⟩ собрать деньги."
    assert "Гордей Лунёв" not in {stand.party for one in found(page) for stand in one.stands}


def test_followers_who_protest_are_not_their_leader() -> None:
    page = f"Т\nСторонники ⟨person Марта Вельц|Вельц⟩ вышли на площадь в знак протеста против плана {LUNEV}."
    assert drawn(page) == []


def test_who_opposes_a_decision_in_one_clause_does_not_oppose_who_is_named_in_the_next() -> None:
    page = f"Т\n{LUNEV} раскритиковал решение закрыть пристань, а ⟨person Марта Вельц|Вельц⟩ промолчала."
    assert all(not one.contradicts for one in found(page))


def test_a_body_and_its_abbreviation_are_one_side() -> None:
    page = (
        f"Т\n⟨organisation Народный банк|Народный банк⟩ сообщил: {said('Народный банк', 'сообщил', MINE.format(12))} "
        f"⟨organisation НБЛ|НБЛ⟩ сообщил: {said('НБЛ', 'сообщил', MINE.format(20))}"
    )
    assert drawn(page) == []


def test_two_spellings_of_a_name_are_one_person() -> None:
    assert counts(by("Гордей Лунёв", "Лунёв", "12"), by("Гордий Лунёв", "Лунёв", "20")) == []


def test_what_one_says_will_be_and_another_says_will_not() -> None:
    page = (
        f"Т\n{LUNEV} сказал: {said('Гордей Лунёв', 'сказал', 'рыбаки не хотят жить на острове')} "
        f"{WELZ} сказала: {said('Марта Вельц', 'сказала', 'рыбаки будут жить на острове')}"
    )
    assert [line.split(" | ")[-1] for line in drawn(page)] == ["Гордей Лунёв/Марта Вельц: negation"]


def test_what_one_leaves_undone_himself_another_may_do() -> None:
    page = (
        f"Т\n{LUNEV} сказал: ⟨said direct; Гордей Лунёв; сказал|Вину в поджоге не признаю⟩. "
        f"{WELZ} сказала: ⟨said direct; Марта Вельц; сказала|Полностью признаю вину в поджоге⟩."
    )
    assert drawn(page) == []
