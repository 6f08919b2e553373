"""Sources: the words that say where the outlet has it from: `Об этом сообщает …`, `передаёт …`, `со ссылкой на …`.

A source stands in a frame: an opening, a verb of reporting, and a phrase that names an outlet, a press service, a paper or
unnamed people (`source_names`). A person who merely speaks is a speaker, not a source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from svod.annotate.context import Context
from svod.annotate.source_frames import Frames, apart, may_frame, starts
from svod.annotate.source_names import CLOSE, OPEN, Namer
from svod.annotate.source_papers import Papers
from svod.annotate.source_points import Points
from svod.annotate.source_relays import Found, Relay
from svod.lang.base import Outlet, Parsed
from svod.lang.directory import SHORT, directory, name_key
from svod.lang.sourcing import SourceTable, sourcing
from svod.model.note import Note, Source, SourceKind
from svod.model.span import Span

_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([a-zа-я0-9-]+(?:\.[a-zа-я0-9-]+)+)(?:/\S*)?$")  # of a site, lower case
_INITIAL = re.compile(r"(\w)\. ?(\w{2,})")  # `Г. Лунёв`
VERSION = 4
BY = f"sources@{VERSION}"


def find(context: Context) -> Iterable[Note]:
    """The sources of a page, in its told blocks and its credits. Needs the parsed sentences alone."""
    table = sourcing(context.language.CODE)
    page = _Page(context, table)
    for sentence in context.parsed:
        yield from page.read(sentence)
    yield from _credited(context, table)


class _Page:
    """Reads the sentences of one page in order, and keeps what later ones refer to."""

    def __init__(self, context: Context, table: SourceTable) -> None:
        self.context, self.table, self.starts = context, table, starts(context.language.CODE)
        self.own = name_key(context.text.outlet.value) if context.text.outlet else ""
        self.medium: tuple[str, SourceKind] | None = None  # the outlet named last, which `издание` means
        self.office: str | None = None  # the press service or body named last
        self.offices: set[str] = set()
        self.met = False  # a source was named
        self.people = False  # unnamed people of whom something is said have told it
        self.kinds: dict[str, SourceKind] = {}  # what an outlet was called where it was named: an agency, a newspaper
        self.named: dict[str, Outlet] = {}  # what the page itself says is an outlet, and the outlet that it is of
        own = context.text.outlet.value if context.text.outlet else ""
        if own and directory().by_name(own) is None and "/" not in own:
            self.named[self.own] = Outlet(own, "outlet")

    def read(self, sentence: Parsed) -> Iterator[Note]:
        """The sources of one sentence."""
        namer = self._namer(sentence)
        if not may_frame(self.context.language.CODE, namer):
            return
        for found in self._joined(apart(Frames(namer, self.starts).all())):
            resolved = self._resolved(found, sentence)
            if resolved:
                self.met = True
                relay = resolved.relay
                span = Span(sentence.tokens[resolved.first].start, sentence.tokens[resolved.last].stop)
                yield self.context.note(BY, resolved.because, Source(relay.source, relay.kind), span)

    def _namer(self, sentence: Parsed) -> Namer:
        return Namer(self.context.text.content, sentence, self.table, self.context.language, self.named)

    def _joined(self, found: list[Found]) -> Iterator[Found]:
        """Of `Как передаёт <this very outlet> со ссылкой на X` the source is X; of any other outlet, both are."""
        skip = False
        for here, after in zip_longest(found, found[1:]):
            if skip:
                skip = False
                continue
            own = here.relay.source and self._is_own(here.relay.source)
            if own and after and after.first == here.last + 1 and after.because == Points.LINK:
                yield replace(after, first=here.first, because="this outlet, with a reference to another")
                skip = True
            else:
                yield here

    def _is_own(self, name: str) -> bool:
        known = directory().by_name(name)
        return bool(self.own) and self.own in {name_key(name), name_key(known.name) if known else ""}

    def _resolved(self, found: Found, sentence: Parsed) -> Found | None:
        """The frame with the source it means, or None where it means none that the page names."""
        relay = found.relay
        if relay.how == "ours" and _told(sentence, relay):
            return None  # `рассказала нашей газете`: the outlet says who spoke to it, and names no source
        if relay.how == "ours":
            outlet = self.context.text.outlet
            return replace(found, relay=replace(relay, source=outlet.value)) if outlet else None
        people = relay.how == "people" and relay.kind == "person"
        self.people |= people and relay.first < relay.last
        if people and relay.first == relay.last and found.because == Points.DATA and self.medium and not self.people:
            relay = replace(relay, source=self.medium[0], kind=self.medium[1])  # `по информации источника`: of the outlet
        elif relay.how == "refers":
            if self.medium is None:
                return None
            relay = replace(relay, source=self.medium[0], kind=self.medium[1])
        elif relay.how == "body" and relay.first == relay.last and self._is_common(relay.source):
            meant = self._meant(relay.source, sentence.tokens[found.first].start)
            return replace(found, relay=replace(relay, source=meant)) if meant else None
        elif relay.how == "bare":
            relay = replace(relay, source=self.office or relay.source)
        elif relay.how in {"office", "paper", "body"} and relay.kind != "press_service":
            return self._paper(found, sentence)
        elif self._is_medium(found):
            relay = self._called(relay)
            self.medium = (relay.source, relay.kind)
        elif relay.kind == "press_service":
            self.office = relay.source
            self.offices.add(name_key(relay.source))
        return replace(found, relay=relay)

    def _is_medium(self, found: Found) -> bool:
        """An outlet, agency or channel, which a page goes on with as `издание`; no place where anybody writes."""
        relay = found.relay
        if relay.kind == "social_media":
            return relay.how in {"known", "media"} and found.because not in Papers.PLACES
        return relay.kind in {"agency", "outlet"} and relay.how != "crowd"

    def _called(self, relay: Relay) -> Relay:
        """The relay as the kind of outlet that the page has called it: `агентство «X»` is an agency wherever it is named."""
        key = name_key(relay.source)
        if relay.how == "media":
            self.kinds[key] = relay.kind
            self.named.setdefault(key, Outlet(relay.source, relay.kind))
        return replace(relay, kind=self.kinds.get(key, relay.kind))

    def _paper(self, found: Found, sentence: Parsed) -> Found | None:
        """A paper is a source where it brings somebody new: `говорится в сообщении` alone goes on with the source before."""
        relay = found.relay
        holder, placed = relay.source, found.last > relay.last
        if relay.how != "office":
            return replace(found, relay=replace(relay, source=self._owner(relay, sentence.tokens[found.first].start)))
        if holder in self.table.offices:
            holder = self.office or holder
        elif holder.islower() and " " not in holder:  # a common noun: `авиакомпания`, `ведомство`
            common = self._is_common(holder)
            holder = self._meant(holder, sentence.tokens[found.first].start) or ("" if common else holder)
        elif not holder and not self.met:  # nobody was named before: it is of the one that the page is about
            holder = self._meant("", sentence.tokens[found.first].start)
        elif not holder and placed:  # the place where it stands is named, its holder was before
            holder = self.office or ""
        holder = self._spelled_out(holder)
        if not holder or (not placed and any(name_key(holder).split()[-1] in key for key in self.offices)):
            return None
        self.offices.add(name_key(holder))
        return replace(found, relay=replace(relay, source=holder))

    def _spelled_out(self, name: str) -> str:
        """The full name of a body that is called by its letters, where the page gives both: `X (LMO)`; of a person with an
        initial, where the page has the name."""
        content, letters = self.context.text.content, f" ({name})"
        initial = _INITIAL.fullmatch(name)
        if initial:
            people = (each.normal for parsed in self.context.parsed for each in parsed.mentions if each.kind == "person")
            whole = (person for person in people if person[0] == initial[1] and person.endswith(f" {initial[2]}"))
            return next((person for person in whole if "." not in person), name)
        if not name.isupper() or letters not in content:
            return name
        mentions = (each for parsed in self.context.parsed for each in parsed.mentions)
        full = (each for each in mentions if each.kind == "organisation" and content.startswith(letters, each.span.stop))
        return next((each.normal + letters for each in full), name)

    def _owner(self, relay: Relay, before: int) -> str:
        """Whose paper or data it is; a paper that stands without its holder is the press service's that was named last, else
        it is a source of its own name."""
        if relay.how == "paper" and relay.first == relay.last:
            return self.office or relay.source
        return (self._meant(relay.source, before) if self._is_common(relay.source) else "") or relay.source

    def _is_common(self, noun: str) -> bool:
        """A noun by which a page goes on with a body or firm that it has named."""
        return noun in self.table.bodies or noun in self.table.firms

    def _meant(self, noun: str, before: int) -> str:
        """Which body a common noun for one means: of a `министерство`, and of a `ведомство`, the one that was last called so;
        else the organisation that the page has named most often up to here."""
        nouns = self.table.bodies.get(noun, frozenset())
        named = ""
        orgs = Counter[str]()
        for parsed in self.context.parsed:
            if parsed.span.start >= before:
                break
            named = (self._body(parsed, nouns) if nouns else "") or named
            orgs.update(each.normal for each in parsed.mentions if each.kind == "organisation" and each.span.stop <= before)
        news = {name for name in orgs if directory().by_name(name) or self._is_own(name)}
        most = max(
            (name for name in orgs if name not in news and (not name.isupper() or len(name) <= SHORT)),
            key=lambda name: orgs[name],
            default="",
        )
        return named or ("" if nouns else most)

    def _body(self, parsed: Parsed, nouns: frozenset[str]) -> str:
        """The last body of this sentence that these nouns name: with what depends on them, or by a short name of its own."""
        namer = self._namer(parsed)
        found = ""
        for at, token in enumerate(parsed.tokens):
            if namer.lemma(at) in nouns:
                whole = next((each for each in parsed.mentions if each.span.start == token.start), None)
                if whole and whole.kind == "organisation" and whole.span.stop > token.stop:
                    found = whole.normal
                    continue
                last = namer.chain(at, people=False)
                if last > at or token.text[:1].isupper():
                    found = self.context.language.nominative(parsed.tokens[at : last + 1])
        return found


def _credited(context: Context, table: SourceTable) -> Iterator[Note]:
    """Credits that say whom the text is from: `По материалам X`."""
    for block in context.text.blocks:
        if block.role != "credit":
            continue
        words = block.span.of(context.text.content)
        match = next((match for entry in table.credits if (match := re.fullmatch(entry, words, re.IGNORECASE))), None)
        if match:
            yield context.note(BY, "a credit of its own line", _credit(match[1].strip(" ."), context, table), block.span)


def _credit(name: str, context: Context, table: SourceTable) -> Source:
    """Who is credited; a noun for an outlet before the name (`агентства «X»`) says its kind and is no part of it."""
    address = _ADDRESS.match(name)
    outlet = directory().by_host(name) if address else directory().by_name(name)
    if outlet:
        return Source(outlet.name, outlet.kind)
    if address:
        return Source(address[1], "outlet")
    first, _, rest = name.partition(" ")
    kind = table.media.get(context.language.lemma(first).replace("ё", "е"))
    return Source(_unquoted(rest if kind and rest else name), kind or "outlet")


def _unquoted(name: str) -> str:
    """A name without the quotation marks that stand around the whole of it."""
    return name[1:-1] if name[:1] in OPEN and name[-1:] in CLOSE and len(name) > 2 else name


def _told(sentence: Parsed, relay: Relay) -> bool:
    """True where the outlet stands in the dative: it was told."""
    words = sentence.tokens[relay.first : relay.last + 1]
    return any(word.feat("Case") == "Dat" and word.pos in {"NOUN", "PROPN", "DET"} for word in words)
