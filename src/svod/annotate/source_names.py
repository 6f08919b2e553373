"""Phrases that name a source: an outlet the tables know, a media noun with a name, a press service, unnamed people, a paper."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache

from svod.annotate.source_relays import Relay
from svod.annotate.statements.lines import folded
from svod.lang.base import Language, Outlet, Parsed, Token
from svod.lang.directory import directory, name_key
from svod.lang.sourcing import SourceTable
from svod.model.note import SourceKind

_NOMINAL = frozenset({"NOUN", "ADJ", "DET", "PROPN", "X"})
_NAMING = frozenset({"NOUN", "ADJ", "PROPN", "X"})
_WITHIN = {"of", "the", "and", "for", "in", "de", "di", "del", "della", "der", "des", "et", "la"}  # inside Latin names
LONGEST = 7  # tokens of the longest name that is looked up
NONE: Mapping[str, Outlet] = {}
OPEN, CLOSE = frozenset("«\"“„'"), frozenset("»\"”“'")
JOINING = frozenset(".-–/&'’+")
_LATIN = re.compile(r"[a-z]?[A-ZÀ-Ž][\w'’.-]*")
_HOST = re.compile(r"[a-z][a-z0-9-]{2,}")  # a name in small Latin letters: the host of a site
_NAME = re.compile(r"[a-z]?[^\W_a-zа-яё]")
_OPENS = re.compile(r"[А-ЯЁ][а-яё]{2,}")  # opens the next sentence where no space parts the two
_WORD = re.compile(r"[\w&+]+")


@cache
def _first_words() -> frozenset[str]:
    """The first word of every name in the directory, so that a token that begins none is not looked up."""
    return frozenset(name.partition(" ")[0] for name in directory().names)


@lru_cache(maxsize=65_536)
def _openings(text: str) -> frozenset[str]:
    """What a name that begins with this token may begin with in the directory: the word as it stands, and as a part of a
    longer name."""
    head = _WORD.search(text)
    return frozenset({head[0], name_key(f"{head[0]} 00000").partition(" ")[0]}) if head else frozenset()


class Namer:
    """Finds the phrases that name a source in one sentence."""

    def __init__(
        self, content: str, sentence: Parsed, table: SourceTable, language: Language, named: Mapping[str, Outlet] = NONE
    ) -> None:
        """named: outlets that the page itself has named up to here, and the one that it is of, by the key of the name."""
        self.content, self.sentence, self.table, self.language, self.named = content, sentence, table, language, named
        self.tokens: Sequence[Token] = sentence.tokens
        self.lemmas = [folded(token.lemma) for token in self.tokens]
        self._seen: dict[int, Relay | None] = {}

    def lemma(self, at: int) -> str:
        """The lemma of a token, `ё` written `е`; nothing past the end."""
        return self.lemmas[at] if 0 <= at < len(self.lemmas) else ""

    @cached_property
    def reported(self) -> tuple[int, ...]:
        """Where verbs of reporting stand."""
        return tuple([at for at, lemma in enumerate(self.lemmas) if lemma in self.table.verbs])

    def text(self, at: int) -> str:
        """The words of a token; nothing past the end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def words(self, first: int, last: int) -> str:
        """The text from one token to another."""
        return self.content[self.tokens[first].start : self.tokens[last].stop]

    def says(self, at: int, words: Sequence[str]) -> bool:
        """These very words stand here."""
        return all(self.text(at + step).lower() == word for step, word in enumerate(words))

    def link(self, at: int) -> int:
        """How many tokens the reference that starts here has (`со ссылкой на`), 0 where none does."""
        return next((len(words) for words in self.table.links if self.says(at, words)), 0)

    def at(self, start: int) -> Relay | None:
        """The phrase that starts at this token, adjectives before its noun included."""
        if start not in self._seen:
            self._seen[start] = self._read(start) if 0 <= start < len(self.tokens) else None
        return self._seen[start]

    def _read(self, start: int) -> Relay | None:
        noun = self._past_adjectives(start)
        relay = self._crowd(start, noun) or self._media(start, noun) or self._staff(start, noun) or self._known(start)
        return relay or self._office(start, noun) or self._people(start, noun) or self._quoted(start) or self._latin(start)

    def crowded(self, start: int) -> bool:
        """The phrase that starts here is of the media at large."""
        return self.text(self._past_adjectives(start)).lower() in self.table.crowd

    def speaks_for(self, start: int) -> bool:
        """The phrase that starts here may be of a press service."""
        return self.lemma(self._past_adjectives(start)) in self.table.offices

    def _past_adjectives(self, start: int) -> int:
        at = start
        while at < len(self.tokens) and at - start < 3 and self.tokens[at].pos in {"ADJ", "DET"}:
            if self.lemmas[at] in self.table.media:  # `издание` ends as an adjective does
                break
            at += 1
        return at

    def _crowd(self, start: int, noun: int) -> Relay | None:
        shown = self.table.crowd.get(self.text(noun).lower())
        if not shown:
            return None
        last = self.chain(noun, people=False)
        if last == start:
            return Relay(start, last, shown, "outlet", "crowd")
        return Relay(start, last, self.language.nominative(self.tokens[start : last + 1]), "outlet", "crowd")

    def _media(self, start: int, noun: int) -> Relay | None:
        kind = self.table.media.get(self.lemma(noun))
        whole = self._known(noun) if kind else None
        if kind is None or (whole and whole.last > noun):  # a name that begins with its noun: `Радио Свобода`
            return None
        named = self._known(noun + 1) or self._quoted(noun + 1) or self._latin(noun + 1) or self._apposed(noun + 1)
        if named:
            return Relay(start, named.last, named.source, named.kind if named.how == "known" else kind, "media")
        if self.lemma(start) in self.table.ours:
            return Relay(start, noun, "", kind, "ours")
        if self.tokens[noun].feat("Number") == "Plur":  # `лурийские издания`; of `издания` alone nothing is said
            name = self.language.nominative(self.tokens[start : noun + 1])
            return Relay(start, noun, name, kind, "crowd") if start < noun else None
        return None if whole else self._spelled(start, noun, kind) or Relay(start, noun, "", kind, "refers")

    def _apposed(self, start: int) -> Relay | None:
        """A name without quotation marks beside its noun, in the nominative whatever the noun's case: `изданию Новый берег`."""
        token = self.tokens[start] if self._capital(start) else None
        if token is None or token.pos not in _NAMING or token.feat("Case") == "Gen" or self.person_at(start):
            return None
        last = start
        while self._capital(last + 1) and not self.person_at(last + 1):
            last += 1
        last += self.tokens[last].pos == "ADJ" and last + 1 < len(self.tokens) and self.tokens[last + 1].pos == "NOUN"
        return Relay(start, last, self.words(start, last), "outlet", "quoted")

    def _spelled(self, start: int, noun: int, kind: SourceKind) -> Relay | None:
        """A name that holds its noun: `Лурийское агентство новостей`, `портал морского ведомства`."""
        last = noun if self.person_at(noun + 1) else self.chain(noun, people=False)
        capital = self._capital(start) and (start > 0 or last > noun)
        if last == noun and not (capital and noun > start):
            return None
        name = self.language.nominative(self.tokens[start if capital else noun : last + 1])
        outlet = directory().by_name(name)
        if outlet:
            return Relay(start, last, outlet.name, outlet.kind, "media")
        # A site without a name of its own is some body's: `сайт министерства`.
        return Relay(start, last, name, "document" if self.lemma(noun) in self.table.sites else kind, "media")

    def _staff(self, start: int, noun: int) -> Relay | None:
        """`корреспондент X`: he speaks for the outlet that he writes for; `наш корреспондент`: for this very one."""
        if self.lemma(noun) not in self.table.staff:
            return None
        ours = any(self.lemma(at) in self.table.ours for at in (start, noun + 1))
        if ours:
            at = noun + 1 if self.lemma(noun + 1) in self.table.ours else start
            return Relay(start, noun + 2 * (at > noun and self.lemma(noun + 2) in self.table.media), "", "outlet", "ours")
        named = self._known(noun + 1) or self._quoted(noun + 1) or self._latin(noun + 1) or self._media(noun + 1, noun + 1)
        if named and named.how == "refers":  # `авторы канала`
            return replace(named, first=start)
        return replace(self.declined(named), first=start, how="media") if named and named.source else None

    def declined(self, relay: Relay) -> Relay:
        """The same, its name in the nominative: without a noun before it, a name in quotation marks is declined."""
        if relay.how != "quoted":
            return relay
        return replace(relay, source=self.language.nominative(self.tokens[relay.first + 1 : relay.last]))

    def _capital(self, at: int) -> bool:
        return self.text(at)[:1].isupper()

    def person_at(self, at: int) -> bool:
        """A person is named from this token on."""
        if not 0 <= at < len(self.tokens):
            return False
        start = self.tokens[at].start
        return any(each.kind == "person" and each.span.start <= start < each.span.stop for each in self.sentence.mentions)

    def _known(self, start: int) -> Relay | None:
        """The longest run of tokens from here that an outlet is called by, with the quotation marks around it."""
        opened = self.text(start) in OPEN
        first = start + opened
        starts = _openings(self.text(first))
        if starts.isdisjoint(_first_words()) and not any(key.partition(" ")[0] in starts for key in self.named):
            return None
        for last in range(min(first + LONGEST, len(self.tokens)) - 1, first - 1, -1):
            words = self.words(first, last)
            if not _NAME.match(words) or not self._one_name(first, last):
                continue
            closed = opened and self.text(last + 1) in CLOSE
            if not opened and self._latin_before(first):
                continue  # the end of a longer name
            if (opened and not closed) or (_LATIN.match(words) and _LATIN.fullmatch(self.text(last + 1)) and not closed):
                continue  # the beginning of a longer name
            outlet = self._outlet(words)
            if outlet and (closed or self._alone(outlet, words, first, last)):
                return Relay(start, last + closed, shown(outlet, words), outlet.kind, "known")
        return None

    def _latin_before(self, at: int) -> bool:
        """A Latin name goes on here: `Bridge Time` is not `Time`."""
        before, here = self.text(at - 1), self.text(at)
        return at > 0 and bool(_LATIN.fullmatch(here) and _LATIN.fullmatch(before))

    def _outlet(self, words: str) -> Outlet | None:
        """The outlet or agency of this name, or what the page itself has called one."""
        outlet = directory().by_name(words)
        return outlet if outlet and outlet.kind in {"agency", "outlet"} else self.named.get(name_key(words))

    def _one_name(self, first: int, last: int) -> bool:
        """These tokens can be one name: words, joined at most by a full stop, a hyphen or an apostrophe."""
        words = [self.text(at) for at in range(first, last + 1)]
        if len(words) > 3 and words[-1] in CLOSE and words[-3] in OPEN:  # letters of its kind, and a name in quotation marks
            words = [*words[:-3], words[-2]]
        return words[-1][-1:].isalnum() and all(word[:1].isalnum() or word in JOINING for word in words)

    def _alone(self, outlet: Outlet, words: str, first: int, last: int) -> bool:
        """The words mean the outlet without quotation marks too: no dictionary word in capitals, as `День` or `Слово` is."""
        if last > first or not re.fullmatch(r"[А-ЯЁ][а-яё]+", words):
            return True
        return outlet.kind == "agency" or (first > 0 and self.tokens[first].pos == "PROPN" and not self._capital(last + 1))

    def _office(self, start: int, noun: int) -> Relay | None:
        if self.lemma(noun) not in self.table.offices:
            return None
        last = self.chain(noun, people=False)
        tail = self.content[self.tokens[noun].stop : self.tokens[last].stop]
        return Relay(start, last, self.lemma(noun) + tail, "press_service", "office" if last > noun else "bare")

    def _people(self, start: int, noun: int) -> Relay | None:
        if self.lemma(noun) not in self.table.people or self.tokens[noun].pos != "NOUN":
            return None
        last = self.chain(noun, people=True)
        words = self.words(start, last)
        if self.tokens[noun].feat("Case") == "Ins":  # `источником X объявят …`
            return None
        if self.tokens[noun].feat("Case") not in {"Nom", "Acc", ""}:
            words = self.lemma(noun) + self.content[self.tokens[noun].stop : self.tokens[last].stop]
        # `источник агентства X`: the outlet has it from X.
        teller = self._known(noun + 1) or self._media(noun + 1, noun + 1)
        if teller and teller.source:
            return Relay(start, last, teller.source, teller.kind, "people")
        return Relay(start, last, words, "person", "people")

    def _quoted(self, start: int) -> Relay | None:
        """A name in quotation marks that the tables do not know: up to five words, no sentence."""
        if self.text(start) not in OPEN or not _NAME.match(self.text(start + 1)):
            return None
        for last in range(start + 2, min(start + 7, len(self.tokens))):
            if self.text(last) in CLOSE:
                return Relay(start, last, self.words(start + 1, last - 1), "outlet", "quoted")
        return None

    def _latin(self, start: int) -> Relay | None:
        if not _LATIN.fullmatch(self.text(start)):
            return self._host(start)
        last = start
        while (step := self._goes_on(last + 1)) or self._glued(last + 1):
            last += step or 1
        return Relay(start, last, self.words(start, last), "outlet", "latin")

    def _goes_on(self, at: int) -> int:
        """How many tokens of a Latin name stand here: one, with `of` and `the` before it (`Journal of Bridges`)."""
        small = next(step for step in range(3) if self.text(at + step) not in _WITHIN or step == 2)
        return small + 1 if _LATIN.fullmatch(self.text(at + small)) else 0

    def _host(self, start: int) -> Relay | None:
        """A site by its address, or by its name in small Latin letters."""
        if not _HOST.fullmatch(self.text(start)):
            return None
        last = start
        while self._glued(last + 1):
            last += 1
        return Relay(start, last, self.words(start, last), "outlet", "latin")

    def _glued(self, at: int) -> bool:
        """No space parts it from the token before: the rest of `Le10` or of `news.com`."""
        if not 0 < at < len(self.tokens) or self.tokens[at].start != self.tokens[at - 1].stop:
            return False
        if self.text(at) in JOINING:
            opens = len(self.text(at - 1)) > 1 and _OPENS.fullmatch(self.text(at + 1))  # an initial opens nothing
            return self._glued(at + 1) and self.text(at + 1).isalnum() and not opens
        return self.text(at).isalnum()

    def chain(self, noun: int, *, people: bool) -> int:
        """The last token of a noun with what depends on it: genitives, two of them joined by `и`, names, and for people the
        body they are from."""
        last, led = noun, False
        while last + 1 < min(noun + 10, len(self.tokens)):
            token = self.tokens[last + 1]
            if last > noun and (step := self._glued(last + 1)):  # the rest of a name with a full stop in it
                last += step
                continue
            if token.pos == "ADP":
                if not people or led:
                    break
                led = True
            elif token.text in OPEN:
                close = self._closing(last + 1)
                if not close:
                    break
                last = close
                continue
            elif not (self._hangs(token, led) or self._joins(last + 1)):
                break
            last += 1
        return last if self.tokens[last].pos not in {"ADP", "CCONJ"} else last - 1

    def _joins(self, at: int) -> bool:
        """`и` between two genitives of one name: `министерство культуры и спорта`; not before another body's own noun."""
        if self.tokens[at].pos != "CCONJ" or self.lemma(at) not in self.table.joining or at + 1 >= len(self.tokens):
            return False
        here, after = self.tokens[at - 1], self.tokens[at + 1]
        alike = all(token.pos == "NOUN" and token.feat("Case") == "Gen" and token.text.islower() for token in (here, after))
        return alike and not {self.lemma(at + 1), self.lemma(at - 1)} & self.table.bearing

    def _hangs(self, token: Token, led: bool) -> bool:
        """It can depend on the noun before it; led: a preposition leads it."""
        if token.pos not in _NOMINAL or token.feat("Variant") == "Short":
            return False
        return token.feat("Case") in {"Gen", ""} or token.text[0].isupper() or led

    def _closing(self, at: int) -> int:
        """The mark that closes the name in quotation marks that starts here; 0 where none does."""
        tokens, quoted = self.tokens, self._quoted(at)
        if quoted is None or tokens[at - 1].stop == tokens[at].start or tokens[at].stop != tokens[at + 1].start:
            return 0
        return quoted.last


def shown(outlet: Outlet, words: str) -> str:
    """The name in the nominative as the text gives it: the one of the outlet's names that these words are a form of."""
    key = name_key(words)
    names = [name for name in (outlet.name, *outlet.aliases) if name_key(name) == key]
    return next((name for name in names if name == words), names[0] if names else outlet.name)
