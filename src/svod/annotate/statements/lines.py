"""The page's sentences as their teller speaks: a quotation of several words stands as one word, so that the parser sees a
short sentence. Sentences that a quotation runs across are one line; what stands inside a quotation has lines of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from svod.annotate.context import Context
from svod.annotate.statements.quotes import Quotation, across, pairs
from svod.lang.base import Mention, Parsed, Token
from svod.lang.speech import Speech
from svod.model.span import Span

SHORT = 3  # a quotation of so many words or fewer, with no verb, is a name or an ironic word: it stays as it is
SPEAKS = frozenset(".!?…,")
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Line:
    """A sentence of a block. quotes: token index -> the quotation that this token stands for. inside: the quotation whose
    words these are, None where the teller speaks. mentions: the names outside quotations that became one word."""

    speech: Speech
    span: Span
    block: int
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...] = ()
    quotes: dict[int, Quotation] = field(default_factory=dict)
    inside: Quotation | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Each token in lower case."""
        return tuple([token.text.lower() for token in self.tokens])

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemma of each token, as the tables spell it."""
        return tuple([folded(token.lemma) for token in self.tokens])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All its lemmas: what has none of the words that a rule turns on is not read by it."""
        return frozenset(self.lemmas)

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Indexes of the tokens that hang on each token."""
        out: dict[int, list[int]] = {}
        for index, token in enumerate(self.tokens):
            out.setdefault(token.head, []).append(index)
        return out

    def under(self, top: int) -> set[int]:
        """The token and everything that hangs on it; trees may hold cycles."""
        seen: set[int] = set()
        queue = [top]
        while queue:
            index = queue.pop()
            if index not in seen:
                seen.add(index)
                queue += self.children.get(index, [])
        return seen

    def text(self, start: int, stop: int) -> Span:
        """The characters from one token up to another."""
        return Span(self.tokens[start].start, self.tokens[stop - 1].stop)

    def mentions_in(self, start: int, stop: int) -> tuple[Mention, ...]:
        """The names between two tokens."""
        if start >= stop:
            return ()
        span = self.text(start, stop)
        return tuple(mention for mention in self.mentions if span.holds(mention.span))


@lru_cache(maxsize=65_536)
def folded(lemma: str) -> str:
    """A lemma as the tables spell it."""
    return lemma.lower().replace("ё", "е")


def lines_of(context: Context, speech: Speech) -> tuple[Line, ...]:
    """All lines of the page, in order: each line of the teller before the lines inside its quotations."""
    content = context.text.content
    raw: list[Line] = []
    blocks = context.text.told()
    parts = across(content, [block.span for block in blocks])
    for number, block in enumerate(blocks):
        parsed = [p for p in context.parsed if block.span.holds(p.span) and p.tokens]
        quotations = [q for q in pairs(content, block.span) if _is_speech(q, content, parsed) or _is_cry(q, speech, parsed)]
        quotations = [parts[number], *quotations] if number in parts else quotations
        outer = [q for q in quotations if not any(o is not q and o.whole.holds(q.whole) for o in quotations)]
        raw += _teller(speech, number, parsed, outer)
        for quotation in outer:
            raw += _inner(speech, number, parsed, quotation)
    return _parsed(context, sorted(raw, key=lambda line: (line.span.start, line.inside is not None)))


def _is_speech(quotation: Quotation, content: str, parsed: Sequence[Parsed]) -> bool:
    """True for words that somebody may have said; a short «…» without a verb is a name or an ironic word."""
    inner = quotation.inner
    met = [p for p in parsed if p.span.meets(inner)]
    words = [t for p in met for t in p.tokens if inner.start <= t.start < inner.stop and t.pos != "PUNCT"]
    if len(words) > SHORT:
        return True
    before = content[: quotation.whole.start].rstrip()[-1:]
    after = content[quotation.whole.stop : quotation.whole.stop + 4].lstrip()
    beside = before == ":" or (after[:1] == "," and any(dash in after for dash in "—–-"))
    return bool(words) and beside and (before in ":.!?" or not before or any(t.pos in VERBS for t in words))


def _is_cry(quotation: Quotation, speech: Speech, parsed: Sequence[Parsed]) -> bool:
    """True for a short quotation right after a verb of voice: "скандировали «Долой!»"."""
    start = quotation.whole.start
    before = next((t for p in reversed(parsed) for t in reversed(p.tokens) if t.stop <= start), None)
    cue = speech.cues.get(folded(before.lemma)) if before is not None and before.pos in VERBS else None
    return cue is not None and cue.group == "voice"


def _teller(speech: Speech, block: int, parsed: Sequence[Parsed], quotations: Sequence[Quotation]) -> list[Line]:
    groups: list[list[Parsed]] = []
    for sentence in parsed:
        runs_on = any(q.whole.start < sentence.span.start < q.whole.stop for q in quotations)
        if groups and (runs_on or _continues(sentence)):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [_line(speech, block, group, quotations) for group in groups]


def _continues(sentence: Parsed) -> bool:
    """True where a splitter cut before a cue: the sentence opens with a comma, or with a dash and a small letter."""
    words = [token.text for token in sentence.tokens[:2]]
    return words[0] == "," or (words[0] in "—–-" and len(words) > 1 and words[1][:1].islower())


def _line(speech: Speech, block: int, group: Sequence[Parsed], quotations: Sequence[Quotation]) -> Line:
    span = Span(group[0].span.start, group[-1].span.stop)
    mine = [q for q in quotations if span.meets(q.whole)]
    if not mine and len(group) == 1:
        return Line(speech, span, block, group[0].tokens, group[0].mentions)
    tokens: list[Token] = []
    stands: dict[int, Quotation] = {}
    for token in (token for sentence in group for token in sentence.tokens):
        holder = next((q for q in mine if q.whole.start <= token.start < q.whole.stop), None)
        if holder is None:
            tokens.append(token)
        elif holder not in stands.values():
            stands[len(tokens)] = holder
            tokens.append(Token(holder.whole.start, holder.whole.stop, speech.placeholder))
    mentions = tuple(m for sentence in group for m in sentence.mentions if not any(q.whole.meets(m.span) for q in mine))
    return Line(speech, span, block, tuple(tokens), mentions, stands)


def _inner(speech: Speech, block: int, parsed: Sequence[Parsed], quotation: Quotation) -> list[Line]:
    out = []
    for sentence in parsed:
        kept = tuple(t for t in sentence.tokens if quotation.inner.start <= t.start and t.stop <= quotation.inner.stop)
        if len(kept) > SHORT:
            kept = sentence.tokens if len(kept) == len(sentence.tokens) else kept
            span = Span(kept[0].start, kept[-1].stop)
            mentions = tuple(m for m in sentence.mentions if span.holds(m.span))
            out.append(Line(speech, span, block, kept, mentions, inside=quotation))
    return out


def _parsed(context: Context, raw: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with trees: those whose words are not a parsed sentence's own are parsed again, in one batch. A piece of a
    quotation that has no word of telling is never asked for its tree."""
    known = {id(sentence.tokens) for sentence in context.parsed}  # a line of a whole sentence has that sentence's own tuple
    again = [id(line.tokens) not in known and (line.inside is None or _tells(line)) for line in raw]
    wanted = [line for line, parse in zip(raw, again, strict=True) if parse]
    if not wanted:
        return tuple(raw)
    trees = iter(context.language.parse([[token.text for token in line.tokens] for line in wanted]))
    return tuple(_with(line, next(trees)) if parse else line for line, parse in zip(raw, again, strict=True))


def _tells(line: Line) -> bool:
    """True where a word of the line may tell of speech: a cue, an attribution, a refusal to answer."""
    speech, words = line.speech, line.vocabulary
    if not speech.openings.isdisjoint(words) or speech.small.follows[0] in words or refuses(line):
        return True
    return any(attributes(line, index) is not None for index in range(len(line.tokens)))


def refuses(line: Line) -> bool:
    """True where the line has the words of a refusal to answer, whatever its tree says of them."""
    speech, words = line.speech, line.vocabulary
    if not speech.refusing.isdisjoint(words):
        return True
    return not speech.declines.isdisjoint(words) and not speech.refused.isdisjoint(words)


def attributes(line: Line, index: int) -> int | None:
    """The noun right after this preposition with which it attributes words to somebody: "по словам", "по его мнению"."""
    nouns = line.speech.according.get(folded(line.tokens[index].text))
    if nouns is None:
        return None
    return next((i for i in range(index + 1, min(index + 4, len(line.lemmas))) if line.lemmas[i] in nouns), None)


def _with(line: Line, tree: Sequence[Token]) -> Line:
    """The line with these tokens where its own stand."""
    places = zip(tree, line.tokens, strict=True)
    tokens = (Token(old.start, old.stop, t.text, t.lemma, t.pos, t.feats, t.head, t.rel) for t, old in places)
    return replace(line, tokens=tuple(tokens))
