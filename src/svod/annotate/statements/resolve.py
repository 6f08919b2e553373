"""Who that is: from the words that name a speaker to the fullest name that the page gives him."""

from __future__ import annotations

from dataclasses import dataclass

from svod.annotate.statements.cast import Cast, Person, declined_form, key_of, latest, owned, same_key, subjects_before
from svod.annotate.statements.found import Page
from svod.annotate.statements.lines import folded
from svod.annotate.statements.memory import Memory, Speaker
from svod.annotate.statements.phrases import Phrase, Speaking
from svod.annotate.statements.spots import Spot
from svod.lang.base import Token
from svod.lang.speech import FunctionWords, Role
from svod.model.note import Note, Source
from svod.model.span import Span


@dataclass(frozen=True)
class Resolver:
    """Answers who speaks, with the page's cast and the memory of who spoke."""

    page: Page
    cast: Cast
    memory: Memory

    @property
    def small(self) -> FunctionWords:
        """The language's function words."""
        return self.page.speech.small

    def speakers(self, speaking: Speaking, spot: Spot | None) -> tuple[Speaker, ...] | None:
        """Each speaker, none where the page does not say, None where the words name nothing that can speak."""
        if not speaking.phrases:
            return self._unnamed(speaking, spot)
        found: list[Speaker] = []
        for phrase in speaking.phrases:
            made = self._one(phrase, spot)
            if made is None:
                return None
            found += [speaker for speaker in made if speaker.name not in {s.name for s in found}]
        return tuple(found)

    def _unnamed(self, speaking: Speaking, spot: Spot | None) -> tuple[Speaker, ...]:
        """A release that speaks without a subject: the source or body named last before it."""
        if spot is None or not (spot.cue.impersonal or speaking.document or spot.token.feat("Variant") == "Short"):
            return ()
        place = spot.token.start
        if speaking.document in self.page.speech.personal and self.memory.last():
            return tuple(Speaker(s.name, None, s.person) for s in self.memory.last())
        sources = [n for n in self.page.sources if n.cite.stop <= place and _may_speak(n)]
        turn = next(((at, s) for at, s in reversed(self.memory.turns) if len(s) == 1 and self._is_body(s[0])), None)
        if sources and (turn is None or sources[-1].cite.start > turn[0]):
            value = self._nearest(sources).value
            assert isinstance(value, Source)  # noqa: S101 -- Page.sources holds nothing else
            return (Speaker(value.source, None),)
        return (Speaker(turn[1][0].name, None),) if turn else ()

    def _nearest(self, sources: list[Note]) -> Note:
        """The source named last; of several in one sentence the press service, whose words the others pass on."""
        line = next((ln for ln in self.page.tellers if ln.span.start <= sources[-1].cite.start < ln.span.stop), None)
        beside = [n for n in sources if line is not None and line.span.start <= n.cite.start < line.span.stop]
        first = [n for n in beside if isinstance(n.value, Source) and n.value.kind in {"press_service", "document"}]
        return first[-1] if first else sources[-1]

    def _is_body(self, speaker: Speaker) -> bool:
        known = self.cast.body(speaker.name) is not None or any(speaker.name == _name_of(note) for note in self.page.sources)
        return speaker.person is None and self.cast.person(speaker.name) is None and known

    def _one(self, phrase: Phrase, spot: Spot | None) -> list[Speaker] | None:
        line, head = phrase.line, phrase.line.tokens[phrase.head]
        span = line.text(phrase.start, phrase.stop)
        lemma = folded(head.lemma)
        if head.pos in {"PRON", "DET"} or lemma in self.small.pronouns:
            return self._pronoun(lemma, head, span)
        person = self._person_in(phrase)
        if person is not None:
            return [Speaker(person.fullest, span, person)]
        bearing = self._name_in(phrase)
        if bearing is not None:
            return [Speaker(bearing, span)]
        release = self._release(phrase, span)
        if release is not None:
            return [release]
        role = self.page.speech.roles.get(lemma)
        if role is not None:
            stood_for = self._role(role, phrase, span, spot)
            if stood_for is not None:
                return [stood_for]
        elif head.pos == "NOUN" and head.feat("Animacy") == "Anim":
            stood_for = self._role(Role(lemma, True, (lemma,)), phrase, span, spot)
            if stood_for is not None:
                return [stood_for]
        if not self._can_speak(phrase, head, role):
            return None
        return [Speaker(self._name(phrase), span)]

    def _can_speak(self, phrase: Phrase, head: Token, role: Role | None) -> bool:
        if (
            role is not None
            or head.pos in {"PROPN", "NUM"}
            or folded(head.lemma) in self.small.one
            or head.feat("Animacy") == "Anim"
        ):
            return True
        if phrase.line.mentions_in(phrase.start, phrase.stop) and phrase.case == "Loc":
            return True
        inside = [m for m in phrase.line.mentions if m.span.start <= head.start < m.span.stop]
        return bool(inside) or folded(head.lemma) in self.page.speech.releases or _foreign(head.text)

    def _pronoun(self, lemma: str, head: Token, span: Span) -> list[Speaker] | None:
        if lemma in self.small.they or (head.feat("Number") == "Plur" and lemma not in self.small.he | self.small.she):
            last = self.memory.last()
            return [Speaker(s.name, span, s.person) for s in last] if len(last) > 1 else []
        if lemma not in self.small.he | self.small.she:
            return None
        gender = "Fem" if lemma in self.small.she else "Masc"
        last = self.memory.last()
        if (
            lemma in self.small.she
            and len(last) == 1
            and last[0].person is None
            and not any(p.gender == "Fem" for p in self.cast.people)
        ):
            return [Speaker(last[0].name, span)]
        spoke = self.memory.last_person(gender)
        spoke_at = max((at for at, s in self.memory.turns if spoke in s), default=-1)
        subjects = [p for p in subjects_before(self.cast, self.page.tellers, head.start) if p.gender in {gender, ""}]
        near = latest(subjects[:1], head.start)
        near_at = max((p for p in near.places if p < head.start), default=-1) if near else -1
        if near is not None and near_at > spoke_at:
            return [Speaker(near.fullest, span, near)]
        if spoke is not None:
            return [Speaker(spoke.name, span, spoke.person)]
        met = [p for p in self.cast.people if p.gender == gender and p.places[0] < head.start]
        return [Speaker(met[0].fullest, span, met[0])] if len(met) == 1 else []

    def _person_in(self, phrase: Phrase) -> Person | None:
        """The person that the phrase names: the last one in its own case; none in a house."""
        if phrase.case == "Loc":
            return None
        line = phrase.line
        head = line.tokens[phrase.head]
        if any(m.kind == "organisation" and m.span.start <= head.start < m.span.stop for m in line.mentions):
            return None  # "МИД Лурии" is a body, whatever the model takes Лурия for
        named = [m for m in line.mentions_in(phrase.start, phrase.stop) if m.kind == "person"]
        if phrase.case == "Nom":
            named = [m for m in named if _in_nominative(phrase, m.span)]
        if named:
            return self.cast.person(self.cast.normal(named[-1]))
        # A surname that the names' model passed over in this sentence.
        words = [t for t in line.tokens[phrase.start : phrase.stop] if t.pos == "PROPN" and t.feat("Case") in {phrase.case, ""}]
        inside = line.mentions_in(phrase.start, phrase.stop)
        return next(
            (p for t in words for p in self.cast.people if not inside and same_key(key_of(p.fullest), folded(t.lemma))), None
        )

    def _name_in(self, phrase: Phrase) -> str | None:
        """The proper name of a body after a common noun: "лоукостер X", "компания «X»"."""
        line, head = phrase.line, phrase.line.tokens[phrase.head]
        role = self.page.speech.roles.get(folded(head.lemma))
        if head.pos != "NOUN" or role is None or role.person or folded(head.lemma) in self.page.speech.releases:
            return None
        last = phrase.stop
        if line.tokens[last - 1].text in {'"', "»", "“", "”"}:
            opening = next((i for i in reversed(range(phrase.head, last - 1)) if line.tokens[i].pos == "PUNCT"), None)
            return line.text(opening + 1, last - 1).of(self.page.content) if opening and opening + 1 < last - 1 else None
        for mention in line.mentions_in(phrase.head + 1, last):
            first = next(i for i in range(phrase.start, last) if line.tokens[i].start >= mention.span.start)
            if (
                mention.kind == "organisation"
                and line.tokens[first].rel == "appos"
                and mention.span.stop == line.tokens[last - 1].stop
            ):
                name = self.cast.normal(mention)
                body = self.cast.body(name)
                return body.fullest if body else name
        return None

    def _release(self, phrase: Phrase, span: Span) -> Speaker | None:
        """A body that the page's source already named: "в ратуше" after "сообщает пресс-служба ратуши"."""
        lemmas = {folded(t.lemma) for t in phrase.line.tokens[phrase.start : phrase.stop] if t.pos in {"NOUN", "PROPN", "ADJ"}}
        is_release = folded(phrase.line.tokens[phrase.head].lemma) in self.page.speech.releases
        for note in reversed([n for n in self.page.sources if n.cite.start < span.start]):
            assert isinstance(note.value, Source)  # noqa: S101 -- Page.sources holds nothing else
            if note.value.kind not in {"press_service", "document"}:
                continue
            words = {folded(self.page.context.language.lemma(word)) for word in note.value.source.split()}
            if (is_release and words & self.page.speech.releases) or (phrase.case != "Nom" and lemmas and lemmas <= words):
                return Speaker(note.value.source, span)
        return None

    def _role(self, role: Role, phrase: Phrase, span: Span, spot: Spot | None) -> Speaker | None:
        line, head = phrase.line, phrase.line.tokens[phrase.head]
        about = {folded(t.lemma) for t in line.tokens[phrase.start : phrase.stop] if t.pos in {"NOUN", "PROPN", "ADJ"}} - {
            role.lemma
        }
        if head.feat("Number") == "Plur":
            return None
        if not role.person:
            return self._body(role, phrase, about, span)
        gender = spot.token.feat("Gender") if spot is not None and spot.token.feat("Gender") in {"Masc", "Fem"} else ""
        person = self._bearer(role, about, head.start, gender if head.feat("Gender") != "Fem" else "Fem")
        return Speaker(person.fullest, span, person) if person else None

    def _bearer(self, role: Role, about: set[str], place: int, gender: str) -> Person | None:
        """The person of the page whose office these words name."""
        known = [p for p in self.cast.people if gender != "Fem" or p.gender in {"Fem", ""}]
        known = [p for p in known if p.places[0] < place] if any(p.places[0] < place for p in known) else known
        wanted = {*about, *(word for a in about for word in self.page.speech.same_office.get(a, ()))}
        own = {role.lemma, *role.offices}
        fits = [p for p in known if any(_is_office(office, word) for office in p.offices for word in own)]
        fits = fits or [p for p in self.cast.people if any(_is_office(office, word) for office in p.offices for word in own)]
        if about:
            both = [p for p in known if wanted & p.offices and (p in fits or not role.offices)]
            loose = [p for p in fits if all(self._tells_little(word) for word in about)]
            return self._recent(both or loose, place)
        spoke = self.memory.last_person() if role.lemma in self.page.speech.roles else None
        if spoke is not None and spoke.person is not None and (not fits or spoke.person in fits):
            return spoke.person
        return self._recent(fits, place) if fits else None

    def _tells_little(self, word: str) -> bool:
        """True for words that fit any bearer: "остмарийский министр", "глава ведомства"."""
        role = self.page.speech.roles.get(word)
        return word.endswith(self.small.vague) or word in self._states() or (role is not None and not role.person)

    def _states(self) -> set[str]:
        return {folded(word) for body in self.cast.bodies for name in body.names for word in name.split()}

    def _recent(self, people: list[Person], place: int) -> Person | None:
        spoke = next((s[0].person for _, s in reversed(self.memory.turns) if len(s) == 1 and s[0].person in people), None)
        return spoke or latest(people, place) or (people[0] if people else None)

    def _body(self, role: Role, phrase: Phrase, about: set[str], span: Span) -> Speaker | None:
        """The body that "компания" or "ведомство" stands for."""
        if phrase.line.mentions_in(phrase.start, phrase.stop):
            return None
        place = phrase.line.tokens[phrase.head].start
        known = [b for b in self.cast.bodies if b.places[0] < place]
        wanted = {word for a in about for word in self.page.speech.same_office.get(a, ())}
        if wanted:
            fits = [b for b in known if any(any(w.startswith(word) for w in folded(b.fullest).split()) for word in wanted)]
            spoke = next(
                (s[0] for _, s in reversed(self.memory.turns) if len(s) == 1 and set(folded(s[0].name).split()) & wanted), None
            )
            name = spoke.name if spoke else fits[-1].fullest if fits else None
            return Speaker(name, span) if name else None
        if about:
            return None
        outlets = {name for outlet in self.page.context.language.outlets() for name in (outlet.name, *outlet.aliases)}
        known = [b for b in known if not outlets & set(b.names)]
        called = [b for b in known if role.lemma in b.nouns and b.kind == "organisation"]
        last = self.memory.last_body()
        if last is not None and not called and role.lemma not in self.page.speech.companies:
            return Speaker(last.name, span)
        known = called or known
        known = [b for b in known if b.kind == "organisation"]
        often = (
            max(known, key=lambda b: sum(p < place for p in b.places), default=None)
            if role.lemma in self.page.speech.companies
            else None
        )
        return Speaker(often.fullest, span) if often else None

    def _name(self, phrase: Phrase) -> str:
        """The phrase in the nominative, without the marks around it."""
        line = phrase.line
        inside = line.mentions_in(phrase.start, phrase.stop)
        tokens = line.tokens[phrase.start : phrase.stop]
        words = [t for t in tokens if t.pos != "PUNCT"]
        if len(inside) == 1 and _covers(inside[0].span, words):
            name = self.cast.normal(inside[0])
            body = self.cast.body(name)
            return body.fullest if body and inside[0].kind == "organisation" else name
        return self.page.context.language.nominative(tokens).strip('«»"„“” ,')


def _name_of(note: Note) -> str:
    return note.value.source if isinstance(note.value, Source) else ""


def _may_speak(note: Note) -> bool:
    return isinstance(note.value, Source) and note.value.kind != "social_media"


def _is_office(office: str, word: str) -> bool:
    return office == word or (len(word) > 5 and office.startswith(word))


def _in_nominative(phrase: Phrase, span: Span) -> bool:
    """True for a name that is the phrase's head or stands beside it; "представитель Гордея Лунёва" is not Лунёв."""
    inside = [t for t in phrase.line.tokens if span.start <= t.start < span.stop]
    if any(t is phrase.line.tokens[phrase.head] for t in inside):
        return True
    return not owned(inside[0]) and any(t.feat("Case") in {"Nom", ""} or not declined_form(t) for t in inside)


def _foreign(word: str) -> bool:
    return word[:1].isascii() and word[:1].isalpha()


def _covers(span: Span, words: list[Token]) -> bool:
    return all(span.start <= token.start and token.stop <= span.stop for token in words)
