"""One body of tests over every store; pages made by hand, so that no model is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from svod.model.note import Note, Sentence, Statement
from svod.model.page import Page
from svod.model.span import Span
from svod.model.text import Block, Fact, Text
from svod.store import Store, open_store
from svod.store.base import Result
from svod.store.cards import of_page
from svod.store.lemmas import lemmas

Reader = Callable[[Page], Text]


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / f"{request.param}.db", create=True)
    yield opened
    opened.close()


@pytest.fixture
def read() -> Reader:
    """A page's text: the first line is the title, the others are body; the outlet and day are those of its list."""

    def text(page: Page) -> Text:
        content, blocks, at = page.decoded(), list[Block](), 0
        for line in content.split("\n"):
            if line:
                blocks.append(Block(Span(at, at + len(line)), "body" if blocks else "title", "by hand"))
            at += len(line) + 1
        outlet = Fact(page.given.outlet, "given") if page.given.outlet else None
        day = Fact(page.given.published, "given") if page.given.published else None
        title = Fact(content.split("\n")[0], "first line")
        return Text(page.sha256, content, "plain@1", tuple(blocks), Fact("ru", "by hand"), title, outlet, day)

    return text


@pytest.fixture
def put(store: Store, read: Reader) -> Callable[..., None]:
    """Puts pages into the store with their texts, lemmas and one statement each, the whole second line."""

    def put_in(*pages: Page) -> None:
        with store.claimed():
            store.keep(pages)
            store.name([of_page(page) for page in pages])
            for page in pages:
                text = read(page)
                block = text.blocks[-1].span
                said = Note(text.cite(block), Statement("indirect", ("Гордей Лунёв",)), "statements@1", "by hand")
                notes = (Note(text.cite(block), Sentence(), "sentences@1", "by hand"), said)
                store.save("text", [Result(page.sha256, "clean@1", "k", text)], {})
                store.save("notes", [Result(page.sha256, "annotate@1", "k", notes)], {})
                store.save("lemmas", [Result(page.sha256, "index@1", "k", lemmas(text))], {})

    return put_in
