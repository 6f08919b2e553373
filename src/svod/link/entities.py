"""The same person, place or organisation across pages, in two steps.

First the names of each page are put together by that page alone (`page_names`); then the distinct names of all pages, each
once, however often it stands (`entities_of`). Every name joins by one recorded decision with a score; entities are what the
decisions come to. A surname alone joins a full name only where one bearer is in question: on its page, else on nearly all
pages.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from svod.lang import language, lexicon
from svod.lang.between import TABLES
from svod.lang.sounds import is_latin
from svod.link import entities_bodies, entities_people, entities_places
from svod.link.entities_clusters import NO_RULINGS, Cluster, Judged, Label, Rules, Rulings, gathered
from svod.link.entities_first_names import Held, with_first_names
from svod.link.entities_offices import housed
from svod.link.entities_pages import Mention, PageName, page_names, ranked
from svod.link.entities_people import full
from svod.link.entities_places import state_of
from svod.link.entities_rulings import KINDS, parted, rulings
from svod.link.parties import plain, states
from svod.link.words import lemma
from svod.model.chronicle import Reading
from svod.model.entry import Decision
from svod.model.link import Entity, SameAs
from svod.model.note import NameKind
from svod.stage import Stage

_RULES: dict[NameKind, Rules] = {
    "person": entities_people.RULES,
    "place": entities_places.RULES,
    "organisation": entities_bodies.RULES,
}
_KEPT = 40  # decisions that an entity carries at most, the surest of each kind of reason first
_TOLD = 0.9  # of the pages that say what a short name stands for: below it nobody is guessed
_BORNE = 0.75  # how sure a name is that other pages explain

_AGREE = 2  # pages that explain a part of a longer name by it, before it stands for that elsewhere

DECISIONS = KINDS
"""The kinds of decisions that the stage is given."""

Key = tuple[str, str]  # a name's words and its language


def entities(readings: Sequence[Reading], decisions: Iterable[Decision] = ()) -> tuple[Entity, ...]:
    """Every person, place and organisation that the pages name, with the ids of all its mentions, sorted by kind and name."""
    return entities_of((name for reading in readings for name in page_names(reading)), rulings(readings, decisions))


def entities_of(names: Iterable[PageName], ruled: Rulings = NO_RULINGS) -> tuple[Entity, ...]:
    """The same of the names of all pages, in any order, and of what people decided of them (`entities_rulings.rulings`)."""
    own = _agreed(parted(names, ruled) if ruled.apart else list(names))
    people = with_first_names(_clusters("person", own, ruled), ruled)
    own = _housed([name for name in own if name.kind != "person"], people)
    held = {**people, **_clusters("place", own, ruled), **_clusters("organisation", own, ruled)}
    made = [entity for cluster, names in held.items() if names for entity in _entities_of(names, cluster, ruled)]
    return tuple(sorted(_one_each(made), key=lambda entity: (entity.kind, entity.normal)))


def _clusters(kind: NameKind, names: Iterable[PageName], ruled: Rulings) -> Held:
    """The clusters of the names of one kind, each with the names of pages that are in it."""
    grouped: dict[Key, list[PageName]] = defaultdict(list)
    for name in names:
        if _group(name) == kind:
            grouped[name.text, name.code].append(name)
    labels = {key: _label(kind, key, group) for key, group in grouped.items()}
    borne = _borne(grouped, labels)
    clusters = gathered(labels.values(), _RULES[kind], ruled, lambda label: borne.get(label, ()))
    return {one: [name for label in one.labels for name in grouped[label.text, label.code]] for one in clusters}


def _housed(names: list[PageName], people: Held) -> list[PageName]:
    """The same, with bare ministries under the name of the one in which somebody of the page serves."""
    found = {
        id(name): replace(name, text=text, links=(*name.links, link)) for name, text, link in housed(names, people.values())
    }
    return [found.get(id(name), name) for name in names]


def _group(name: PageName) -> NameKind:
    """Among which names it is looked for: a state that acts is a place, whatever its page takes it for."""
    return "place" if name.kind == "organisation" and state_of(name.text, name.code) else name.kind


def _label(kind: NameKind, key: Key, group: Sequence[PageName]) -> Label:
    text, code = key
    normal = ranked(name.normal for name in group)[0]
    called = frozenset(called.text for name in group for called in name.called)
    return Label(kind, text, code, normal, len(group), called | {text})


def _borne(grouped: Mapping[Key, Sequence[PageName]], labels: Mapping[Key, Label]) -> dict[Label, list[tuple[Label, Judged]]]:
    """What short names stand for by the pages that explain them: an abbreviation, the beginning of a long name."""
    told: dict[Key, Counter[Key]] = defaultdict(Counter)
    for (text, code), group in grouped.items():
        for called in (called for name in group for called in name.called if called.text != text):
            told[called.text, code][text, code] += 1
    found: dict[Label, list[tuple[Label, Judged]]] = {}
    for key, whole in told.items():
        (best, count), pages = min(whole.items(), key=lambda row: (-row[1], row[0])), whole.total()
        if key in labels and count >= _TOLD * pages and _tells(labels[key], labels[best], count):
            because = f"{labels[key].normal}: {count} of {pages} pages that say what it stands for give {labels[best].normal}"
            found[labels[key]] = [(labels[best], Judged(_BORNE * count / pages, because))]
    return found


def _tells(label: Label, whole: Label, pages: int) -> bool:
    """Whether what some pages say of a short name holds on others: not of a first name, nor of words for what a body is; of a
    part of a longer name only where pages agree."""
    if label.kind == "person":
        return not (full(whole) and whole.text.split()[0] == label.text)
    if label.kind == "organisation" and entities_bodies.body(label.text, label.code, label.normal).common:
        return False
    return pages >= _AGREE or entities_bodies.abbreviates(label, whole)


def _agreed(names: list[PageName]) -> list[PageName]:
    """The same, but a name in one word that most pages take for a place is one everywhere: a page that says too little of an
    unknown state takes it for a person or a firm."""
    places: dict[str, Counter[str]] = defaultdict(Counter)
    others: Counter[str] = Counter()
    for name in names:
        if " " not in name.normal:
            count = len(name.mentions)
            if name.kind == "place":
                places[_base(name)][name.normal] += count
            else:
                others[_base(name)] += count
    ruled = {word for name in names for word in _ruled(name)}
    whole = {word for name in names if name.kind == "person" and " " in name.normal for word in name.text.split()}

    def agreed(name: PageName) -> PageName:
        if name.kind == "place" or " " in name.normal:
            return name
        base = _base(name)
        enough = base in ruled or places[base].total() >= max(1, others[base])
        if not places[base] or (base in whole and base not in ruled) or not enough:
            return name
        normal = ranked(places[base].elements())[0]
        return replace(name, kind="place", text=plain(normal), normal=normal)

    return [agreed(name) for name in names]


def _ruled(name: PageName) -> Iterable[str]:
    """The last words of offices or of a body that only a state has: `президент Веронии` makes it one."""
    for told in [mention.office for mention in name.mentions if mention.office] + (
        [name.normal] if name.kind == "organisation" else []
    ):
        words = plain(told).split()
        if len(words) > 1 and {lemma(name.code, word) for word in words[:-1]} & lexicon.parties(name.code).ruled:
            yield lemma(name.code, words[-1])


def _base(name: PageName) -> str:
    """A name in one word as all its forms have it: of an unknown one the dictionary's guess."""
    return lemma(name.code, name.text)


def _entities_of(names: list[PageName], cluster: Cluster, ruled: Rulings) -> Iterable[Entity]:
    """The entity of these names, and one for each mention that a person said is not of it."""
    mentions = [mention for name in names for mention in name.mentions]
    whole = _entity(names, mentions, cluster.links)
    out = [mention for mention in mentions if ruled.mentions.get(mention.id) == plain(whole.normal)]
    if not out or len(out) == len(mentions):
        yield whole
        return
    yield _entity(names, [mention for mention in mentions if mention not in out], cluster.links)
    yield from (_entity(names, [mention], ()) for mention in out)


def _entity(names: Sequence[PageName], mentions: Sequence[Mention], links: Sequence[SameAs]) -> Entity:
    kind = cast(NameKind, ranked(name.kind for name in names for _ in name.mentions)[0])
    told = (*links, *(link for name in names for link in name.links)) if links or len(names) > 1 else names[0].links
    return Entity(
        kind,
        _shown(kind, names, mentions),
        ranked(mention.form for mention in mentions),
        tuple(sorted(mention.id for mention in mentions)),
        ranked(mention.office for mention in mentions if mention.office),
        _surest(told),
    )


def _shown(kind: NameKind, names: Sequence[PageName], mentions: Sequence[Mention]) -> str:
    """The name that readers see, of those in the nominative where there are any: a state's by its table; a person's most
    frequent full one; a body's most frequent one that says whose it is and is no abbreviation, without its legal form."""
    settled = {mention.id for name in names if language(name.code) for mention in name.mentions}
    votes = Counter([m.normal for m in mentions if m.id in settled] or [m.normal for m in mentions])
    normals, code = sorted(votes, key=lambda one: (-votes[one], one)), names[0].code
    placed = (states(name.code).named(normals[0]) for name in names if kind == "place")
    if state := next((found for found in placed if found), None):
        return state.name
    if kind == "organisation":
        return min(normals, key=lambda one: (*entities_bodies.lacking(plain(one), code, one), -votes[one]))
    # Of a person's equal ones the name under which pages tell most.
    heads = Counter(name.normal for name in names for _ in name.mentions) if kind == "person" else Counter[str]()
    return min(normals, key=lambda one: (len(one.split()) < 2 or "." in one, is_latin(one), -votes[one], -heads[one]))


def _surest(links: Iterable[SameAs]) -> tuple[SameAs, ...]:
    """Each decision once, the surest first."""
    best: dict[tuple[str, str, str], SameAs] = {}
    for link in links:
        key = link.a, link.b, link.verdict
        if key not in best or (link.score, link.because) > (best[key].score, best[key].because):
            best[key] = link
    return tuple(sorted(best.values(), key=lambda link: (-link.score, link.a, link.b, link.verdict))[:_KEPT])


def _one_each(made: Iterable[Entity]) -> Iterable[Entity]:
    """Entities with ids of their own: where two bear one name, the later one is told apart by a number."""
    seen: Counter[tuple[str, str]] = Counter()
    for entity in sorted(made, key=lambda e: (e.kind, e.normal, -len(e.mentions), e.mentions)):
        seen[entity.kind, entity.normal] += 1
        count = seen[entity.kind, entity.normal]
        yield entity if count == 1 else replace(entity, normal=f"{entity.normal} ({count})")


NAMES = Stage("names", version=2, over="page", needs=("name",), gives=("sketch",), run=page_names, tables=TABLES)
"""What is kept of a page to link its names; the flow lists it."""

STAGE = Stage(
    "entities",
    version=4,
    over="all",
    needs=("name",),
    gives=("entity",),
    run=entities,
    tables=TABLES,
)
"""The stage, as the flow lists it."""
