"""What a reference points at: `со ссылкой на X`, `по данным X`. Any body, paper or person can stand there."""

from __future__ import annotations

from svod.annotate.source_names import Namer
from svod.annotate.source_papers import Papers
from svod.annotate.source_relays import Found, Relay

FARTHEST = 16  # tokens from a reference to the name of the person that it points at
_WITHIN = frozenset('()«»"“”„-')  # marks that an office may hold


class Points:
    """References in one sentence."""

    LINK, DATA = "a reference: `со ссылкой на`", "by the data of an outlet, a press service or unnamed people"

    def __init__(self, namer: Namer) -> None:
        self.namer, self.table, self.count = namer, namer.table, len(namer.tokens)
        self.papers = Papers(namer)

    def at(self, at: int) -> Relay | None:
        """Who or what stands here, right after a reference."""
        return self.namer.at(at) or self._noun(at)

    def _noun(self, at: int) -> Relay | None:
        """A paper with its holder, else a person or body. `данные X` are X's."""
        noun = self.papers.noun_after(at - 1)
        if noun >= self.count:
            return None
        last = self.namer.chain(noun, people=False)
        if self.namer.lemma(noun) in self.table.papers and last > noun:
            return Relay(at, last, self.papers.holder(noun, last), "document", "paper")
        if self.namer.lemma(noun) in self.table.reports and last > noun:
            inner = self.at(noun + 1)
            return Relay(at, inner.last, inner.source, inner.kind, inner.how) if inner else None
        return self._bearer(at, noun)

    def _bearer(self, at: int, noun: int) -> Relay | None:
        """A person or a body, with what depends on it; a paper that no table knows."""
        person = self._person(at)
        if person or self.namer.tokens[noun].pos not in {"NOUN", "PROPN"}:
            return person
        last = self.namer.chain(noun, people=False)
        first = next((step for step in range(at, noun) if self.namer.tokens[step].pos not in {"DET", "PRON"}), noun)
        named = self.namer.language.nominative(self.namer.tokens[first : last + 1])
        if self.namer.tokens[noun].feat("Animacy") == "Anim" and self.namer.text(noun).islower():
            return Relay(at, last, named, "person", "person")
        return Relay(at, last, named, "press_service" if self._is_body(noun) else "document", "body")

    def _person(self, at: int) -> Relay | None:
        """A person by name, with the office before it, however long: `исполняющую обязанности министра мостов Марту Вельц`."""
        tokens, found = self.namer.tokens, self.namer.sentence.mentions
        people = {each.span.start: each for each in found if each.kind == "person" and " " in each.normal}
        for index in range(at, min(at + FARTHEST, self.count)):
            token = tokens[index]
            person = people.get(token.start)
            if person and token.feat("Case") != "Nom":
                last = max(place for place, each in enumerate(tokens) if each.start < person.span.stop)
                return Relay(at, last, person.normal, "person", "person")
            verb = token.pos in {"VERB", "AUX"} and token.feat("VerbForm") != "Part"
            if verb or (token.pos == "PUNCT" and token.text not in _WITHIN):
                return None
        return None

    def _is_body(self, noun: int) -> bool:
        """A noun for a body, or the name of an organisation."""
        lemma, start = self.namer.lemma(noun), self.namer.tokens[noun].start
        if lemma in self.table.bearing or lemma in self.table.firms or lemma in self.table.offices:
            return True
        bodies = (each.span for each in self.namer.sentence.mentions if each.kind == "organisation")
        return any(span.start <= start < span.stop for span in bodies)

    def follows(self, at: int) -> Found | None:
        """`следует из отчёта X`: the paper that it is from, where the page says whose it is."""
        if self.namer.lemma(at + 1) not in self.table.out_of:
            return None
        noun = self._past(at + 1)
        written = self.namer.lemma(noun) in self.table.records or self.namer.lemma(noun) in self.table.reports
        if not written or self.namer.chain(noun, people=False) == noun:
            return None
        relay = self._noun(noun)
        return Found(at, relay.last, relay, "a paper that it follows from") if relay else None

    def _past(self, at: int) -> int:
        """The noun that follows, past what describes it: `по последним имеющимся данным`."""
        noun = at + 1
        while noun < min(at + 5, self.count) and self.namer.tokens[noun].pos in {"ADJ", "VERB", "ADV", "DET", "PRON"}:
            noun += 1
        return noun

    def by(self, at: int) -> Found | None:
        """`по данным X`, `по словам источника`; of a body, whose data it is."""
        noun = self._past(at)
        words, lemma = self.namer.lemma(noun) in self.table.words, self.namer.lemma(noun)
        if not words and lemma not in self.table.reports | self.table.estimates:
            return None
        if lemma in self.table.studies and noun == at + 1 and at and self.namer.tokens[at - 1].pos == "NOUN":
            return None  # `агентство по исследованию X`: what the body is for
        relay = self.namer.at(noun + 1 + (self.namer.lemma(noun + 1) in self.table.out_of))
        if lemma in self.table.estimates:
            strong = relay is not None and relay.strong
            return Found(at, relay.last, relay, "by the estimate of an outlet") if relay and strong else None
        if words:
            return Found(at, relay.last, relay, "by the words of unnamed people") if relay and relay.how == "people" else None
        if relay is None and lemma in self.table.releases and self.namer.tokens[min(noun + 1, self.count - 1)].pos == "PUNCT":
            return Found(at, noun, Relay(noun, noun, "", "document", "office"), Points.DATA)  # `согласно релизу, …`
        if relay is None or relay.how in {"latin", "quoted"}:
            relay = self._whose(noun + 1, relay)
        return Found(at, relay.last, relay, Points.DATA) if relay else None

    def _whose(self, at: int, named: Relay | None) -> Relay | None:
        """The body whose data it is, where the outlet itself says so and not somebody who speaks in it."""
        if any(self.namer.lemma(each) in self.table.verbs for each in range(at)):
            return None
        noun = self.papers.noun_after(at - 1)
        body = self.namer.declined(named) if named else (self._bearer(at, noun) if noun < self.count else None)
        if body is None or body.how == "person":
            return None
        if named is None and self.namer.tokens[noun].feat("Case") not in {"Gen", ""}:  # `по последней информации мост открыт`
            return None
        return Relay(body.first, body.last, body.source, "document", "body")
