"""Pages under names: what is new, what is another version, what is gone."""

from __future__ import annotations

from itertools import permutations

from svod.model.chronicle import Card
from svod.model.page import HTML, Given, Page
from svod.store import Store
from svod.store.base import Change
from svod.store.cards import of_page

OLD, NEW = Page("a.txt", b"old"), Page("a.txt", b"new")


def built(store: Store, *pages: Page, spared: list[str] | None = None) -> dict[str, Change]:
    with store.claimed():
        store.keep(pages)
        return store.name([of_page(page) for page in pages], spared)


def shown(store: Store) -> list[str]:
    """Each card as `names: first letters of the hash, < what it replaced, (retired)`."""

    def drawn(card: Card) -> str:
        was = f" < {word[card.was]}" if card.was else ""
        return f"{'+'.join(card.names)}: {word[card.sha256]}{was}{' retired' if card.retired else ''}"

    word = {card.sha256: store.page(card.sha256).raw.decode() for card in store.cards()}
    return [drawn(card) for card in store.cards()]


def test_a_page_comes_back_as_it_was_read(store: Store) -> None:
    page = Page("a.html", "<p>Лунёв".encode("cp1251"), HTML, "cp1251", Given(url="https://example.org/1"), broken=2)
    assert built(store, page) == {"a.html": "new"}
    assert store.page(page.sha256) == page


def test_the_same_bytes_again_are_unchanged(store: Store) -> None:
    built(store, OLD)
    assert built(store, OLD) == {"a.txt": "unchanged"}
    assert shown(store) == ["a.txt: old"]


def test_other_bytes_under_a_name_are_its_next_version_and_the_old_one_stays(store: Store) -> None:
    built(store, OLD)
    assert built(store, NEW) == {"a.txt": "changed"}
    assert set(shown(store)) == {"a.txt: new < old", "a.txt: old retired"}
    assert store.page(OLD.sha256).raw == b"old"


def test_an_outlet_may_take_a_change_back(store: Store) -> None:
    for page in (OLD, NEW, OLD):
        built(store, page)
    assert set(shown(store)) == {"a.txt: old < new", "a.txt: new < old retired"}


def test_the_same_bytes_under_two_names_are_one_page(store: Store) -> None:
    built(store, Page("b.txt", b"old"), OLD)
    assert shown(store) == ["a.txt+b.txt: old"]


def test_a_page_with_two_names_stays_current_while_one_of_them_stands(store: Store) -> None:
    built(store, OLD, Page("b.txt", b"old"))
    built(store, NEW)
    assert set(shown(store)) == {"b.txt: old", "a.txt: new < old"}


def test_a_sync_retires_what_is_neither_found_nor_spared_and_a_page_may_come_back(store: Store) -> None:
    gone, spared = Page("gone.txt", b"gone"), Page("spared.txt", b"spared")
    built(store, OLD, gone, spared)
    built(store, OLD, spared=["spared.txt"])
    assert shown(store) == ["a.txt: old", "gone.txt: gone retired", "spared.txt: spared"]
    assert built(store, gone) == {"gone.txt": "new"}
    assert shown(store) == ["a.txt: old", "gone.txt: gone", "spared.txt: spared"]


def test_a_build_without_sync_retires_nothing(store: Store) -> None:
    built(store, OLD)
    built(store, Page("b.txt", b"b"))
    assert shown(store) == ["a.txt: old", "b.txt: b"]


def test_what_a_list_says_anew_is_kept_without_a_new_version(store: Store) -> None:
    built(store, OLD)
    listed = Page("a.txt", b"old", given=Given(outlet="Новый берег"))
    assert built(store, listed) == {"a.txt": "unchanged"}
    assert store.cards()[0].given == Given(outlet="Новый берег")


def test_what_lists_say_of_one_page_under_two_names_is_put_together(store: Store) -> None:
    built(
        store, Page("b.txt", b"old", given=Given(outlet="B", url="https://b")), Page("a.txt", b"old", given=Given(outlet="A"))
    )
    assert store.page(OLD.sha256).given == Given(outlet="A", url="https://b")


def test_pages_fetched_under_one_name_are_versions_in_the_order_of_fetching_however_they_are_read(store: Store) -> None:
    fetched = [
        Page("https://b/1", f"{day}".encode(), given=Given(fetched=f"2031-03-0{day}")) for day in (1, 2, 3)
    ]  # fmt: skip
    wanted = {"https://b/1: 3 < 2", "https://b/1: 2 < 1 retired", "https://b/1: 1 retired"}
    built(store, *fetched)
    assert set(shown(store)) == wanted
    for order in permutations(fetched):
        assert built(store, *order) == {"https://b/1": "unchanged"}
    assert set(shown(store)) == wanted


def test_bytes_that_a_stopped_build_left_without_a_name_go_with_the_next_one(store: Store) -> None:
    with store.claimed():
        store.keep([NEW])
    assert store.cards() == ()
    built(store, OLD)
    built(store, NEW)
    assert {card.sha256 for card in store.cards()} == {OLD.sha256, NEW.sha256}


def test_a_name_that_no_column_can_hold_is_written_out_and_known_again(store: Store) -> None:
    odd = Page("page\udcff.txt", b"odd")
    assert built(store, odd) == {"page\\udcff.txt": "new"}
    assert built(store, odd) == {"page\\udcff.txt": "unchanged"}
