"""The words of an office that stand beside a name: before it, after it, in a row of offices, or where the tree hangs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from svod.annotate.statements.lines import VERBS, folded
from svod.annotate.statements.namesakes import owned, unclear
from svod.lang.base import Mention, Token
from svod.lang.speech import FunctionWords
from svod.model.note import Name

OFFICE_REACH = 9  # tokens before a name in which its office stands
LONG_REACH = 20  # the same, where the tree says that the two belong together
STOPS = frozenset({",", ".", "(", ")", ":", "—", "–"})


@dataclass(frozen=True)
class Offices:
    """Reads the words beside a name. notes: the names found before, by their places; lemma: a word's dictionary form."""

    small: FunctionWords
    notes: Mapping[tuple[int, int], Name]
    lemma: Callable[[str], str]

    def beside(self, mention: Mention, tokens: tuple[Token, ...]) -> set[str]:
        """The lemmas of the office that stands beside this name, nothing where none does."""
        note = self.notes.get((mention.span.start, mention.span.stop))
        words = {folded(self.lemma(word)) for word in note.office.split()} if note and note.office else set()
        first = next((i for i, t in enumerate(tokens) if t.start >= mention.span.start), 0)
        if unclear(tokens, first, self.small.unchanging):
            return set()
        after = next((i for i, t in enumerate(tokens) if t.start >= mention.span.stop), len(tokens))
        words |= _agreeing(self._before(tokens, first), tokens[first]) | _in_row(tokens, first)
        words |= _apposed(tokens, after) | self._post(tokens[after:]) | _hung_on(tokens, first)
        words |= self._acting(tokens[max(0, first - LONG_REACH) : first])
        inside = folded(tokens[first].text) if after - first > 1 else ""  # "Врач-биолог Ясна Корель", all of it a name
        return words | {part for word in {*words, inside} if "-" in word for part in word.split("-")}

    def called(self, mention: Mention, tokens: tuple[Token, ...]) -> set[str]:
        """The words beside a body's name that say what it is; "предприятия Лурии" are not Лурия."""
        first = next((i for i, t in enumerate(tokens) if t.start >= mention.span.start), 0)
        if unclear(tokens, first, self.small.unchanging):
            return set()
        after = next((i for i, t in enumerate(tokens) if t.start >= mention.span.stop), len(tokens))
        before = [t for t in self._before(tokens, first) if t.feat("Number") != "Plur"]
        return _agreeing(before, tokens[first]) | _apposed(tokens, after)

    def _before(self, tokens: Sequence[Token], first: int) -> list[Token]:
        """The words before a name that may be of its office, from the name leftwards."""
        before: list[Token] = []
        for index in reversed(range(max(0, first - OFFICE_REACH), first)):
            token = tokens[index]
            if token.pos in VERBS or token.text in STOPS or token.pos == "CCONJ":
                break
            if token.pos == "ADP" and folded(token.text) not in self.small.office:
                break
            before.append(token)
        return before

    def _acting(self, before: Sequence[Token]) -> set[str]:
        """The office in "исполняющий обязанности министра рыболовства и портов X", whatever it joins."""
        short = self.small.acts_for
        forms = tuple(token.text.lower() for token in before)
        ends = [i + len(short) for i in range(len(forms)) if forms[i : i + len(short)] == short]
        if ends:
            return {folded(t.lemma) for t in before[ends[-1] :] if t.pos in {"NOUN", "ADJ"}}
        start = next((i for i in reversed(range(len(before))) if folded(before[i].lemma) in self.small.acting), None)
        if start is None or any(t.feat("VerbForm") == "Fin" or t.text in {",", ".", ":", ";"} for t in before[start:]):
            return set()
        return {folded(t.lemma) for t in before[start + 1 :] if t.pos in {"NOUN", "ADJ"}}

    def _post(self, tokens: tuple[Token, ...]) -> set[str]:
        """The office in "ушёл с поста министра …", "в качестве министра …" after a name, up to a comma."""
        stop = next((i for i, t in enumerate(tokens) if t.text in {",", ".", ";", ":"}), len(tokens))
        post = next((i for i in range(stop) if folded(tokens[i].lemma) in self.small.posts), None)
        return {folded(t.lemma) for t in tokens[post + 1 : stop] if t.pos in {"NOUN", "ADJ"}} if post is not None else set()


def _apposed(tokens: Sequence[Token], after: int) -> set[str]:
    """The office after a comma: "Гордей Лунёв, министр рыболовства, …"."""
    if after + 1 >= len(tokens) or tokens[after].text != "," or not _opens_office(tokens, after + 1, tokens[after - 1]):
        return set()
    ends = (i for i in range(after + 1, len(tokens)) if tokens[i].text in {",", "."} or tokens[i].pos in VERBS)
    return {folded(t.lemma) for t in tokens[after + 1 : next(ends, len(tokens))]}


def _opens_office(tokens: Sequence[Token], index: int, name: Token) -> bool:
    """True for a noun, or for adjectives before a noun for a person in the name's case: ", главный врач больницы, …"; but
    ", уверен врач" begins what is said of another."""
    noun = next((i for i in range(index, len(tokens)) if tokens[i].pos != "ADJ"), index)
    if tokens[noun].pos != "NOUN" or noun == index:
        return tokens[noun].pos == "NOUN"
    case = tokens[noun].feat("Case")
    agree = all(t.feat("Case") == case for t in tokens[index:noun])
    return agree and tokens[noun].feat("Animacy") == "Anim" and name.feat("Case") in {case, ""}


def _in_row(tokens: Sequence[Token], first: int) -> set[str]:
    """The offices in a row before one name: "учёный, писатель и публицист Гордей Лунёв заявил"; of several who "заявили" each
    may have his own."""
    words: set[str] = set()
    last = first - 1
    if last < 0 or _verb_of(tokens, first).feat("Number") == "Plur":
        return words
    case = tokens[first].feat("Case")
    while last >= 0 and (start := _office_start(tokens, last, case)) is not None:
        words |= {folded(t.lemma) for t in tokens[start : last + 1] if t.pos in {"NOUN", "ADJ", "PROPN"}}
        joined = start > 0 and (tokens[start - 1].text == "," or tokens[start - 1].pos == "CCONJ")
        last = start - 2 if joined else -1
    return words


def _verb_of(tokens: Sequence[Token], index: int) -> Token:
    """The verb that a name hangs on, through the nouns between; the name itself where there is none."""
    token, seen = tokens[index], 0
    while token.pos not in VERBS and token.head >= 0 and seen < LONG_REACH:
        token, seen = tokens[token.head], seen + 1
    return token


def _office_start(tokens: Sequence[Token], last: int, case: str) -> int | None:
    """Where the office that ends at this token starts: a noun for a person in the name's case, with its adjectives and with
    what it governs; None where no office ends here."""
    reach = reversed(range(max(0, last - OFFICE_REACH), last + 1))
    noun = next((i for i in reach if tokens[i].feat("Animacy") == "Anim" or _parts(tokens[i])), None)
    if noun is None or _parts(tokens[noun]) or tokens[noun].pos != "NOUN" or tokens[noun].feat("Case") != case:
        return None
    governed = all(t.feat("Case") in {"Gen", "", case} for t in tokens[noun + 1 : last + 1])
    if tokens[noun].feat("Number") != "Sing" or not governed:
        return None
    while noun > 0 and tokens[noun - 1].pos == "ADJ" and tokens[noun - 1].feat("Case") == case:
        noun -= 1
    return noun


def _parts(token: Token) -> bool:
    return token.pos in VERBS | {"CCONJ", "SCONJ"} or token.text in STOPS | {";", "»", '"'}


def _hung_on(tokens: tuple[Token, ...], first: int) -> set[str]:
    """The office that the tree hangs a name on, however long the list between the two: "директора по развитию «Маяка» в
    Лурии, Тарсии и Веронии Елену Корель"."""
    name, head = tokens[first], tokens[first].head
    if name.rel not in {"appos", "flat:name"} or not first - LONG_REACH <= head < first:
        return set()
    office = tokens[head]
    alike = {name.feat("Case"), office.feat("Case")} in ({name.feat("Case")}, {"Gen", "Acc"})
    if office.pos != "NOUN" or office.feat("Animacy") != "Anim" or not alike or office.feat("Number") == "Plur":
        return set()
    between = tokens[head:first]
    if any(t.pos in VERBS or t.text in {".", ":", ";", "—", "–"} for t in between):
        return set()
    return {folded(t.lemma) for t in between if t.pos in {"NOUN", "PROPN", "ADJ", "X"}}


def _agreeing(before: Sequence[Token], name: Token) -> set[str]:
    """The lemmas from the farthest noun that agrees with the name in case: "представитель Гордея Лунёва" is no office of his.
    The words stand in the order met from the name leftwards."""
    if owned(name):
        return set()
    far = [i for i, t in enumerate(before) if t.pos == "NOUN" and t.feat("Case") == name.feat("Case")]
    return {folded(t.lemma) for t in before[: far[-1] + 1]} if far else set()
