"""Which body speaks: behind "компания" or "ведомство", and behind a release that has no subject."""

from __future__ import annotations

from dataclasses import dataclass

from svod.annotate.statements.cast import Body, Cast
from svod.annotate.statements.found import Page
from svod.annotate.statements.lines import folded
from svod.annotate.statements.memory import Memory, Speaker
from svod.annotate.statements.phrases import Phrase, Speaking
from svod.lang.directory import directory
from svod.lang.speech import Role
from svod.model.note import Note, Source
from svod.model.span import Span


@dataclass(frozen=True)
class Bodies:
    """Answers which body speaks, with the page's cast, its sources and the memory of who spoke."""

    page: Page
    cast: Cast
    memory: Memory

    def unnamed(self, speaking: Speaking, place: int) -> tuple[Speaker, ...]:
        """A paper that speaks without its owner: the source or body named last before it."""
        makers = self._makers(speaking.document, place)
        if makers:
            return makers
        if speaking.document in self.page.speech.personal and self.memory.last():
            return tuple(Speaker(s.name, None, s.person) for s in self.memory.last())
        outlet = self.page.context.text.outlet
        own = outlet.value if outlet else None  # the outlet that was told, "сообщил нашей газете", wrote none
        sources = [n for n in self.page.sources if n.cite.stop <= place and _may_speak(n) and _name_of(n) != own]
        if speaking.document in self.page.speech.articles and any(_kind(n) == "outlet" for n in sources):
            return (Speaker(self._called(next(n for n in reversed(sources) if _kind(n) == "outlet")), None),)
        turn = next(((at, s) for at, s in reversed(self.memory.turns) if len(s) == 1 and self._is_body(s[0])), None)
        if sources and (turn is None or sources[-1].cite.start > turn[0]):
            return (Speaker(self._called(self._nearest(sources)), None),)
        return (Speaker(turn[1][0].name, None),) if turn else ()

    def _makers(self, document: str | None, place: int) -> tuple[Speaker, ...]:
        """Those who made the paper together, as a sentence before told: "X и Y сделали совместное заявление"."""
        earlier = [line for line in self.page.tellers if line.span.start < place]
        for line in reversed(earlier):
            for index, token in enumerate(line.tokens):
                adjective = folded(line.tokens[index - 1].lemma) if index else ""
                if token.start >= place or folded(token.lemma) != document or adjective not in self.page.speech.small.joint:
                    continue
                named = [m for m in line.mentions if m.kind == "person" and m.span.stop <= token.start]
                people = {p.fullest: p for p in (self.cast.person(self.cast.normal(m)) for m in named) if p is not None}
                if len(people) > 1:
                    return tuple(Speaker(name, None, person) for name, person in people.items())
        return ()

    def _called(self, source: Note) -> str:
        """A source's name; for one called by a mere noun ("со ссылкой на отчёт компании") the body which that stands for."""
        name = _name_of(source)
        role = self.page.speech.roles.get(folded(name))
        stood_for = self.common(role, set(), Span(source.cite.start, source.cite.stop)) if role and not role.person else None
        return stood_for.name if stood_for else name

    def _nearest(self, sources: list[Note]) -> Note:
        """The source named last; of several in one sentence the press service, whose words the others pass on."""
        line = next((ln for ln in self.page.tellers if ln.span.start <= sources[-1].cite.start < ln.span.stop), None)
        beside = [n for n in sources if line is not None and line.span.start <= n.cite.start < line.span.stop]
        first = [n for n in beside if _kind(n) in {"press_service", "document"}]
        return first[-1] if first else sources[-1]

    def _is_body(self, speaker: Speaker) -> bool:
        return speaker.is_body and self.cast.person(speaker.name) is None

    def release(self, phrase: Phrase, span: Span) -> Speaker | None:
        """A body that the page's source already named: "в ратуше" after "сообщает пресс-служба ратуши"."""
        lemmas = {folded(t.lemma) for t in phrase.line.tokens[phrase.start : phrase.stop] if t.pos in {"NOUN", "PROPN", "ADJ"}}
        is_release = folded(phrase.line.tokens[phrase.head].lemma) in self.page.speech.releases
        for note in reversed([n for n in self.page.sources if n.cite.start < span.start]):
            if _kind(note) not in {"press_service", "document"}:
                continue
            words = {folded(self.page.context.language.lemma(word)) for word in _name_of(note).split()}
            mere = words <= set(self.page.speech.roles)  # "отчёт компании" names nothing
            if (is_release and words & self.page.speech.releases) or (
                phrase.case != "Nom" and not mere and lemmas and lemmas <= words
            ):
                return Speaker(_name_of(note), span)
        return None

    def _behind_group(self) -> Speaker | None:
        """The body whose people spoke last: "эксперты «Маяка»"."""
        group = self.memory.last_group()
        span = group.span if group is not None else None
        theirs = [b for b in self.cast.bodies if span is not None and any(span.start <= p < span.stop for p in b.places)]
        return Speaker(theirs[0].fullest, None) if len(theirs) == 1 and theirs[0].kind == "organisation" else None

    def _called_otherwise(self, body: Body, role: Role) -> bool:
        """True for a body that the page calls by another such noun: the airport «Вергард» is no airline."""
        roles, firms = self.page.speech.roles, self.page.speech.companies
        nouns = {noun for noun in body.nouns if noun in roles and not roles[noun].person}
        return bool(nouns) and role.lemma not in nouns and not (nouns | {role.lemma}) <= firms

    def _called_like(self, known: list[Body], noun: str, place: int) -> str | None:
        """For "ведомство" the one ministry named before it, where there is one."""
        words = self.page.speech.same_office.get(noun, frozenset())
        names = [*(b.fullest for b in known), *(_name_of(n) for n in self.page.sources if n.cite.stop <= place)]
        likely = {name for name in names if any(folded(name).startswith(word) for word in words)}
        return likely.pop() if len(likely) == 1 else None

    def _named_so(self, body: Body, role: Role) -> bool:
        """True for a body whose name holds the noun itself: "суд" after "Верховный суд Лурии"."""
        lemma = self.page.context.language.lemma
        return role.lemma in self.page.speech.small.states and any(
            role.lemma == folded(lemma(word)) for name in body.names for word in name.split()
        )

    def common(self, role: Role, about: set[str], span: Span) -> Speaker | None:
        """The body that "компания" or "ведомство" stands for, named before it; about: the lemmas beside the noun."""
        known = [b for b in self.cast.bodies if b.places[0] < span.start]
        outlets = [n for n in self.page.sources if n.cite.stop <= span.start and _kind(n) in {"outlet", "agency"}]
        if role.lemma in self.page.speech.media and outlets and not about:
            return Speaker(_name_of(outlets[-1]), span)
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
        papers = directory().spelled
        known = [b for b in known if not papers & set(b.names)]
        called = [b for b in known if b.kind == "organisation" and (role.lemma in b.nouns or self._named_so(b, role))]
        if role.lemma in self.page.speech.small.states and not called:
            return None
        last = self.memory.last_body() or self._behind_group()
        if last is not None and not called and role.lemma not in self.page.speech.companies:
            return Speaker(last.name, span)
        likely = self._called_like(known, role.lemma, span.start)
        if likely is not None and not called:
            return Speaker(likely, span)
        known = [b for b in called or known if b.kind == "organisation" and not self._called_otherwise(b, role)]
        known = [b for b in known if not set(map(folded, b.names)) & self.page.speech.small.diseases]
        if len(known) == 1:
            return Speaker(known[0].fullest, span)
        if role.lemma not in self.page.speech.companies:
            return None
        often = self._acted(known, span.start) or max(known, key=lambda b: sum(p < span.start for p in b.places), default=None)
        return Speaker(often.fullest, span) if often else None

    def _acted(self, known: list[Body], place: int) -> Body | None:
        """The body that is the subject of the sentence before: "Забег устроил «Маяк». В компании пояснили"."""
        here = next((line for line in self.page.tellers if line.span.start <= place < line.span.stop), None)
        before = self.page.before(here) if here is not None else None
        if before is None:
            return None
        heads = {i for i, t in enumerate(before.tokens) if t.rel.startswith("nsubj") and t.start < place}
        subjects = [t.start for i, t in enumerate(before.tokens) if i in heads or (t.rel == "appos" and t.head in heads)]
        named = [m.span for m in before.mentions if any(m.span.start <= start < m.span.stop for start in subjects)]
        fits = [b for b in known if any(span.start in b.places for span in named)]
        return fits[0] if len(fits) == 1 else None


def _name_of(note: Note) -> str:
    return note.value.source if isinstance(note.value, Source) else ""


def _kind(note: Note) -> str:
    return note.value.kind if isinstance(note.value, Source) else ""


def _may_speak(note: Note) -> bool:
    return _kind(note) not in {"", "social_media"}
