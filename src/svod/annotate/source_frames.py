"""Frames: the turns of phrase by which a sentence says where something is from, each with the phrase that names the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from svod.annotate.source_names import OPEN, Namer
from svod.annotate.source_papers import Papers
from svod.annotate.source_points import Points
from svod.annotate.source_relays import Found, Relay
from svod.lang.sourcing import sourcing

BETWEEN = 7  # tokens that may stand between `об этом` and its verb: when, to whom
CLOSE_BY = 2  # adverbs and pronouns between a verb and who reports
FARTHEST = 16  # tokens between a verb of reporting and where it was heard: who speaks, with an office
_OBJECT = frozenset({"ADJ", "DET", "NOUN", "PRON", "PROPN"})  # what stands between a verb of quoting and who quotes
_DAY = frozenset({"ADP", "NOUN", "NUM", "ADJ", "ADV", "PUNCT"})  # what a day in words is made of
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "—", "–", "-", "»"})


class Frames:
    """The frames of one sentence; where two overlap, `apart` keeps the one that says more."""

    def __init__(self, namer: Namer, starts: Mapping[str, tuple[Maker, ...]]) -> None:
        self.namer, self.table, self.count = namer, namer.table, len(namer.tokens)
        self.papers, self.points, self.starts = Papers(namer), Points(namer), starts
        verbs, holding = self.table.verbs, self.table.holding
        says = (at for at in reversed(range(self.count)) if namer.lemmas[at] in verbs or namer.lemmas[at] in holding)
        self.last_verb = next(says, -1)

    def all(self) -> Iterator[Found]:
        """Every frame that starts anywhere in the sentence; each word reaches only those that it can start."""
        starts, lemmas = self.starts, self.namer.lemmas
        for at, token in enumerate(self.namer.tokens):
            makers, others = starts.get(token.text.lower(), ()), starts.get(lemmas[at], ())
            both = dict.fromkeys((*makers, *others)) if others and makers != others else makers
            names = at < self.last_verb and self._names(at)
            if not both and not names:
                continue
            found = [maker(self, at) for maker in both]
            if names:
                found.append(self._before_verb(at))
            for each in filter(None, found):
                yield each
                yield from self._beside(each)

    def _beside(self, found: Found) -> Iterator[Found]:
        """`сообщили агентства X и Y`: those named in a row with one that reports."""
        relay, last = found.relay, found.last
        while relay.strong and last == relay.last:
            between = self.namer.lemma(last + 1) in self.table.joining or self.namer.text(last + 1) == ","
            after = self.namer.at(last + 1 + between)
            if after is None or after.how not in {"known", "media"} or (not between and after.how != "media"):
                return
            if self._is_verb(after.last + 1):  # `, агентство X сообщает`: another clause
                return
            yield Found(last + 1 + between, after.last, after, "named in a row with another that reports")
            relay, last = after, after.last

    def _names(self, at: int) -> bool:
        """A phrase that names who reports may start here."""
        token, lemma = self.namer.tokens[at], self.namer.lemmas[at]
        if token.text[:1].isupper() or token.pos == "ADJ" or token.text in OPEN:
            return True
        return lemma in self.table.media or lemma in self.table.crowd or lemma in self.table.people

    def _is_verb(self, at: int) -> bool:
        """Lemmas of verbs are infinitives and no other word's, so that a tag that the model missed does not matter."""
        return self.namer.lemma(at) in self.table.verbs

    def _after_verb(self, verb: int) -> Relay | None:
        """Who reports, right after the verb or after a word or two; `в` before a press service stands for who speaks there."""
        for at in range(verb + 1, min(verb + 2 + CLOSE_BY, self.count)):
            relay = self.namer.at(at)
            if relay and relay.how != "bare" and not self._object(verb, relay):
                return relay
            there = self._there(relay.last + 1 if relay else at)
            if there or relay or self.namer.tokens[at].pos not in {"ADV", "PART", "PRON"}:
                return there
        return None

    def _there(self, at: int) -> Relay | None:
        """`в пресс-службе X`."""
        if self.namer.lemma(at) not in self.table.inside or not self.namer.speaks_for(at + 1):
            return None
        relay = self.namer.at(at + 1)
        return relay if relay and relay.how == "office" else None

    def _object(self, verb: int, relay: Relay) -> bool:
        """A name that no table knows is who reports only beside a verb in the present that outlets alone have (`передаёт X`),
        or in the plural or past of it after `как`."""
        if relay.how not in {"latin", "quoted"}:
            return False
        past = self.namer.tokens[verb].feat("Tense") == "Past" and self.namer.text(verb - 1).lower() not in self.table.how
        return past or self.namer.lemma(verb) not in self.table.relaying

    def _about(self, at: int) -> Found | None:
        opening = next((words for words in self.table.about if self.namer.says(at, words)), None)
        if opening is None:
            return None
        start = at + len(opening)
        for verb in range(start, min(start + BETWEEN, self.count)):
            if self.namer.lemma(verb) in self.table.said_in:  # `об этом говорится на сайте X, передаёт Y`: the paper's frame
                return None
            if self._is_verb(verb):
                relay = self._after_verb(verb) or self._bare_after(verb) or self._after_day(verb) or self._in_body(verb)
                if relay:
                    return Found(at, relay.last, relay, "`об этом`, a verb of reporting, and who reports")
                told = self._told_to(start, verb)
                return Found(at, verb, told, "`об этом`, the outlet that was told, and a verb of reporting") if told else None
        return None

    def _bare_after(self, verb: int) -> Relay | None:
        """`(в) пресс-службе`, whose body the page has said."""
        relay = self.namer.at(verb + 1 + (self.namer.lemma(verb + 1) in self.table.inside))
        return relay if relay and relay.how == "bare" else None

    def _after_day(self, verb: int) -> Relay | None:
        """`сообщает в субботу, 2 мая, газета X`: the day stands between a verb of announcing and who reports."""
        if self.namer.lemma(verb) not in self.table.relaying | self.table.announcing:
            return None
        for at in range(verb + 2, min(verb + 1 + BETWEEN, self.count)):
            if self.namer.tokens[at - 1].pos not in _DAY:
                return None
            relay = self.namer.at(at)
            if relay and relay.strong:
                return relay
        return None

    def _in_body(self, verb: int) -> Relay | None:
        """`сообщили в кабинете министров`: who announces speaks in a body, of which nobody is named."""
        told = self.namer.lemma(verb) in self.table.announcing and self.namer.tokens[verb].feat("Number") == "Plur"
        for at in range(verb + 1, min(verb + BETWEEN, self.count)) if told else ():
            noun = self.papers.noun_after(at)
            if self.namer.lemma(at) in self.table.inside and self.namer.lemma(noun) in self.table.bearing:
                last = self.namer.chain(noun, people=False)
                name = self.namer.language.nominative(self.namer.tokens[at + 1 : last + 1])
                return Relay(at + 1, last, name, "press_service", "body")
            if self.namer.tokens[at].pos not in _DAY:
                return None
        return None

    def _told_to(self, start: int, verb: int) -> Relay | None:
        relays = (self.namer.at(at) for at in range(start, verb))
        return next((relay for relay in relays if relay and relay.strong and relay.last < verb), None)

    def _how(self, at: int) -> Found | None:
        for verb in (at + 1, at + 2):
            if self._is_verb(verb):
                relay = self._after_verb(verb) or self._in_body(verb)
                if relay is None or relay.how == "people":
                    return None
                return Found(at, relay.last, relay, "`как`, a verb of reporting, and who reports")
        return None

    def _verb(self, at: int) -> Found | None:
        relay = self._after_verb(at)
        if relay is None:
            return self._quoting(at)
        says = self.namer.lemma(at) in self.table.announcing or self.namer.lemma(at) in self.table.telling
        if relay.how == "office" and relay.first != at + 1 and not says:
            return None
        return Found(at, relay.last, relay, "a verb of reporting, and who reports")

    def _quoting(self, verb: int) -> Found | None:
        """`цитирует Лунёва X`, `приводит слова Лунёва X`: whose words stands before who relays them."""
        token = self.namer.tokens[verb]
        if self.namer.lemma(verb) not in self.table.quoting or token.feat("Tense") == "Past" or token.feat("Person") == "1":
            return None
        for at in range(verb + 2, min(verb + BETWEEN, self.count)):
            if self.namer.tokens[at - 1].pos not in _OBJECT:
                return None
            relay = self.namer.at(at)
            unsure = relay is not None and relay.how in {"latin", "quoted", "bare", "office"}
            if relay and (relay.strong or (unsure and self.namer.text(relay.last + 1) in _ENDS)):
                return Found(verb, relay.last, relay, "a verb of quoting, whose words, and who quotes them")
        return None

    def _before_verb(self, at: int) -> Found | None:
        relay = self.namer.at(at)
        if relay is None or not (relay.strong or relay.how in {"people", "refers"}) or self._governed(relay):
            return None
        verb = relay.last + 1
        linked = self.namer.link(verb)
        if linked:
            pointed = self.points.at(verb + linked)
            verb = pointed.last + 1 if pointed else verb
        verb += verb < self.count and self.namer.tokens[verb].pos in {"ADV", "PART"}
        if relay.how == "people":
            return self._unnamed(at, relay, verb)
        if self._is_verb(verb) and self.namer.tokens[verb].feat("VerbForm") != "Part":
            return Found(at, relay.last if linked else verb, relay, "an outlet, and its verb of reporting")
        return None

    def _unnamed(self, at: int, relay: Relay, verb: int) -> Found | None:
        """`источник в правительстве сообщил`: of whom nothing at all is said, that goes on with what was said before."""
        says = self._is_verb(verb) or self.namer.lemma(verb) in self.table.holding
        if not says or relay.last == relay.first or self.namer.tokens[relay.first].pos in {"DET", "PRON"}:
            return None
        return Found(at, relay.last, relay, "unnamed people, and what they say")

    def _governed(self, relay: Relay) -> bool:
        """Another word leads it: a preposition or a noun that it depends on."""
        before = self.namer.tokens[relay.first - 1] if relay.first else None
        return before is not None and before.pos in {"ADP", "NOUN"}

    def _link(self, at: int) -> Found | None:
        words = self.namer.link(at)
        relay = self.points.at(at + words) if words and not self._spoken(at) else None
        return Found(at, relay.last, relay, Points.LINK) if relay else None

    def _spoken(self, at: int) -> bool:
        """`сказал Лунёв, ссылаясь на X`: it is the speaker who refers to X, not the outlet."""
        if self.namer.lemma(at) not in self.table.referring:
            return False
        before = at - 1 - (self.namer.text(at - 1) == ",")
        return self.namer.person_at(before)

    def _talk(self, at: int) -> Found | None:
        """`в интервью X`, `в беседе с X`, `в заявлении для X`."""
        noun = self.papers.noun_after(at)
        for_whom = self.namer.lemma(noun + 1) in self.table.to
        lemma = self.namer.lemma(noun)
        fits = lemma in self.table.talks or (for_whom and lemma in self.table.written_for)
        relay = self.namer.at(noun + 1 + for_whom) if fits else None
        if relay is None or relay.how in {"office", "bare", "people"}:
            return None
        return Found(at, relay.last, relay, "a talk given to an outlet")

    def _aired(self, at: int) -> Found | None:
        """`рассказал в эфире X`, `заявил в программе «X»`: where it was heard, after a verb of reporting."""
        noun = self.papers.noun_after(at)
        if self.namer.lemma(noun) not in self.table.aired or not self._said_before(at):
            return None
        show = noun if self.namer.lemma(noun) in self.table.shows else self.papers.noun_after(noun)
        named = self.namer.at((show if self.namer.lemma(show) in self.table.shows else noun) + 1)
        if named is None or not (named.strong or named.how == "quoted"):
            return None
        return Found(at, named.last, named, "where it was heard: on air")

    def _said_before(self, at: int) -> bool:
        """A verb of reporting stands shortly before, in the same clause."""
        for verb in range(at - 1, max(at - FARTHEST, -1), -1):
            if self._is_verb(verb):
                return True
            if self.namer.tokens[verb].pos in {"PUNCT", "VERB"}:
                return False
        return False

    def _in(self, at: int) -> Found | None:
        """Frames that begin with `в` or `на`."""
        found = self._talk(at) or self._aired(at) or self._rumour(at) or self._spoken_there(at)
        return found or self.papers.inside(at)

    def _spoken_there(self, at: int) -> Found | None:
        """`сообщили агентству вчера в пресс-службе X`."""
        relay = self._there(at)
        if relay is None:
            return None
        for verb in range(at - 1, max(at - BETWEEN, -1), -1):
            if self.namer.lemma(verb) in self.table.announcing:
                return Found(at, relay.last, relay, "who announces speaks in a press service")
            if self.namer.tokens[verb].pos in {"PUNCT", "VERB"} and self.namer.text(verb) not in {"«", "»", '"'}:
                return None
        return None

    def _rumour(self, at: int) -> Found | None:
        """`в СМИ появилась информация`."""
        relay = self.namer.at(at + 1) if self.namer.crowded(at + 1) else None
        if relay is None:
            return None
        for noun in range(relay.last + 1, min(relay.last + 4, self.count)):
            if self.namer.lemma(noun) in self.table.rumours:
                return Found(at, noun, relay, "news that appeared in the media")
        return None


Maker = Callable[[Frames, int], Found | None]


@cache
def starts(code: str) -> Mapping[str, tuple[Maker, ...]]:
    """Which frames a word can start, by its lemma or as it stands, lower case, in the language with this code."""
    table = sourcing(code)
    made: dict[str, list[Maker]] = defaultdict(list)
    frames: tuple[tuple[Iterable[str], Maker], ...] = (
        ((words[0] for words in table.about), Frames._about),
        (table.how, Frames._how),
        (table.verbs, Frames._verb),
        (table.said_in, lambda frames, at: frames.papers.said_in(at)),
        (table.by, lambda frames, at: frames.points.by(at)),
        ((words[0] for words in table.links), Frames._link),
        (table.inside, Frames._in),
    )
    for words, maker in frames:
        for word in sorted(set(words)):
            made[word].append(maker)
    return {word: tuple(makers) for word, makers in made.items()}


@cache
def _needed(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas and forms of one of which every frame makes use, whatever starts it: a verb, a noun, or the longest word of a
    reference. A new frame adds here what it turns on."""
    table = sourcing(code)
    verbs = table.verbs | table.holding | table.said_in
    nouns = table.words | table.reports | table.estimates | table.talks | table.written_for | table.aired
    places = table.offices | table.accounts | table.papers
    return verbs | nouns | places, frozenset({max(link, key=len) for link in table.links} | table.crowd.keys())


def may_frame(code: str, namer: Namer) -> bool:
    """A frame may stand in the sentence: it has a word without which there is none in the language with this code."""
    lemmas, forms = _needed(code)
    return not lemmas.isdisjoint(namer.lemmas) or not forms.isdisjoint(token.text.lower() for token in namer.tokens)


def apart(found: Iterable[Found]) -> list[Found]:
    """Frames that do not overlap: a longer one before those that it holds, in the order of the text."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (-(each.last - each.first), each.first)):
        if all(each.last < other.first or other.last < each.first for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.first)
