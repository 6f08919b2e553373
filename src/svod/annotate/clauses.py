"""Clauses of a parsed sentence, and who acts in them: read off the tree, which may hold cycles and mistakes.

A clause is a verb (or other predicate) with the words that hang on it, the clauses inside it left out. Relations are those of
Universal Dependencies (de Marneffe et al. 2021).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from svod.annotate.statements.lines import folded
from svod.lang.base import Parsed, Token
from svod.model.note import Name, Note
from svod.model.span import Span

_HEADS = frozenset({"root", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "acl", "discourse"})
_SUBJECT = ("nsubj", "nsubj:pass")
_ACTING = ("person", "organisation", "place")  # who is meant where several kinds stand in one phrase, best first


def lemma(token: Token) -> str:
    """A token's lemma as tables write it."""
    return folded(token.lemma or token.text)


def agree(participle: Token, noun: Token) -> bool:
    """Whether a participle may stand by this noun: nothing that both of them show differs."""
    shown = ((participle.feat(name), noun.feat(name)) for name in ("Case", "Number", "Gender"))
    return all(a == b or not a or not b for a, b in shown)


def based(names: tuple[Note, ...]) -> tuple[Note, ...]:
    """Of several names in one subject, those in their normal form; all of them, where none is."""
    kept = tuple(
        note
        for note in names
        if isinstance(note.value, Name) and set(note.cite.text.lower().split()) <= set(note.value.normal.lower().split())
    )
    return kept or names


@dataclass(frozen=True)
class Clause:
    """One clause: its sentence, the place of its predicate among the tokens, and the places of all its tokens, in order."""

    tree: Tree
    head: int
    own: tuple[int, ...]

    @property
    def verb(self) -> Token:
        """Its predicate."""
        return self.tree.tokens[self.head]

    @property
    def span(self) -> Span:
        """From its first to its last word, marks at the ends left out."""
        return self.tree.span(self.own)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its words."""
        lemmas = self.tree.lemmas
        return frozenset([lemmas[i] for i in self.own])

    def children(self, head: int, *relations: str) -> tuple[int, ...]:
        """Tokens of this clause that hang on that one by one of these relations (any, if none is given)."""
        tokens, inside = self.tree.tokens, set(self.own)
        hung = (i for i in self.tree.children.get(head, ()) if i in inside and i != head)
        return tuple(i for i in hung if not relations or tokens[i].rel in relations)

    def subjects(self) -> tuple[Note, ...]:
        """The names that its subject bears. A predicate without a subject has that of the one it is joined to, a
        participle and a relative clause that of the word they stand by."""
        return self._subjects({self.head})

    def _subjects(self, seen: set[int]) -> tuple[Note, ...]:
        own = self.children(self.head, *_SUBJECT)
        names = based(tuple(name for i in own for name in self.tree.actors(self._phrase(i))))
        above = self.verb.head
        outside = not 0 <= above < len(self.tree.tokens)
        if names or outside or above in seen or (own and self.verb.rel != "acl:relcl"):
            return names
        if self.verb.rel in ("acl", "acl:relcl"):
            fits = self.verb.rel != "acl" or agree(self.verb, self.tree.tokens[above])
            return self.tree.actors(self.tree.phrase(above)) if fits else ()
        if self.verb.rel in ("conj", "advcl", "parataxis") and not own:
            outer = self.tree.clause_of(above)
            return outer._subjects({*seen, outer.head}) if outer and outer.head not in seen else ()
        return ()

    def complements(self) -> frozenset[str]:
        """Ids of the names inside the subject that are not its own: of whom the subject is (`советник Марты Вельц Симан`)."""
        own = self.children(self.head, *_SUBJECT)
        inside = {note.id for i in own for place in self._phrase(i) if (note := self.tree.name_at.get(place))}
        return frozenset(inside - {note.id for note in self.subjects()})

    def _phrase(self, head: int) -> tuple[int, ...]:
        inside = set(self.own)
        return tuple(i for i in self.tree.phrase(head) if i in inside)


@dataclass(frozen=True)
class Tree:
    """A parsed sentence with the page's name notes laid on it."""

    parsed: Parsed
    names: tuple[Note, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        return self.parsed.tokens

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemma of each token."""
        return tuple([folded(token.lemma or token.text) for token in self.tokens])

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """Place of a token -> the places of those that hang on it."""
        out: dict[int, list[int]] = {}
        for place, token in enumerate(self.tokens):
            out.setdefault(token.head, []).append(place)
        return out

    @cached_property
    def name_at(self) -> dict[int, Note]:
        """Place of a token -> the name it belongs to."""
        out: dict[int, Note] = {}
        for note in self.names:
            for i, token in enumerate(self.tokens):
                if any(span.start < token.stop and token.start < span.stop for span in note.cite.spans):
                    out.setdefault(i, note)
        return out

    @cached_property
    def _above(self) -> list[int]:
        """Of each token, the one it hangs on, -1 where its clause opens."""
        tokens, size = self.tokens, len(self.tokens)
        return [token.head if 0 <= token.head < size and not self._opens(token) else -1 for token in tokens]

    @cached_property
    def _clause_heads(self) -> tuple[int, ...]:
        """Of each token, the predicate of its clause. What the parser hung into a clause from before its opening word
        (`что`) belongs to the clause outside."""
        tokens = self.tokens
        heads = [self._climb(i) for i in range(len(tokens))]
        opens = {token.head: i for i, token in enumerate(tokens) if token.rel == "mark" and i < token.head}
        for i, head in enumerate(heads if opens else ()):
            above = tokens[head].head
            if i < opens.get(head, 0) and 0 <= above < len(heads):
                heads[i] = heads[above]
        return tuple(heads)

    def _climb(self, place: int) -> int:
        above, start = self._above, place
        for _ in above:
            if above[place] < 0:
                return place
            place = above[place]
        seen = {start}
        while (start := above[start]) not in seen:
            seen.add(start)
        return min(seen)  # a cycle: any fixed member of it will do

    def _opens(self, token: Token) -> bool:
        if token.rel in _HEADS:
            return True
        return token.rel == "conj" and token.pos == "VERB" and self.tokens[token.head].pos in ("VERB", "ADJ")

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses, in the order of their predicates."""
        own: dict[int, list[int]] = {}
        for i, head in enumerate(self._clause_heads):
            own.setdefault(head, []).append(i)
        return tuple(Clause(self, head, tuple(places)) for head, places in sorted(own.items()))

    def clause_of(self, place: int) -> Clause | None:
        """The clause that holds this token."""
        return next((clause for clause in self.clauses if place in clause.own), None)

    def span(self, places: Sequence[int]) -> Span:
        """From the first to the last word of these tokens, of which there must be one."""
        words = [token for i in places if (token := self.tokens[i]).pos != "PUNCT"] or [self.tokens[places[0]]]
        return Span(words[0].start, words[-1].stop)

    def phrase(self, head: int) -> tuple[int, ...]:
        """A token and all that hangs on it, clauses inside left out, in order."""
        return self._phrases[head]

    @cached_property
    def _phrases(self) -> tuple[tuple[int, ...], ...]:
        """Of each token, its phrase: one climb a token to where its clause opens, in which cycles end."""
        above = self._above
        under: list[list[int]] = [[] for _ in above]
        for i in range(len(above)):
            place, seen = i, list[int]()
            while place >= 0 and place not in seen:
                seen.append(place)
                under[place].append(i)
                place = above[place]
        return tuple(map(tuple, under))

    def actors(self, places: Iterable[int]) -> tuple[Note, ...]:
        """The names among these tokens that can act: the persons, else the bodies, else the places (states)."""
        notes = {note.id: note for i in places if (note := self.name_at.get(i))}.values()
        for kind in _ACTING:
            found = tuple(note for note in notes if isinstance(note.value, Name) and note.value.kind == kind)
            if found:
                return found
        return ()

    def joined(self, names: Sequence[Note]) -> tuple[Note, ...]:
        """The first of these names, and those that a conjunction joins to it: one list of people."""
        return tuple(note for at, note in enumerate(names) if at == 0 or self._conjoined(note))

    def _conjoined(self, note: Note) -> bool:
        place = next((i for i, found in self.name_at.items() if found is note), -1)
        seen: set[int] = set()
        while 0 <= place < len(self.tokens) and place not in seen and self.tokens[place].rel not in _SUBJECT:
            if self.tokens[place].rel == "conj":
                return True
            seen.add(place)
            place = self.tokens[place].head
        return False

    def at(self, span: Span) -> int | None:
        """The place of the token nearest the root among those that this span covers."""
        inside = [i for i, token in enumerate(self.tokens) if token.start < span.stop and span.start < token.stop]
        outside = [i for i in inside if self.tokens[i].head not in inside]
        return next(iter(outside or inside), None)


def trees(parsed: Sequence[Parsed], names: Iterable[Note]) -> tuple[Tree, ...]:
    """The sentences with their names."""
    listed = tuple(names)
    return tuple(
        Tree(one, tuple(note for note in listed if one.span.start <= note.cite.start < one.span.stop)) for one in parsed
    )
