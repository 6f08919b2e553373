"""What one page tells that another does not have at all: its sentences, less what stands in both, that no sentence of the
other comes near to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np

from svod.link.kinship import Near
from svod.link.sheets import Sheet
from svod.link.stretches import Stretch, code_of
from svod.link.words import Word
from svod.model.chronicle import Reading
from svod.model.link import Difference, Passage
from svod.model.note import Source, Statement
from svod.model.span import Span

_WORDS = 5  # fewest words of a fact
_TOLD = 0.50  # share of its weight that two neighbouring sentences of the other page have, from which it is told there
_WEIGHT = 1.5  # fewest weight of a fact: a name and a verb


def absences(here: Sheet, there: Sheet, passages: Sequence[Passage], nearest: Near) -> Iterator[Difference]:
    """What `here` tells and `there` does not have, in order. nearest: for each stretch of `there`, how far each word of `here`
    is stood for in it."""
    kept = [span for passage in passages for cite in (passage.a, passage.b) if cite.page == here.page for span in cite.spans]
    formulas = _formulas(here.reading)
    neighbours = np.maximum(nearest[:-1], nearest[1:]) if len(nearest) > 1 else nearest
    for words in _facts(here, kept):
        span = Span(words[0].start, words[-1].stop)
        if any(formula.start <= span.start + 2 and span.stop <= formula.stop + 2 for formula in formulas):
            continue
        told = _told(here, words, neighbours)
        if told < _TOLD:
            cite = here.reading.text.cite(span)
            yield Difference("absent", cite, there.page, None, f"{told:.0%} of its telling words stand together there")


def _facts(sheet: Sheet, kept: Sequence[Span]) -> Iterator[tuple[Word, ...]]:
    """Runs of words of one sentence that stand in no passage; a quotation and the words around it apart."""
    for (_, quoted), group in groupby(
        (s for s in sheet.stretches if not s.title), key=lambda s: (s.sentence, _quoted(s, sheet))
    ):
        run: list[Word] = []
        for word in (word for stretch in group for word in stretch.words):
            if _in(kept, word) or (quoted and not _in(sheet.quoted, word)):
                yield from _enough(run)
                run = []
            else:
                run.append(word)
        yield from _enough(run)


def _in(spans: Iterable[Span], word: Word) -> bool:
    return any(span.start <= word.start < span.stop for span in spans)


def _enough(run: list[Word]) -> Iterator[tuple[Word, ...]]:
    if len(run) >= _WORDS and sum(word.weight for word in run) >= _WEIGHT:
        yield tuple(run)


def _quoted(stretch: Stretch, sheet: Sheet) -> bool:
    return any(
        span.meets(stretch.span) and span.holds(Span(stretch.words[0].start, stretch.words[0].stop)) for span in sheet.quoted
    )


def _told(sheet: Sheet, words: Sequence[Word], neighbours: Near) -> float:
    """The largest share of these words that two neighbouring stretches of the other page have."""
    weights = np.array([word.weight for word in words])
    places = sheet.lexis.places(np.array([code_of(word.key) for word in words], dtype=np.uint64))
    near = neighbours[:, places] @ weights
    return float(near.max()) / float(weights.sum()) if len(near) else 0.0


def _formulas(reading: Reading) -> list[Span]:
    """Words that only say who says it or where it is from: they are no fact that a page could lack."""
    spans = [Span(note.cite.start, note.cite.stop) for note in reading.of_kind("source") if isinstance(note.value, Source)]
    for note in reading.of_kind("statement"):
        if isinstance(note.value, Statement) and note.value.cue_cite and note.value.speaker_cite:
            cue, speaker = note.value.cue_cite, note.value.speaker_cite
            spans.append(Span(min(cue.start, speaker.start), max(cue.stop, speaker.stop)))
    return spans
