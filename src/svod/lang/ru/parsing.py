"""Sentences -> tokens with tags, lemmas and trees, and names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from navec import Navec
from razdel import tokenize
from slovnet import NER as SlovnetNER
from slovnet import Morph, Syntax

from svod.lang.base import Mention, Parsed, Token
from svod.lang.ru.models import EMBEDDINGS, MORPH, NER, SYNTAX, path
from svod.lang.ru.morphology import lemma_of
from svod.model.note import NameKind
from svod.model.span import Span

KINDS: dict[str, NameKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@cache
def _models() -> tuple[Any, Any, Any]:
    navec = Navec.load(path(EMBEDDINGS))
    return tuple(kind.load(path(name)).navec(navec) for kind, name in ((Morph, MORPH), (Syntax, SYNTAX), (SlovnetNER, NER)))  # type: ignore[return-value]


def parse(sentences: Sequence[Sequence[str]]) -> tuple[tuple[Token, ...], ...]:
    """Tags, lemmas and trees for lists of words that stand nowhere; start and stop are a word's place among them."""
    morph, syntax, _ = _models()
    filled = [list(words) for words in sentences if words]
    parsed = zip(morph.map(filled), syntax.map(filled), strict=True)
    found = iter([_tokens(tags, tree) for tags, tree in parsed])
    return tuple(next(found) if words else () for words in sentences)


def _tokens(tags: Any, tree: Any) -> tuple[Token, ...]:
    out = []
    for index, (tag, node) in enumerate(zip(tags.tokens, tree.tokens, strict=True)):
        feats = tuple(sorted(tag.feats.items()))
        lemma = lemma_of(tag.text, tag.pos, feats)
        out.append(Token(index, index + 1, tag.text, lemma, tag.pos, feats, int(node.head_id) - 1, node.rel))
    return tuple(out)


def analyse(content: str, spans: Sequence[Span]) -> tuple[Parsed, ...]:
    """Tokens with tags, lemmas and trees, and names, of these sentences."""
    _, _, ner = _models()
    texts = [span.of(content) for span in spans]
    places = [[(span.start + t.start, span.start + t.stop, t.text) for t in tokenize(text)] for span, text in zip(spans, texts, strict=True)]
    trees = parse([[text for _, _, text in words] for words in places])
    out = []
    for span, text, words, tree in zip(spans, texts, places, trees, strict=True):
        tokens = tuple(
            Token(start, stop, token.text, token.lemma, token.pos, token.feats, token.head, token.rel)
            for (start, stop, _), token in zip(words, tree, strict=True)
        )
        found = ner(text).spans if words else []
        mentions = tuple(_mention(Span(span.start + s.start, span.start + s.stop), KINDS[s.type], tokens, content) for s in found)
        out.append(Parsed(span, tokens, mentions))
    return tuple(out)


def _mention(span: Span, kind: NameKind, tokens: Sequence[Token], content: str) -> Mention:
    inside = [token for token in tokens if span.start <= token.start and token.stop <= span.stop]
    return Mention(span, kind, nominative(inside) or span.of(content))


def nominative(tokens: Sequence[Token]) -> str:
    """A noun phrase in its dictionary form."""
    return " ".join(token.text for token in tokens)
