"""Names as keys: when two names name the same state, body or person. The tables are the language's, the rules are here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from svod.lang import lexicon
from svod.lang.lexicon import State
from svod.link.realms import World, datelines
from svod.link.realms import world as world_of
from svod.link.words import lemma
from svod.model.chronicle import Reading
from svod.model.link import Entity
from svod.model.note import Name, Note
from svod.model.span import Cite

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def plain(name: str) -> str:
    """A name in lower case, without marks, ё as е: what two spellings of it share."""
    return " ".join(_WORD.findall(name.lower().replace("ё", "е")))


@dataclass(frozen=True)
class States:
    """The states of a language, looked up by name, seat or adjective, all as `plain` writes them."""

    by_name: dict[str, State]
    by_seat: dict[str, State]
    by_adjective: dict[str, State]

    def named(self, name: str) -> State | None:
        """The state of this name or alias."""
        return self.by_name.get(plain(name))

    def meant(self, name: str) -> State | None:
        """The state that this name, or a seat of government of this name, stands for."""
        return self.by_name.get(plain(name)) or self.by_seat.get(plain(name))


@cache
def states(code: str) -> States:
    """The states that the language with this code knows; none where it has no table."""
    table = lexicon.parties(code).states
    return States(
        {plain(name): state for state in reversed(table) for name in (*state.aliases, state.name)},
        {plain(seat): state for state in reversed(table) for seat in state.seats},
        {plain(word): state for state in reversed(table) for word in state.adjectives},
    )


@lru_cache(maxsize=50_000)
def state_in(code: str, words: str) -> State | None:
    """The one state that words in any case name: by name, seat or adjective; None where there is none, or more than one."""
    known, found = states(code), dict[str, State]()
    lemmas = [lemma(code, word) for word in _WORD.findall(words.replace("ё", "е"))]
    for size in (4, 3, 2, 1):
        for at in range(len(lemmas) - size + 1):
            part = " ".join(lemmas[at : at + size])
            state = known.by_name.get(part) or known.by_seat.get(part) or (known.by_adjective.get(part) if size == 1 else None)
            if state and not any(part in longer for longer in found):
                found[part] = state
    return next(iter(found.values())) if len({state.code for state in found.values()}) == 1 else None


@lru_cache(maxsize=50_000)
def body_key(code: str, name: str) -> tuple[str, str]:
    """An organisation's name as (body, state's code or nothing): full names shortened, the state taken out of it."""
    words = plain(name)
    for full, short in lexicon.parties(code).bodies:
        words = re.sub(rf"\b{re.escape(full)}\b", short, words)
    lemmas = [(word, lemma(code, word)) for word in words.split()]
    state = state_in(code, words) if len(lemmas) > 1 else None
    if state is None:
        return words, ""
    known = states(code)
    names = {part for text in (*known.by_name, *known.by_seat) if known.meant(text) is state for part in text.split()}
    left = [word for word, normal in lemmas if normal not in names and known.by_adjective.get(normal) is not state]
    return (" ".join(left), state.code) if left else (words, "")


def initials(name: str) -> str:
    """The first letters of a name's words: what an abbreviation of it would be."""
    return "".join(word[0] for word in _WORD.findall(name)).lower()


def _normal(note: Note) -> str:
    return note.value.normal if isinstance(note.value, Name) else note.cite.text


def _after_voice(code: str, office: str) -> str | None:
    """What stands after the last word for a spokesman in an office, None where there is no such word."""
    words, voices = _WORD.findall(office), lexicon.parties(code).voices
    last = max((at for at, word in enumerate(words) if word.lower() in voices), default=None)
    return " ".join(words[last + 1 :]) if last is not None else None


class Parties:
    """Who acts in a chronicle, each under one key: an entity by its id's name, a state by its code, else the name itself.

    A capital or a seat of government that acts is the state. `shown` gives a key's name back, as readers know it.
    """

    def __init__(self, readings: Sequence[Reading], entities: Sequence[Entity], world: World | None = None) -> None:
        """world: the states that the whole chronicle tells of; without it, those that these pages do."""
        self._shown: dict[str, str] = {}
        self._state: dict[str, State] = {}
        self._of: dict[tuple[str, str], str] = {}
        self._office: dict[tuple[str, str], str] = {}
        self._bearers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._code = {reading.page: reading.text.language.value for reading in readings}
        told = world or world_of(entities, self._code.values(), (line for reading in readings for line in datelines(reading)))
        self._realms = {own.code: own for own in told.realms}
        self._seats = dict(told.seats)
        entity_of = {mention: entity for entity in entities for mention in entity.mentions}
        self._notes = {reading.page: [n for n in reading.of_kind("name") if n.id in entity_of] for reading in readings}
        self._key_of: dict[str, str] = {}
        for reading in readings:
            for note in self._notes[reading.page]:
                key = self._enter(entity_of[note.id], reading.text.language.value)
                self._key_of[note.id] = key
                if isinstance(note.value, Name):
                    self._of.setdefault((reading.page, plain(note.value.normal)), key)
                    if note.value.kind == "person" and note.value.office:
                        self._office.setdefault((reading.page, key), note.value.office)
                        for page in (reading.page, ""):
                            self._bearers[page, *body_key(reading.text.language.value, note.value.office)].add(key)
            self._join_states(reading)
        self._join_voices()
        for entity in sorted(entities, key=lambda entity: entity.id):
            self._of.setdefault(("", plain(entity.normal)), self._enter(entity, next(iter(self._code.values()), "")))

    def _join_states(self, reading: Reading) -> None:
        """A body right before the name of a state is that state's: `министерство обороны | Веронии`."""
        notes, code = sorted(self._notes[reading.page], key=lambda n: n.cite.start), reading.text.language.value
        for body, place in pairwise(notes):
            beside = place.cite.start == body.cite.stop + 1 and self._key_of[place.id].startswith("state ")
            if beside and self._key_of[body.id].startswith("organisation ") and self.state(self._key_of[body.id]) is None:
                name = f"{_normal(body)} {_normal(place)}"
                self._key_of[body.id] = self._body(code, name)
                self._shown.setdefault(self._key_of[body.id], f"{_normal(body)} {place.cite.text}")

    def _join_voices(self) -> None:
        """A body of no known state is of the one that those serve who speak for it: `представитель | МИД | Вельц`, whom another
        page calls that of Verony. Where they serve several, nobody is guessed."""
        served: dict[str, dict[str, State]] = defaultdict(dict)
        for (page, person), office in self._office.items():
            body = self._of.get((page, plain(_after_voice(self._code[page], office) or "")), "")
            if body.startswith("organisation ") and body not in self._state and (state := self._state.get(person)):
                served[body][state.code] = state
        self._state |= {body: next(iter(of.values())) for body, of in served.items() if len(of) == 1}

    def _enter(self, entity: Entity, code: str) -> str:
        state = self._meant(code, entity.normal) if entity.kind != "person" else None
        key = f"state {state.code}" if state else f"{entity.kind} {plain(entity.normal)}"
        if entity.kind == "organisation" and not state:
            key = self._body(code, entity.normal)
        self._shown.setdefault(key, state.name if state else entity.normal)
        if entity.kind == "person" and key not in self._state:
            ranked = (self.led(code, office) or self._served(code, office) for office in entity.offices)
            if (led := next((one for one in ranked if one), None)) is not None:
                self._state[key] = led
        return key

    def _meant(self, code: str, name: str) -> State | None:
        """The state of this name, from the table or from the pages."""
        own = self._realms.get(code)
        return states(code).meant(name) or (own.by_name.get(plain(name)) if own else None) or self._seats.get(plain(name))

    def _in_words(self, code: str, words: str) -> State | None:
        """The one state that words in any case name."""
        own = self._realms.get(code)
        return state_in(code, words) or (own.in_words(words) if own else None)

    def _body(self, code: str, name: str) -> str:
        """The key of a body, which its state is a part of; that state is kept with it."""
        body, of = body_key(code, name)
        own = self._realms.get(code)
        state = next((one for one in lexicon.parties(code).states if one.code == of), None) if of else None
        if state is None and own and len(body.split()) > 1 and (state := own.in_words(body)):
            body = own.without(body) or body
        key = f"organisation {body} {state.code if state else ''}".strip()
        if state:
            self._state.setdefault(key, state)
        return key

    def _served(self, code: str, office: str) -> State | None:
        """The state that a minister, an ambassador or a spokesman named after it serves."""
        words = {lemma(code, word) for word in _WORD.findall(office)}
        return self._in_words(code, office) if words & lexicon.parties(code).ministers else None

    def led(self, code: str, office: str) -> State | None:
        """The state whose head or leader bears this office, None where it is no such office."""
        words = plain(office).split()
        heads = lexicon.parties(code).heads
        if not words or not any(word in heads or lemma(code, word) in heads for word in words[:2]):
            return None
        return self._in_words(code, office)

    def key(self, page: str, name: str) -> str:
        """The key of a name as this page gives it."""
        code = self._code.get(page, "")
        known = self._of.get((page, plain(name)))
        if known is None and (state := self._meant(code, name)):
            self._shown.setdefault(f"state {state.code}", state.name)
            return f"state {state.code}"
        known = known or self._of.get(("", plain(name))) or self._bearer(page, code, name)
        if known is None and self._in_words(code, name):
            known = self._body(code, name)  # `власти Веронии`: no name of the page, but a body of its state
        if known is None:
            known = f"name {plain(name)}"
        self._shown.setdefault(known, name)
        return known

    def _bearer(self, page: str, code: str, office: str) -> str | None:
        """The one person whom the page gives this office of a state, else the one whom all pages do."""
        words, state = body_key(code, office)
        found = (self._bearers.get((each, words, state), set()) for each in (page, "")) if state else ()
        bearers = next((each for each in found if each), set())
        return next(iter(bearers)) if len(bearers) == 1 else None

    def speaks_for(self, page: str, name: str) -> str:
        """The key of whom the page says this speaker speaks for: the body in a spokesman's office; else the speaker."""
        key, code = self.key(page, name), self._code.get(page, "")
        body = _after_voice(code, self._office.get((page, key), ""))
        if body is None:
            return key
        if state := self.led(code, body):  # the president's voice is his state's
            self._shown.setdefault(f"state {state.code}", state.name)
            return f"state {state.code}"
        if not body or not body[0].isupper():
            return key
        of = self.key(page, body)
        of = of if not of.startswith("name ") else self._body(code, body)
        self._shown.setdefault(of, body)
        return of

    def names_in(self, reading: Reading, start: int, stop: int) -> tuple[tuple[Note, str], ...]:
        """The names that stand between these places of a page, each with its key, in order."""
        found = (note for note in self._notes[reading.page] if start <= note.cite.start and note.cite.stop <= stop)
        return tuple((note, self._key_of[note.id]) for note in found)

    @staticmethod
    def known(key: str) -> bool:
        """Whether the key is of somebody with a name: `a source` or `the office` is no party that could be found again."""
        return not key.startswith("name ")

    def shown(self, key: str) -> str:
        """The name that readers know this party by."""
        return self._shown.get(key, key)

    def state(self, key: str) -> str | None:
        """The key of the state that a person leads, as the offices beside the name say, of the state that a body is of, or of
        the state itself."""
        if key.startswith("state "):
            return key
        led = self._state.get(key)
        if led is None:
            return None
        self._shown.setdefault(f"state {led.code}", led.name)
        return f"state {led.code}"

    def around(self, reading: Reading, cite: Cite) -> frozenset[str]:
        """The keys of all names in the block where this cite starts."""
        block = next((b.span for b in reading.text.blocks if b.span.start <= cite.start < b.span.stop), None)
        if block is None:
            return frozenset()
        return frozenset(self._key_of[n.id] for n in self._notes[reading.page] if block.start <= n.cite.start < block.stop)
