"""Words that differ in a passage that two pages share, where what they differ by is a number, a date, a name, or which side a
name takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from svod.lang.wording import wording
from svod.link.kinship import kin
from svod.link.leaves import Leaf
from svod.link.words import Word, bare
from svod.model.link import Difference, DifferenceKind, Passage
from svod.model.note import Name, NameKind, Note, Time
from svod.model.span import Span

_ALIKE = 0.8  # score from which a passage is "else the same", so that a word or a name that differs was altered
_COUNTED = 0.65  # the same for a number or a date beside the same words: its own words vouch for it
_FEW = 2  # changed places in such a passage; more, and it was told anew, not altered
_SHORT = 3  # words of such a place
_TELLING = 0.6  # weight of a word that an alteration is about
_BESIDE = 4  # words on either side of a number that vouch for it
_SAYS = 0.3  # weight of a word that vouches
_LIST = 4  # names in one passage, from which it is a list, whose order and choice are free
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_THOUSANDS = 3  # digits of a group in a number that is written in groups


@dataclass(frozen=True, eq=False)
class _Side:
    """One page's wording of a passage."""

    leaf: Leaf
    span: Span

    @cached_property
    def words(self) -> Sequence[Word]:
        return self.leaf.within(self.span)

    def notes(self, run: tuple[int, int], kind: str) -> list[Note]:
        """The notes of this kind that meet a run of words."""
        return self.leaf.at(_span(self.words[run[0] : run[1]]), kind)

    @cached_property
    def names(self) -> list[Note]:
        """Who and what is named in the passage."""
        return self.leaf.at(self.span, "name")

    @cached_property
    def around(self) -> frozenset[str]:
        """The lemmas of the sentences of the passage and of those beside it."""
        return frozenset(word.key for sentence in self.leaf.around(self.span, 1) for word in self.leaf.within(sentence))


_Run = tuple[int, int]


def rewordings(a: Leaf, b: Leaf, passage: Passage) -> Iterator[Difference]:
    """What two wordings of a passage differ by, with the kind of each; `a` is the page of the passage's own `a`."""
    if passage.score < _COUNTED:
        return
    one, other = (_Side(leaf, Span(cite.start, cite.stop)) for leaf, cite in ((a, passage.a), (b, passage.b)))
    keys = [word.key for word in one.words], [word.key for word in other.words]
    places = [
        ((i, j), (k, n)) for tag, i, j, k, n in SequenceMatcher(None, *keys, autojunk=False).get_opcodes() if tag != "equal"
    ]
    alike = passage.score >= _ALIKE and len(places) <= _FEW
    for mine, its in places:
        if not 0 < mine[1] - mine[0] <= _SHORT or not 0 < its[1] - its[0] <= _SHORT:
            continue
        kind = _kind(one, other, mine, its, alike)
        if kind:
            cites = [side.leaf.reading.text.cite(_span(side.words[i:j])) for side, (i, j) in ((one, mine), (other, its))]
            yield Difference(kind, cites[0], b.page, cites[1], f"{cites[0].text} here, {cites[1].text} there")


def _kind(one: _Side, other: _Side, mine: _Run, its: _Run, alike: bool) -> DifferenceKind | None:
    """What was changed between two runs of words; None where one may stand for the other, or where it cannot be known."""
    left, right = one.words[mine[0] : mine[1]], other.words[its[0] : its[1]]
    if any(group.part(x.key, y.key) for group in wording(one.leaf.sheet.code).rivals for x in left for y in right):
        return "event_renamed"
    times = one.notes(mine, "time"), other.notes(its, "time")
    if times[0] or times[1]:
        return "date_changed" if alike and _dates_part(one, other, *times) else None
    if any(word.form[0].isdigit() for word in left) or any(word.form[0].isdigit() for word in right):
        return "number_changed" if _numbers_part(one, other, mine, its) else None
    inside = mine[0] > 0 and mine[1] < len(one.words) and its[0] > 0 and its[1] < len(other.words)
    if not alike or not inside:  # what differs at an end belongs to what stands beside
        return None
    code = one.leaf.sheet.code
    if any(kin(x.key, y.key, code) or kin(x.form, y.form, code) for x in left for y in right):
        return None
    names = one.notes(mine, "name"), other.notes(its, "name")
    if names[0] or names[1]:
        return "name_changed" if _names_part(one, other, *names) else None
    telling = any(word.weight >= _TELLING for word in left) and any(word.weight >= _TELLING for word in right)
    return "words_changed" if telling else None


def _dates_part(one: _Side, other: _Side, times: Sequence[Note], others: Sequence[Note]) -> bool:
    """True where two dates of one precision differ, and neither page gives the other's anywhere."""
    mine, its = _values(times), _values(others)
    if len(mine) != 1 or len(its) != 1 or not _about_the_same(one, other):
        return False
    (x,), (y,) = mine, its
    given = [_values(side.leaf.at(Span(0, len(side.leaf.sheet.content)), "time")) for side in (one, other)]
    return len(x) == len(y) and x != y and x[:1].isdigit() and y[:1].isdigit() and x not in given[1] and y not in given[0]


def _values(notes: Iterable[Note]) -> set[str]:
    return {note.value.value for note in notes if isinstance(note.value, Time)}


def _numbers_part(one: _Side, other: _Side, mine: _Run, its: _Run) -> bool:
    """True where two numbers of the same thing differ, and neither page gives the other's anywhere."""
    x, y = _number(one.words, mine), _number(other.words, its)
    if x is None or y is None or x[0] == y[0] or _rounds(x[0], y[0]) or _unit(one, x[1]) != _unit(other, y[1]):
        return False
    if not _unit(one, x[1]) or not _about_the_same(one, other) or not _vouched(one, other, mine, its):
        return False
    kept = [{met for word in side.words for met in _digits(word)} for side in (one, other)]
    if max(map(len, kept)) > 1 and not kept[0] & kept[1]:  # every number differs: two measurements, told by one form of words
        return False
    given = [{met for word in side.leaf.words for met in _digits(word)} for side in (one, other)]
    return x[0] not in given[1] and y[0] not in given[0]


def _number(words: Sequence[Word], run: _Run) -> tuple[str, int] | None:
    """The one number of a run, with the groups of it that stand beside the run, and after which word it ends; None where there
    is none or more than one."""
    found = [at for at in range(*run) if words[at].form[0].isdigit()]
    if not found or len(found) != found[-1] - found[0] + 1:
        return None
    first, stop = found[0], found[-1] + 1
    if any(not _goes_on(words, at) for at in found[1:]):
        return None
    while _goes_on(words, first):
        first -= 1
    while _goes_on(words, stop):
        stop += 1
    written = "".join(words[at].form for at in range(first, stop)).replace(",", ".")
    return (written, stop) if _NUMBER.fullmatch(written) else None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """True where a word is the next group of the number before it: `5 222`, and not `до 15, 222`, nor `2020 222`."""
    if not 0 < at < len(words):
        return False
    group, before = words[at], words[at - 1]
    digits = group.form.isdigit() and before.form.isdigit() and len(group.form) == _THOUSANDS >= len(before.form)
    return digits and group.start == before.stop + 1


def _digits(word: Word) -> list[str]:
    return [met.replace(",", ".") for met in _NUMBER.findall(word.form)]


def _rounds(one: str, other: str) -> bool:
    """True where one number is the other, rounded."""
    places = [len(number.partition(".")[2]) for number in (one, other)]
    return round(float(one), min(places)) == round(float(other), min(places))


def _unit(side: _Side, at: int) -> str:
    """What a number counts: the word after it, or the sign of per cent; nothing where neither stands there."""
    stop = side.words[at - 1].stop
    if side.leaf.sheet.content[stop : stop + 2].strip().startswith("%"):
        return "%"
    return side.words[at].key if at < len(side.words) and not side.words[at].form[0].isdigit() else ""


def _vouched(one: _Side, other: _Side, mine: _Run, its: _Run) -> bool:
    """True where telling words beside a number, besides what it counts, are those beside the other."""
    near = [
        {
            word.key
            for at, word in enumerate(side.words)
            if run[0] - _BESIDE <= at < run[1] + _BESIDE and word.weight >= _SAYS and not word.form[0].isdigit()
        }
        for side, run in ((one, mine), (other, its))
    ]
    return len(near[0] & near[1]) > 1


def _about_the_same(one: _Side, other: _Side) -> bool:
    """True where whatever is named in either wording is named in or beside the other: else they may tell of two things."""
    return all(
        any(word.key in other_.around for span in note.cite.spans for word in side.leaf.within(span))
        for side, other_ in ((one, other), (other, one))
        for note in side.names
    )


def _names_part(one: _Side, other: _Side, names: Sequence[Note], others: Sequence[Note]) -> bool:
    """True where two names of one kind differ, and neither page knows the other's bearer."""
    mine, its = _known(names), _known(others)
    if len(mine) != 1 or len(its) != 1 or max(len(one.names), len(other.names)) >= _LIST:
        return False
    (kind, x), (its_kind, y) = mine.pop(), its.pop()
    left, right = bare(x).split(), bare(y).split()
    if kind != its_kind or kind == "place" or not left or not right or _abbreviates(left, right) or _abbreviates(right, left):
        return False
    keys = [{word.key for note in side for span in note.cite.spans for word in page.leaf.within(span)}
            for side, page in ((names, one), (others, other))]  # fmt: skip
    return not keys[0] & other.leaf.keys and not keys[1] & one.leaf.keys


def _known(notes: Iterable[Note]) -> set[tuple[NameKind, str]]:
    return {(note.value.kind, note.value.normal) for note in notes if isinstance(note.value, Name)}


def _abbreviates(short: Sequence[str], full: Sequence[str]) -> bool:
    """True where one word is the first letters of several, or begins as one of them does (an initial, a shortened word)."""
    initials = "".join(word[0] for word in full)
    return any(word == initials or any(word.startswith(part) or part.startswith(word) for part in full) for word in short)


def _span(run: Sequence[Word]) -> Span:
    return Span(run[0].start, run[-1].stop)
