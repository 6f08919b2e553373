"""What stands on an encoder: tags by argmax, tags by a conditional random field, and a tree by two biaffine products.

The tree is that of Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017), as slovnet trained it:
each word takes its likeliest head by itself, so heads can form a cycle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from svod.neural.encoder import Joined, Norm
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
        return cast(Floats, rows @ self.weight + self.bias)


def relu(rows: Floats) -> Floats:
    """The rows, nothing below zero."""
    return cast(Floats, np.maximum(rows, 0))


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
        """The tag of each row. The longest sentences are walked first, so that a step takes the sentences still going on
        as a leading slice."""
        order = np.argsort(-joined.sizes, kind="stable")
        starts, sizes = joined.starts[order], joined.sizes[order]
        emissions, longest = self.projection(rows), int(sizes[0])
        going = [int(count) for count in np.searchsorted(-sizes, -np.arange(longest), side="left")]
        score = emissions[starts]
        history: list[Ints] = []
        for step in range(1, longest):
            count = going[step]
            paths = score[:count, :, None] + self.transitions + emissions[starts[:count] + step][:, None, :]
            history.append(paths.argmax(1))
            score[:count] = paths.max(1)
        tags = np.empty(len(rows), np.int64)
        best = score.argmax(1)
        tags[starts + sizes - 1] = best
        for step in range(longest - 1, 0, -1):
            count = going[step]
            best[:count] = history[step - 1][np.arange(count), best[:count]]
            tags[starts[:count] + step - 1] = best[:count]
        return tags


@dataclass(frozen=True)
class Biaffine:
    """Scores between words as heads and words as dependents; root: what stands for the head of the sentence itself."""

    head: Linear
    tail: Linear
    root_head: Floats
    root_tail: Floats
    kernel: Floats

    @classmethod
    def of(cls, pack: Pack, place: str, norm: Norm) -> Biaffine:
        """The two sides at this path of a pack whose encoder ends in this norm. The root was never normed."""
        head, tail = Linear.of(pack, f"{place}.head.proj"), Linear.of(pack, f"{place}.tail.proj")
        root = pack.arrays[f"{place}.root"]
        kernel = pack.arrays[f"{place}.kernel"]
        return cls(head.after(norm), tail.after(norm), relu(head(root)), relu(tail(root)), kernel)


@dataclass(frozen=True)
class Parser:
    """A head and a relation for each word."""

    heads: Biaffine
    relations: Biaffine

    @classmethod
    def of(cls, pack: Pack, norm: Norm) -> Parser:
        """The parser of a pack whose encoder ends in this norm."""
        return cls(Biaffine.of(pack, "head", norm), Biaffine.of(pack, "rel", norm))

    def __call__(self, rows: Floats, joined: Joined) -> tuple[Ints, Ints]:
        """For each row the place of its head in its sentence, -1 for the root, and its relation."""
        heads = self._heads(rows, joined)
        side = self.relations
        candidates = np.concatenate([relu(side.head(rows)), side.root_head[None]])
        starts = np.repeat(joined.starts, joined.sizes)
        chosen = candidates[np.where(heads < 0, len(rows), heads + starts)]
        tails = relu(side.tail(rows))
        scores = (chosen @ side.kernel).reshape(len(rows), -1, tails.shape[1])  # rows x relations x hidden
        return heads, np.einsum("nrh,nh->nr", scores, tails).argmax(-1)

    def _heads(self, rows: Floats, joined: Joined) -> Ints:
        side = self.heads
        own, tails = relu(side.head(rows)) @ side.kernel, relu(side.tail(rows))
        heads = np.empty(len(rows), np.int64)
        for start, stop in zip(joined.starts.tolist(), joined.stops.tolist(), strict=True):
            candidates = np.concatenate([side.root_tail[None], tails[start:stop]])
            heads[start:stop] = (own[start:stop] @ candidates.T).argmax(-1) - 1
        return heads


def decoded(vocabulary: Sequence[str], ids: Ints) -> tuple[str, ...]:
    """The words of a vocabulary that these numbers stand for."""
    return tuple(vocabulary[number] for number in ids.tolist())
