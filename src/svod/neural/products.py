"""What the first convolution of all models makes of a word, whatever stands beside it.

That layer is linear in the word's vector and the models read the same vectors, so the product of a vector with all their
kernels is a constant of the word. It is kept for the commonest words, which are three of four on a page. Words are multiplied
in blocks of neighbours by how common they are, a block when the first of its words is met: a matrix product may differ in the
last bits of its floats with the rows that go through it together, and so no page's reading hangs on the pages before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from svod.neural.pack import UNKNOWN, Embeddings, Floats, Ints

KEPT = 12_288  # words: 9 KB each where three models have 256 channels, 113 MB a process when all were met
BLOCK = 32  # words multiplied together; a divisor of KEPT


@dataclass(frozen=True)
class Products:
    """Products of word vectors with several matrices of one shape, values x columns. weight: these, one beside another.

    order: rows of the embeddings, the commonest first, as many as are kept. places: for each row its place among these, or -1.
    kept: matrices x places x columns, valid where `filled` says so of the place's block.
    """

    embeddings: Embeddings
    weight: Floats
    order: Ints
    places: Ints
    kept: Floats
    filled: NDArray[np.bool_]

    @classmethod
    def of(cls, embeddings: Embeddings, matrices: Sequence[Floats]) -> Products:
        """The products with these matrices; nothing is multiplied yet."""
        counts = embeddings.counts.astype(np.int64)
        counts[embeddings.ids[UNKNOWN]] = counts.max() + 1  # rare words are one word to the models, and together a common one
        order = np.argsort(-counts, kind="stable")[: KEPT - KEPT % BLOCK]
        places = np.full(len(embeddings.indexes), -1, np.int64)
        places[order] = np.arange(len(order))
        kept = np.empty((len(matrices), len(order), matrices[0].shape[1]), np.float32)
        weight = np.ascontiguousarray(np.concatenate(matrices, axis=1))
        return cls(embeddings, weight, order, places, kept, np.zeros(-(-len(order) // BLOCK), np.bool_))

    def __call__(self, rows: Ints, asked: Iterable[int] | None = None) -> Iterator[Floats]:
        """For each matrix, or each whose number is asked for, the products of these rows of the embeddings, rows x columns; the
        asker's own to write into. One is taken up when the one before is done with: few stay in the processor's caches."""
        places = self.places[rows]
        rare = np.flatnonzero(places < 0)
        self._fill(places)
        different, which = np.unique(rows[rare], return_inverse=True)
        fresh = list(self._multiplied(different)) if len(rare) else []
        for number in range(len(self.kept)) if asked is None else asked:
            own = self.kept[number].take(places, axis=0, mode="clip")
            if fresh:
                own[rare] = fresh[number].take(which, axis=0)
            yield own

    def _fill(self, places: Ints) -> None:
        """Multiplies the blocks of these places that are not yet. Two threads that do so at once write the same numbers."""
        blocks = places[places >= 0] // BLOCK
        for block in np.unique(blocks[~self.filled[blocks]]).tolist():
            own = slice(block * BLOCK, (block + 1) * BLOCK)
            self.kept[:, own] = self._multiplied(self.order[own])
            self.filled[block] = True

    def _multiplied(self, rows: Ints) -> Floats:
        """The products of rows with each matrix: matrices x rows x columns."""
        flat = self.embeddings.vectors(rows) @ self.weight
        return cast(Floats, flat.reshape(len(rows), len(self.kept), -1).transpose(1, 0, 2))
