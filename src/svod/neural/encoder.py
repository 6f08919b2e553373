"""The convolutional encoder that slovnet's models share in shape: embeddings, then three layers of convolution over three
neighbouring words, ReLU and batch norm. Run over joined sentences, without padding, for several models at once.

Three things make it fast and change no result but for the last bits of a float. A convolution of width three is three matrix
products, one for each neighbour, shifted by a word. All models read the same word vectors, so that their first layers are one
product over the different words of a batch. Batch norm, `s * x + t`, follows ReLU and is folded into what comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from svod.neural.pack import Floats, Ints, Pack

TAPS = 3  # the word before, the word itself, the word after
LAYERS = 3


@dataclass(frozen=True)
class Joined:
    """Sentences one after another: how many words each has, and the rows where one starts and where one ends."""

    sizes: Ints

    @property
    def stops(self) -> Ints:
        """The row after each sentence's last word."""
        return np.cumsum(self.sizes)

    @property
    def starts(self) -> Ints:
        """The row of each sentence's first word."""
        return self.stops - self.sizes


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

    weight: channels in x (taps x channels out). lost: what the shift of the norm before adds through the word before and
    through the word after; at the ends of a sentence there is no such word, and it is taken off again.
    """

    weight: Floats
    bias: Floats
    lost: tuple[Floats, Floats]

    @classmethod
    def of(cls, pack: Pack, place: str, before: Norm) -> Convolution:
        """The convolution at this path of a pack, after a layer with that norm."""
        kernel = pack.arrays[f"{place}.weight"]  # out x in x taps
        taps = [kernel[:, :, tap].T for tap in range(TAPS)]
        shifts = [before.shift @ tap for tap in taps]
        weight = np.ascontiguousarray(np.concatenate([before.scale[:, None] * tap for tap in taps], axis=1))
        return cls(weight, pack.arrays[f"{place}.bias"] + sum(shifts), (shifts[0], shifts[2]))

    def __call__(self, rows: Floats, joined: Joined) -> Floats:
        """ReLU of the convolution, its norm not yet applied."""
        out = gathered(rows @ self.weight, self.bias, joined)
        out[joined.starts] -= self.lost[0]
        out[joined.stops - 1] -= self.lost[1]
        return cast(Floats, np.maximum(out, 0, out=out))


def gathered(products: Floats, bias: Floats, joined: Joined) -> Floats:
    """The sum of the three products, each from its own neighbour, none of them across the end of a sentence. Where a sentence
    ends is written into the products themselves, which nobody reads again."""
    size = products.shape[1] // TAPS
    before, own, after = products[:, :size], products[:, size : 2 * size], products[:, 2 * size :]
    before[joined.stops - 1] = 0
    after[joined.starts] = 0
    out = own + bias
    out[1:] += before[:-1]
    out[:-1] += after[1:]
    return cast(Floats, out)


@dataclass(frozen=True)
class Encoder:
    """The encoders of several models, run as one. The last layer's norm is left to the heads: see `norms`."""

    words: Floats  # word values x (models x taps x channels)
    shapes: Floats  # shapes x (models x taps x channels): a shape's vector, already multiplied
    biases: tuple[Floats, ...]
    layers: tuple[tuple[Convolution, ...], ...]
    norms: tuple[Norm, ...]

    @classmethod
    def of(cls, packs: Sequence[Pack], values: int) -> Encoder:
        """The encoder of these models over word vectors of so many values."""
        kernels = [pack.arrays["encoder.layers.0.conv.weight"] for pack in packs]
        taps = [kernel[:, :, tap].T for kernel in kernels for tap in range(TAPS)]
        tables = [pack.arrays["emb.shape.weight"] for pack in packs for _ in range(TAPS)]
        norms = [[Norm.of(pack, f"encoder.layers.{number}.norm") for number in range(LAYERS)] for pack in packs]
        layers = [
            tuple(Convolution.of(pack, f"encoder.layers.{number}.conv", before[number - 1]) for number in range(1, LAYERS))
            for pack, before in zip(packs, norms, strict=True)
        ]
        return cls(
            np.ascontiguousarray(np.concatenate([tap[:values] for tap in taps], axis=1)),
            np.concatenate([table @ tap[values:] for table, tap in zip(tables, taps, strict=True)], axis=1),
            tuple(pack.arrays["encoder.layers.0.conv.bias"] for pack in packs),
            tuple(layers),
            tuple(own[-1] for own in norms),
        )

    def __call__(self, vectors: Floats, places: Ints, shapes: Ints, joined: Joined) -> list[Floats]:
        """For each model, its un-normed output for each word. vectors, shapes: of the different words; places: which of them
        each word of the joined sentences is."""
        forms = vectors @ self.words
        forms += self.shapes[shapes]
        products = forms[places]
        width = products.shape[1] // len(self.biases)
        out = []
        for number, (bias, layers) in enumerate(zip(self.biases, self.layers, strict=True)):
            rows = gathered(products[:, number * width : (number + 1) * width], bias, joined)
            np.maximum(rows, 0, out=rows)
            for layer in layers:
                rows = layer(rows, joined)
            out.append(rows)
        return out
