"""natasha's side of the names: reads texts as JSON lines on stdin, and answers each with its names, as a JSON line on stdout:
start, stop, kind (`PER`, `LOC`, `ORG`) and normal form.

A program of its own, so that nothing of the project imports natasha. Its pymorphy2 asks for what newer Pythons have dropped,
`inspect.getargspec`, which is given back first, and for setuptools' pkg_resources. Each text is read whole, as natasha's own
manual does it: segmented, tagged, parsed, its names found over the whole text and each normalised by the tree.
"""

from __future__ import annotations

import inspect
import json
import sys
import warnings
from collections import namedtuple

ArgSpec = namedtuple("ArgSpec", "args varargs keywords defaults")


def main() -> None:
    """Answers until stdin ends. An error ends the program: the other side says so."""
    warnings.simplefilter("ignore")
    if not hasattr(inspect, "getargspec"):
        inspect.getargspec = lambda function: ArgSpec(*inspect.getfullargspec(function)[:4])  # type: ignore[attr-defined]
    from natasha import (  # type: ignore[import-untyped]
        Doc,
        MorphVocab,
        NewsEmbedding,
        NewsMorphTagger,
        NewsNERTagger,
        NewsSyntaxParser,
        Segmenter,
    )

    vocabulary, embedding, segmenter = MorphVocab(), NewsEmbedding(), Segmenter()
    tagger, parser, namer = NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)
    for line in sys.stdin:
        doc = Doc(json.loads(line))
        doc.segment(segmenter)
        doc.tag_morph(tagger)
        doc.parse_syntax(parser)
        doc.tag_ner(namer)
        for span in doc.spans:
            span.normalize(vocabulary)
        print(json.dumps([[span.start, span.stop, span.type, span.normal] for span in doc.spans]), flush=True)


if __name__ == "__main__":
    main()
