"""Where it was said: a talk, an answer or a paper given to an outlet, on air, in a press service, in the media at large."""

from __future__ import annotations

from svod.annotate.source_names import Namer
from svod.annotate.source_papers import Papers
from svod.annotate.source_relays import Found, Relay

BETWEEN = 7  # tokens that may stand between a verb and the place where it was said
FARTHEST = 16  # tokens between a verb of reporting and where it was heard: who speaks, with an office


class Talks:
    """Frames of one sentence that begin with `в` or `на` and name the outlet that somebody spoke to."""

    def __init__(self, namer: Namer) -> None:
        self.namer, self.table, self.count = namer, namer.table, len(namer.tokens)
        self.papers = Papers(namer)

    def at(self, at: int) -> Found | None:
        """The frame that begins with the preposition that stands here."""
        found = self._talk(at) or self._asked(at) or self._held(at) or self._aired(at)
        return found or self._rumour(at) or self._spoken_there(at)

    def there(self, at: int) -> Relay | None:
        """`в пресс-службе X`."""
        if self.namer.lemma(at) not in self.table.inside or not self.namer.speaks_for(at + 1):
            return None
        relay = self.namer.at(at + 1)
        return relay if relay and relay.how == "office" else None

    def _talk(self, at: int) -> Found | None:
        """`в интервью X`, `в беседе с X`, `в заявлении для X`, `во время интервью X`."""
        noun = self.papers.noun_after(at)
        noun += self.namer.lemma(noun) in self.table.during
        for_whom = self.namer.lemma(noun + 1) in self.table.to or self.namer.lemma(noun + 1) in self.table.inside
        lemma = self.namer.lemma(noun)
        fits = lemma in self.table.talks or (for_whom and lemma in self.table.written_for)
        relay = self.namer.at(noun + 1 + for_whom) if fits else None
        if relay is None or relay.how in {"office", "bare", "people"}:
            return None
        if self.namer.lemma(noun + 1) in self.table.inside and (lemma not in self.table.talks or relay.how != "media"):
            return None
        return Found(at, relay.last, relay, "a talk given to an outlet")

    def _asked(self, at: int) -> Found | None:
        """`на вопрос журналистов X`, `в ответ на запрос X`: who was told, since it had asked."""
        noun = self.papers.noun_after(at)
        relay = self.namer.at(noun + 1) if self.namer.lemma(noun) in self.table.asked else None
        if relay is None or not relay.strong or relay.how == "crowd":
            return None
        return Found(at, relay.last, relay, "an outlet that had asked")

    def _held(self, at: int) -> Found | None:
        """`имеется в распоряжении X`: the outlet that holds the paper."""
        relay = self.namer.at(at + 2) if self.namer.lemma(at + 1) in self.table.held else None
        if relay is None or relay.how not in {"known", "media", "quoted"}:
            return None
        return Found(at, relay.last, relay, "an outlet that holds the paper")

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
        """A verb of reporting stands shortly before, in the same clause; a full stop in it is of an office cut short."""
        for verb in range(at - 1, max(at - FARTHEST, -1), -1):
            if self.namer.lemma(verb) in self.table.verbs:
                return True
            if self.namer.tokens[verb].feat("VerbForm") == "Part":  # `министр окружающей среды`
                continue
            short = self.namer.text(verb) == "." or self.namer.text(verb + 1) == "."
            if self.namer.tokens[verb].pos in {"PUNCT", "VERB"} and not short:
                return False
        return False

    def _spoken_there(self, at: int) -> Found | None:
        """`сообщили агентству вчера в пресс-службе X`."""
        relay = self.there(at)
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
