"""Where the models are: the files that the natasha wheel carries, opened by path; natasha itself is never imported."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from svod.errors import MissingModel
from svod.neural.pack import Embeddings, read_embeddings

EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MORPH = "model/slovnet_morph_news_v1.tar"
NER = "model/slovnet_ner_news_v1.tar"
SYNTAX = "model/slovnet_syntax_news_v1.tar"


def path(name: str) -> Path:
    """The file of a model. Raises MissingModel where the wheel is not installed or lacks it."""
    spec = find_spec("natasha")  # finds the package's folder, runs none of its code
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        found = Path(folder) / "data" / name
        if found.is_file():
            return found
    raise MissingModel(f"The Russian model {name} is not installed. `pip install natasha==1.6.0` brings it.")


@cache
def embeddings() -> Embeddings:
    """The word vectors that all models read, loaded once a process, when first asked for. Raises MissingModel."""
    return read_embeddings(path(EMBEDDINGS))
