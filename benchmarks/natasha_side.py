"""The side of natasha: `python -m benchmarks.natasha_side DATA CORE` runs all of its stages over the same pages' texts.

Its stages are those that our reading needs too: segments, morphology, syntax, names, a lemma for each word and the normal
form of each name. It finds no dates, sources or statements.

It runs in this process alone: the project never imports it. natasha rests on pymorphy2, which newer Pythons no longer
carry: `inspect.getargspec` (gone in 3.11) and `pkg_resources` (gone with setuptools 82) are given back to it here.
"""

from __future__ import annotations

import inspect
import json
import sys
import types
import warnings
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.sitting import pinned, serve, timed


def natasha() -> Any:
    """The library, on any Python. Raises ImportError where it is not installed."""
    if not hasattr(inspect, "getargspec"):
        inspect.getargspec = lambda func: inspect.getfullargspec(func)[:4]  # type: ignore[attr-defined]
    if find_spec("pkg_resources") is None:
        # pymorphy2 looks for dictionaries among entry points; without any it takes its own.
        module: Any = types.ModuleType("pkg_resources")
        module.WorkingSet = lambda: types.SimpleNamespace(iter_entry_points=_dictionaries)
        sys.modules["pkg_resources"] = module
    with warnings.catch_warnings(action="ignore"):
        return import_module("natasha")


def _dictionaries(group: str, name: str | None = None) -> list[Any]:
    from importlib.metadata import entry_points

    return [one for one in entry_points(group=group) if name in (None, one.name)]


def reader(data: Path) -> Callable[[int, int], dict[str, float]]:
    """What reads blocks of the file's pages."""
    lib = natasha()
    embedding, segmenter, vocab = lib.NewsEmbedding(), lib.Segmenter(), lib.MorphVocab()
    morph, syntax, names = (tagger(embedding) for tagger in (lib.NewsMorphTagger, lib.NewsSyntaxParser, lib.NewsNERTagger))
    lines = data.read_text(encoding="utf-8").splitlines()

    def read(start: int, count: int) -> dict[str, float]:
        parts: dict[str, float] = {}
        for line in lines[start : start + count]:
            with timed(parts, "read"):
                doc = lib.Doc(json.loads(line)["text"])
            with timed(parts, "segment"):
                doc.segment(segmenter)
            with timed(parts, "morphology"):
                doc.tag_morph(morph)
            with timed(parts, "syntax"):
                doc.parse_syntax(syntax)
            with timed(parts, "names"):
                doc.tag_ner(names)
            with timed(parts, "lemmas"):
                for token in doc.tokens:
                    token.lemmatize(vocab)
            with timed(parts, "normal forms"):
                for span in doc.spans:
                    span.normalize(vocab)
        return parts

    return read


if __name__ == "__main__":
    pinned(int(sys.argv[2]))
    serve(reader(Path(sys.argv[1])))
