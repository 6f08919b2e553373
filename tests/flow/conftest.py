"""The invented pages in a folder, and a chronicle that the real stages make of them in this process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from svod import flow
from svod.engine.local import Local
from svod.flow import Summary
from svod.store import Store, open_store
from tests.flow.invented import LISTED, PAGES, Build
from tests.flow.remembered import Remembered


@pytest.fixture(autouse=True)
def _each_page_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told = tuple((replace(stage, run=Remembered(stage.name, stage.run)), kind) for stage, kind in flow.PAGE_STAGES)
    monkeypatch.setattr(flow, "PAGE_STAGES", told)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, content in PAGES.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "pages.csv").write_text(LISTED, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "chronicle.db", create=True)
    yield opened
    opened.close()


@pytest.fixture
def build(store: Store, pages: Path) -> Build:
    """Builds the pages, or the paths given, in this process."""

    def run(*paths: Path, sync: Path | None = None) -> Summary:
        return flow.build(paths or (pages,), store, engine=Local(workers=1), sync=sync)

    return run
