"""Papers, sites and social media as sources: what is said in them, where they stand, and whose they are."""

from __future__ import annotations

from svod.annotate.source_names import CLOSE, OPEN, Namer
from svod.annotate.source_relays import Found, Relay
from svod.lang.directory import SHORT, directory
from svod.model.note import SourceKind

BETWEEN = 7  # tokens between a verb of reporting and the paper that it is in, or whose it is
FARTHEST = 16  # tokens between a verb of reporting and the medium
_WITHIN = OPEN | CLOSE | {".", "-"}  # marks that part no clauses


class Papers:
    """Frames of one sentence whose source is something written."""

    PAPER, STANDS = "a paper in which it is said", "where the paper stands that it is from"
    PLACES = ("a page of their own on which somebody wrote it", "a place where people write in public")

    def __init__(self, namer: Namer) -> None:
        self.namer, self.table, self.count = namer, namer.table, len(namer.tokens)

    def noun_after(self, at: int) -> int:
        """The noun that follows, past adjectives and pronouns."""
        noun = at + 1
        while noun < min(at + 4, self.count) and self.namer.tokens[noun].pos in {"ADJ", "DET", "PRON"}:
            noun += 1
        return noun

    def said_in(self, at: int) -> Found | None:
        """`говорится в заявлении X`, `как отмечается в релизе`, `сообщается на сайте X`."""
        if self.namer.lemma(at + 1) not in self.table.inside:
            return None
        as_said = self.namer.text(at - 1).lower() in self.table.how
        written = self._outlet(at + 1) or self._written(at + 1, bare=as_said) or (self._hall(at + 1) if as_said else None)
        if written is None:
            return None
        relay, stop = written
        opening = at - as_said
        for words in self.table.about:
            if self.namer.says(at - len(words), words):
                opening = at - len(words)
        return Found(opening, stop, relay, Papers.PAPER)

    def states(self, at: int) -> Found | None:
        """`гласит заявление X`, `об этом свидетельствует отчёт X`."""
        noun = self.noun_after(at)
        if self.namer.lemma(noun) not in self.table.papers:
            return None
        last = self.namer.chain(noun, people=False)
        holder = self.holder(noun, last)
        at = next((at - len(words) for words in self.table.about if self.namer.says(at - len(words), words)), at)
        return Found(at, last, Relay(noun, last, holder, "document", "office"), Papers.PAPER) if holder else None

    def published(self, at: int) -> Found | None:
        """`опубликовано в журнале X`, `заявление размещено на сайте X`: where the paper stands that it is from."""
        there = at + 1
        while self.namer.tokens[min(there, self.count - 1)].pos in {"ADJ", "NUM"} or self.namer.lemma(there) in self.table.days:
            there += 1  # `опубликовано 2 мая на сайте X`
        if self.namer.lemma(there) not in self.table.inside:
            return None
        if self.namer.tokens[at].feat("VerbForm") != "Part":  # `выводы опубликовали в журнале X`
            there_named = self.namer.at(there + 1)
            named = there_named is not None and there_named.how == "media" and there_named.kind != "social_media"
            return Found(at, there_named.last, there_named, Papers.STANDS) if there_named and named else None
        said = (self.said_in(verb) for verb in range(max(at - FARTHEST, 0), at) if self.namer.lemma(verb) in self.table.said_in)
        if any(
            found and found.relay.source and found.last >= at - 2 for found in said
        ):  # `говорится в сообщении X, размещённом на сайте Y`
            return None
        paper = any(self.namer.lemma(noun) in self.table.papers for noun in range(max(at - 4, 0), at))
        written = self._outlet(there) or (self._written(there, bare=False) if paper else None)
        return Found(at, written[1], written[0], Papers.STANDS) if written else None

    def inside(self, at: int) -> Found | None:
        """`в заявлении X говорится`, `на сайте X сообщается`, and at the head of a sentence `в отчёте говорится`."""
        noun = self.noun_after(at)
        written = self._outlet(at) or self._written(at, bare=at == 0 and self.namer.lemma(noun) in self.table.records)
        if written and self.namer.lemma(written[1] + 1) in self.table.said_in:
            return Found(at, written[1] + 1, written[0], Papers.PAPER)
        return self._own_paper(at, noun) or self._own_page(at, noun) or self._medium(at, noun)

    def _hall(self, inside: int) -> tuple[Relay, int] | None:
        """`как сообщается в министерстве X`: a body in which it is said."""
        noun = self.noun_after(inside)
        if self.namer.lemma(noun) not in self.table.bearing:
            return None
        last = self.namer.chain(noun, people=False)
        name = self.namer.language.nominative(self.namer.tokens[noun : last + 1])
        return Relay(noun, last, name, "press_service", "body"), last

    def _outlet(self, inside: int) -> tuple[Relay, int] | None:
        """`в журнале X`, `в СМИ`; a site is what is written on it."""
        relay = self.namer.at(inside + 1)
        if relay is None or not relay.strong or relay.kind == "social_media":
            return None
        site = any(self.namer.lemma(at) in self.table.sites for at in range(relay.first, relay.last + 1))
        return None if site else (relay, relay.last)

    def _written(self, inside: int, bare: bool) -> tuple[Relay, int] | None:
        """The paper or site after this preposition, and where its phrase ends. bare: it may stand without its holder."""
        noun = self.noun_after(inside)
        site = self.namer.lemma(noun) in self.table.accounts
        if not site and self.namer.lemma(noun) not in self.table.papers and self.namer.lemma(noun) not in self.table.reports:
            return None
        last = self.namer.chain(noun, people=False)
        outlet = self.namer.at(noun + 1) if site else None
        if outlet and outlet.strong and outlet.source and outlet.last >= last:  # `на сайте газеты X`
            return outlet, outlet.last
        journal = None if site else self._journal(last + 1)
        if journal:  # `в статье в X`
            return journal, journal.last
        stop, kind, holder = self.placed(inside - 1 if site else last)
        if site and not holder:
            return self._titled(inside + 1, noun)
        holder = self.holder(noun, last) or holder
        if not holder and stop == last and self.namer.lemma(inside + 1) in self.table.joint:
            name = self.namer.language.nominative(self.namer.tokens[inside + 1 : last + 1])
            return Relay(inside + 1, last, name, kind, "paper"), stop
        if holder or stop > last or not bare:
            return Relay(noun, last, holder, kind, "office"), stop
        return Relay(noun, last, self.namer.lemma(noun), "document", "paper"), stop

    def _journal(self, inside: int) -> Relay | None:
        """The outlet that a paper stands in."""
        relay = self.namer.at(inside + 1) if self.namer.lemma(inside) in self.table.inside else None
        if relay is None or relay.how not in {"known", "latin", "media"} or not relay.source:
            return None
        place = any(self.namer.lemma(at) in self.table.accounts for at in range(relay.first, relay.last + 1))
        return None if place or self._network(relay.first) else relay

    def _titled(self, first: int, noun: int) -> tuple[Relay, int] | None:
        """A site whose own name it is: `на Лурийском портале`."""
        if first == noun or not self.namer.text(first)[:1].isupper():
            return None
        name = self.namer.language.nominative(self.namer.tokens[first : noun + 1])
        return Relay(first, noun, name, "document", "paper"), noun

    def holder(self, noun: int, last: int) -> str:
        """Whose paper it is, in the nominative: a name, or the nouns as the page has them."""
        if last == noun:
            return ""
        tokens, mentions = self.namer.tokens, self.namer.sentence.mentions
        nouns = (at for at in range(noun + 1, last + 1) if tokens[at].pos not in {"ADJ", "DET"})
        head = next(nouns, noun + 1)
        if self.namer.lemma(head) in self.table.papers:  # `текст выступления X`
            return self.holder(head, last)
        for each in mentions:
            whole = each.span.start == tokens[head].start or (each.kind == "person" and " " in each.normal)
            if whole and tokens[noun].stop <= each.span.start and each.span.stop >= tokens[last].stop:
                return each.normal
        # Of one body its noun stands with what depends on it, by which the page may have named it before: `ведомство`.
        if tokens[head].text in OPEN or tokens[head].feat("Number") == "Plur" or tokens[head - 1].pos == "ADJ":
            return self.namer.language.nominative(tokens[noun + 1 : last + 1])
        return (
            self.namer.language.nominative(tokens[head : head + 1]) + self.namer.content[tokens[head].stop : tokens[last].stop]
        )

    def placed(self, last: int) -> tuple[int, SourceKind, str]:
        """The place that a paper stands in, `на сайте X`, `в аккаунте`, if one follows: its end, its kind, whose it is."""
        if self.namer.lemma(last + 1) in self.table.inside:
            noun = self.noun_after(last + 1)
            if self.namer.lemma(noun) in self.table.accounts:
                stop = self.namer.chain(noun, people=False)
                kind: SourceKind = "document" if self.namer.lemma(noun) in self.table.sites else "social_media"
                return stop, kind, self.holder(noun, stop)
        return last, "document", ""

    def _reported(self, first: int, last: int) -> bool:
        return any(first <= at < last for at in self.namer.reported)

    def _own_paper(self, at: int, noun: int) -> Found | None:
        """`сообщает ведомство на своём сайте`, `министерство отмечает в пресс-релизе`: the body that reports is whose it is."""
        own = any(self.namer.lemma(each) in self.table.own for each in range(at + 1, noun))
        lemma = self.namer.lemma(noun)
        if lemma not in self.table.releases and not (own and (lemma in self.table.papers or lemma in self.table.sites)):
            return None
        before = range(at - 1, max(at - BETWEEN, -1), -1)
        verb = next((verb for verb in before if self.namer.lemma(verb) in self.table.verbs), -1)
        if verb < 0 or self.namer.lemma(verb) in self.table.publishing:
            return None
        for first in (verb + 1, *range(verb - 1, max(verb - BETWEEN, -1), -1)):
            body = self._body(first, at if first > verb else verb)
            if body:
                return Found(min(first, verb), noun, body, Papers.PAPER)
        return None

    def _body(self, first: int, stop: int) -> Relay | None:
        """A body in the nominative that takes up all the tokens from here up to stop."""
        noun = self.noun_after(first - 1)
        if noun >= stop or self.namer.tokens[noun].feat("Case") not in {"Nom", ""}:
            return None
        lemma, start = self.namer.lemma(noun), self.namer.tokens[first].start
        for each in self.namer.sentence.mentions:
            if each.kind == "organisation" and each.span.start == start and each.span.stop == self.namer.tokens[stop - 1].stop:
                return Relay(first, stop - 1, each.normal, "document", "body")
        if lemma not in self.table.bearing | self.table.firms or self.namer.chain(noun, people=False) != stop - 1:
            return None
        return Relay(first, stop - 1, self.namer.words(first, stop - 1), "document", "body")

    def _own_page(self, at: int, noun: int) -> Found | None:
        """`написал X на своей странице в сети «Y»`: where no table knows the medium, the page is its owner's."""
        if self.namer.lemma(noun) not in self.table.accounts or not self._reported(0, at):
            return None
        if not any(self.namer.lemma(each) in self.table.own for each in range(at + 1, noun)):
            return None
        if any(self._network(each) for each in range(noun, min(noun + 5, self.count))):  # `на странице в социальной сети X`
            return None
        start = self.namer.tokens[at].start
        people = [each for each in self.namer.sentence.mentions if each.kind == "person" and each.span.stop <= start]
        if not people:
            return None
        relay = Relay(at, noun, people[-1].normal, "social_media", "known")
        return Found(at, noun, relay, Papers.PLACES[0])

    def _medium(self, at: int, noun: int) -> Found | None:
        """`в своём Twitter`, `в Facebook`: where somebody wrote it."""
        if not self._posted(at):
            return None
        account = self.namer.lemma(noun) in self.table.accounts or self.namer.lemma(noun) in self.table.networks
        for start in dict.fromkeys((noun, noun + account)):
            network = self._network(start)
            if network:
                relay = Relay(start, start, network, "social_media", "known")
                return Found(at, start, relay, Papers.PLACES[1])
        return None

    def _posted(self, at: int) -> bool:
        """A verb of reporting or of publishing stands in the same clause, before or after."""
        for step in (-1, 1):
            for verb in range(at + step, at + step * FARTHEST, step):
                token = self.namer.tokens[verb] if 0 <= verb < self.count else None
                if token is None or (token.pos == "PUNCT" and token.text not in _WITHIN):
                    break
                lemma = self.namer.lemma(verb)
                says = lemma in self.table.verbs or lemma in self.table.posting
                if lemma in self.table.showing and not self.table.shown.isdisjoint(self.namer.lemmas):
                    return False  # `опубликовал в X снимок`: what was done, and no words
                if says and token.feat("VerbForm") not in {"Part", "Inf"}:
                    return True
        return False

    def _network(self, at: int) -> str:
        """The name of the social medium that this token is; nothing where it is none."""
        name = self.namer.text(at).partition("-")[0]  # `Instagram-аккаунт`
        outlet = directory().by_name(name) if len(name) > SHORT or name[:1].isupper() else None
        return outlet.name if outlet and outlet.kind == "social_media" else ""
