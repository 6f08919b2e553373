"""Names linked across pages and languages, gold's mentions given: B-cubed on SlavicNER's three stories, and on NEREL's pages.

Given are the places of all names and gold's type of each. Everything else is our own path: of a Russian name the normal form is
read off the words on the page, as `annotate` does it; a Ukrainian one stands as the page has it, since there is no folder for
the language. Each story is one chronicle, of its Russian pages or of both languages'; a cluster is an entity of ours.

All mentions count, in every case each once. We have three kinds of names. Products (PRO) and events (EVT) are no kind of ours:
they are linked by the rules of organisations, each among its own type, since types are given; how much that helps is told in a
remark, where the three types are linked as one. A name that no entity holds would be a cluster of its own.

Beside each figure stands, from the same run, what is reached by gold's lemma (in lower case), for people by its last word: the
best that was known without a neural model. Rules were written from misses on these pages, so that they are no unseen pages;
no name of theirs stands in a table but as a fact of public life (states, capitals, ministries, unions of states).

NEREL's 94 Russian pages, of as many stories, were first linked when the rules stood: .943, with precision .987; a few rules
came of their misses since. People, places,
bodies and buildings count that have an item of Wikidata, the outermost of nested ones, by their words in lower case for the
rival, since NEREL gives no lemmas. All pages are one chronicle.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.measures import Figure, Measured, Miss, f1, in_context
from evals.names import SLAVICNER, Marked, outermost
from evals.nerel import PAGES as NEREL
from svod.lang import language
from svod.lang.base import Mention, Parsed
from svod.lang.ru import naming
from svod.link.entities import entities
from svod.model.chronicle import Card, Reading
from svod.model.link import Entity
from svod.model.note import Name, NameKind, Note
from svod.model.span import Span
from svod.model.text import Block, Fact, Text

KINDS: dict[str, NameKind] = {
    "PER": "person", "LOC": "place", "ORG": "organisation", "PRO": "organisation", "EVT": "organisation"
}  # fmt: skip
NEREL_TYPES = {
    "PERSON": "PER", "COUNTRY": "LOC", "CITY": "LOC", "STATE_OR_PROVINCE": "LOC", "DISTRICT": "LOC", "LOCATION": "LOC",
    "ORGANIZATION": "ORG", "FACILITY": "ORG",
}  # fmt: skip
APART = (("PER", "LOC", "ORG"), ("PRO",), ("EVT",))  # types that are linked with each other
TOGETHER = (("PER", "LOC", "ORG", "PRO", "EVT"),)
CODES = ("ru", "uk")


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of gold: its place, its type, its lemma, whose it is, and the normal form and office that we read."""

    start: int
    stop: int
    type: str
    lemma: str
    id: str
    normal: str = ""
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A page of a story with its mentions."""

    story: str
    code: str
    name: str
    text: str
    named: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention with whose it is by gold, by us, and by its lemma; each is told apart by its story too."""

    page: Told
    named: Named
    gold: Hashable
    ours: Hashable
    rival: Hashable
    entity: Entity | None


def measured(folder: Path = SLAVICNER) -> Measured:
    """B-cubed F1 of Russian alone, of both languages, and of each type; the same with gold's lemmas as normal forms."""
    pages = list(told(folder))
    russian = [page for page in pages if page.code == "ru"]
    both = linked(pages)
    one = linked(russian)
    figures = [figure("Russian", one), figure("Russian and Ukrainian", both)]
    figures += [figure(f"both, {type_}", [row for row in both if row.named.type == type_]) for type_ in KINDS]
    sets = (("Russian", russian), ("both", pages))
    given = (f"{name} {figure(name, linked(some, lemmas=True)).value:.3f}" for name, some in sets)
    mixed = (f"{name} {figure(name, linked(some, types=TOGETHER)).value:.3f}" for name, some in sets)
    return Measured(
        tuple(figures),
        tuple(misses(both)),
        remarks=(
            f"{len(one)} mentions on {len(russian)} Russian pages, {len(both)} on {len(pages)} in both languages.",
            f"With gold's lemmas as normal forms: {', '.join(given)}.",
            f"With organisations, products and events linked as one type: {', '.join(mixed)}.",
        ),
    )


def wikidata(folder: Path = NEREL) -> Measured:
    """B-cubed F1 of NEREL's names that have an item of Wikidata, all and of each type."""
    pages = list(referred(folder))
    rows = linked(pages, types=(("PER", "LOC", "ORG"),))
    figures = [figure("all", rows)]
    figures += [figure(type_, [row for row in rows if row.named.type == type_]) for type_ in ("PER", "LOC", "ORG")]
    return Measured(tuple(figures), tuple(misses(rows)), remarks=(f"{len(rows)} mentions on {len(pages)} pages.",))


def referred(folder: Path) -> Iterator[Told]:
    """NEREL's pages with the mentions that have an item, those inside others left out. Raises FileNotFoundError where there are
    none."""
    paths = sorted(folder.glob("*.ann"))
    if not paths:
        raise FileNotFoundError(f"{folder}: NEREL's pages are not on this machine.")
    for path in paths:
        text = path.with_suffix(".txt").read_text("utf-8")
        yield Told("nerel", "ru", path.stem, text, tuple(read(text, _items(text, path.read_text("utf-8")), "ru")))


def _items(text: str, brat: str) -> list[Named]:
    spans, items = dict[str, Marked](), dict[str, str]()
    for line in brat.splitlines():
        mark, _, rest = line.partition("\t")
        words = rest.partition("\t")[0].replace(";", " ").split()
        if mark.startswith("T") and words[0] in NEREL_TYPES:
            spans[mark] = Marked(int(words[1]), int(words[-1]), KINDS[NEREL_TYPES[words[0]]], NEREL_TYPES[words[0]])
        elif mark.startswith("N") and words[2] != "Wikidata:NULL":
            items[words[1]] = words[2]
    outer = {(one.start, one.stop) for one in outermost(spans.values())}
    named = {
        (one.start, one.stop): Named(one.start, one.stop, one.normal, text[one.start : one.stop].lower(), items[mark])
        for mark, one in spans.items()
        if mark in items and (one.start, one.stop) in outer
    }
    return [named[place] for place in sorted(named)]


def told(folder: Path, codes: Sequence[str] = CODES) -> Iterator[Told]:
    """The pages with their mentions, those in Russian with our normal forms. Raises FileNotFoundError where there are none."""
    paths = sorted(path for code in codes for path in folder.glob(f"ner/*/{code}/*.tsv"))
    if not paths:
        raise FileNotFoundError(f"{folder}: SlavicNER's pages are not on this machine.")
    for path in paths:
        raw = folder / "raw" / path.relative_to(folder / "ner").with_suffix("")
        text = (raw if raw.exists() else raw.with_name(raw.name + ".txt")).read_text("utf-8")
        rows = [row for line in path.read_text("utf-8").splitlines() if len(row := line.split("\t")) > 5]
        named = [Named(int(row[0]), int(row[1]), row[4], row[3], row[5]) for row in rows if row[4] in KINDS]
        code = path.parent.name
        yield Told(path.parent.parent.name, code, path.stem, text, tuple(read(text, named, code)))


def read(text: str, named: Sequence[Named], code: str) -> Iterator[Named]:
    """The mentions of a page with the normal forms and offices that our own path gives them."""
    own = language(code)
    if own is None:
        for one in named:
            yield Named(one.start, one.stop, one.type, one.lemma, one.id, text[one.start : one.stop])
        return
    parsed = own.analyse(text, [span for line in _lines(text) for span in own.sentences(text, line)])
    tokens = [token for sentence in parsed for token in sentence.tokens]
    held = [tuple(token for token in tokens if token.start < one.stop and one.start < token.stop) for one in named]
    forms = iter(naming.normals([naming.Named(KINDS[one.type], own) for one, own in zip(named, held, strict=True) if own]))
    for one, words in zip(named, held, strict=True):
        normal = next(forms) if words else text[one.start : one.stop]
        yield Named(one.start, one.stop, one.type, one.lemma, one.id, normal, _office(parsed, one, code))


def _lines(text: str) -> Iterator[Span]:
    place = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(place, place + len(line))
        place += len(line) + 1


def _office(parsed: Sequence[Parsed], one: Named, code: str) -> str | None:
    own = language(code)
    sentence = next((each for each in parsed if each.span.start <= one.start < each.span.stop), None)
    if own is None or sentence is None or one.type != "PER":
        return None
    return own.office(sentence, Mention(Span(one.start, one.stop), "person", one.lemma)) or None


def linked(pages: Sequence[Told], *, lemmas: bool = False, types: Sequence[Sequence[str]] = APART) -> list[Linked]:
    """Every mention with whose it is. lemmas: gold's lemmas are the normal forms; types: those that are linked together."""
    rows: list[Linked] = []
    for story in sorted({page.story for page in pages}):
        for group in types:
            rows += _of_chronicle([page for page in pages if page.story == story], group, lemmas)
    return rows


def _of_chronicle(pages: Sequence[Told], types: Sequence[str], lemmas: bool) -> Iterator[Linked]:
    readings, at = [], dict[str, tuple[Told, Named]]()
    for page in pages:
        named = [one for one in page.named if one.type in types]
        reading = _reading(page, named, lemmas)
        readings.append(reading)
        at |= {note.id: (page, one) for note, one in zip(reading.notes, named, strict=True)}
    entity_of = {mention: entity for entity in entities(readings) for mention in entity.mentions}
    for note, (page, one) in at.items():
        entity = entity_of.get(note)
        ours = (page.story, *types, entity.id if entity else note)
        yield Linked(page, one, (page.story, one.id), ours, (page.story, _rival(one)), entity)


def _reading(page: Told, named: Sequence[Named], lemmas: bool) -> Reading:
    sha = hashlib.sha256(f"{page.story} {page.code} {page.name}\n{page.text}".encode()).hexdigest()
    blocks = tuple(Block(line, "body", "gold") for line in _lines(page.text))
    text = Text(sha, page.text, "plain@1", blocks, Fact(page.code, "gold"))
    notes = [
        Note(
            text.cite(Span(one.start, one.stop)),
            Name(KINDS[one.type], (one.lemma if lemmas else one.normal) or page.text[one.start : one.stop], one.office),
            "gold@1",
            "gold",
        )
        for one in named
    ]
    return Reading(Card(sha, (page.name,), "text/plain", "utf-8", len(page.text)), text, tuple(notes))


def _rival(one: Named) -> str:
    words = one.lemma.lower().split() or [""]
    return words[-1] if one.type == "PER" else " ".join(words)


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float]:
    """Precision and recall: for each mention, the share of its found cluster that is of its gold cluster, and the other way
    round, averaged over mentions (Bagga and Baldwin, 1998)."""
    golds, founds, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    if not gold:
        return 0.0, 0.0
    precision = sum(count * count / founds[pair[1]] for pair, count in both.items())
    recall = sum(count * count / golds[pair[0]] for pair, count in both.items())
    return precision / len(gold), recall / len(gold)


def figure(name: str, rows: Sequence[Linked]) -> Figure:
    """The B-cubed F1 of these mentions, with the lemma's beside it."""
    gold = [row.gold for row in rows]
    rival = f1(name, *b_cubed(gold, [row.rival for row in rows])).value
    return f1(name, *b_cubed(gold, [row.ours for row in rows]), rival=rival)


def misses(rows: Sequence[Linked]) -> Iterator[Miss]:
    """A row for each piece of a gold cluster that stands apart from its largest, and for each that is held with another's."""
    for whole, kind in (("gold", "parted"), ("ours", "merged")):
        groups: dict[Hashable, list[Linked]] = defaultdict(list)
        for row in rows:
            groups[getattr(row, whole)].append(row)
        for group in groups.values():
            yield from _pieces(group, "ours" if whole == "gold" else "gold", kind)


def _pieces(group: Iterable[Linked], other: str, kind: str) -> Iterator[Miss]:
    parts: dict[Hashable, list[Linked]] = defaultdict(list)
    for row in group:
        parts[getattr(row, other)].append(row)
    for part in sorted(parts.values(), key=len, reverse=True)[1:]:
        first = part[0]
        words = in_context(first.page.text, [(first.named.start, first.named.stop)])
        where = f"{first.page.story}/{first.page.code}/{first.page.name}:{first.named.start}-{first.named.stop}"
        ours = first.entity.normal if first.entity else ""
        yield Miss("linking", f"{kind}, {first.named.type}", where, words, f"{first.named.id}, {len(part)} mentions", ours)
