"""Names as keys."""

import pytest

from svod.link.entities import entities
from svod.link.parties import Parties, body_key, initials, plain, state_in, states
from tests.link.readings import reading


def test_two_spellings_share_their_plain_form() -> None:
    assert plain("«Зелёный  Дол»") == plain("зеленый дол") == "зеленый дол"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("президент Польши", "PL"),
        ("польский министр", "PL"),
        ("глава МИД Российской Федерации", "RU"),
        ("посол США в Лондоне", None),  # two states: neither is guessed
        ("глава Заречья", None),
    ],
)
def test_the_one_state_that_words_name(words: str, code: str | None) -> None:
    found = state_in("ru", words)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Министерство иностранных дел Польши", ("мид", "PL")),
        ("польский МИД", ("мид", "PL")),
        ("МИД", ("мид", "")),
        ("Союз рыбаков", ("союз рыбаков", "")),
        ("Польша", ("польша", "")),
    ],
)
def test_a_body_and_its_state(name: str, key: tuple[str, str]) -> None:
    assert body_key("ru", name) == key


def test_initials() -> None:
    assert initials("Союз рыбаков Остмарии") == "сро"


def test_a_language_without_a_table_knows_no_state() -> None:
    assert states("xx").named("Польша") is None
    assert state_in("xx", "Польша") is None


def test_a_seat_of_government_acts_as_its_state() -> None:
    page = reading("a.txt", "Т\n⟨place Варшава|Варшава⟩ и ⟨place Польша|Польша⟩.")
    parties = Parties([page], entities([page]))
    assert parties.key(page.page, "Варшава") == parties.key(page.page, "Польша")
    assert parties.shown(parties.key(page.page, "Варшава")) == "Польша"


def test_an_office_alone_is_the_one_person_who_bears_it() -> None:
    told = reading("a.txt", "Т\n⟨person Гордей Лунёв, президент Польши|Лунёв⟩ прибыл.")
    alone = reading("b.txt", "Т\nЭто сказал президент Польши.")
    parties = Parties([told, alone], entities([told, alone]))
    assert parties.key(alone.page, "польский президент") == parties.key(told.page, "Гордей Лунёв")
    other = reading("c.txt", "Т\n⟨person Артур Симан, президент Польши|Симан⟩ уехал.")
    parties = Parties([told, alone, other], entities([told, alone, other]))
    assert parties.key(alone.page, "президент Польши") not in (
        parties.key(told.page, "Гордей Лунёв"),
        parties.key(other.page, "Артур Симан"),
    )


def test_whom_a_speaker_speaks_for() -> None:
    page = reading(
        "a.txt",
        "Т\n⟨person Инна Рой, официальный представитель МИД Польши|Инна Рой⟩, "
        "⟨person Юн Горан, пресс-секретарь президента Польши|Юн Горан⟩, ⟨person Гордей Лунёв, рыбак|Лунёв⟩.",
    )
    parties = Parties([page], entities([page]))
    shown = [parties.shown(parties.speaks_for(page.page, name)) for name in ("Инна Рой", "Юн Горан", "Гордей Лунёв")]
    assert shown == ["МИД Польши", "Польша", "Гордей Лунёв"]  # a president's voice is his state's
    assert parties.state(parties.speaks_for(page.page, "Юн Горан")) == "state PL"
    assert parties.state(parties.speaks_for(page.page, "Гордей Лунёв")) is None


def test_a_ministry_without_its_state_is_of_the_one_that_its_spokesmen_serve() -> None:
    bare = reading("a.txt", "Т\n⟨person Инна Рой, представитель МИД|Инна Рой⟩ из ⟨organisation МИД|МИД⟩.")
    whole = reading("b.txt", "Т\n⟨person Инна Рой, представитель МИД Польши|Инна Рой⟩.")
    parties = Parties([bare, whole], entities([bare, whole]))
    assert parties.state(parties.key(bare.page, "МИД")) == "state PL"
    rival = reading("c.txt", "Т\n⟨person Юн Горан, представитель МИД Норвегии|Юн Горан⟩.")
    two = reading(
        "d.txt",
        "Т\n⟨person Инна Рой, представитель МИД|Инна Рой⟩ и "
        "⟨person Юн Горан, представитель МИД|Юн Горан⟩ из ⟨organisation МИД|МИД⟩.",
    )
    parties = Parties([whole, rival, two], entities([whole, rival, two]))
    assert parties.state(parties.key(two.page, "МИД")) is None
