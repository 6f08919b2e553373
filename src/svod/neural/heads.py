"""What stands on an encoder: tags by argmax, tags by a conditional random field, and a tree by two biaffine products.

The tree is that of Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017), as slovnet trained it:
each word takes its likeliest head by itself, so heads can form a cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import numpy as np

from svod.neural.encoder import Joined, Norm, rectified
from svod.neural.pack import Floats, Ints, Pack


@dataclass(frozen=True)
class Linear:
    """A product and a bias."""

    weight: Floats
    bias: Floats

    @classmethod
    def of(cls, pack: Pack, place: str) -> Linear:
        """The linear layer at this path of a pack."""
        return cls(pack.arrays[f"{place}.weight"], pack.arrays[f"{place}.bias"])

    def after(self, norm: Norm) -> Linear:
        """The same layer over what this norm is still to be applied to."""
        return Linear(norm.scale[:, None] * self.weight, norm.shift @ self.weight + self.bias)

    def __call__(self, rows: Floats) -> Floats:
        """The product for each row."""
        out = rows @ self.weight
        out += self.bias
        return cast(Floats, out)


@dataclass(frozen=True)
class Tagger:
    """A tag for each word, by itself."""

    projection: Linear

    @classmethod
    def of(cls, pack: Pack, norm: Norm) -> Tagger:
        """The tagger of a pack whose encoder ends in this norm."""
        return cls(Linear.of(pack, "head.proj").after(norm))

    def __call__(self, rows: Floats) -> Ints:
        """The likeliest tag of each row."""
        return cast(Ints, self.projection(rows).argmax(-1))


@dataclass(frozen=True)
class ChainTagger:
    """A tag for each word, the likeliest chain of tags in each sentence (Viterbi). transitions: tag before x tag."""

    projection: Linear
    transitions: Floats

    @classmethod
    def of(cls, pack: Pack, norm: Norm) -> ChainTagger:
        """The tagger of a pack whose encoder ends in this norm."""
        return cls(Linear.of(pack, "head.proj").after(norm), pack.arrays["head.crf.transitions"])

    def __call__(self, rows: Floats, joined: Joined) -> Ints:
        """The tag of each row. All sentences are walked at once, a step a word; what stands past the end of a sentence is
        reckoned with the rest and not read."""
        steps = np.arange(int(joined.sizes.max()))[:, None]
        places = np.minimum(joined.starts + steps, len(rows) - 1)
        # Step x tag x sentence, of the best chain that ends so: sentences lie side by side, as they are summed.
        best = self.projection(rows)[places].transpose(0, 2, 1).copy()
        paths = np.empty((best.shape[1], *best.shape[1:]), np.float32)
        for before, own in pairwise(best):
            np.add(before[:, None], self.transitions[:, :, None], out=paths)
            own += np.maximum.reduce(paths)
        ends, is_last = best[joined.sizes - 1, :, np.arange(len(joined.sizes))].argmax(-1), steps == joined.sizes - 1
        chains = np.empty(places.shape, np.int64)
        for step in range(len(steps) - 1, -1, -1):
            if step + 1 < len(steps):
                best[step] += self.transitions.take(chains[step + 1], axis=1)
            best[step].argmax(0, out=chains[step])
            np.copyto(chains[step], ends, where=is_last[step])
        inside = steps < joined.sizes
        tags = np.empty(len(rows), np.int64)
        tags[places[inside]] = chains[inside]
        return tags


@dataclass(frozen=True)
class Parser:
    """A head and a relation for each word, by two biaffine products. sides: the projections of a word as a dependent that
    seeks its head, as a head that is sought, as the head of a relation and as its dependent, one beside another. root: what
    stands for the head of the sentence where a head is sought, and where a relation is.

    heads: hidden x hidden; relations: hidden x (relations x hidden).
    """

    sides: Linear
    roots: tuple[Floats, Floats]
    heads: Floats
    relations: Floats

    @classmethod
    def of(cls, pack: Pack, norm: Norm) -> Parser:
        """The parser of a pack whose encoder ends in this norm. The root was never normed."""
        sides = [Linear.of(pack, f"{place}.proj") for place in ("head.head", "head.tail", "rel.head", "rel.tail")]
        normed = [side.after(norm) for side in sides]
        joined = Linear(
            np.concatenate([side.weight for side in normed], axis=1), np.concatenate([side.bias for side in normed])
        )
        roots = rectified(sides[1](pack.arrays["head.root"])), rectified(sides[2](pack.arrays["rel.root"]))
        return cls(joined, roots, pack.arrays["head.kernel"], pack.arrays["rel.kernel"])

    def __call__(self, rows: Floats, joined: Joined) -> tuple[Ints, Ints]:
        """For each row the place of its head in its sentence, -1 for the root, and its relation."""
        seeking, sought, above, below = np.split(rectified(self.sides(rows)), 4, axis=1)
        heads = self._heads(seeking @ self.heads, sought, joined)
        return heads, self._relations(heads, above, below, joined)

    def _heads(self, seeking: Floats, sought: Floats, joined: Joined) -> Ints:
        heads = np.empty(len(seeking), np.int64)
        for start, last in zip(joined.starts.tolist(), joined.lasts.tolist(), strict=True):
            own = slice(start, last + 1)
            candidates = np.concatenate([self.roots[0][None], sought[own]])
            heads[own] = (seeking[own] @ candidates.T).argmax(-1) - 1
        return heads

    def _relations(self, heads: Ints, above: Floats, below: Floats, joined: Joined) -> Ints:
        """The likeliest relation of each row. Words that share a head share its product with the kernel."""
        places = np.where(heads < 0, len(heads), heads + np.repeat(joined.starts, joined.sizes))
        chosen, which = np.unique(places, return_inverse=True)
        products = np.concatenate([above, self.roots[1][None]])[chosen] @ self.relations
        scores = products.reshape(len(chosen), -1, below.shape[1])[which]  # rows x relations x hidden
        return cast(Ints, (scores @ below[:, :, None])[:, :, 0].argmax(-1))


def decoded(vocabulary: Sequence[str], ids: Ints) -> tuple[str, ...]:
    """The words of a vocabulary that these numbers stand for."""
    return tuple(vocabulary[number] for number in ids.tolist())
