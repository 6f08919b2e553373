"""Whom a description means: "министр", "представитель «Маяка»", "остмарийский политик" -> the person of the page."""

from __future__ import annotations

from dataclasses import dataclass

from svod.annotate.statements.cast import Cast, Person, latest
from svod.annotate.statements.lines import folded
from svod.annotate.statements.memory import Memory
from svod.annotate.statements.namesakes import key_of
from svod.annotate.statements.phrases import Phrase
from svod.annotate.statements.spots import Spot
from svod.lang.speech import Role, Speech

LEAST_STEM = 4  # letters of a surname that two forms of it share at least


@dataclass(frozen=True)
class Description:
    """Words that describe a person without a name. about: the lemmas beside the role; names: those of them that are names;
    gender: the verb's, or the noun's where that is feminine; nothing where neither tells."""

    role: Role
    about: frozenset[str]
    names: frozenset[str]
    place: int
    gender: str = ""


def describe(role: Role, phrase: Phrase, spot: Spot | None) -> Description:
    """The description that a phrase gives; `spot`: the cue whose verb may tell the gender."""
    line, head = phrase.line, phrase.line.tokens[phrase.head]
    words = [t for t in line.tokens[phrase.start : phrase.stop] if t.pos in {"NOUN", "PROPN", "ADJ", "X", "NUM"}]
    small = line.speech.small
    about = {folded(t.lemma) for t in words if t is not head} - small.pronouns - {role.lemma}
    names = {folded(t.lemma) for t in words if t is not head and (t.pos in {"PROPN", "X"})}
    verb = spot.token.feat("Gender") if spot is not None and phrase.case == "Nom" else ""
    gender = "Fem" if head.feat("Gender") == "Fem" else verb if verb in {"Masc", "Fem"} else ""
    return Description(role, frozenset(about), frozenset(names & about), head.start, gender)


@dataclass(frozen=True)
class Bearers:
    """Answers whom a description means, with the page's cast and the memory of who spoke."""

    cast: Cast
    memory: Memory
    speech: Speech
    title: str = ""

    def bearer(self, told: Description) -> Person | None:
        """The one person of the page that these words fit, None where none or several do equally well."""
        if (told.about | {told.role.lemma}) & self.speech.small.nameless:
            return self._former(told)
        alike = [p for p in self.cast.people if told.gender in {"", p.gender} or not p.gender]
        known = [p for p in alike if p.places[0] < told.place] or alike
        fits = [p for p in known if self._holds(p, told)]
        if told.about:
            found = self._of_body(alike, fits, told)
        else:
            found = self._who_spoke(known, fits, told) or self._recent(fits, told.place)
        found = found or self._spokesman(known, told) or self._only_woman(known, told) or self._going_on(known, told)
        return found or self._main(told) or self._only_one(told)

    def _former(self, told: Description) -> Person | None:
        """For "бывший президент" the one person of the page whom it calls so, or "экс-президент"."""
        former = self.speech.small.former
        if not told.about & former:
            return None
        was = {prefix + told.role.lemma for prefix in self.speech.small.once}
        theirs = [p for p in self.cast.people if p.offices & was or (told.role.lemma in p.offices and p.offices & former)]
        return theirs[0] if len(theirs) == 1 and told.gender in {"", theirs[0].gender} else None

    def _holds(self, person: Person, told: Description) -> bool:
        own = {told.role.lemma, *told.role.offices}
        return any(all(any(_is_office(office, part) for office in person.offices) for part in word.split("_")) for word in own)

    def _of_body(self, alike: list[Person], fits: list[Person], told: Description) -> Person | None:
        """Whoever holds such an office in the body that the words name, or in a body that they leave open; of several the one
        whose office has the fewest other words: "глава союза" is the head of it rather than of its office for nets."""
        wanted = self._wanted(told.about)
        both = [p for p in alike if self._of(p, wanted) and (self._holds(p, told) or not told.role.offices)]
        if told.role.lemma in self.speech.small.spokesmen:
            both = [p for p in both if p in fits]
        more = {id(p): len(p.offices - wanted) for p in both}
        best = [p for p in both if more[id(p)] == min(more.values())]
        before = [p for p in both if p.places[0] < told.place]
        loose = [p for p in fits if all(self._tells_little(word) for word in told.about)]
        if best and told.role.lemma in self.speech.small.chiefs and not (set(map(id, best)) & set(map(id, before))):
            return self._recent(best, told.place)
        return self._recent(before or loose or best, told.place)

    def _of(self, person: Person, wanted: set[str]) -> bool:
        return any(set(word.split("_")) <= person.offices for word in wanted)

    def _wanted(self, about: frozenset[str]) -> set[str]:
        return {*about, *(word for a in about for word in self.speech.same_office.get(a, ()))}

    def _who_spoke(self, known: list[Person], fits: list[Person], told: Description) -> Person | None:
        """The last person who spoke, where nothing speaks against it."""
        spoke = self.memory.last_person(told.gender) if told.role.lemma in self.speech.roles else None
        person = spoke.person if spoke is not None else None
        if person is None or self._is_other(person, told) or (person not in fits and self._holds_another(person, told)):
            return None
        return person if person in fits or (not fits and person in known) else None

    def _is_other(self, person: Person, told: Description) -> bool:
        """True where the page gives him an office that a mere man, or an actor, does not have."""
        small = self.speech.small
        offices = small.chiefs | small.deputies | small.spokesmen
        return told.role.lemma in small.callings | small.anybody and bool(person.offices & offices)

    def _holds_another(self, person: Person, told: Description) -> bool:
        """True where an office is told, and the page gives him one that is not this: a deputy is no ambassador."""
        small = self.speech.small
        official = small.chiefs | small.deputies | small.officials
        return told.role.lemma in official and bool(person.offices & (official | small.callings | small.spokesmen))

    def _spokesman(self, known: list[Person], told: Description) -> Person | None:
        """For "представитель «Маяка»" anybody of «Маяк» but its head, where the page names one such person."""
        small = self.speech.small
        if told.role.lemma not in small.spokesmen:
            return None
        heads = [p for p in known if p.offices & small.chiefs and not p.offices & small.deputies]
        theirs = [p for p in known if p not in heads and told.names & p.offices]
        return theirs[0] if len(theirs) == 1 else None

    def _only_woman(self, known: list[Person], told: Description) -> Person | None:
        """For "женщина", or a masculine office that "сказала": hers, if the page knows one woman, of no other office."""
        if told.gender != "Fem" or told.role.lemma not in self.speech.roles:
            return None
        women = [p for p in known if p.gender == "Fem" and p.places[0] < told.place]
        open_ = len(women) == 1 and not (told.role.offices and women[0].offices) and not self._is_other(women[0], told)
        return women[0] if open_ and all(self._tells_little(word) for word in told.about) else None

    def _going_on(self, known: list[Person], told: Description) -> Person | None:
        """For "остмарийский политик", "представитель «Маяка»" the one who spoke last, if nobody else spoke by name so
        far and the words do not go against what the page says of him."""
        spoke = {id(s.person): s.person for _, turn in self.memory.turns for s in turn if s.person is not None}
        last = self.memory.last()
        person = last[0].person if len(last) == 1 else None
        if person is None or len(spoke) != 1 or person not in known or self._is_other(person, told):
            return None
        if told.role.lemma in self.speech.small.spokesmen:
            return person if self._may_stand_for(person, told) else None
        vague = not told.role.offices and told.role.lemma in self.speech.roles
        return person if vague and not told.names and all(self._tells_little(word) for word in told.about) else None

    def _main(self, told: Description) -> Person | None:
        """For "артист" the one whom the page is about: the only one in its title, named more often than all others."""
        small = self.speech.small
        if told.role.lemma not in small.callings or told.names or not all(self._tells_little(word) for word in told.about):
            return None
        alike = [p for p in self.cast.people if told.gender in {"", p.gender}]
        titled = [p for p in self.cast.people if any(_in_title(self.title, name) for name in p.names)]
        if len(titled) != 1 or titled[0] not in alike or self._is_other(titled[0], told):
            return None
        often = len(titled[0].places)
        return titled[0] if all(2 * len(p.places) <= often for p in alike if p is not titled[0]) else None

    def _only_one(self, told: Description) -> Person | None:
        """For "предприниматель" the only person of the page, named before."""
        people = self.cast.people
        small = self.speech.small
        if told.role.lemma not in small.callings | small.magnates or told.names or len(people) != 1:
            return None
        only = people[0]
        fits = only.places[0] < told.place and told.gender in {"", only.gender} and not self._is_other(only, told)
        return only if fits and all(self._tells_little(word) for word in told.about) else None

    def _may_stand_for(self, person: Person, told: Description) -> bool:
        """True where no other body stands in his office, and he is not known for a head."""
        bodies = {folded(word) for body in self.cast.bodies for name in body.names for word in name.split()}
        head = person.offices & self.speech.small.chiefs and not person.offices & self.speech.small.deputies
        return bool(person.offices) and not head and not (person.offices & bodies) - told.names

    def _tells_little(self, word: str) -> bool:
        """True for words that fit any bearer: "остмарийский министр", "глава ведомства"."""
        role = self.speech.roles.get(word)
        return word.endswith(self.speech.small.vague) or word in self._states() or (role is not None and not role.person)

    def _states(self) -> set[str]:
        return {folded(word) for body in self.cast.bodies for name in body.names for word in name.split()}

    def _recent(self, people: list[Person], place: int) -> Person | None:
        spoke = next((s[0].person for _, s in reversed(self.memory.turns) if len(s) == 1 and s[0].person in people), None)
        return spoke or latest(people, place) or (people[0] if people else None)


def _in_title(title: str, name: str) -> bool:
    """True where the title has a word that is this surname, but for its ending."""
    surname = key_of(name)
    stem = surname[: max(LEAST_STEM, len(surname) - 2)]
    return any(word.startswith(stem) and abs(len(word) - len(surname)) <= 2 for word in folded(title).split())


def _is_office(office: str, word: str) -> bool:
    return office == word or (len(word) > 5 and office.startswith(word))
