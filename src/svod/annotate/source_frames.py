"""Frames: the turns of phrase by which a sentence says where something is from, each with the phrase that names the source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from svod.annotate.source_names import OPEN, Namer
from svod.annotate.source_papers import Papers
from svod.annotate.source_points import Points
from svod.annotate.source_relays import Found, Relay
from svod.annotate.source_talks import Talks
from svod.lang.sourcing import sourcing
from svod.model.note import SourceKind

BETWEEN = 7  # tokens that may stand between `об этом` and its verb: when, to whom
CLOSE_BY = 2  # adverbs and pronouns between a verb and who reports
_OBJECT = frozenset({"ADJ", "DET", "NOUN", "PRON", "PROPN"})  # what stands between a verb of quoting and who quotes
_DAY = frozenset({"ADP", "NOUN", "NUM", "ADJ", "ADV", "PUNCT"})  # what a day in words is made of
_ENDS = frozenset({"", ".", ",", ";", ":", "!", "?", ")", "—", "–", "-", "»"})


class Frames:
    """The frames of one sentence; where two overlap, `apart` keeps the one that says more."""

    ABOUT = "`об этом`, a verb of reporting, and who reports"

    def __init__(self, namer: Namer, starts: Mapping[str, tuple[Maker, ...]]) -> None:
        self.namer, self.table, self.count = namer, namer.table, len(namer.tokens)
        self.papers, self.points, self.talks, self.starts = Papers(namer), Points(namer), Talks(namer), starts
        says = self.table.before
        self.last_verb = next((at for at in reversed(range(self.count)) if namer.lemmas[at] in says), -1)

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
            there = self.talks.there(relay.last + 1 if relay else at)
            if there or relay or self.namer.tokens[at].pos not in {"ADV", "PART", "PRON"}:
                return there
        return None

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
        told = self.namer.at(start) if self._is_verb(at - 1) else None
        if told and told.strong and told.how != "crowd":  # `рассказал об этом агентству X`
            return Found(at - 1, told.last, told, "`об этом`, the outlet that was told, and a verb of reporting")
        for verb in range(start, min(start + BETWEEN, self.count)):
            if self.namer.lemma(verb) in self.table.said_in:  # `об этом говорится на сайте X, передаёт Y`: the paper's frame
                return None
            if self._is_verb(verb) and self.namer.tokens[verb].feat("VerbForm") != "Conv":
                relay = self._after_verb(verb) or self._bare_after(verb) or self._after_day(verb) or self._in_body(verb)
                relay = relay or self._announcer(verb)
                if relay:
                    linked = any(self.namer.link(between) for between in range(start, verb))  # a source of its own
                    return Found(verb if linked else at, relay.last, relay, Frames.ABOUT)
                told = self._told_to(start, verb)
                return Found(at, verb, told, "`об этом`, the outlet that was told, and a verb of reporting") if told else None
        return None

    def _bare_after(self, verb: int) -> Relay | None:
        """`(в) пресс-службе`, whose body the page has said."""
        relay = self.namer.at(verb + 1 + (self.namer.lemma(verb + 1) in self.table.inside))
        return relay if relay and relay.how == "bare" else None

    def _after_day(self, verb: int) -> Relay | None:
        """`сообщает в субботу, 2 мая, газета X`: the day stands between a verb of announcing and who reports."""
        if self.namer.lemma(verb) not in self.table.relaying and self.namer.lemma(verb) not in self.table.announcing:
            return None
        for at in range(verb + 2, min(verb + 1 + BETWEEN, self.count)):
            token = self.namer.tokens[at - 1]
            if token.pos not in _DAY or (token.pos == "NOUN" and self.namer.lemma(at - 1) not in self.table.days):
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

    def _announcer(self, verb: int) -> Relay | None:
        """`сообщило министерство`: a body, or a name, right after a verb of announcing in the singular."""
        token = self.namer.tokens[verb]
        if self.namer.lemma(verb) not in self.table.announcing or token.feat("Number") != "Sing":
            return None
        relay = self.namer.at(verb + 1)
        if relay and relay.how in {"latin", "quoted"} and self.namer.text(relay.last + 1) in _ENDS:
            kind: SourceKind = "outlet" if relay.how == "latin" else "press_service"
            return replace(relay, kind=kind)
        noun = self.papers.noun_after(verb)
        if self.namer.lemma(noun) not in self.table.bearing or self.namer.tokens[noun].feat("Case") not in {"Nom", "Acc", ""}:
            return None
        last = self.namer.chain(noun, people=False)
        return Relay(verb + 1, last, self.namer.words(verb + 1, last), "press_service", "body")

    def _told_to(self, start: int, verb: int) -> Relay | None:
        relays = (self.namer.at(at) for at in range(start, verb))
        return next((relay for relay in relays if relay and relay.strong and relay.last < verb), None)

    def _how(self, at: int) -> Found | None:
        for verb in (at + 1, at + 2):
            if self._is_verb(verb):
                relay = self._after_verb(verb) or self._in_body(verb) or self._writers(verb) or self._announcer(verb)
                if relay is None or relay.how == "people":
                    return None
                return Found(at, relay.last, relay, "`как`, a verb of reporting, and who reports")
        return None

    def _verb(self, at: int) -> Found | None:
        if self.namer.tokens[at].feat("VerbForm") == "Inf":  # `отказался комментировать X`
            return None
        relay = self._after_verb(at)
        if relay is None:
            quoted = self._quoting(at)
            relay = None if quoted else self._after_day(at) or self._whom(at) or self._writers(at) or self._account(at)
            return Found(at, relay.last, relay, "a verb of reporting, and who reports") if relay else quoted
        if self._speaks(at, relay):
            return None
        says = self.namer.lemma(at) in self.table.announcing or self.namer.lemma(at) in self.table.telling
        if relay.how == "office" and relay.first != at + 1 and not says:
            return None
        return Found(at, relay.last, relay, "a verb of reporting, and who reports")

    def _speaks(self, verb: int, relay: Relay) -> bool:
        """`заявили СМИ`: who was told, not who reports; `отметил обозреватель X Гордей Лунёв`: a person speaks."""
        lemma = self.namer.lemma(verb)
        if relay.how == "crowd":
            return lemma in self.table.uttering and self.namer.text(verb - 1).lower() not in self.table.how
        staff = any(self.namer.lemma(at) in self.table.staff for at in range(relay.first, relay.last))
        return staff and lemma not in self.table.relaying and self.namer.person_at(relay.last + 1)

    def _whom(self, verb: int) -> Relay | None:
        """`рассказала девушка изданию X`, `сказал Артур Симан ТАСС`: the outlet that was told, behind who speaks."""
        if self.namer.lemma(verb) not in self.table.uttering and self.namer.lemma(verb) not in self.table.announcing:
            return None
        for at in range(verb + 2, min(verb + BETWEEN, self.count)):
            before = self.namer.tokens[at - 1]
            if before.pos not in _OBJECT or (at == verb + 2 and before.feat("Case") not in {"Nom", ""}):
                return None
            relay = self.namer.at(at)
            if relay and relay.strong and relay.how != "crowd":
                dative = self.namer.lemma(at) in self.table.media and self.namer.tokens[at].feat("Case") == "Dat"
                return relay if dative or (relay.how == "known" and self.namer.person_at(at - 1)) else None
        return None

    def _writers(self, verb: int) -> Relay | None:
        """`пишут журналисты`: of no outlet that is named."""
        noun = self.papers.noun_after(verb)
        if self.namer.lemma(verb) not in self.table.relaying or self.namer.lemma(noun) not in self.table.writers:
            return None
        if self.namer.person_at(noun + 1):
            return self._writer(noun)
        if self.namer.tokens[noun].feat("Case") != "Nom" or self.namer.tokens[noun].feat("Number") != "Plur":
            return None
        last = self.namer.chain(noun, people=False)
        return Relay(verb + 1, last, self.namer.words(verb + 1, last), "outlet", "crowd")

    def _account(self, verb: int) -> Relay | None:
        """`сообщает официальный твиттер клуба`."""
        noun = self.papers.noun_after(verb)
        last = self.namer.chain(noun, people=False) if self.namer.lemma(noun) in self.table.accounts else noun
        if self.namer.lemma(verb) not in self.table.relaying or last == noun or self.namer.tokens[noun].feat("Case") != "Nom":
            return None
        return Relay(verb + 1, last, self.papers.holder(noun, last), "social_media", "office")

    def _writer(self, noun: int) -> Relay | None:
        """`пишет журналист Гордей Лунёв`: who writes for himself."""
        tokens = self.namer.tokens
        person = next((each for each in self.namer.sentence.mentions if each.span.start == tokens[noun + 1].start), None)
        if person is None:
            return None
        last = max(at for at, each in enumerate(tokens) if each.start < person.span.stop)
        return Relay(noun, last, person.normal, "person", "person")

    def _quoting(self, verb: int) -> Found | None:
        """`цитирует Лунёва X`, `приводит слова Лунёва X`: whose words stands before who relays them."""
        token = self.namer.tokens[verb]
        if self.namer.lemma(verb) not in self.table.quoting or token.feat("Tense") == "Past" or token.feat("Person") == "1":
            return None
        for at in range(verb + 2, min(verb + BETWEEN, self.count)):
            if self.namer.tokens[at - 1].pos not in _OBJECT and not self.namer.person_at(at - 1):
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
        if self._reports(relay, verb):
            return Found(at, relay.last if linked else verb, relay, "an outlet, and its verb of reporting")
        return None

    def _reports(self, relay: Relay, verb: int) -> bool:
        """The outlet reports; what it declares is its own words. An outlet that is named has views in the present too."""
        lemma, token = self.namer.lemma(verb), self.namer.tokens[min(verb, self.count - 1)]
        if lemma in self.table.holding or lemma in self.table.remarking:
            return relay.how == "media" or (relay.how in {"known", "refers"} and token.feat("Tense") == "Pres")
        return self._is_verb(verb) and lemma not in self.table.declaring and token.feat("VerbForm") != "Part"

    def _view(self, verb: int) -> Found | None:
        """`считает издание`: a view in the present, and whose it is."""
        relay = self.namer.at(verb + 1) if self.namer.tokens[verb].feat("Tense") == "Pres" else None
        if relay is None or relay.how not in {"known", "media", "refers"}:
            return None
        return Found(verb, relay.last, relay, "a verb of reporting, and who reports")

    def _unnamed(self, at: int, relay: Relay, verb: int) -> Found | None:
        """`источник в правительстве сообщил`; of whom nothing at all is said, `источник отмечает`, is the outlet before."""
        says = self._is_verb(verb) or self.namer.lemma(verb) in self.table.holding
        first, present = self.namer.tokens[relay.first], self.namer.tokens[min(verb, self.count - 1)].feat("Tense") == "Pres"
        if not says or first.pos in {"DET", "PRON"} or self.namer.lemma(relay.first) in self.table.others:
            return None
        if relay.last == relay.first:
            again = Relay(at, at, "", "outlet", "refers")
            return Found(at, verb, again, "an outlet, and its verb of reporting") if present else None
        return Found(at, relay.last, relay, "unnamed people, and what they say")

    def _governed(self, relay: Relay) -> bool:
        """Another word leads it: a preposition or a noun that it depends on."""
        before = self.namer.tokens[relay.first - 1] if relay.first else None
        return before is not None and before.pos in {"ADP", "NOUN"}

    def _link(self, at: int) -> Found | None:
        words = self.namer.link(at)
        relay = self.points.at(at + words) if words and not self._spoken(at) else None
        # `ссылаясь на скандал`: what anybody may refer to is no source.
        if relay is None or (relay.how == "body" and relay.kind == "document" and self._refers(at)):
            return None
        return Found(at, relay.last, relay, Points.LINK)

    def _refers(self, at: int) -> bool:
        """The reference is a participle, which has who speaks as its subject as well as the outlet."""
        return self.namer.lemma(at) in self.table.referring

    def _spoken(self, at: int) -> bool:
        """`сказал Лунёв, ссылаясь на X`: it is the speaker who refers to X, not the outlet."""
        if not self._refers(at):
            return False
        before = at - 1 - (self.namer.text(at - 1) == ",")
        return self.namer.person_at(before)

    def _in(self, at: int) -> Found | None:
        """Frames that begin with `в` or `на`."""
        return self.talks.at(at) or self.papers.inside(at)


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
        (table.holding | table.remarking, Frames._view),
        (table.stating, lambda frames, at: frames.papers.states(at)),
        (table.publishing, lambda frames, at: frames.papers.published(at)),
        (table.following, lambda frames, at: frames.points.follows(at)),
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
    verbs = table.verbs | table.holding | table.remarking | table.said_in | table.stating | table.publishing | table.following
    nouns = table.words | table.reports | table.estimates | table.talks | table.written_for | table.aired
    nouns |= table.asked | table.held
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
