"""The names of one page, put together by that page alone: a surname with the full name beside it, an abbreviation with the body
that the page introduces by it, a bare ministry with the state that it is of there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from svod.lang.sounds import alike, is_latin, skeleton
from svod.link import entities_bodies, entities_people, entities_places
from svod.link.entities_clusters import Cluster, Judged, Label, Rules, gathered
from svod.link.entities_offices import served_by
from svod.link.entities_places import sounds
from svod.link.parties import plain
from svod.model.chronicle import Reading
from svod.model.link import SameAs
from svod.model.note import Name, NameKind, Note

_RULES: dict[NameKind, Rules] = {
    "person": entities_people.ON_PAGE,
    "place": entities_places.ON_PAGE,
    "organisation": entities_bodies.ON_PAGE,
}
# Between a name and another one in brackets: «… (далее — …», «… (or «…».
_OPENS = re.compile(r"""[»"”]?\s*\(\s*(?:далее\s*[—–-]\s*)?[«"„“]?""")
_CLOSES = re.compile(r"""[»"”]?\s*\)""")
_BETWEEN = 14  # characters between the two at most


class Mention(NamedTuple):
    """A name where it stands: the note's id, the words there, their normal form, and the office beside them, if any."""

    id: str
    form: str
    normal: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """One name that a page gives to somebody, in lower case without marks, and all its mentions there."""

    text: str
    mentions: tuple[Mention, ...]

    @property
    def normal(self) -> str:
        """Its most frequent normal form."""
        return ranked(mention.normal for mention in self.mentions)[0]


@dataclass(frozen=True, slots=True)
class PageName:
    """One person, place or organisation of one page (its sha256), by that page alone. text: the fullest of its names, in lower
    case without marks, by which it is known on other pages; code: the page's language. links: why its names are one's."""

    page: str
    kind: NameKind
    text: str
    normal: str
    code: str
    called: tuple[Called, ...]
    links: tuple[SameAs, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All its mentions."""
        return tuple(mention for called in self.called for mention in called.mentions)


def page_names(reading: Reading) -> tuple[PageName, ...]:
    """Everybody whom a page names, sorted by kind and name: a function of that page alone."""
    code = reading.text.language.value
    notes = [note for note in reading.of_kind("name") if isinstance(note.value, Name) and plain(note.value.normal)]
    found: list[PageName] = []
    stated = _stated(notes, reading.text.content)
    served = _served(notes, code)
    for kind, rules in _RULES.items():
        own = [note for note in notes if note.value.kind == kind]  # type: ignore[union-attr]
        by_text: dict[str, list[Note]] = defaultdict(list)
        for note in own:
            by_text[_text(note)].append(note)
        labels = {text: _label(kind, text, code, group) for text, group in by_text.items()}
        hidden = served if kind == "organisation" else []
        told = _both_ways(labels, stated)
        for cluster in gathered((*labels.values(), *hidden), rules, extra=lambda label, told=told: told.get(label, ())):  # type: ignore[misc]
            found += _page_name(cluster, by_text, reading)
    return tuple(sorted(found, key=lambda one: (one.kind, one.text, one.normal, one.mentions)))


def _text(note: Note) -> str:
    return plain(note.value.normal) if isinstance(note.value, Name) else ""


def _label(kind: NameKind, text: str, code: str, notes: Sequence[Note]) -> Label:
    normal = ranked(note.value.normal for note in notes if isinstance(note.value, Name))[0]
    return Label(kind, text, code, normal, len(notes), frozenset({text}))


def ranked(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct values, the most frequent first."""
    return tuple(value for value, _ in sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _page_name(cluster: Cluster, by_text: dict[str, list[Note]], reading: Reading) -> list[PageName]:
    """The cluster with its mentions; none where only an office named it."""
    head, called = cluster.labels[0], []
    for label in cluster.labels:
        if label.called:
            mentions = (_mention(note) for note in by_text[label.text])
            called.append(Called(label.text, tuple(sorted(mentions, key=lambda mention: mention.id))))
    code, links = reading.text.language.value, tuple(cluster.links)
    return [PageName(reading.page, head.kind, head.text, head.normal, code, tuple(called), links)] if called else []


def _mention(note: Note) -> Mention:
    name = note.value
    return Mention(note.id, note.cite.text, name.normal, name.office) if isinstance(name, Name) else Mention(note.id, "", "")


def _stated(notes: Sequence[Note], content: str) -> list[tuple[str, str, NameKind]]:
    """Pairs of names of which the page gives one in brackets right after the other: the name's abbreviation, or what it is
    called in another alphabet."""
    found = []
    for name, other in pairwise(notes):
        if not (isinstance(name.value, Name) and isinstance(other.value, Name)) or name.value.kind != other.value.kind:
            continue
        between = content[name.cite.stop : other.cite.start]
        beside = len(between) <= _BETWEEN and _OPENS.fullmatch(between) and _CLOSES.match(content, other.cite.stop)
        if beside and _introduces(name.value, other.value):
            found.append((_text(name), _text(other), name.value.kind))
    return found


def _introduces(name: Name, other: Name) -> bool:
    """Whether one name may stand for the other: a body's in full and in the first letters, anybody's in two alphabets."""
    if name.kind != "organisation":
        return is_latin(name.normal) != is_latin(other.normal) and _heard_alike(name, other)
    if is_latin(name.normal) != is_latin(other.normal):
        words, others = sounds(plain(name.normal)), sounds(plain(other.normal))
        same = [word for word in words if word.isdigit()] == [word for word in others if word.isdigit()]
        return same and (min(len(words), len(others)) > 1 or (max(len(words), len(others)) > 1 and _acronym(name, other)))
    letters, at = "".join(sounds(plain(other.normal))), 0
    whole = sounds(plain(name.normal))
    if len(whole) < 2 or not other.normal[:2].isupper() or not whole[0].startswith(letters[:1]):
        return False
    for letter in "".join(whole):
        at += at < len(letters) and letters[at] == letter
    return at == len(letters)


def _heard_alike(name: Name, other: Name) -> bool:
    """Whether a word of each is one in two alphabets: what stands in brackets after a man may be his firm."""
    words, others = sounds(plain(name.normal)), sounds(plain(other.normal))
    return any(len(skeleton(a)) > 1 and alike(a, b) for a, b in zip(words, others, strict=False))


def _acronym(name: Name, other: Name) -> bool:
    return any(one.normal.isupper() and " " not in one.normal for one in (name, other))


def _both_ways(
    labels: dict[str, Label], stated: Sequence[tuple[str, str, NameKind]]
) -> dict[Label, list[tuple[Label, Judged]]]:
    told: dict[Label, list[tuple[Label, Judged]]] = defaultdict(list)
    for name, other, kind in stated:
        if name in labels and other in labels and labels[name].kind == kind and name != other:
            a, b = labels[name], labels[other]
            judged = Judged(0.96, f"the page gives one in brackets after the other: {a.normal} ({b.normal})", "stated")
            told[a].append((b, judged))
            told[b].append((a, judged))
    return told


def _served(notes: Sequence[Note], code: str) -> list[Label]:
    """The ministries that the page's offices name with their state: `министр иностранных дел Веронии` is of one."""
    offices = sorted({note.value.office for note in notes if isinstance(note.value, Name) and note.value.office})
    served = {found.text: (found, office) for office in offices if (found := served_by(office, code)) and found.state}
    return [Label("organisation", text, code, f"{one.body} ({office})") for text, (one, office) in served.items()]
