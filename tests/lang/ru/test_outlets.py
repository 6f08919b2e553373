"""The table of outlets, and how it is asked."""

from __future__ import annotations

import pytest

from svod.lang.base import Outlet
from svod.lang.directory import Directory, directory, host_of, read_outlets
from svod.lang.ru.outlets import by_host, by_name, outlets

OWN = Directory(
    (
        Outlet("Новый берег", "outlet", ("Берег.Ру",), ("bereg.example",)),
        Outlet("Меридиан", "agency", ("МРД",), ("meridian.example", "wire.example")),
    )
)


def test_the_table_is_large_and_each_row_stands_once() -> None:
    names = [outlet.name for outlet in outlets()]
    assert len(names) >= 150
    assert len(set(names)) == len(names)
    hosts = [host for outlet in outlets() for host in outlet.hosts]
    assert len(set(hosts)) == len(hosts)
    assert {outlet.kind for outlet in outlets()} == {"agency", "outlet", "press_service", "social_media"}


def test_every_name_finds_an_outlet_and_every_host_its_own() -> None:
    for outlet in outlets():
        assert by_name(outlet.name), outlet.name
        assert all(by_host(f"https://www.{host}/a/b") == outlet for host in outlet.hosts), outlet.name


@pytest.mark.parametrize("words", ["Меридиан", "Меридиана", "МЕРИДИАНОМ", "«Меридиан»", "МРД"])
def test_case_ending_capitals_and_marks_do_not_matter(words: str) -> None:
    assert OWN.by_name(words) == OWN.outlets[1]


def test_a_short_name_keeps_its_capitals() -> None:
    assert OWN.by_name("мрд") is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.bereg.example/x", "Новый берег"),
        ("news.bereg.example", "Новый берег"),
        ("http://wire.example:8080/x?y", "Меридиан"),
        ("https://notbereg.example", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_hosts(url: str, name: str | None) -> None:
    found = OWN.by_host(url)
    assert (found and found.name) == name


def test_host_of() -> None:
    assert host_of("HTTPS://WWW.Bereg.Example/x") == "bereg.example"


def test_the_directory_holds_every_languages_outlets() -> None:
    assert directory().by_name("Интерфакса") == by_name("INTERFAX.RU")


def test_a_kind_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="no kind of source"):
        read_outlets(["name,kind,aliases,hosts", "Берег,paper,,"])
