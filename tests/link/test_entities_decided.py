"""What people decide of names: of one mention, of two names in the whole chronicle; and what page order changes: nothing."""

from __future__ import annotations

import pickle
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from svod.link.decisions import check, replay
from svod.link.entities import DECISIONS, entities, entities_of
from svod.link.entities_pages import PageName, page_names
from svod.link.entities_rulings import rulings
from svod.model.chronicle import Reading
from svod.model.codec import dump, load
from svod.model.entry import DECISION_KINDS, Decision, DecisionKind
from svod.model.text import Fact
from tests.link.readings import reading

FULL = reading("a.txt", "Т\n⟨person Гордей Лунёв|Гордей Лунёв⟩ прибыл. ⟨person Лунёв|Лунёв⟩ пел. ⟨person Лунёв|Лунёва⟩ ждали.")
SHORT = reading("b.txt", "Т\nСнова ⟨person Лунёв|Лунёв⟩ молчит.")
OTHER = reading("c.txt", "Т\n⟨person Гор Луневич|Гор Луневич⟩ уехал.")


def decision(kind: DecisionKind, page: Reading, words: str, instead: str, before: str = "", after: str = "") -> Decision:
    return Decision(kind, page.page, words, before, after, instead, "Ясна", "2031-07-01T10:00:00+00:00")


def shown(*decisions: Decision) -> list[str]:
    return [f"{entity.normal}: {len(entity.mentions)}" for entity in entities([FULL, SHORT, OTHER], decisions)]


def test_the_kinds_that_entities_are_made_by_are_kinds_of_decisions_about_names() -> None:
    assert set(DECISIONS) <= set(DECISION_KINDS)


def test_without_a_decision_the_one_bearer_has_them_all() -> None:
    assert shown() == ["Гор Луневич: 1", "Гордей Лунёв: 4"]


def test_one_decision_parts_two_names_on_all_pages() -> None:
    parted = decision("not_same_name", SHORT, "Лунёв", "Гордей Лунёв", "Снова ", " молчит")
    assert shown(parted) == ["Гор Луневич: 1", "Гордей Лунёв: 1", "Лунёв: 3"]


def test_two_names_that_are_parted_tell_of_no_reason_to_be_one() -> None:
    parted = decision("not_same_name", SHORT, "Лунёв", "Гордей Лунёв", "Снова ", " молчит")
    found = entities([FULL, SHORT, OTHER], [parted])
    same = [{link.a, link.b} for entity in found for link in entity.links if link.verdict == "same"]
    assert {"Лунёв", "Гордей Лунёв"} not in same


def test_one_decision_joins_two_names_on_all_pages() -> None:
    joined = decision("same_name", OTHER, "Гор Луневич", "Гордей Лунёв")
    assert shown(joined) == ["Гордей Лунёв: 5"]
    (entity,) = entities([FULL, SHORT, OTHER], [joined])
    told = [link for link in entity.links if link.basis == "decided"]
    assert [({link.a, link.b}, link.verdict, link.score) for link in told] == [({"Гор Луневич", "Гордей Лунёв"}, "same", 1.0)]
    assert told[0].because == f"decided by Ясна (decision {joined.id})"


def test_a_later_decision_takes_an_earlier_one_s_place() -> None:
    joined = decision("same_name", OTHER, "Гор Луневич", "Гордей Лунёв")
    parted = replace(decision("not_same_name", OTHER, "Гор Луневич", "Гордей Лунёв"), made_at="2031-07-02T10:00:00+00:00")
    assert shown(joined, parted) == shown()


def test_a_decision_of_one_mention_leaves_the_others() -> None:
    one = decision("not_same_person", SHORT, "Лунёв", "Гордей Лунёв", "Снова ", " молчит")
    assert shown(one) == ["Гор Луневич: 1", "Гордей Лунёв: 3", "Лунёв: 1"]


def test_a_decision_whose_words_are_gone_changes_nothing_and_is_an_orphan() -> None:
    gone = decision("not_same_name", SHORT, "Лунёв", "Гордей Лунёв", "Никогда ")
    assert shown(gone) == shown()
    assert replay([FULL, SHORT], [gone]).orphans == {gone.id}


def test_decisions_of_names_are_replayed_as_others_are() -> None:
    made = decision("same_name", OTHER, "Гор Луневич", "Гордей Лунёв")
    check(OTHER, made)
    assert replay([FULL, OTHER], [made]).standing == (made,)


def test_names_of_a_page_are_a_function_of_that_page_and_can_be_kept() -> None:
    kept = [name for page in (FULL, SHORT, OTHER) for name in load(tuple[PageName, ...], dump(page_names(page)))]
    assert [pickle.loads(pickle.dumps(name)) for name in kept] == kept
    assert entities_of(kept) == entities([OTHER, FULL, SHORT])
    assert entities_of(reversed(kept), rulings([], ())) == entities_of(kept)


NAMES = (
    "Гордей Лунёв",
    "Лунёв",
    "Г. Лунёв",
    "Марта Вельц",
    "Вельц",
    "Marta Veltz",
    "Марты Вельц",
    "Марта",
    "Лунёва",
    "Ясна Корель",
)
PLACES = ("Верония", "Польша", "РП", "Северная Верония", "Варшава", "Poland")
BODIES = ("МИД", "МИД Польши", "Заря", "ООО «Заря»", "Заря-2", "Общество охраны холмов", "ООХ", "ЕС", "польский МИД")
ROWS = [(kind, form) for kind, forms in (("person", NAMES), ("place", PLACES), ("organisation", BODIES)) for form in forms]


@st.composite
def pages(draw: st.DrawFn) -> list[Reading]:
    made = []
    for number in range(draw(st.integers(1, 5))):
        rows = [
            (kind, form) for kind, forms in (("person", NAMES), ("place", PLACES), ("organisation", BODIES)) for form in forms
        ]
        chosen = draw(st.lists(st.sampled_from(rows), max_size=8))
        one = reading(f"{number}.txt", "Т\n" + ", ".join(f"⟨{kind} {form}|{form}⟩" for kind, form in chosen))
        code = draw(st.sampled_from(("ru", "uk")))
        made.append(replace(one, text=replace(one.text, language=Fact(code, "drawn"))))
    return made


@given(pages(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_page_order_changes_nothing_and_every_name_is_in_one_entity(given_: list[Reading], random: object) -> None:
    found = entities(given_)
    shuffled = list(given_)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert entities(shuffled) == found
    mentions = [mention for entity in found for mention in entity.mentions]
    assert sorted(mentions) == sorted({note.id for page in given_ for note in page.of_kind("name")})
    assert len({entity.id for entity in found}) == len(found)
