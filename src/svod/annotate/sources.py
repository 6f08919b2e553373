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
from svod.annotate.source_frames import Found, Frames, apart
from svod.annotate.source_names import CLOSE, OPEN, Namer
from svod.lang.base import Parsed
from svod.lang.directory import directory, name_key
from svod.lang.sourcing import SourceTable, sourcing
from svod.model.note import Note, Source, SourceKind
from svod.model.span import Span

VERSION = 1
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
        self.context, self.table = context, table
        self.own = name_key(context.text.outlet.value) if context.text.outlet else ""
        self.medium: tuple[str, SourceKind] | None = None  # the outlet named last, which `издание` means
        self.office: str | None = None  # the press service or body named last
        self.offices: set[str] = set()

    def read(self, sentence: Parsed) -> Iterator[Note]:
        """The sources of one sentence."""
        namer = Namer(self.context.text.content, sentence, self.table, directory(), self.context.language)
        frames = Frames(namer)
        for found in self._joined(apart(frames.all())):
            resolved = self._resolved(found, sentence)
            if resolved:
                relay = resolved.relay
                span = Span(sentence.tokens[resolved.first].start, sentence.tokens[resolved.last].stop)
                yield self.context.note(BY, resolved.because, Source(relay.source, relay.kind), span)

    def _joined(self, found: list[Found]) -> Iterator[Found]:
        """Of `Как передаёт <this very outlet> со ссылкой на X` the source is X; of any other outlet, both are."""
        skip = False
        for here, after in zip_longest(found, found[1:]):
            if skip:
                skip = False
                continue
            own = here.relay.source and self._is_own(here.relay.source)
            if own and after and after.first == here.last + 1 and after.because == Frames.LINK:
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
        if relay.how == "refers":
            if self.medium is None:
                return None
            relay = replace(relay, source=self.medium[0], kind=self.medium[1])
        elif relay.kind == "document" or relay.kind == "social_media":
            return self._paper(found, sentence)
        elif relay.kind in {"agency", "outlet"} and relay.how != "crowd":
            self.medium = (relay.source, relay.kind)
        elif relay.kind == "press_service":
            self.office = relay.source
            self.offices.add(name_key(relay.source))
        return replace(found, relay=relay)

    def _paper(self, found: Found, sentence: Parsed) -> Found | None:
        """A paper is a source where it brings somebody new: `говорится в сообщении` alone goes on with the source before."""
        relay = found.relay
        if relay.how != "office":  # a social medium
            return found
        holder, placed = relay.source, found.last > relay.last
        if holder in self.table.offices:
            holder = self.office or holder
        elif holder.islower() and " " not in holder:  # a common noun: `авиакомпания`, `ведомство`
            holder = self._meant(sentence.tokens[found.first].start)
        elif not holder and placed:  # the place where it stands is named, its holder was before
            holder = self.office or ""
        if not holder or (not placed and any(name_key(holder).split()[-1] in key for key in self.offices)):
            return None
        self.offices.add(name_key(holder))
        return replace(found, relay=replace(relay, source=holder))

    def _meant(self, before: int) -> str:
        """The organisation that the page has named most often up to here, which a common noun for one then means."""
        orgs = (each for parsed in self.context.parsed for each in parsed.mentions if each.kind == "organisation")
        named = Counter(each.normal for each in orgs if each.span.stop <= before and not directory().by_name(each.normal))
        return max(named, key=lambda name: named[name]) if named else ""


def _credited(context: Context, table: SourceTable) -> Iterator[Note]:
    """Credits that say whom the text is from: `По материалам X`."""
    for block in context.text.blocks:
        if block.role != "credit":
            continue
        words = block.span.of(context.text.content)
        match = next((match for entry in table.credits if (match := re.fullmatch(entry, words, re.IGNORECASE))), None)
        if match:
            outlet = directory().by_name(match[1])
            source = Source(outlet.name if outlet else _unquoted(match[1].strip(" .")), outlet.kind if outlet else "outlet")
            yield context.note(BY, "a credit of its own line", source, block.span)


def _unquoted(name: str) -> str:
    """A name without the quotation marks that stand around the whole of it."""
    return name[1:-1] if name[:1] in OPEN and name[-1:] in CLOSE and len(name) > 2 else name
