"""Sentences -> tokens with tags, lemmas and trees, and names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from svod.lang.base import Mention, Parsed, Token
from svod.lang.ru.finding import as_told, names_of
from svod.lang.ru.models import MORPH, NER, SYNTAX, embeddings, path
from svod.lang.ru.morphology import Feats, lemma_of
from svod.lang.ru.naming import normals
from svod.lang.ru.shapes import shape_of
from svod.lang.ru.words import words_of
from svod.model.span import Span
from svod.neural.runner import Runner, Tagged


@cache
def runner() -> Runner:
    """The models, loaded once a process, when first asked for. Raises MissingModel."""
    return Runner.load(embeddings(), path(MORPH), path(NER), path(SYNTAX), shape_of)


@lru_cache(maxsize=65_536)
def _read(word: str, tag: str) -> tuple[str, str, Feats]:
    """Lemma, part of speech and features of a word that the models tag so: `NOUN|Case=Nom|Number=Sing`."""
    pos, feats = _tag(tag)
    return lemma_of(word, pos, feats), pos, feats


@lru_cache(maxsize=4_096)
def _tag(tag: str) -> tuple[str, Feats]:
    pos, *feats = tag.split("|")
    return pos, tuple((name, value) for name, _, value in (feat.partition("=") for feat in feats))


def _tokens(words: Sequence[tuple[int, int, str]], read: Tagged) -> tuple[Token, ...]:
    return tuple(
        Token(start, stop, word, *_read(word, tag), head, rel)
        for (start, stop, word), tag, head, rel in zip(words, read.tags, read.heads, read.rels, strict=True)
    )


def parse(sentences: Sequence[Sequence[str]]) -> tuple[tuple[Token, ...], ...]:
    """Tags, lemmas and trees for lists of words that stand nowhere; start and stop are a word's place among them."""
    places = [[(at, at + 1, word) for at, word in enumerate(words)] for words in sentences]
    return tuple(_tokens(words, read) for words, read in zip(places, runner()(sentences, named=False), strict=True))


def analyse(content: str, spans: Sequence[Span]) -> tuple[Parsed, ...]:
    """Tokens with tags, lemmas and trees, and names, of these sentences, in one batch through the models. The normal form
    of a name is voted over all of them: give the sentences of one page together."""
    words = [words_of(content, Span(span.start, min(span.stop, len(content)))) for span in spans]
    read = runner()([as_told([word for _, _, word in sentence]) for sentence in words], _paragraphs(content, spans))
    tokens = [_tokens(places, tagged) for places, tagged in zip(words, read, strict=True)]
    named = names_of(tokens, [tagged.names for tagged in read], content)
    forms = iter(normals([name for sentence in named for name in sentence]))
    mentions = [tuple(Mention(name.span, name.kind, next(forms)) for name in sentence) for sentence in named]
    return tuple(Parsed(*parts) for parts in zip(spans, tokens, mentions, strict=True))


def _paragraphs(content: str, spans: Sequence[Span]) -> list[int]:
    """The number of the paragraph that each sentence stands in: a paragraph ends with its line."""
    numbers: list[int] = []
    for place, span in enumerate(spans):
        ends = place > 0 and "\n" in content[spans[place - 1].stop : span.start]
        numbers.append(numbers[-1] + ends if numbers else 0)
    return numbers
