"""natasha's side of the names: reads texts as JSON lines on stdin, and answers each with its names, as a JSON line on stdout:
start, stop, kind (`PER`, `LOC`, `ORG`) and normal form.

A program of its own, so that nothing of the project imports natasha; how it is opened on newer Pythons stands in
`benchmarks.natasha_side`. Each text is read whole, as natasha's own manual does it: segmented, tagged, parsed, its names found
over the whole text and each normalised by the tree.
"""

from __future__ import annotations

import json
import sys
import warnings

from benchmarks.natasha_side import natasha


def main() -> None:
    """Answers until stdin ends. An error ends the program: the other side says so."""
    warnings.simplefilter("ignore")
    lib = natasha()
    vocabulary, embedding, segmenter = lib.MorphVocab(), lib.NewsEmbedding(), lib.Segmenter()
    tagger, parser, namer = lib.NewsMorphTagger(embedding), lib.NewsSyntaxParser(embedding), lib.NewsNERTagger(embedding)
    for line in sys.stdin:
        doc = lib.Doc(json.loads(line))
        doc.segment(segmenter)
        doc.tag_morph(tagger)
        doc.parse_syntax(parser)
        doc.tag_ner(namer)
        for span in doc.spans:
            span.normalize(vocabulary)
        print(json.dumps([[span.start, span.stop, span.type, span.normal] for span in doc.spans]), flush=True)


if __name__ == "__main__":
    main()
