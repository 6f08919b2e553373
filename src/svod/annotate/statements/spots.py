"""Where a page speaks of speech: cue words in a line, with what the tree and the words around them say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from svod.annotate.statements.lines import Line, folded
from svod.lang.base import Token
from svod.lang.speech import Cue, Speech
from svod.model.span import Span

DASHES = frozenset("—–-―")
STOPS = frozenset({",", ".", ";", ":", "!", "?", "…", "..."})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "X"})  # X: foreign words, mostly names


@dataclass(frozen=True)
class Spot:
    """A cue in a line: tokens [start, stop), the verb at `start`."""

    line: Line
    start: int
    stop: int
    cue: Cue

    @property
    def speech(self) -> Speech:
        """The language's table."""
        return self.line.speech

    @property
    def token(self) -> Token:
        """The verb."""
        return self.line.tokens[self.start]

    @property
    def token_span(self) -> Span:
        """The verb's characters."""
        return Span(self.token.start, self.token.stop)

    @property
    def first(self) -> int:
        """The cue's first token: the negation before the verb where the two are one cue ("не исключил")."""
        return self.start - 1 if self.cue.lemma.partition(" ")[0] in self.speech.small.negations else self.start

    @cached_property
    def words(self) -> str:
        """The cue as the page writes it."""
        return " ".join(token.text for token in self.line.tokens[self.first : self.stop])

    def children(self, *rels: str) -> list[int]:
        """Tokens that hang on the cue by one of these relations."""
        return [i for i in self.line.children.get(self.start, []) if self.line.tokens[i].rel.split(":")[0] in rels]


def spots_of(line: Line) -> tuple[Spot, ...]:
    """The cues of a line that report speech which took place, in order."""
    openings = line.speech.openings
    if openings.isdisjoint(line.vocabulary):
        return ()
    out = []
    for index, lemma in enumerate(line.lemmas):
        found = _cue_at(line, index) if lemma in openings else None
        if found is not None and _reports(line, index, line.tokens[index], found[0]):
            out.append(Spot(line, index, found[1], found[0]))
    return tuple(out)


def _cue_at(line: Line, index: int) -> tuple[Cue, int] | None:
    lemmas, cues = line.lemmas, line.speech.cues
    if _negated(line, index):  # "не сказал" tells nothing, "не исключил" does
        cue = cues.get(f"{lemmas[index - 1]} {lemmas[index]}")
        return (cue, index + 1) if cue else None
    if index + 1 < len(lemmas):
        cue = cues.get(f"{lemmas[index]} {lemmas[index + 1]}")
        if cue is not None:
            return cue, index + 2
    cue = cues.get(lemmas[index])
    return (cue, index + 1) if cue else None


def _reports(line: Line, index: int, token: Token, cue: Cue) -> bool:
    if any(m.kind == "organisation" and m.span.start <= token.start < m.span.stop for m in line.mentions):
        return False  # the radio «Говорит Вергард»
    if token.feat("Person") in {"1", "2"} or token.feat("Mood") == "Imp":
        return False
    if token.feat("Tense") == "Fut" or _marked(line, index):
        return False
    subjects = (i for i in line.children.get(index, []) if line.tokens[i].rel == "nsubj")
    if any(line.tokens[i].feat("Person") == "1" for i in subjects):
        return False  # "мы рассказывали, что …": the outlet speaks of itself, or a speaker of himself
    form = token.feat("VerbForm")
    if form == "Inf":
        return _was_made_to(line, token)
    if token.pos == "ADJ" or (form == "Part" and token.feat("Variant") == "Short"):
        # "сказано, что", "отмечено, что"; but "призван привлечь" calls on nobody.
        spoken = token.feat("Gender") == "Neut" and (token.pos == "ADJ" or cue.that)
        return cue.opinion or (spoken and token.feat("Variant") == "Short")
    if form == "Part":
        return token.feat("Voice") == "Act" and (bool(cue.objects) or cue.infinitive)
    return True


def _negated(line: Line, index: int) -> bool:
    return index > 0 and line.lemmas[index - 1] in line.speech.small.negations


def _marked(line: Line, index: int) -> bool:
    """True in a clause of purpose or condition."""
    wishes = line.speech.small.wishes
    if wishes.isdisjoint(line.vocabulary):
        return False
    return any(line.lemmas[i] in wishes and line.tokens[i].rel in {"mark", "aux"} for i in line.children.get(index, []))


def _was_made_to(line: Line, token: Token) -> bool:
    """True for an infinitive after a verb that says it was done: "был вынужден признать"."""
    return token.head >= 0 and folded(line.tokens[token.head].lemma) in line.speech.small.made_to
