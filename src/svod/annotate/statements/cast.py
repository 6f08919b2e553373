"""Who is who on a page: people with the fullest name it gives, their offices and gender; bodies; and who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from svod.annotate.statements.found import Page
from svod.annotate.statements.lines import folded
from svod.annotate.statements.namesakes import gender_of_deed, misspelled, same_person
from svod.annotate.statements.offices import Offices
from svod.lang.base import Mention, Parsed, Token
from svod.lang.directory import directory
from svod.model.note import Name
from svod.model.span import Span

DEED = 5  # the same for a verb in the past, which the tagger knows best
FIRST_NAME = 3  # a first name tells the gender as well as so many surnames


# "Авиакомпания «Альбатрос»": a common noun, then the name in its marks.
MARKED = re.compile(r"(?:\S+ )*?(?P<noun>\w[\w-]*) ?[«\"„“] ?(?P<name>[^«»\"„“”]+?) ?[»\"“”]?")
# "МедиаПРЕСС": so are agencies spelled, and no people ("Макдональд" and "МакКей" have one capital inside).
INNER_CAPITALS = re.compile(r"[^\W\d_](?<=[a-zа-яё])[A-ZА-ЯЁ]{2,}$")


def _fullest(names: Sequence[str]) -> str:
    often = Counter(names)  # in the order met: the first of those that are alike in both
    return max(often, key=lambda name: (len(name.split()), often[name]))


@dataclass
class Person:
    """A person: every form of the name met so far, gender, the places where he is named, and `beside`, which reads the words
    of his office beside each of them."""

    names: list[str]
    genders: Counter[str] = field(default_factory=Counter)
    beside: list[Callable[[], set[str]]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @cached_property
    def offices(self) -> set[str]:
        """Words of his offices; they are read when somebody is first told by an office."""
        return set[str]().union(*(read() for read in self.beside))

    @property
    def gender(self) -> str:
        """`Masc` or `Fem` as most of his names say, nothing where none does."""
        return max(self.genders, key=lambda gender: self.genders[gender], default="")

    @property
    def fullest(self) -> str:
        """The longest name met; of two as long, the one met more often."""
        return _fullest(self.names)


@dataclass
class Body:
    """An organisation or a place that may speak; `beside` reads the words beside each place where it is named."""

    names: list[str]
    kind: str = "organisation"
    beside: list[Callable[[], set[str]]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @cached_property
    def nouns(self) -> set[str]:
        """What it is called; read when somebody is first told by such a noun."""
        return set[str]().union(*(read() for read in self.beside))

    @property
    def fullest(self) -> str:
        """The longest name met; of two as long, the one met more often."""
        return _fullest(self.names)


class Cast:
    """The people and bodies of a page, gathered before any speaker is asked for."""

    def __init__(self, page: Page) -> None:
        self.people: list[Person] = []
        self.bodies: list[Body] = []
        self._small = page.speech.small
        self._roles = page.speech.roles
        self._outlets = directory().spelled
        self._names: dict[Span, str] = {}
        self._nominative = page.context.language.nominative
        self._lemma = page.context.language.lemma
        self._notes = {(n.cite.start, n.cite.stop): n.value for n in page.context.notes if isinstance(n.value, Name)}
        self._offices = Offices(self._small, self._notes, self._lemma)
        parsed = sorted(page.context.parsed, key=lambda p: p.span.start)
        for sentence in parsed:
            people = {m.span.start for m in sentence.mentions if m.kind == "person"}
            starts = [token.start for token in sentence.tokens] if sentence.mentions else []
            for mention in sentence.mentions:
                after = mention.span.stop + 1
                words = range(bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.stop))
                self._meet(mention, words, sentence.tokens, after if after in people else -1)
            self._meet_foreign(sentence)
            if len(sentence.mentions) > 1:
                self._meet_short(sentence)
        self._join_first_names()
        self._join_outlets()

    def _meet(self, mention: Mention, words: range, tokens: tuple[Token, ...], following: int) -> None:
        inside = tokens[words.start : words.stop]
        if mention.kind == "person":
            whole = _whole_name(words, tokens, following) or self._apart(inside)
            if whole:
                self._names[mention.span] = self._nominative(whole)
        name = self.normal(mention)
        if mention.kind != "person":
            body = self.body(name)
            if body is None:
                body = Body([], mention.kind)
                self.bodies.append(body)
            body.names += [name, *self._aliases(mention)]
            body.places.append(mention.span.start)
            body.beside.append(partial(self._offices.called, mention, tokens))
            return
        person = self.person(name) or latest(self.bearers(name), mention.span.start)
        if person is None:
            person = Person([])
            self.people.append(person)
        person.names.append(name if self._after_another(name) is not person else name.partition(" ")[2])
        person.places.append(mention.span.start)
        person.beside.append(partial(self._offices.beside, mention, tokens))
        gender = next((t.feat("Gender") for t in inside if t.feat("Gender") in {"Masc", "Fem"}), "")
        if gender:
            # A first name tells it; a surname alone may be either's ("Вельц").
            person.genders[gender] += FIRST_NAME if len(inside) > 1 else 1
        person.genders[gender_of_deed(tokens, inside[0])] += DEED
        del person.genders[""]

    def _apart(self, inside: Sequence[Token]) -> Sequence[Token]:
        """The tokens of a person's name to which the model added an agency's ("цитирует Лунёва МедиаПРЕСС"); else none."""
        foreign = len(inside) > 1 and (INNER_CAPITALS.search(inside[-1].text) or inside[-1].text in self._outlets)
        return inside[:-1] if foreign else []

    def _aliases(self, mention: Mention) -> list[str]:
        """The short name that stands in brackets inside a full one."""
        short = mention.normal.partition("(")[2].strip(") ")
        return [short] if short.isupper() and " " not in short else []

    def _join_first_names(self) -> None:
        """A person called by a first name alone, before the one person of that name and a surname: both are one."""
        for person in [p for p in self.people if all(" " not in name for name in p.names)]:
            fuller = [p for p in self.people if any(n.split()[0] in person.names for n in p.names if " " in n)]
            alike = [p for p in fuller if p.gender == person.gender]
            if len(fuller) == 1 and alike:
                alike[0].names += person.names
                alike[0].genders += person.genders
                alike[0].beside += person.beside
                alike[0].places = sorted([*alike[0].places, *person.places])
                self.people.remove(person)

    def _join_outlets(self) -> None:
        """An outlet by its full name and by its letters, "Financial Times" and "FT": one body."""
        known: dict[str, Body] = {}
        for body in list(self.bodies):
            outlet = next((found for name in body.names if (found := directory().by_name(name))), None)
            first = known.setdefault(outlet.name, body) if outlet is not None else body
            if first is not body:
                first.names += body.names
                first.beside += body.beside
                first.places = sorted([*first.places, *body.places])
                self.bodies.remove(body)

    def _meet_foreign(self, sentence: Parsed) -> None:
        """Names in other letters that the model passed over."""
        for token in sentence.tokens:
            if token.pos not in {"X", "PROPN"} or not (token.text[:1].isascii() and token.text[:1].isupper()):
                continue
            if not any(m.span.start <= token.start < m.span.stop for m in sentence.mentions):
                body = self.body(token.text) or Body([])
                if not body.names:
                    self.bodies.append(body)
                body.names.append(token.text)
                body.places.append(token.start)

    def _meet_short(self, sentence: Parsed) -> None:
        """A short name in brackets after a full one: both are one body."""
        if all(token.text != "(" for token in sentence.tokens):
            return
        for one, other in zip(sentence.mentions, sentence.mentions[1:], strict=False):
            between = [t.text for t in sentence.tokens if one.span.stop <= t.start < other.span.start]
            if between == ["("] and one.kind != "person" and (short := self.normal(other)).isupper():
                full, known = self.body(self.normal(one)), self.body(short)
                if full is not None and known is not None and full is not known:
                    full.names += known.names
                    full.places += known.places
                    self.bodies.remove(known)

    def normal(self, mention: Mention) -> str:
        """The nominative of a mention: its note's, or else its own."""
        note = self._notes.get((mention.span.start, mention.span.stop))
        name = self._names.get(mention.span) or (note.normal if note else mention.normal)
        name = name.split("(")[0].strip() or name  # what stands in brackets after a name is no part of it
        first, _, rest = name.partition(" ")
        if mention.kind == "person" and rest and (folded(first) in self._small.address or self._calling(first, rest)):
            name = rest
        marked = MARKED.fullmatch(name)
        role = self._roles.get(folded(marked["noun"])) if marked else None
        return marked["name"] if marked and role is not None and not role.person else name

    def _calling(self, first: str, rest: str) -> bool:
        """True for what somebody does, taken for a part of his name: "Врач-биолог Ясна Корель", "Писатель Гордей Лунёв"."""
        roles = [self._roles.get(part) for part in folded(first).split("-")]
        persons = [role for role in roles if role is not None and role.person]
        return bool(persons) and (len(roles) > 1 or " " in rest)

    def person(self, name: str) -> Person | None:
        """The one person of the page with this surname, or with this very name."""
        exact = [p for p in self.people if name in p.names]
        if exact:
            return exact[0]
        first = [p for p in self.people if " " not in name and any(n.split()[0] == name for n in p.names if " " in n)]
        if len(first) == 1:
            return first[0]
        near = self.bearers(name) or [p for p in self.people if any(misspelled(name, other) for other in p.names)]
        return near[0] if len(near) == 1 else self._after_another(name)

    def _after_another(self, name: str) -> Person | None:
        """The person of whose name only the end is his: "сын Марты Артур Симан" taken for one name."""
        first, _, rest = name.partition(" ")
        own = [p for p in self.people if " " in rest and rest in p.names]
        other = any(first in n.split()[:1] for p in self.people if p not in own for n in p.names)
        return own[0] if len(own) == 1 and other else None

    def bearers(self, name: str) -> list[Person]:
        """The people of the page who may be called so: of a family several."""
        return [p for p in self.people if any(same_person(name, other) for other in p.names)]

    def body(self, name: str) -> Body | None:
        """The body with this name, or the one whose name holds all its words."""
        exact = [b for b in self.bodies if name in b.names]
        if exact:
            return exact[0]
        words = {folded(word) for word in name.split()}
        near = [b for b in self.bodies if any(words < {folded(w) for w in other.split()} for other in b.names)]
        return near[0] if len(near) == 1 else None


def _whole_name(words: range, tokens: Sequence[Token], following: int) -> list[Token]:
    """The tokens of a person's name where the model took a part of it: the tree says that first name and surname are one, or
    another name of a person stands at `following`, right after it. Empty where there is nothing to add."""
    if len(words) != 1:
        return []
    place = words[0]
    beside = place + 1 < len(tokens) and tokens[place + 1].start == following
    if beside and tokens[place + 1].pos == "PROPN":
        return [tokens[place], tokens[place + 1]]
    for first, last in ((place - 1, place), (place, place + 1)):
        if first < 0 or last >= len(tokens) or tokens[last].head != first or tokens[last].rel not in {"flat:name", "appos"}:
            continue
        if all(t.pos == "PROPN" and t.text[:1].isupper() for t in (tokens[first], tokens[last])):
            return [tokens[first], tokens[last]]
    return []


def latest(people: Iterable[Person], place: int) -> Person | None:
    """The one named last before this place."""
    named = [(max(p for p in person.places if p < place), person) for person in people if any(p < place for p in person.places)]
    return max(named, key=lambda pair: pair[0])[1] if named else None
