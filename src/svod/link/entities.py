"""The same person, place or organisation across pages.

Names are first put under a key (a state's code, a body and its state, a surname with a first name), then mentions vote on the
form that is shown. A surname alone joins a full name only where one bearer is in question: on its page, else in the chronicle.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import DamerauLevenshtein

from svod.lang import lexicon
from svod.link.parties import body_key, initials, lemma, plain, states
from svod.model.chronicle import Reading
from svod.model.entry import Decision
from svod.model.link import Entity
from svod.model.note import Name, NameKind, Note
from svod.stage import Stage

_STEM = 3  # letters by which surnames are looked up: case endings stand after them
_TYPO = 5  # shorter words one letter apart are two names


@dataclass(frozen=True)
class _Mention:
    page: str
    code: str
    id: str
    name: Name
    form: str


def entities(readings: Sequence[Reading], decisions: Iterable[Decision] = ()) -> tuple[Entity, ...]:
    """Every person, place and organisation that the pages name, with the ids of all its mentions, sorted by kind and name."""
    refused = {(d.page, d.words): d for d in decisions if d.kind == "not_same_person"}
    groups: dict[tuple[NameKind, str], list[_Mention]] = defaultdict(list)
    mentions = [mention for reading in readings for mention in _mentions(reading)]
    mentions = _agreed(sorted(mentions, key=lambda m: (m.page, m.id)))
    for kind, keys in (("person", _person_keys), ("place", _place_keys), ("organisation", _body_keys)):
        of_kind = [mention for mention in mentions if mention.name.kind == kind]
        for mention, key in zip(of_kind, keys(of_kind), strict=True):
            groups[mention.name.kind, key].append(mention)
    apart = _refusals(readings, refused) if refused else {}
    made = [entity for group in groups.values() for entity in _entities_of(group, apart)]
    return tuple(sorted(_one_each(made), key=lambda entity: (entity.kind, entity.normal)))


def _mentions(reading: Reading) -> Iterable[_Mention]:
    for note in reading.of_kind("name"):
        if isinstance(note.value, Name) and plain(note.value.normal):
            yield _Mention(reading.page, reading.text.language.value, note.id, note.value, note.cite.text)


def _agreed(mentions: list[_Mention]) -> list[_Mention]:
    """The same, but a name in one word that most pages take for a place is one everywhere: a page that says too little of an
    unknown state takes it for a person or a firm."""
    places: dict[str, Counter[str]] = defaultdict(Counter)
    others: Counter[str] = Counter()
    for mention in mentions:
        name = mention.name.normal
        if " " not in name:
            base = _base(mention)
            if mention.name.kind == "place":
                places[base][name] += 1
            else:
                others[base] += 1
    ruled = {word for m in mentions if (word := _ruled(m))}
    whole = {word for m in mentions if m.name.kind == "person" for word in plain(m.name.normal).split() if " " in m.name.normal}

    def agreed(mention: _Mention) -> _Mention:
        base = _base(mention) if " " not in mention.name.normal else ""
        enough = base in ruled or sum(places[base].values()) >= max(1, others[base])
        if mention.name.kind == "place" or not places[base] or base in whole - ruled or not enough:
            return mention
        return replace(
            mention, name=replace(mention.name, kind="place", normal=_ranked(places[base].elements())[0], office=None)
        )

    return [agreed(mention) for mention in mentions]


def _ruled(mention: _Mention) -> str:
    """The last word of an office or body that only a state has: `президент Веронии` makes it one."""
    words = plain(mention.name.office or (mention.name.normal if mention.name.kind == "organisation" else "")).split()
    governed = len(words) > 1 and {lemma(mention.code, word) for word in words[:-1]} & lexicon.parties(mention.code).ruled
    return lemma(mention.code, words[-1]) if governed else ""


def _base(mention: _Mention) -> str:
    """A name in one word as all its forms have it: of an unknown one the dictionary's guess."""
    return lemma(mention.code, plain(mention.name.normal))


def _refusals(readings: Sequence[Reading], refused: dict[tuple[str, str], Decision]) -> dict[str, str]:
    """Note id -> the normal form that a person said this mention does not bear."""
    out = {}
    for reading in readings:
        for note in reading.of_kind("name"):
            decision = refused.get((reading.page, "".join(note.cite.words)))
            if decision and _stands(decision, note, reading.text.content):
                out[note.id] = plain(decision.instead)
    return out


def _stands(decision: Decision, note: Note, content: str) -> bool:
    """Whether the words around the mention are those that the decision was made on."""
    before, after = content[: note.cite.start], content[note.cite.stop :]
    return before.endswith(decision.before) and after.startswith(decision.after)


def _entities_of(group: list[_Mention], apart: dict[str, str]) -> Iterable[Entity]:
    kept = [mention for mention in group if mention.id not in apart]
    whole = _entity(group)
    if len(kept) == len(group) or all(apart.get(m.id, plain(whole.normal)) != plain(whole.normal) for m in group):
        yield whole
        return
    if kept:
        yield _entity(kept)
    yield from (_entity([mention]) for mention in group if mention.id in apart)


def _one_each(made: Iterable[Entity]) -> Iterable[Entity]:
    """Entities with ids of their own: where two bear one name, the later one is told apart by a number."""
    seen: Counter[tuple[str, str]] = Counter()
    for entity in sorted(made, key=lambda e: (e.kind, e.normal, -len(e.mentions), e.mentions)):
        seen[entity.kind, entity.normal] += 1
        count = seen[entity.kind, entity.normal]
        normal = entity.normal if count == 1 else f"{entity.normal} ({count})"
        yield Entity(entity.kind, normal, entity.forms, entity.mentions, entity.offices)


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value, _ in sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _entity(group: list[_Mention]) -> Entity:
    kind, code = group[0].name.kind, group[0].code
    normals = _ranked(mention.name.normal for mention in group)
    state = states(code).named(normals[0]) if kind == "place" else None
    long = tuple(normal for normal in normals if len(normal.split()) > 1 and "." not in normal)
    best = state.name if state else (long or normals)[0]
    return Entity(
        kind,
        best,
        _ranked(mention.form for mention in group),
        tuple(sorted(mention.id for mention in group)),
        _ranked(mention.name.office for mention in group if mention.name.office),
    )


def _place_keys(mentions: Sequence[_Mention]) -> list[str]:
    """A state's code, else the name; a bare last word stands for the one longer name that ends in it."""
    names = {plain(mention.name.normal) for mention in mentions}
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name.split()) == 2:
            longer[name.split()[-1]].add(name)

    def key(mention: _Mention) -> str:
        name = plain(mention.name.normal)
        if state := states(mention.code).named(name):
            return f"state {state.code}"
        whole = longer.get(name, set())
        first = lemma(mention.code, next(iter(whole)).split()[0]) if len(whole) == 1 else ""
        if first and first not in lexicon.parties(mention.code).apart:
            return next(iter(whole))
        return name

    return [key(mention) for mention in mentions]


def _body_keys(mentions: Sequence[_Mention]) -> list[str]:
    """The body in its short form with its state; a body without a state is the one body of that name on its page."""
    keys = [body_key(mention.code, mention.name.normal) for mention in mentions]
    spelt = {initials(body): body for body, _ in sorted(keys) if len(body.split()) > 2}
    keys = [(spelt.get(body, body) if len(body) > 1 and " " not in body else body, state) for body, state in keys]
    on_page: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention, (body, state) in zip(mentions, keys, strict=True):
        if state:
            on_page[mention.page, body].add(state)
    out = []
    for mention, (body, state) in zip(mentions, keys, strict=True):
        near = on_page.get((mention.page, body), set())
        out.append(f"{body} {state or (next(iter(near)) if len(near) == 1 else '')}".strip())
    return out


def _person_keys(mentions: Sequence[_Mention]) -> list[str]:
    full = Counter(plain(m.name.normal) for m in mentions if len(plain(m.name.normal).split()) > 1)
    canon = _canonical(full)
    by_page: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        name = plain(mention.name.normal)
        if name in canon:
            by_page[mention.page].add(canon[name])
    everyone: dict[str, set[str]] = defaultdict(set)
    for whole in set(canon.values()):
        for word in whole.split():
            everyone[word[:_STEM]].add(whole)

    def key(mention: _Mention) -> str:
        name = plain(mention.name.normal)
        if name in canon and not _initials(name):
            return canon[name]
        for known in (by_page[mention.page], everyone[name.split()[-1][:_STEM]] | everyone[name.split()[0][:_STEM]]):
            bearers = {whole for whole in known if not _initials(whole) and _may_be(name, whole)}
            if len(bearers) == 1:
                return next(iter(bearers))
            if bearers:
                return name  # two bearers of this name: nobody is guessed
        return canon.get(name, name)

    return [key(mention) for mention in mentions]


def _initials(name: str) -> bool:
    return any(len(word) == 1 for word in name.split())


def _canonical(full: Counter[str]) -> dict[str, str]:
    """Each full name -> the most frequent spelling of it: words in another order, a patronymic more, a letter astray."""
    out: dict[str, str] = {}
    by_word: dict[str, list[str]] = defaultdict(list)  # names that are one share a word at least
    for name in sorted(full, key=lambda n: (-full[n], n)):
        near = dict.fromkeys(known for word in name.split() for known in by_word[word])
        out[name] = next((known for known in near if _same_person(name, known)), name)
        if out[name] == name:
            for word in name.split():
                by_word[word].append(name)
    return out


def _same_person(a: str, b: str) -> bool:
    x, y = a.split(), b.split()
    if _initials(a) or _initials(b):
        return False
    short, long = sorted((x, y), key=len)
    if len(short) < len(long):
        return set(short) < set(long)
    odd = [pair for pair in zip(sorted(x), sorted(y), strict=True) if pair[0] != pair[1]]
    return not odd or (len(odd) == 1 and len(x) > 1 and _astray(*odd[0]))


def _astray(a: str, b: str) -> bool:
    """One letter apart, and long enough that this is a slip and not another name."""
    return min(len(a), len(b)) >= _TYPO and a[0] == b[0] and DamerauLevenshtein.distance(a, b) <= 1


def _may_be(name: str, whole: str) -> bool:
    """Whether a surname, with or without initials, may be short for this full name; a case ending left on it is forgiven."""
    words, parts = name.split(), whole.split()
    first = [word for word in words if len(word) == 1]
    last = [word for word in words if len(word) > 1]
    if len(last) != 1 or not any(_same_surname(last[0], part) for part in parts):
        return False
    return all(any(part.startswith(letter) for part in parts) for letter in first)


def _same_surname(a: str, b: str) -> bool:
    """Equal, or one is the other with the one vowel that an unrecognised case leaves (`Лунёва` for `Лунёв`)."""
    return a == b or (len(b) >= 4 and a[:-1] == b and a[-1] in "ауы")


STAGE = Stage(
    "entities",
    version=1,
    over="all",
    needs=("name",),
    gives=("entity",),
    run=entities,
)
"""The stage, as the flow lists it."""
