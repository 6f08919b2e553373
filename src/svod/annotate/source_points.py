"""What a reference points at: `со ссылкой на X`, `по данным X`. Any body, paper or person can stand there."""

from __future__ import annotations

from svod.annotate.source_names import Found, Namer, Relay
from svod.annotate.source_papers import Papers


class Points:
    """References in one sentence."""

    LINK = "a reference: `со ссылкой на`"

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
        """A person or a body, with what depends on it."""
        if self.namer.tokens[noun].pos not in {"NOUN", "PROPN"}:
            return None
        last = self.namer.chain(noun, people=False)
        stop = self.namer.tokens[last].stop
        person = next(
            (
                each
                for each in self.namer.sentence.mentions
                if each.kind == "person" and self.namer.tokens[at].start <= each.span.start < stop and " " in each.normal
            ),
            None,
        )
        if person:
            last = max(index for index, token in enumerate(self.namer.tokens) if token.start < person.span.stop)
            return Relay(at, last, person.normal, "person", "person")
        named = self.namer.language.nominative(self.namer.tokens[at : last + 1])
        alive = self.namer.tokens[noun].feat("Animacy") == "Anim" and self.namer.text(noun).islower()
        return Relay(at, last, named, "person" if alive else "press_service", "person" if alive else "body")

    def by(self, at: int) -> Found | None:
        """`по данным X`, `по словам источника`; of a body, whose data it is."""
        noun = at + 1
        while noun < min(at + 5, self.count) and self.namer.tokens[noun].pos in {"ADJ", "VERB", "ADV", "DET", "PRON"}:
            noun += 1
        words = self.namer.lemma(noun) in self.table.words
        if not words and self.namer.lemma(noun) not in self.table.reports:
            return None
        relay = self.namer.at(noun + 1)
        if words:
            return Found(at, relay.last, relay, "by the words of unnamed people") if relay and relay.how == "people" else None
        if relay is None or relay.how in {"latin", "quoted"}:
            relay = self._whose(noun + 1, relay)
        return Found(at, relay.last, relay, "by the data of an outlet, a press service or unnamed people") if relay else None

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
