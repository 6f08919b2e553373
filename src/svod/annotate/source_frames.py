"""Frames: the turns of phrase by which a sentence says where something is from, each with the phrase that names the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svod.annotate.source_names import Namer, Relay
from svod.model.note import SourceKind

BETWEEN = 7  # tokens that may stand between `об этом` and its verb: when, to whom
CLOSE_BY = 2  # adverbs and pronouns between a verb and who reports


@dataclass(frozen=True, slots=True)
class Found:
    """A frame: its first and last token, whom it names, and the rule."""

    first: int
    last: int
    relay: Relay
    because: str


class Frames:
    """The frames of one sentence; where two overlap, `apart` keeps the one that says more."""

    LINK = "a reference: `со ссылкой на`"

    def __init__(self, namer: Namer) -> None:
        self.namer, self.table, self.count = namer, namer.table, len(namer.tokens)

    def all(self) -> Iterator[Found]:
        """Every frame that starts anywhere in the sentence."""
        makers = (
            self._about,
            self._how,
            self._verb,
            self._before_verb,
            self._by,
            self._link,
            self._talk,
            self._paper,
            self._rumour,
            self._medium,
        )
        for at in range(self.count):
            for maker in makers:
                found = maker(at)
                if found:
                    yield found

    def _is_verb(self, at: int) -> bool:
        """Lemmas of verbs are infinitives and no other word's, so that a tag that the model missed does not matter."""
        return self.namer.lemma(at) in self.table.verbs

    def _after_verb(self, verb: int) -> Relay | None:
        """Who reports, right after the verb or after a word or two; `в` before a press service stands for who speaks there."""
        for at in range(verb + 1, min(verb + 2 + CLOSE_BY, self.count)):
            relay = self.namer.at(at)
            if relay and not self._object(verb, relay):
                return relay
            inside = self.namer.lemma(at) in self.table.inside and (relay := self.namer.at(at + 1))
            if inside and relay and relay.how == "office":
                return relay
            if self.namer.tokens[at].pos not in {"ADV", "PART", "PRON"}:
                return None
        return None

    def _object(self, verb: int, relay: Relay) -> bool:
        """A name that no table knows is who reports only beside a verb in the present that outlets alone have (`передаёт X`),
        or in the plural or past of it after `как`."""
        if relay.how not in {"latin", "quoted"}:
            return False
        past = self.namer.tokens[verb].feat("Tense") == "Past" and self.namer.text(verb - 1).lower() not in self.table.how
        return past or self.namer.lemma(verb) not in self.table.relaying

    def _about(self, at: int) -> Found | None:
        opening = next((words for words in self.table.about if self._says(at, words)), None)
        if opening is None:
            return None
        start = at + len(opening)
        for verb in range(start, min(start + BETWEEN, self.count)):
            if self._is_verb(verb):
                relay = self._after_verb(verb)
                if relay:
                    return Found(at, relay.last, relay, "`об этом`, a verb of reporting, and who reports")
                told = self._told_to(start, verb)
                return Found(at, verb, told, "`об этом`, the outlet that was told, and a verb of reporting") if told else None
        return None

    def _told_to(self, start: int, verb: int) -> Relay | None:
        relays = (self.namer.at(at) for at in range(start, verb))
        return next((relay for relay in relays if relay and relay.strong and relay.last < verb), None)

    def _says(self, at: int, words: tuple[str, ...]) -> bool:
        return all(self.namer.text(at + step).lower() == word for step, word in enumerate(words))

    def _how(self, at: int) -> Found | None:
        if self.namer.text(at).lower() not in self.table.how:
            return None
        for verb in (at + 1, at + 2):
            if self._is_verb(verb):
                relay = self._after_verb(verb)
                return (
                    Found(at, relay.last, relay, "`как`, a verb of reporting, and who reports")
                    if relay and relay.how != "people"
                    else None
                )
        return None

    def _verb(self, at: int) -> Found | None:
        relay = self._after_verb(at) if self._is_verb(at) else None
        if relay is None:
            return None
        if relay.how == "office" and relay.first != at + 1 and self.namer.lemma(at) not in self.table.announcing:
            return None
        return Found(at, relay.last, relay, "a verb of reporting, and who reports")

    def _before_verb(self, at: int) -> Found | None:
        relay = self.namer.at(at)
        if relay is None or not relay.strong or self._governed(relay):
            return None
        verb = relay.last + 1
        verb += verb < self.count and self.namer.tokens[verb].pos in {"ADV", "PART"}
        if self._is_verb(verb) and self.namer.tokens[verb].feat("VerbForm") != "Part":
            return Found(at, verb, relay, "an outlet, and its verb of reporting")
        return None

    def _governed(self, relay: Relay) -> bool:
        """Another word leads it: a preposition or a noun that it depends on."""
        before = self.namer.tokens[relay.first - 1] if relay.first else None
        return before is not None and before.pos in {"ADP", "NOUN"}

    def _by(self, at: int) -> Found | None:
        if self.namer.lemma(at) not in self.table.by:
            return None
        noun = at + 1
        while noun < min(at + 5, self.count) and self.namer.tokens[noun].pos in {"ADJ", "VERB", "ADV", "DET", "PRON"}:
            noun += 1
        relay = self.namer.at(noun + 1) if self.namer.lemma(noun) in self.table.reports else None
        if relay is None or relay.how in {"latin", "quoted"}:
            return None
        return Found(at, relay.last, relay, "by the data of an outlet, a press service or unnamed people")

    def _link(self, at: int) -> Found | None:
        words = next((words for words in self.table.links if self._says(at, words)), None)
        relay = (self.namer.at(at + len(words)) or self._pointed_at(at + len(words))) if words else None
        return Found(at, relay.last, relay, self.LINK) if relay else None

    def _pointed_at(self, at: int) -> Relay | None:
        """A body, a person or a body's paper that a reference points at."""
        noun = self._noun_after(at - 1)
        if noun >= self.count:
            return None
        if self.namer.lemma(noun) in self.table.papers and self.namer.chain(noun, people=False) > noun:
            last = self.namer.chain(noun, people=False)
            return Relay(at, last, self._holder(noun, last), "document", "media")
        for each in self.namer.sentence.mentions:
            if self.namer.tokens[at].start <= each.span.start <= self.namer.tokens[noun].start and each.kind != "place":
                last = max(index for index, token in enumerate(self.namer.tokens) if token.start < each.span.stop)
                return Relay(at, last, each.normal, "press_service" if each.kind == "organisation" else "person", "media")
        return None

    def _talk(self, at: int) -> Found | None:
        """`в интервью X`, `в беседе с X`, `в заявлении для X`."""
        if self.namer.lemma(at) not in self.table.inside:
            return None
        noun = self._noun_after(at)
        for_whom = self.namer.lemma(noun + 1) in self.table.to
        fits = (noun_lemma := self.namer.lemma(noun)) in self.table.talks or (for_whom and noun_lemma in self.table.written_for)
        relay = self.namer.at(noun + 1 + for_whom) if fits else None
        return (
            Found(at, relay.last, relay, "a talk given to an outlet")
            if relay and relay.how not in {"office", "people"}
            else None
        )

    def _noun_after(self, at: int) -> int:
        noun = at + 1
        while noun < min(at + 4, self.count) and self.namer.tokens[noun].pos in {"ADJ", "DET", "PRON"}:
            noun += 1
        return noun

    def _paper(self, at: int) -> Found | None:
        """`говорится в заявлении X`, `в заявлении X говорится`."""
        leads = self.namer.lemma(at) in self.table.said_in
        start = at + leads
        if self.namer.lemma(start) not in self.table.inside:
            return None
        noun = self._noun_after(start)
        if self.namer.lemma(noun) not in self.table.papers:
            return None
        last = self.namer.chain(noun, people=False)
        stop, kind, holder = self._placed(last)
        if not leads:
            if self.namer.lemma(stop + 1) not in self.table.said_in:
                return None
            stop += 1
        opening = at
        for words in self.table.about:
            if leads and self._says(at - len(words), words):
                opening = at - len(words)
        relay = Relay(noun, last, self._holder(noun, last) or holder, kind, "office")
        return Found(opening, stop, relay, "a paper in which it is said")

    def _holder(self, noun: int, last: int) -> str:
        """Whose paper it is, in the nominative as far as one noun goes."""
        if last == noun:
            return ""
        nouns = (at for at in range(noun + 1, last + 1) if self.namer.tokens[at].pos not in {"ADJ", "DET"})
        head = self.namer.tokens[next(nouns, noun + 1)]
        named = next((each for each in self.namer.sentence.mentions if each.span.start == head.start), None)
        if named:
            return named.normal
        tail = self.namer.content[head.stop : self.namer.tokens[last].stop]
        return (head.lemma if head.text.islower() else head.text) + tail

    def _placed(self, last: int) -> tuple[int, SourceKind, str]:
        """The place that a paper stands in, `на сайте X`, `в аккаунте`, if one follows: its end, its kind, whose it is."""
        if self.namer.lemma(last + 1) in self.table.inside:
            noun = self._noun_after(last + 1)
            if self.namer.lemma(noun) in self.table.accounts:
                stop = self.namer.chain(noun, people=False)
                kind: SourceKind = "document" if self.namer.lemma(noun) in self.table.sites else "social_media"
                return stop, kind, self._holder(noun, stop)
        return last, "document", ""

    def _rumour(self, at: int) -> Found | None:
        """`в СМИ появилась информация`."""
        relay = self.namer.at(at + 1) if self.namer.lemma(at) in self.table.inside else None
        if relay is None or relay.how != "crowd":
            return None
        for noun in range(relay.last + 1, min(relay.last + 4, self.count)):
            if self.namer.lemma(noun) in self.table.rumours:
                return Found(at, noun, relay, "news that appeared in the media")
        return None

    def _medium(self, at: int) -> Found | None:
        """`в своём Twitter`, `в Facebook`: where somebody wrote it."""
        if self.namer.lemma(at) not in self.table.inside or not any(self._is_verb(verb) for verb in range(self.count)):
            return None
        noun = self._noun_after(at)
        account = self.namer.lemma(noun) in self.table.accounts
        for start in dict.fromkeys((noun, noun + account)):
            name = self.namer.words(start, start) if start < self.count else ""
            outlet = self.namer.directory.by_name(name) if name[:1].isupper() else None
            if outlet and outlet.kind == "social_media":
                return Found(
                    at, start, Relay(start, start, outlet.name, "social_media", "known"), "a place where people write in public"
                )
        return None


def apart(found: Iterable[Found]) -> list[Found]:
    """Frames that do not overlap: a longer one before those that it holds, in the order of the text."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (-(each.last - each.first), each.first)):
        if all(each.last < other.first or other.last < each.first for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.first)
