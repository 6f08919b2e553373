"""Reading model files: slovnet's packs (meta, model.json, arrays, vocabularies) and navec's quantised embeddings.

The formats are those of slovnet 0.6 (protocol 1) and navec 0.10 (protocol 1); both are tar files of raw little-endian arrays.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from svod.errors import MissingModel

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

PROTOCOL = 1
UNKNOWN = "<unk>"


@dataclass(frozen=True)
class Embeddings:
    """Product-quantised word vectors: a word's vector is 100 chunks, each one of 256 centroids.

    ids: word -> row. counts: how often each word was met, by row. indexes: rows x chunks. codes: chunks x centroids x values.
    """

    id: str
    ids: Mapping[str, int]
    counts: NDArray[np.uint32]
    indexes: NDArray[np.uint8]
    codes: Floats

    def row(self, word: str) -> int:
        """The row of a word, in lower case; that of the unknown word where there is none."""
        row = self.ids.get(word.lower())
        return self.ids[UNKNOWN] if row is None else row

    def vectors(self, rows: Ints) -> Floats:
        """The vectors of these rows, rows x values."""
        chunks, centroids, values = self.codes.shape
        places = self.indexes[rows] + np.arange(chunks) * centroids
        return cast(Floats, self.codes.reshape(-1, values).take(places, axis=0).reshape(len(rows), -1))


@dataclass(frozen=True)
class Pack:
    """A model: the embeddings it was trained on, its arrays by their path in model.json, and its vocabularies by name."""

    embeddings: str
    arrays: Mapping[str, Floats]
    vocabularies: Mapping[str, tuple[str, ...]]


def _words(packed: bytes) -> tuple[str, ...]:
    # `splitlines`, as its writers count lines: a word that holds a rare line separator takes two places there too.
    return tuple(packed.decode("utf-8").splitlines())


def _check(tar: tarfile.TarFile, path: Path) -> str:
    """The id in meta.json. Raises MissingModel where the file is of another protocol."""
    meta = json.loads(_member(tar, "meta.json"))
    if meta["protocol"] != PROTOCOL:
        raise MissingModel(f"{path.name} is of protocol {meta['protocol']}, this Svod reads {PROTOCOL}.")
    return str(meta["id"])


def _member(tar: tarfile.TarFile, name: str) -> bytes:
    file = tar.extractfile(name)
    if file is None:
        raise MissingModel(f"The model file {tar.name!s} holds no {name}.")
    return file.read()


def read_embeddings(path: Path) -> Embeddings:
    """Navec's embeddings."""
    with tarfile.open(path) as tar:
        identity = _check(tar, path)
        vocabulary = gzip.decompress(_member(tar, "vocab.bin"))
        packed = _member(tar, "pq.bin")
    size = int(np.frombuffer(vocabulary, np.uint32, 1)[0])
    words = _words(vocabulary[4 * (size + 1) :])  # the counts stand before the words
    vectors, _, chunks, centroids = (int(number) for number in np.frombuffer(packed, np.uint32, 4))
    indexes = np.frombuffer(packed, np.uint8, vectors * chunks, offset=16).reshape(vectors, chunks)
    codes = np.frombuffer(packed, np.float32, offset=16 + vectors * chunks).reshape(chunks, centroids, -1)
    counts = np.frombuffer(vocabulary, np.uint32, size, offset=4)
    return Embeddings(identity, {word: row for row, word in enumerate(words)}, counts, indexes, codes)


def read_pack(path: Path) -> Pack:
    """A model of slovnet's. Its copy of the words is not read: they are the embeddings' own, in the same order."""
    with tarfile.open(path) as tar:
        _check(tar, path)
        scheme = json.loads(_member(tar, "model.json"))
        names = [name for name in tar.getnames() if name.startswith("vocabs/") and name != "vocabs/word.gz"]
        vocabularies = {name[7:-3]: _words(gzip.decompress(_member(tar, name))) for name in names}
        arrays = {
            place: np.frombuffer(_member(tar, f"arrays/{number}.bin"), np.dtype(kind)).reshape(shape)
            for place, (shape, kind, number) in _weights(scheme).items()
        }
    return Pack(str(scheme["emb"]["word"]["id"]), arrays, vocabularies)


def _weights(scheme: object, place: str = "") -> dict[str, tuple[list[int], str, int]]:
    """Path in model.json -> shape, type and number of an array that the pack itself holds."""
    found: dict[str, tuple[list[int], str, int]] = {}
    if isinstance(scheme, dict):
        if isinstance(scheme.get("array"), int):
            found[place] = (scheme["shape"], scheme["dtype"], scheme["array"])
        for key, value in scheme.items():
            found |= _weights(value, f"{place}.{key}" if place else key)
    elif isinstance(scheme, list):
        for number, value in enumerate(scheme):
            found |= _weights(value, f"{place}.{number}")
    return found
