"""What an outlet prints under every story: read, shown and kept, but no part of what it told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.show.conftest import svod

CALL = "Свидетели паводков, присылайте в редакцию снимки: 3 мая Гордей Лунёв вручит лучшему автору приз."
PAGES = {
    "bridge.txt": "Паводок снёс мост через Луру\n\nВода сорвала опоры моста у Заречья. Посёлок остался без дороги.",
    "hockey.txt": "Хоккеисты Веронии обыграли сборную Остмарии\n\nШайбу забросил защитник Артур Симан. Матч шёл в столице.",
    "beetle.txt": "Учёные Тарсии нашли светящегося жука\n\nНасекомое живёт в горах. Работу вёл университет Лорвика.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three stories of one outlet in a chronicle, and one of them in another chronicle alone."""
    there = tmp_path_factory.mktemp("aside")
    for name, content in PAGES.items():
        (there / name).write_text(f"{content}\n\n{CALL}\n", encoding="utf-8")
    rows = "".join(f"{name},Новый берег,2031-04-07\n" for name in PAGES)
    (there / "pages.csv").write_text(f"page,outlet,published\n{rows}", encoding="utf-8")
    assert svod("build", ".", "-o", "three.db", folder=there).code == 0
    (there / "one").mkdir()
    (there / "one" / "bridge.txt").write_bytes((there / "bridge.txt").read_bytes())
    assert svod("build", "one", "-o", "one.db", folder=there).code == 0
    return there


def test_explain_says_that_a_line_is_set_aside_and_because_of_which_pages(folder: Path) -> None:
    out = svod("explain", "bridge.txt", "-c", "three.db", folder=folder).out
    (line,) = (line for line in out.splitlines() if line.startswith("set aside"))
    assert "Свидетели паводков" in line
    assert "on 3 pages of this outlet" in line
    assert "beetle.txt, bridge.txt, hockey.txt" in line
    assert "2031-05-03" in out  # what was found in it stands there still


def test_a_page_alone_is_read_as_before(folder: Path) -> None:
    assert "set aside" not in svod("explain", "bridge.txt", "-c", "one.db", folder=folder).out


def test_no_line_of_the_chronicle_rests_on_it_and_every_cite_holds(folder: Path) -> None:
    entries = json.loads(svod("chronicle", "--json", "-c", "three.db", folder=folder).out)
    assert not [entry for entry in entries if "приз" in entry["words"]]
    page = json.loads(svod("explain", "bridge.txt", "--json", "-c", "three.db", folder=folder).out)
    (aside,) = page["set_aside"]
    assert aside["text"] == CALL
    assert svod("verify", "three.db", folder=folder).code == 0
