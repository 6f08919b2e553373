"""Passages drawn as `+ words` where they are background, `words` where they are the news."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svod.link.backgrounds import told_apart
from svod.link.passages import passages
from svod.model.chronicle import Reading
from svod.model.link import Story
from tests.link.made import page

REST = (
    "Рынок в порту работает. Жители сёл ждут выплат. Школы открыты. Автобусы идут в объезд через Заречье и Берёзовку, "
    "дорога занимает три часа вместо сорока минут, предупредили на вокзале. Билеты продают только у водителя. Лодки спасателей "
    "дежурят у обоих берегов до темноты, ночью переправы нет."
)
CARRIED = "Верония и Тарсия оспаривают принадлежность Нижней Луды с февраля 1988 года, переговоры прерывались трижды."
NEWS = "Мост через Нижнюю Луду закрыли на ремонт до конца весны, паром ходит каждый час без выходных."
SKY = (
    "Синоптики ждут дождей к пятнице, вода поднимется на полметра. Дамбу у Заречья укрепили мешками с песком ещё осенью, "
    "волонтёры дежурят посменно. Пастухи увели стада на холмы, сено запасли до июня, ветеринары осмотрели овец и коз."
)
SEA = (
    "Рыбаки южных портов вышли на улицы ещё зимой и требовали вернуть прежние нормы вылова сельди. Суда стояли у причалов "
    "неделю, заводы остались без сырья, консервы подорожали на треть. Правительство обещало пересмотреть правила к лету."
)
OTHER = "Министр рыболовства Остмарии подал в отставку после спора о квотах, сообщили в его канцелярии вечером."


def drawn(*stories: tuple[Reading, ...]) -> set[str]:
    readings = [one for story in stories for one in story]
    told = [Story(tuple(sorted(one.page for one in story)), "Т") for story in stories]
    known = {page: story.id for story in told for page in story.pages}
    found = told_apart(passages(readings, told), known, {one.page: one for one in readings})
    return {("+ " if one.background else "") + one.a.text[:14] for one in found}


BRIDGE = page("bridge", "Мост закрыт", NEWS, REST, CARRIED)
FERRY = page("ferry", "Паром ходит", NEWS, "Погода хорошая, ветра нет.", SKY, CARRIED)
FISH = page("fish", "Министр ушёл", OTHER, "Преемника назовут позже.", SEA, CARRIED, day="2031-06-01")


def test_what_stands_in_a_page_of_another_story_is_background() -> None:
    assert drawn((BRIDGE, FERRY), (FISH,)) == {"Мост через Ниж", "+ Верония и Тарс"}


def test_without_another_story_nothing_shows_it() -> None:
    assert drawn((BRIDGE, FERRY)) == {"Мост через Ниж", "Верония и Тарс"}


def test_pages_that_share_most_of_what_they_tell_are_one_telling_in_two_stories() -> None:
    copy = page("copy", "Мост закрыли", NEWS, REST)
    assert drawn((BRIDGE,), (copy,)) >= {"Мост через Ниж"}
    assert not any(line.startswith("+ Мост") for line in drawn((BRIDGE,), (copy,)))


def test_what_a_page_begins_with_is_its_news_whoever_carries_it_later() -> None:
    later = page("later", "Паром встал", OTHER, SEA, NEWS, day="2031-04-01")
    assert "Мост через Ниж" in drawn((BRIDGE, FERRY), (later,))


def test_two_stories_whose_pages_begin_alike_are_of_one_happening() -> None:
    alike = page("alike", "Мост закрыли", NEWS, SEA, CARRIED)
    assert not any(line.startswith("+") for line in drawn((BRIDGE,), (alike,)))


def test_what_was_found_by_the_pair_shows_background_where_the_other_page_is_not_at_hand() -> None:
    story = {BRIDGE.page: "bridge", FERRY.page: "bridge", FISH.page: "fish"}
    found = passages((BRIDGE, FERRY, FISH), [Story(tuple(sorted((BRIDGE.page, FERRY.page))), "Т")])
    outside = [one for one in found if FISH.page in (one.a.page, one.b.page)]
    by_pair = told_apart(outside, story, {one.page: one for one in (BRIDGE, FERRY, FISH)})
    within = [one for one in found if one not in outside]
    told = told_apart((*within, *by_pair), story, {one.page: one for one in (BRIDGE, FERRY)})
    assert {one.a.text[:14] for one in told if one.background} == {"Верония и Тарс"}


def test_it_is_background_on_pages_that_carry_it_on() -> None:
    third = page("third", "Мост стоит", NEWS, SEA[::-1], CARRIED, "В порту тихо.")
    assert "+ Верония и Тарс" in drawn((BRIDGE, FERRY, third), (FISH,))


@given(st.permutations([BRIDGE, FERRY]), st.booleans())
def test_the_order_changes_nothing(pair: list[Reading], turned: bool) -> None:
    stories = [tuple(pair), (FISH,)]
    assert drawn(*(reversed(stories) if turned else stories)) == {"Мост через Ниж", "+ Верония и Тарс"}
