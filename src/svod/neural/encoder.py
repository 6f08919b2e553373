"""The convolutional encoder that slovnet's models share in shape: embeddings, then three layers of convolution over three
neighbouring words, ReLU and batch norm. Run over joined sentences, without padding, for several models at once.

Three things make it fast and change no result but for the last bits of a float. A convolution of width three is three matrix
products, one for each neighbour, shifted by a word. The first layer's are constants of a word, which `products` keeps. Batch
norm, `s * x + t`, follows ReLU and is folded into what comes next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from svod.neural.pack import Embeddings, Floats, Ints, Pack
from svod.neural.products import Products

TAPS = 3  # the word before, the word itself, the word after
LAYERS = 3

Edges = tuple[Floats | float, Floats | float]


@dataclass(frozen=True)
class Joined:
    """Sentences one after another, none of them empty: how many words each has, the rows where one starts, and the rows of
    last words."""

    sizes: Ints
    starts: Ints
    lasts: Ints

    @classmethod
    def of(cls, sizes: Ints) -> Joined:
        """Sentences of so many words each."""
        stops = np.cumsum(sizes)
        return cls(sizes, stops - sizes, stops - 1)


@dataclass(frozen=True)
class Norm:
    """Batch norm as it is applied: scale and shift for each channel."""

    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, pack: Pack, place: str) -> Norm:
        """The norm at this path of a pack."""
        mean, std, weight, bias = (pack.arrays[f"{place}.{name}"] for name in ("mean", "std", "weight", "bias"))
        scale = weight / std
        return cls(scale, bias - mean * scale)


@dataclass(frozen=True)
class Convolution:
    """A convolution of width three over the un-normed output of the layer before, whose norm is folded into it.

    weight: channels in x (taps x channels out). bias: with what the shift of the norm before adds through all three taps.
    edges: what takes it off again where a sentence has no word before, and where it has none after.
    """

    weight: Floats
    bias: Floats
    edges: Edges

    @classmethod
    def of(cls, pack: Pack, place: str, before: Norm) -> Convolution:
        """The convolution at this path of a pack, after a layer with that norm."""
        kernel = pack.arrays[f"{place}.weight"]  # out x in x taps
        taps = [kernel[:, :, tap].T for tap in range(TAPS)]
        shifts = [before.shift @ tap for tap in taps]
        weight = np.ascontiguousarray(np.concatenate([before.scale[:, None] * tap for tap in taps], axis=1))
        return cls(weight, pack.arrays[f"{place}.bias"] + sum(shifts), (-shifts[0], -shifts[2]))

    def __call__(self, rows: Floats, joined: Joined) -> Floats:
        """ReLU of the convolution, its norm not yet applied."""
        products = rows @ self.weight
        size = len(self.bias)
        own = products[:, size : 2 * size] + self.bias
        return gathered(products[:, :size], own, products[:, 2 * size :], self.edges, joined)


def gathered(before: Floats, own: Floats, after: Floats, edges: Edges, joined: Joined) -> Floats:
    """ReLU of the sum of three products, each from its own neighbour; where a sentence has none, the edges are added. It is
    summed up in `own`, and the edges are written into the others, which nobody reads again."""
    before[joined.lasts], after[joined.starts] = edges
    own[0] += edges[0]
    own[-1] += edges[1]
    own[1:] += before[:-1]
    own[:-1] += after[1:]
    return rectified(own)


def rectified(rows: Floats) -> Floats:
    """The same rows, nothing below zero."""
    return cast(Floats, np.maximum(rows, 0, out=rows))


@dataclass(frozen=True)
class Encoder:
    """The encoders of several models, run as one. words, shapes: products with the first layer's kernels, three of each model,
    that of the word before first; a shape's are shapes x channels, with the bias. The last layer's norm is left to the heads:
    see `norms`."""

    words: Products
    shapes: tuple[Floats, ...]
    layers: tuple[tuple[Convolution, ...], ...]
    norms: tuple[Norm, ...]

    @classmethod
    def of(cls, packs: Sequence[Pack], embeddings: Embeddings) -> Encoder:
        """The encoder of these models over these word vectors."""
        values = embeddings.codes.shape[0] * embeddings.codes.shape[2]
        first = [pack.arrays["encoder.layers.0.conv.weight"] for pack in packs]
        norms = [[Norm.of(pack, f"encoder.layers.{number}.norm") for number in range(LAYERS)] for pack in packs]
        layers = [
            tuple(Convolution.of(pack, f"encoder.layers.{number}.conv", before[number - 1]) for number in range(1, LAYERS))
            for pack, before in zip(packs, norms, strict=True)
        ]
        return cls(
            Products.of(embeddings, [kernel[:, :values, tap].T for kernel in first for tap in range(TAPS)]),
            tuple(table for pack, kernel in zip(packs, first, strict=True) for table in _shapes(pack, kernel[:, values:])),
            tuple(layers),
            tuple(own[-1] for own in norms),
        )

    def __call__(self, rows: Ints, shapes: Ints, joined: Mapping[int, Joined]) -> dict[int, Floats]:
        """For each model that is asked, its un-normed output for each word of the joined sentences. rows: of the embeddings.
        joined: the number of a model -> between which words it does not look; one that is not here is not run."""
        asked = [number for model in sorted(joined) for number in range(model * TAPS, (model + 1) * TAPS)]
        products = self.words(rows, asked)
        out = {}
        for model in sorted(joined):
            parts, tables = joined[model], self.shapes[model * TAPS : (model + 1) * TAPS]
            before, own, after = (with_shapes(next(products), table, shapes) for table in tables)
            encoded = gathered(before, own, after, (0.0, 0.0), parts)
            for layer in self.layers[model]:
                encoded = layer(encoded, parts)
            out[model] = encoded
        return out


def with_shapes(products: Floats, table: Floats, shapes: Ints) -> Floats:
    """The same products, with what the table holds for each word's shape added."""
    products += table.take(shapes, axis=0, mode="clip")
    return products


def _shapes(pack: Pack, kernel: Floats) -> list[Floats]:
    tables = [cast(Floats, pack.arrays["emb.shape.weight"] @ kernel[:, :, tap].T) for tap in range(TAPS)]
    tables[TAPS // 2] += pack.arrays["encoder.layers.0.conv.bias"]
    return tables
