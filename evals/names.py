"""Names beside natasha's, counted the same way in the same run: their spans on FactRuEval, their normal forms on SlavicNER.

What a name is in FactRuEval is read off its two layers as natasha's authors do it for their own table (naeval, `adapt_factru`):
a person is a mention from its first to its last span; a body is its `org_name`, without the word for what it is beside it
(`org_descr`), a place its `loc_name`; places that act (`LocOrg`) are places; of names inside names the outermost counts. By it
natasha comes to .93, .91 and .73 on this half, word by word to .96, .90 and .78 (on both halves, by its authors, to .96, .92
and .83). A body or place that has no name of its own (`мэрия`) is no name.

A find is right where both its ends and its kind are gold's. Normal forms are compared on the names that are so found, without
quotation marks and with `ё` as `е`. Pages are read as a user's are, paragraph by paragraph; natasha reads each whole.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.measures import Figure, Measured, Miss, f1_of, in_context
from evals.sets import ROOT, SHARED
from svod.lang import language
from svod.model.note import NameKind
from svod.model.span import Span

FACTRUEVAL = SHARED / "data" / "factrueval" / "devset"
SLAVICNER = SHARED / "data" / "slavicner"
NATASHA = (sys.executable, "-m", "evals.natasha_side")
KINDS: tuple[NameKind, ...] = ("person", "place", "organisation")

_OBJECTS: dict[str, NameKind] = {"Person": "person", "Org": "organisation", "LocOrg": "place", "Location": "place"}
_NAMED = {"organisation": "org_name", "place": "loc_name"}
_TAGS: dict[str, NameKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}
_MARKS = str.maketrans({**dict.fromkeys("\"«»„“”'", None), "ё": "е", "Ё": "Е"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A name: where it stands, its kind, its normal form (empty where the gold gives none)."""

    start: int
    stop: int
    kind: NameKind
    normal: str = ""

    @property
    def place(self) -> tuple[int, int, NameKind]:
        """What must be equal for a find to be right."""
        return self.start, self.stop, self.kind

    def meets(self, other: Marked) -> bool:
        """True where they share a character."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Read:
    """A page with gold's names, ours, and natasha's, which is None where it could not be run."""

    page: str
    text: str
    gold: tuple[Marked, ...]
    ours: tuple[Marked, ...]
    theirs: tuple[Marked, ...] | None


Pages = list[tuple[str, str, tuple[Marked, ...]]]


def factrueval(folder: Path = FACTRUEVAL) -> Measured:
    """Exact spans of each kind; misses are shown by their cause. The second half, every other page, is told beside: rules were
    written from misses of the first alone."""
    read, why = _read(list(factrueval_pages(folder)))
    halves = "; ".join(
        f"{name} half: " + ", ".join(f"{figure.name} {figure.value:.3f}{_beside(figure)}" for figure in _spans(half))
        for name, half in (("first", read[::2]), ("second", read[1::2]))
    )
    return Measured(tuple(_spans(read)), tuple(misses(read)), remarks=(*why, f"{halves}."))


def slavicner(folder: Path = SLAVICNER) -> Measured:
    """The share of matched names whose normal form is gold's, for each kind; the spans' F1 is told without a floor, since its
    guidelines hold words for what a name is as part of it."""
    read, why = _read(list(slavicner_pages(folder)))
    shares = []
    for kind in KINDS:
        own, theirs = _share(read, kind, lambda page: page.ours), None
        if not why:
            theirs = _share(read, kind, lambda page: page.theirs or ())
        shares.append(Figure(f"{kind}, normal form", own, "share", rival=theirs))
    spans = ", ".join(f"{figure.name} {figure.value:.3f}{_beside(figure)}" for figure in _spans(read))
    return Measured(tuple(shares), tuple(_wrong_forms(read)), remarks=(*why, f"{spans}."))


def factrueval_pages(folder: Path) -> Iterator[tuple[str, str, tuple[Marked, ...]]]:
    """Each page with the names that its layers of spans and objects come to."""
    for path in sorted(folder.glob("*.txt")):
        rows = [line.split() for line in path.with_suffix(".spans").read_text("utf-8").splitlines()]
        spans = {row[0]: (row[1], int(row[2]), int(row[2]) + int(row[3])) for row in rows if len(row) > 3}
        names: list[Marked] = []
        for line in path.with_suffix(".objects").read_text("utf-8").splitlines():
            _, *kind_and_spans = line.partition("#")[0].split() or [""]
            if kind_and_spans and kind_and_spans[0] in _OBJECTS:
                own = [spans[number] for number in kind_and_spans[1:] if number in spans]
                names += _of_object(_OBJECTS[kind_and_spans[0]], own)
        yield path.name, path.read_text("utf-8"), outermost(names)


def _of_object(kind: NameKind, spans: Sequence[tuple[str, int, int]]) -> tuple[Marked, ...]:
    if kind == "person":
        return (Marked(min(start for _, start, _ in spans), max(stop for *_, stop in spans), kind),) if spans else ()
    return outermost(Marked(start, stop, kind) for name, start, stop in spans if name == _NAMED[kind])


def outermost(names: Iterable[Marked]) -> tuple[Marked, ...]:
    """Of names that overlap the one that begins first, and of those the longest."""
    out: list[Marked] = []
    for name in sorted(names, key=lambda name: (name.start, -name.stop)):
        if not out or out[-1].stop <= name.start:
            out.append(name)
    return tuple(out)


def slavicner_pages(folder: Path) -> Iterator[tuple[str, str, tuple[Marked, ...]]]:
    """Each Russian page with its people, places and bodies and their lemmas."""
    for path in sorted(folder.glob("ner/*/ru/*.tsv")):
        raw = folder / "raw" / path.relative_to(folder / "ner").with_suffix("")
        text = (raw if raw.exists() else raw.with_name(raw.name + ".txt")).read_text("utf-8")
        rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        names = (Marked(int(row[0]), int(row[1]), _TAGS[row[4]], row[3]) for row in rows if len(row) > 4 and row[4] in _TAGS)
        yield path.name, text, tuple(names)


def _read(pages: Pages) -> tuple[list[Read], tuple[str, ...]]:
    """The pages as both sides read them, and why natasha's is missing, if it is."""
    theirs, why = natashas([text for _, text, _ in pages])
    return [Read(*page, ours(page[1]), theirs[number] if theirs else None) for number, page in enumerate(pages)], why


def ours(text: str) -> tuple[Marked, ...]:
    """Our names of a text, each line of which is a paragraph."""
    russian = language("ru")
    assert russian is not None
    spans, place = list[Span](), 0
    for line in text.split("\n"):
        if line.strip():
            spans += russian.sentences(text, Span(place, place + len(line)))
        place += len(line) + 1
    found = (mention for parsed in russian.analyse(text, spans) for mention in parsed.mentions)
    return tuple(Marked(mention.span.start, mention.span.stop, mention.kind, mention.normal) for mention in found)


def natashas(texts: Sequence[str]) -> tuple[list[tuple[Marked, ...]] | None, tuple[str, ...]]:
    """Natasha's names of each text, from a process of its own; None, with why, where it does not run here."""
    given = "".join(json.dumps(text) + "\n" for text in texts)
    ended = subprocess.run(NATASHA, cwd=ROOT, input=given, capture_output=True, text=True, check=False)
    answers = ended.stdout.splitlines()
    if ended.returncode or len(answers) != len(texts):
        said = ended.stderr.strip().splitlines() or ["it said nothing"]
        return None, (f"natasha could not be run beside it: {said[-1]}",)
    rows = (json.loads(answer) for answer in answers)
    return [tuple(Marked(start, stop, _TAGS[kind], normal) for start, stop, kind, normal in row) for row in rows], ()


def _spans(read: Sequence[Read]) -> list[Figure]:
    figures = []
    for kind in KINDS:
        own = _f1(read, kind, lambda page: page.ours)
        theirs = _f1(read, kind, lambda page: page.theirs or ()) if all(page.theirs is not None for page in read) else None
        figures.append(Figure(kind, own.value, "F1", own.precision, own.recall, theirs.value if theirs else None))
    return figures


def _f1(read: Sequence[Read], kind: NameKind, side: Callable[[Read], Sequence[Marked]]) -> Figure:
    gold = [{name.place for name in page.gold if name.kind == kind} for page in read]
    found = [{name.place for name in side(page) if name.kind == kind} for page in read]
    hit = sum(len(one & other) for one, other in zip(gold, found, strict=True))
    return f1_of(kind, sum(map(len, gold)), sum(map(len, found)), hit)


def _share(read: Sequence[Read], kind: NameKind, side: Callable[[Read], Sequence[Marked]]) -> float:
    pairs = [pair for page in read for pair in _matched(page.gold, side(page)) if pair[0].kind == kind]
    return sum(_plain(gold.normal) == _plain(name.normal) for gold, name in pairs) / len(pairs) if pairs else 0.0


def _matched(gold: Sequence[Marked], found: Sequence[Marked]) -> Iterator[tuple[Marked, Marked]]:
    at = {name.place: name for name in gold}
    return ((at[name.place], name) for name in found if name.place in at)


def _plain(form: str) -> str:
    return " ".join(form.translate(_MARKS).split())


def misses(read: Sequence[Read]) -> Iterator[Miss]:
    """Each name of gold that was not found, with what stands there instead, and each find where gold has nothing."""
    for page in read:
        places = {name.place for name in page.ours} & {name.place for name in page.gold}
        for name in page.gold:
            if name.place not in places:
                other = next((found for found in page.ours if found.meets(name)), None)
                yield _miss(page, name, _cause(name, other), name, other)
        for name in page.ours:
            if not any(name.meets(gold) for gold in page.gold):
                yield _miss(page, name, f"no {name.kind}", None, name)


def _cause(gold: Marked, found: Marked | None) -> str:
    if found is None:
        return f"{gold.kind} missed"
    extent = "" if (gold.start, gold.stop) == (found.start, found.stop) else ", other ends"
    return f"{gold.kind}{'' if gold.kind == found.kind else f' -> {found.kind}'}{extent}"


def _wrong_forms(read: Sequence[Read]) -> Iterator[Miss]:
    for page in read:
        for gold, name in _matched(page.gold, page.ours):
            if _plain(gold.normal) != _plain(name.normal):
                yield _miss(page, name, f"{name.kind}, other form", gold, name)


def _miss(page: Read, at: Marked, kind: str, gold: Marked | None, found: Marked | None) -> Miss:
    words = in_context(page.text, [(at.start, at.stop)])
    shown = [(one and (one.normal or page.text[one.start : one.stop])) or "" for one in (gold, found)]
    return Miss("names", kind, f"{page.page}:{at.start}-{at.stop}", words, *shown)


def _beside(figure: Figure) -> str:
    return "" if figure.rival is None else f" (natasha {figure.rival:.3f})"
