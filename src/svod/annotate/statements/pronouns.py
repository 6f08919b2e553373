"""Whom a pronoun means: "он", "она" of those who spoke or acted before it, "они" of a group told by a noun."""

from __future__ import annotations

from dataclasses import dataclass, replace

from svod.annotate.statements.cast import Cast, Person, latest
from svod.annotate.statements.found import Page
from svod.annotate.statements.lines import Line, folded
from svod.annotate.statements.memory import Memory, Speaker
from svod.annotate.statements.phrases import Phrase, phrase
from svod.annotate.statements.spots import Spot
from svod.annotate.statements.subjects import subjects_before
from svod.lang.base import Token


@dataclass(frozen=True)
class Pronouns:
    """Answers whom a pronoun means, with the page's cast and the memory of who spoke."""

    page: Page
    cast: Cast
    memory: Memory

    def meant(self, said: Phrase, spot: Spot | None) -> list[Speaker] | None:
        """Those whom the pronoun stands for, none where the page does not say, None where it is no pronoun of the third
        person."""
        small = self.page.speech.small
        head = said.line.tokens[said.head]
        lemma, span = folded(head.lemma), said.line.text(said.start, said.stop)
        if lemma in small.they or (head.feat("Number") == "Plur" and lemma not in small.he | small.she):
            last = self.memory.last()
            return [replace(s, span=span) for s in last] if len(last) > 1 else []
        if lemma not in small.he | small.she:
            return None
        gender = "Fem" if lemma in small.she else "Masc"
        last = self.memory.last()
        women = any(p.gender == "Fem" for p in self.cast.people)
        if gender == "Fem" and len(last) == 1 and last[0].is_body and not women and self.paper(said) is None:
            return [Speaker(last[0].name, span)]
        person = self._person(gender, _place(said, spot))
        unnamed = self.memory.unnamed()
        if unnamed is not None and unnamed[1].gender == gender and self.memory.last_person(gender) is None:
            since = [p for p in person.places if unnamed[0] < p < head.start] if person is not None else []
            if not since:
                return [replace(unnamed[1], span=span)]
        return [Speaker(person.fullest, span, person)] if person is not None else []

    def paper(self, said: Phrase) -> Phrase | None:
        """The newspaper or agency that "она", "оно" stands for: the subject of the sentence before."""
        before = self.page.before(said.line)
        if before is None or folded(said.line.tokens[said.head].lemma) not in self.page.speech.small.she:
            return None
        nouns = [i for i, t in enumerate(before.tokens) if t.rel.startswith("nsubj") and t.pos == "NOUN"]
        media = [i for i in nouns if before.lemmas[i] in self.page.speech.media and before.tokens[i].feat("Gender") == "Fem"]
        return phrase(before, media[-1]) if media else None

    def _person(self, gender: str, place: int) -> Person | None:
        """The one who spoke last or acted since. place: where what was told before ends."""
        spoke = self.memory.last_person(gender)
        spoke_at = max((at for at, s in self.memory.turns if spoke in s), default=-1)
        subjects = [p for p in subjects_before(self.cast, self.page.tellers, place) if p.gender in {gender, ""}]
        subjects = [p for p in subjects if p.gender == gender] or subjects
        near = latest(subjects[:1], place)
        near_at = max((p for p in near.places if p < place), default=-1) if near else -1
        if spoke is not None and near is not None and self._told_of(spoke_at, near_at):
            near_at = -1
        if near is not None and near_at > spoke_at:
            return near
        if spoke is not None:
            return spoke.person
        met = [p for p in self.cast.people if p.gender == gender and p.places[0] < place]
        return met[0] if len(met) == 1 else self._just_named(met, place)

    def _just_named(self, met: list[Person], place: int) -> Person | None:
        """Of several the one named last in the sentence before, where nobody has spoken: "… со ссылкой на X. По её словам"."""
        earlier = [line for line in self.page.tellers if line.span.stop <= place]
        person = latest(met, place)
        named = max((p for p in person.places if p < place), default=-1) if person else -1
        return person if earlier and not self.memory.turns and named >= earlier[-1].span.start else None

    def _told_of(self, spoke_at: int, near_at: int) -> bool:
        """True where the person named at the second place stands inside what was said at the first: the teller goes on with
        the one who said it."""
        line = next((line for line in self.page.tellers if line.span.start <= spoke_at < line.span.stop), None)
        return line is not None and spoke_at < near_at < line.span.stop

    def many(self, said: Phrase, spot: Spot | None) -> Phrase | None:
        """The group that "они", "их" stands for: the plural subject of the sentence so far, or that of the sentence before."""
        line, head = said.line, said.line.tokens[said.head]
        if folded(head.lemma) not in self.page.speech.small.they or (said.case == "Nom" and head.feat("Case") != "Nom"):
            return None
        apart = _place(said, spot) < line.tokens[0].start + 1
        own = [] if apart else _groups(line, said.head)
        if own:
            return phrase(line, own[0]) if len(own) == 1 and _alive(line.tokens[own[0]]) else None
        before = self.page.before(line)
        if before is None or line.block - before.block > 1:
            return None
        theirs = _groups(before, len(before.tokens))
        return phrase(before, theirs[0]) if len(theirs) == 1 and _alive(before.tokens[theirs[0]]) else None


def _place(said: Phrase, spot: Spot | None) -> int:
    """Where what was told before ends: at the pronoun; for "Мост открыл Лунёв, добавил он" at the start of the sentence, since
    what stands before such a cue is what was said."""
    line = said.line
    inverted = (
        spot is not None and spot.line is line and 0 < spot.start < said.head and line.tokens[spot.start - 1].text in ",—–-"
    )
    return line.tokens[0].start if inverted else line.tokens[said.head].start


def _groups(line: Line, stop: int) -> list[int]:
    """The plural subjects before a token."""
    return [
        i
        for i, token in enumerate(line.tokens[:stop])
        if token.rel.startswith("nsubj") and token.pos == "NOUN" and token.feat("Number") == "Plur"
    ]


def _alive(token: Token) -> bool:
    return token.feat("Animacy") == "Anim" and token.feat("Case") == "Nom"
