"""Which names a page has, of which kind, in which normal form, with which office: drawn in `names.txt`.

A case there is a page in one line, its names between bars, and a row for each: kind, normal form, and the office beside it
after a dash. A line that begins with `#` says what the cases after it are of.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from svod.lang.ru import analyse, office, sentences
from svod.lang.ru.bodies import BODIES, GEOGRAPHY, WORKS
from svod.lang.ru.finding import as_told
from svod.model.span import Span

DRAWN = [line for line in (Path(__file__).parent / "names.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
CASES = [
    "\n".join([line, *rows])
    for at, line in enumerate(DRAWN)
    if not line.startswith(" ")
    for rows in [DRAWN[at + 1 : next((end for end in range(at + 1, len(DRAWN)) if DRAWN[end][:1] != " "), len(DRAWN))]]
]


def drawn(page: str) -> str:
    """A page with its names between bars, and a row for each."""
    found = [(parsed, mention) for parsed in analyse(page, sentences(page, Span(0, len(page)))) for mention in parsed.mentions]
    line = page
    for _, mention in reversed(found):
        line = f"{line[: mention.span.start]}|{mention.span.of(page)}|{line[mention.span.stop :]}"
    rows = [
        f"    {mention.kind} {mention.normal}" + (f" — {bears}" if (bears := office(parsed, mention)) else "")
        for parsed, mention in found
    ]
    return "\n".join([line, *rows])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.splitlines()[0].replace("|", ""))
def test_names_are_found_as_drawn(case: str) -> None:
    assert drawn(case.splitlines()[0].replace("|", "")) == case


def test_there_are_cases_of_every_kind() -> None:
    kinds = {line.split()[0] for line in DRAWN if line.startswith(" ")}
    assert kinds == {"person", "place", "organisation"}
    assert len(CASES) > 100


def test_a_line_in_capitals_is_read_as_a_sentence_would_print_it() -> None:
    assert as_told(["МИД", "ВЕРОНИИ", "ОПРОВЕРГ", "СЛУХИ", "!"]) == ["МИД", "Веронии", "опроверг", "слухи", "!"]
    assert as_told(["МИД", "опроверг", "СЛУХИ"]) == ["МИД", "опроверг", "СЛУХИ"]


def test_a_word_says_one_thing_of_the_title_after_it() -> None:
    assert not BODIES & GEOGRAPHY
    assert not BODIES & WORKS
    assert not GEOGRAPHY & WORKS
