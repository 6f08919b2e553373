"""Phrases that name a source: an outlet the tables know, a media noun with a name, a press service, unnamed people, a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from svod.lang.base import Language, Outlet, Parsed, Token
from svod.lang.directory import Directory, name_key
from svod.lang.sourcing import SourceTable
from svod.model.note import SourceKind

How = Literal["known", "media", "office", "people", "crowd", "quoted", "latin", "refers"]
LONGEST = 7  # tokens of the longest name that is looked up
OPEN, CLOSE = frozenset("«\"“„'"), frozenset("»\"”“'")
JOINING = frozenset(".-–/&'’")
_LATIN = re.compile(r"[A-ZÀ-Ž][\w'’.-]*")
_NAME = re.compile(r"[^\W_a-zа-яё]")


@dataclass(frozen=True, slots=True)
class Relay:
    """Tokens first to last (inclusive) name a source. how: what tells that they do; a `refers` names none itself (`издание`)
    and means the one named before."""

    first: int
    last: int
    source: str
    kind: SourceKind
    how: How

    @property
    def strong(self) -> bool:
        """It is a source wherever it stands by a verb of reporting, before or after it."""
        return self.how in {"known", "media", "crowd"}


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds the phrases that name a source in one sentence."""

    content: str
    sentence: Parsed
    table: SourceTable
    directory: Directory
    language: Language

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def lemma(self, at: int) -> str:
        """The lemma of a token, `ё` written `е`; nothing past the end."""
        return self.tokens[at].lemma.lower().replace("ё", "е") if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """The words of a token; nothing past the end."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def words(self, first: int, last: int) -> str:
        """The text from one token to another."""
        return self.content[self.tokens[first].start : self.tokens[last].stop]

    def at(self, start: int) -> Relay | None:
        """The phrase that starts at this token, adjectives before its noun included."""
        noun = self._past_adjectives(start)
        relay = self._crowd(start, noun) or self._media(start, noun) or self._known(start)
        return relay or self._office(start, noun) or self._people(start, noun) or self._quoted(start) or self._latin(start)

    def _past_adjectives(self, start: int) -> int:
        at = start
        while at < len(self.tokens) and at - start < 3 and self.tokens[at].pos in {"ADJ", "DET"}:
            at += 1
        return at

    def _crowd(self, start: int, noun: int) -> Relay | None:
        shown = self.table.crowd.get(self.text(noun).lower())
        if not shown:
            return None
        last = self.chain(noun, people=False)
        return Relay(start, last, self.words(start, last) if last > noun else shown, "outlet", "crowd")

    def _media(self, start: int, noun: int) -> Relay | None:
        kind = self.table.media.get(self.lemma(noun))
        if kind is None:
            return None
        named = self._known(noun + 1) or self._quoted(noun + 1) or self._latin(noun + 1)
        if named:
            return Relay(start, named.last, named.source, named.kind if named.how == "known" else kind, "media")
        return Relay(start, noun, "", kind, "refers")

    def _known(self, start: int) -> Relay | None:
        """The longest run of tokens from here that an outlet is called by, with the quotation marks around it."""
        opened = self.text(start) in OPEN
        first = start + opened
        for last in range(min(first + LONGEST, len(self.tokens)) - 1, first - 1, -1):
            words = self.words(first, last)
            if not _NAME.match(words) or not self._one_name(first, last):
                continue
            closed = opened and self.text(last + 1) in CLOSE
            if (opened and not closed) or (_LATIN.match(words) and _LATIN.fullmatch(self.text(last + 1)) and not closed):
                continue  # the beginning of a longer name
            outlet = self.directory.by_name(words)
            if outlet and outlet.kind in {"agency", "outlet"} and (closed or self._alone(outlet, words, first, last)):
                return Relay(start, last + closed, shown(outlet, words), outlet.kind, "known")
        return None

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
        return outlet.kind == "agency" or (first > 0 and self.tokens[first].pos == "PROPN")

    def _office(self, start: int, noun: int) -> Relay | None:
        if self.lemma(noun) not in self.table.offices:
            return None
        last = self.chain(noun, people=False)
        if last == noun:  # whose it is was said before, and with it that it is the source
            return None
        tail = self.content[self.tokens[noun].stop : self.tokens[last].stop]
        return Relay(start, last, self.lemma(noun) + tail, "press_service", "office")

    def _people(self, start: int, noun: int) -> Relay | None:
        if self.lemma(noun) not in self.table.people or self.tokens[noun].pos != "NOUN":
            return None
        last = self.chain(noun, people=True)
        words = self.words(start, last)
        if self.tokens[noun].feat("Case") not in {"Nom", "Acc", ""}:
            words = self.lemma(noun) + self.content[self.tokens[noun].stop : self.tokens[last].stop]
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
            return None
        last = start
        while _LATIN.fullmatch(self.text(last + 1)) or self._glued(last + 1):
            last += 1
        return Relay(start, last, self.words(start, last), "outlet", "latin")

    def _glued(self, at: int) -> bool:
        """No space parts it from the token before: the rest of `Le10` or of `news.com`."""
        if not 0 < at < len(self.tokens) or self.tokens[at].start != self.tokens[at - 1].stop:
            return False
        return self.text(at).isalnum() or (self.text(at) in JOINING and self._glued(at + 1) and self.text(at + 1).isalnum())

    def chain(self, noun: int, *, people: bool) -> int:
        """The last token of a noun with what depends on it: genitives, names, and for people the body they are from."""
        last = noun
        for at in range(noun + 1, min(noun + 10, len(self.tokens))):
            token = self.tokens[at]
            inner = token.pos in {"NOUN", "ADJ", "DET", "PROPN"} and (
                token.feat("Case") in {"Gen", ""} or token.text[0].isupper()
            )
            after_preposition = (
                people and last > noun and token.pos in {"NOUN", "ADJ", "PROPN"} and self.tokens[last].pos == "ADP"
            )
            if not (inner or after_preposition or (people and token.pos == "ADP" and last == noun)):
                break
            last = at
        return last if self.tokens[last].pos != "ADP" else last - 1


def shown(outlet: Outlet, words: str) -> str:
    """The name in the nominative as the text gives it: the one of the outlet's names that these words are a form of."""
    key = name_key(words)
    names = [name for name in (outlet.name, *outlet.aliases) if name_key(name) == key]
    return next((name for name in names if name == words), names[0] if names else outlet.name)
