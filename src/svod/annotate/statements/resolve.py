"""Who that is: from the words that name a speaker to the fullest name that the page gives him."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from svod.annotate.statements.bearers import Bearers, describe
from svod.annotate.statements.bodies import Bodies
from svod.annotate.statements.cast import Cast, Person, latest
from svod.annotate.statements.found import Page
from svod.annotate.statements.lines import VERBS, folded
from svod.annotate.statements.memory import Memory, Speaker
from svod.annotate.statements.namesakes import key_of, same_key
from svod.annotate.statements.phrases import Phrase, Speaking
from svod.annotate.statements.pronouns import Pronouns
from svod.annotate.statements.spots import Spot
from svod.annotate.statements.wording import covers, foreign, in_nominative, unmarked
from svod.lang.base import Mention, Token
from svod.lang.speech import FunctionWords, Role
from svod.model.span import Span

BESIDE = 7  # tokens of an office between "один из …," and the name


@dataclass(frozen=True)
class Resolver:
    """Answers who speaks, with the page's cast and the memory of who spoke."""

    page: Page
    memory: Memory

    @cached_property
    def cast(self) -> Cast:
        """Who is who on the page; gathered when somebody's words are found."""
        return Cast(self.page)

    @property
    def small(self) -> FunctionWords:
        """The language's function words."""
        return self.page.speech.small

    @property
    def bodies(self) -> Bodies:
        """Who answers for bodies."""
        return Bodies(self.page, self.cast, self.memory)

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
        if spot is not None and speaking.document is None and self._goes_on(spot):
            return tuple(replace(speaker, span=None) for speaker in self.memory.last())
        if spot is None or not (spot.cue.impersonal or speaking.document or spot.token.feat("Variant") == "Short"):
            return ()
        return self.bodies.unnamed(speaking, spot.token.start)

    def _goes_on(self, spot: Spot) -> bool:
        """True for "После этого добавил, что …": no subject, and one person spoke right before, whose gender the verb has."""
        line, token, last = spot.line, spot.token, self.memory.last()
        person = last[0].person if len(last) == 1 else None
        if person is None or line.inside is not None or token.feat("VerbForm") != "Fin" or token.feat("Tense") != "Past":
            return False
        if not person.gender or token.feat("Gender") != person.gender:
            return False
        stop = next((i for i in range(spot.stop, len(line.tokens)) if line.tokens[i].text in {",", ":", "."}), spot.stop)
        others = [
            t for t in (*line.tokens[: spot.start], *line.tokens[spot.stop : stop]) if t.pos in {"NOUN", "PROPN", "PRON", "X"}
        ]
        before = self.page.before(line)
        near = before is not None and self.memory.turns[-1][0] >= before.span.start
        return near and not line.quotes and not any(t.feat("Case") in {"Nom", ""} for t in others)

    def _one(self, phrase: Phrase, spot: Spot | None) -> list[Speaker] | None:
        line, head = phrase.line, phrase.line.tokens[phrase.head]
        span = line.text(phrase.start, phrase.stop)
        lemma = folded(head.lemma)
        if head.pos in {"PRON", "DET"} or lemma in self.small.pronouns:
            return self._pronoun(phrase, spot)
        person = self._person_in(phrase)
        if person is not None:
            return [Speaker(person.fullest, span, person)]
        bearing = self._name_in(phrase)
        if bearing is not None:
            return [Speaker(bearing, span)]
        release = self.bodies.release(phrase, span)
        if release is not None:
            return [release]
        role = self.page.speech.roles.get(lemma)
        if role is None and lemma in self.page.speech.media:
            role = Role(lemma, False)
        if role is not None:
            stood_for = self._role(role, phrase, span, spot)
            if stood_for is not None:
                return [stood_for]
        elif (head.pos == "NOUN" or self._common(phrase)) and (
            head.feat("Animacy") == "Anim" or any(lemma in p.offices for p in self.cast.people)
        ):
            stood_for = self._role(Role(lemma, True, (lemma,)), phrase, span, spot)
            if stood_for is not None:
                return [stood_for]
        if not self._can_speak(phrase, head, role):
            return None
        again = self._again(phrase, role)
        if again is not None:
            return [again]
        people = head.pos == "NOUN" and head.feat("Animacy") == "Anim"
        gender = head.feat("Gender") if people and head.feat("Number") == "Sing" else ""
        return [Speaker(self._name(phrase), span, people=people, gender=gender)]

    def _again(self, phrase: Phrase, role: Role | None) -> Speaker | None:
        """The unnamed one who spoke last, told again by his noun alone, or by one that fits anybody: "чиновник"."""
        unnamed = self.memory.unnamed()
        head = phrase.line.tokens[phrase.head]
        if unnamed is None or phrase.stop - phrase.start > 1 or head.feat("Number") == "Plur":
            return None
        vague = role is not None and role.person and not role.offices
        words = {folded(self.page.context.language.lemma(word)) for word in unnamed[1].name.split()}
        return (
            replace(unnamed[1], span=phrase.line.text(phrase.start, phrase.stop))
            if vague or folded(head.lemma) in words
            else None
        )

    def _common(self, phrase: Phrase) -> bool:
        """True for a common noun that opens its line and is tagged as a name for its capital: "Терапевт советует"."""
        head = phrase.line.tokens[phrase.head]
        named = any(m.span.start <= head.start < m.span.stop for m in phrase.line.mentions)
        return phrase.head == 0 and head.pos == "PROPN" and head.feat("Animacy") == "Anim" and not (named or foreign(head.text))

    def _can_speak(self, phrase: Phrase, head: Token, role: Role | None) -> bool:
        if (
            role is not None
            or self._paper(phrase, head)
            or head.pos in {"PROPN", "NUM"}
            or folded(head.lemma) in self.small.one
            or head.feat("Animacy") == "Anim"
        ):
            return True
        if phrase.line.mentions_in(phrase.start, phrase.stop) and phrase.case == "Loc":
            return True
        inside = [m for m in phrase.line.mentions if m.span.start <= head.start < m.span.stop]
        return bool(inside) or folded(head.lemma) in self.page.speech.releases or foreign(head.text)

    def _paper(self, phrase: Phrase, head: Token) -> bool:
        """True for "закон гласит", "исследование показало"; "его письмо" is his who wrote it."""
        words = {t.text.lower() for t in phrase.line.tokens[phrase.start : phrase.stop]}
        return folded(head.lemma) in self.page.speech.documents and not words & self.small.possessives

    def _pronoun(self, phrase: Phrase, spot: Spot | None) -> list[Speaker] | None:
        """Whom a pronoun stands for; where it stands for a group told by a noun, that group."""
        pronouns = Pronouns(self.page, self.cast, self.memory)
        meant = pronouns.meant(phrase, spot)
        if meant:
            return meant
        many = pronouns.many(phrase, spot) or pronouns.paper(phrase)
        return self._one(many, spot) or [] if many is not None else meant

    def _person_in(self, phrase: Phrase) -> Person | None:
        """The person that the phrase names: the last one in its own case; none in a house."""
        if phrase.case == "Loc":
            return None
        line = phrase.line
        head = line.tokens[phrase.head]
        if any(m.kind == "organisation" and m.span.start <= head.start < m.span.stop for m in line.mentions):
            return None  # "МИД Лурии" is a body, whatever the model takes Лурия for
        named = [m for m in line.mentions_in(phrase.start, phrase.stop) if m.kind == "person"]
        if phrase.case == "Gen":
            if self._of_kin(phrase, named):
                return None
            named = [m for m in named if not _of_a_house(phrase, m)]
        if phrase.case == "Nom":
            named = [m for m in named if in_nominative(phrase, m.span, self.small.unchanging)]
            named = [m for m in named if not self._owns(phrase, m)]
        named = named or self._apposed(phrase)
        if named:
            own = next((m for m in named if m.span.start <= head.start < m.span.stop), named[-1])
            return self._called(self.cast.normal(own), head.start)
        # A surname that the names' model passed over in this sentence.
        words = [t for t in line.tokens[phrase.start : phrase.stop] if t.pos == "PROPN" and t.feat("Case") in {phrase.case, ""}]
        inside = line.mentions_in(phrase.start, phrase.stop)
        return next(
            (p for t in words for p in self.cast.people if not inside and same_key(key_of(p.fullest), folded(t.lemma))), None
        )

    def _owns(self, phrase: Phrase, mention: Mention) -> bool:
        """True for a genitive that the tagger took for the nominative, as another form of the name on the page tells:
        "представитель Вельгарда" where the page has "Вельгард"."""
        tokens = phrase.line.tokens
        name = next(t for t in tokens if t.start >= mention.span.start)
        if not name.rel.startswith("nmod") or name.head != phrase.head or tokens[phrase.head].feat("Gender") != "Masc":
            return False
        form = folded(name.text)
        keys = {key_of(other) for person in self.cast.people for other in person.names}
        return any(form != key and form.startswith(key) and len(form) - len(key) <= 2 for key in keys)

    def _of_kin(self, phrase: Phrase, named: list[Mention]) -> bool:
        """True for "по словам матери Гордея Лунёва": the one name is whose mother she is, unless "его" tells that already."""
        tokens = phrase.line.tokens
        words = {folded(token.text) for token in tokens[phrase.start : phrase.head]}
        kin = folded(tokens[phrase.head].lemma) in self.small.kin
        return kin and len(named) == 1 and not words & self.small.possessives

    def _apposed(self, phrase: Phrase) -> list[Mention]:
        """The name that stands beside the phrase's head, after a list that the phrase did not take in: "директора завода в
        Лурии, Тарсии и Веронии Елену Корель"."""
        tokens, head = phrase.line.tokens, phrase.head
        for mention in phrase.line.mentions:
            if mention.kind != "person" or mention.span.start < tokens[head].stop:
                continue
            first = next((i for i, t in enumerate(tokens) if t.start == mention.span.start), -1)
            over = tokens[first].head
            chained = over > head and tokens[over].head == head and tokens[over].rel == "appos"  # "доцент, доктор наук X"
            beside = first >= phrase.stop and (over == head or chained) and tokens[first].rel in {"appos", "flat:name"}
            # "один из гостей, генерал Артур Симан": two commas hold his name
            one = folded(tokens[head].lemma) in self.small.one and first > phrase.stop and tokens[phrase.stop].text == ","
            beside = beside or (one and tokens[first].feat("Case") == "Nom" and first - phrase.stop < BESIDE)
            if beside and not any(t.pos in VERBS for t in tokens[head:first]):
                return [mention]
        return []

    def _called(self, name: str, place: int) -> Person | None:
        """The person with this name; of several the one who spoke last, or was named last."""
        person = self.cast.person(name)
        if person is not None:
            return person
        bearers = self.cast.bearers(name)
        spoke = (s[0].person for _, s in reversed(self.memory.turns) if len(s) == 1)
        return next((p for p in spoke if p is not None and p in bearers), None) or latest(bearers, place)

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

    def _role(self, role: Role, phrase: Phrase, span: Span, spot: Spot | None) -> Speaker | None:
        """The person or body of the page that a common noun stands for; a plural stands for nobody in particular."""
        if phrase.line.tokens[phrase.head].feat("Number") == "Plur":
            alone = phrase.stop - phrase.start == 1 and role.lemma in self.small.learned
            group = self.memory.last_group() if alone else None
            heads = {folded(self.page.context.language.lemma(word)) for word in group.name.split()} if group else set()
            return replace(group, span=span) if group is not None and heads & self.small.learned else None
        if not role.person:
            about = {t for t in phrase.line.tokens[phrase.start : phrase.stop] if t.pos in {"NOUN", "PROPN", "ADJ"}}
            named = phrase.line.mentions_in(phrase.start, phrase.stop)
            return None if named else self.bodies.common(role, {folded(t.lemma) for t in about} - {role.lemma}, span)
        title = self.page.context.text.title
        bearers = Bearers(self.cast, self.memory, self.page.speech, title.value if title else "")
        person = bearers.bearer(describe(role, phrase, spot))
        return Speaker(person.fullest, span, person) if person else None

    def _name(self, phrase: Phrase) -> str:
        """The phrase in the nominative, without the marks around it."""
        line = phrase.line
        inside = line.mentions_in(phrase.start, phrase.stop)
        tokens = line.tokens[phrase.start : phrase.stop]
        if len(tokens) > 1 and folded(tokens[0].lemma) in self.small.address:
            tokens = tokens[1:]
        words = [t for t in tokens if t.pos != "PUNCT"]
        if len(inside) == 1 and covers(inside[0].span, words):
            name = self.cast.normal(inside[0])
            body = self.cast.body(name)
            return body.fullest if body and inside[0].kind == "organisation" else name
        tagged = line.tokens[phrase.head].feat("Case")
        if phrase.case == "Nom" and tagged in {"Gen", "Nom"}:
            # It stands as it is told: "адвокат его дочери Марты Вельц"; "Авиакомпании считают", tagged for another form.
            shown = line.text(phrase.start, phrase.stop).of(self.page.content)
        elif folded(line.tokens[phrase.head].lemma) in self.small.kin and inside:
            # "матери Гордея Лунёва": "мать Гордея Лунёва"
            nominative = self.page.context.language.nominative(line.tokens[phrase.start : phrase.head + 1])
            rest = line.tokens[phrase.head + 1 : phrase.stop]
            shown = nominative + (" " + line.text(phrase.head + 1, phrase.stop).of(self.page.content) if rest else "")
        else:
            his = tokens[:1] if len(tokens) > 1 and folded(tokens[0].text) in self.small.possessives else ()
            shown = self.page.context.language.nominative(tokens[len(his) :])
            shown = f"{his[0].text} {shown}" if his else shown  # "в его канцелярии": "его канцелярия"
        first = tokens[0]
        roles = self.page.speech.roles
        common = first.pos not in {"PROPN", "X"} or folded(first.lemma) in roles or first.feat("Case") == "Gen"
        common = common and not foreign(first.text)
        named = any(m.span.start <= first.start < m.span.stop for m in inside)
        opens = first is line.tokens[0] and common and not named and first.text[1:].islower()
        return unmarked(shown[:1].lower() + shown[1:] if opens else shown)


def _of_a_house(phrase: Phrase, mention: Mention) -> bool:
    """True for "по словам собеседника в ратуше Лунёва": the name belongs to the house."""
    tokens = phrase.line.tokens
    first = next((i for i in range(phrase.head, phrase.stop) if tokens[i].start >= mention.span.start), phrase.head)
    inside = any(t.pos == "ADP" for t in tokens[phrase.head : first])
    return inside and tokens[first].rel.startswith("nmod") and tokens[first].head != phrase.head
