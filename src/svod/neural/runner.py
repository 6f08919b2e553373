"""Runs a language's three models, tags, names and trees, over many sentences at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import numpy as np

from svod.errors import MissingModel
from svod.neural.encoder import Encoder, Joined
from svod.neural.heads import ChainTagger, Parser, Tagger, decoded
from svod.neural.pack import Embeddings, read_pack

# No sentence has so many words. A table or a script that was taken for one is read in pieces, each with a root of its own:
# the scores of a tree grow with the square of the words.
LONGEST = 400
# Words that go through the matrices together: enough to feed them, few enough for the caches.
BATCH = 1_500
TAGS, NAMES, TREES = range(3)  # the models, as they stand in the encoder
FORMS = 65_536  # forms of words, as they are spelled, whose place in the embeddings is kept at hand


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as the models read it, a value for each word. tags: part of speech and features as the model writes them
    (`NOUN|Case=Nom|…`). heads: place of the head, -1 for the root; cycles are possible. rels: relation to the head.
    names: BIO tags (`B-PER`)."""

    tags: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    rels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Runner:
    """The three models of a language over one set of embeddings. known: a word as one number, its row in the embeddings times
    the count of shapes, and its shape's number; shapes: the outlines that the models tell apart; tags, names, rels: what the
    numbers that the models answer stand for."""

    known: Callable[[str], int]
    shapes: tuple[str, ...]
    tags: tuple[str, ...]
    names: tuple[str, ...]
    rels: tuple[str, ...]
    encoder: Encoder
    tagger: Tagger
    namer: ChainTagger
    parser: Parser

    @classmethod
    def load(cls, words: Embeddings, morph: Path, ner: Path, syntax: Path, shape_of: Callable[[str], str]) -> Runner:
        """Reads the models' files, in half a second. Raises MissingModel where they do not belong together."""
        packs = tags, names, trees = read_pack(morph), read_pack(ner), read_pack(syntax)
        shapes = tags.vocabularies["shape"]
        if any(pack.embeddings != words.id or pack.vocabularies["shape"] != shapes for pack in packs):
            raise MissingModel(f"The models beside {morph.name} were not all trained on {words.id}.")
        numbers = {shape: number for number, shape in enumerate(shapes)}
        encoder = Encoder.of(packs, words)

        @lru_cache(maxsize=FORMS)
        def known(word: str) -> int:
            return words.row(word) * len(numbers) + numbers[shape_of(word)]

        return cls(
            known,
            shapes,
            tags.vocabularies["tag"],
            names.vocabularies["tag"],
            trees.vocabularies["rel"],
            encoder,
            Tagger.of(tags, encoder.norms[0]),
            ChainTagger.of(names, encoder.norms[1]),
            Parser.of(trees, encoder.norms[2]),
        )

    def __call__(
        self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[int] | None = None, *, named: bool = True
    ) -> tuple[Tagged, ...]:
        """Each sentence as the models read it, in order; an empty one gives an empty result. paragraphs: the number of the
        paragraph that each stands in; its names are then read with all of it in view, since their model was trained on whole
        texts. Tags and trees are of a sentence alone. named: whether the names are read at all; else there are none."""
        pieces = [
            (number, list(words[at : at + LONGEST]))
            for number, words in enumerate(sentences)
            for at in range(0, len(words), LONGEST)
        ]
        out = [Tagged() for _ in sentences]
        for batch in _batches(pieces):
            within = [place if paragraphs is None else paragraphs[number] for place, (number, _) in enumerate(batch)]
            for (number, _), read in zip(batch, self._run([words for _, words in batch], within, named), strict=True):
                out[number] = _joined(out[number], read)
        return tuple(out)

    def _run(self, sentences: list[list[str]], paragraphs: list[int], named: bool) -> Iterator[Tagged]:
        sizes = [len(sentence) for sentence in sentences]
        joined = Joined.of(np.array(sizes, np.int64))
        between = {TAGS: joined, TREES: joined}
        if named:
            together = groupby(zip(paragraphs, sizes, strict=True), key=itemgetter(0))
            between[NAMES] = Joined.of(np.array([sum(size for _, size in group) for _, group in together], np.int64))
        known = [self.known(word) for sentence in sentences for word in sentence]
        rows, shapes = np.divmod(np.array(known, np.int64), len(self.shapes))
        encoded = self.encoder(rows, shapes, between)
        tags = decoded(self.tags, self.tagger(encoded[TAGS]))
        names = decoded(self.names, self.namer(encoded[NAMES], joined)) if named else ()
        heads, relations = self.parser(encoded[TREES], joined)
        rels = decoded(self.rels, relations)
        places = heads.tolist()
        for start, last in zip(joined.starts.tolist(), joined.lasts.tolist(), strict=True):
            own = slice(start, last + 1)
            yield Tagged(tags[own], tuple(places[own]), rels[own], names[own])


Piece = tuple[int, list[str]]


def _batches(pieces: list[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        if batch and size + len(piece[1]) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += len(piece[1])
    if batch:
        yield batch


def _joined(before: Tagged, piece: Tagged) -> Tagged:
    """A sentence with its next piece: the heads of the piece are moved to where it stands."""
    if not before.tags:
        return piece
    moved = tuple(head if head < 0 else head + len(before.tags) for head in piece.heads)
    return Tagged(before.tags + piece.tags, before.heads + moved, before.rels + piece.rels, before.names + piece.names)
