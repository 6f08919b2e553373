"""Names put together one at a time: the surest bearer first, every other one joins the best that its keys find, or nobody.

Names are compared only inside blocks found by hashed keys, so that the cost is linear in the number of distinct names; each
name joins one cluster by one recorded decision, so that two people are never glued together by a third name between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from svod.model.link import Basis, SameAs, Verdict
from svod.model.note import NameKind

SURE = 0.95  # the same letters, a table, or a page's own word: of several such bearers the first is meant
MOST = 0.9  # of the pages that name one of several bearers: below it nobody is guessed


@dataclass(frozen=True, slots=True)
class Label:
    """A distinct name: its kind, its words in lower case without marks, its language; the form that is shown; on how many pages
    it stands. called: all names that its pages take for it, its own too; offices: as those pages give them."""

    kind: NameKind
    text: str
    code: str
    normal: str
    pages: int = 1
    called: frozenset[str] = frozenset()
    offices: tuple[str, ...] = ()


class Judged(NamedTuple):
    """How sure it is that two names are one's, 0-1, and by which rule."""

    score: float
    because: str
    basis: Basis = "inferred"


@dataclass(frozen=True)
class Rules:
    """How names of one kind are compared. keys: under what a name is found; judge: whether a name is what another one, found
    under a key of both, is; order: which names come first, to be joined by the others. most: the share of the pages (on a page,
    of the mentions) that one of several bearers must have to be meant. apart: whether two names cannot be one's, whatever third
    name both are like."""

    keys: Callable[[Label], Iterable[Hashable]]
    judge: Callable[[Label, Label], Judged | None]
    order: Callable[[Label], tuple[object, ...]]
    most: float = MOST
    apart: Callable[[Label, Label], bool] | None = None


@dataclass(frozen=True)
class Rulings:
    """What people decided: of two names, by kind and words, with what is to be told of it; of one mention, by its id, the name
    that it does not bear."""

    apart: dict[tuple[NameKind, frozenset[str]], str] = field(default_factory=dict)
    same: dict[tuple[NameKind, frozenset[str]], str] = field(default_factory=dict)
    mentions: dict[str, str] = field(default_factory=dict)


@dataclass(eq=False)
class Cluster:
    """Names that are one's, in the order in which they joined, and the decisions by which they did."""

    labels: list[Label] = field(default_factory=list)
    links: list[SameAs] = field(default_factory=list)

    @property
    def pages(self) -> int:
        """On how many pages any of its names stands."""
        return sum(label.pages for label in self.labels)

    @property
    def called(self) -> set[str]:
        """All names that pages take for it."""
        return {name for label in self.labels for name in (label.text, *label.called)}


Best = dict[Cluster, tuple[Label, Judged]]

NO_RULINGS = Rulings()
Extra = Callable[[Label], Iterable[tuple[Label, Judged]]]


def gathered(labels: Iterable[Label], rules: Rules, rulings: Rulings = NO_RULINGS, extra: Extra | None = None) -> list[Cluster]:
    """The clusters of these names, whatever their order was. extra: further names that a name may be, each already judged."""
    clusters: list[Cluster] = []
    index: dict[Hashable, list[Label]] = defaultdict(list)
    home: dict[Label, Cluster] = {}
    for label in sorted(labels, key=lambda one: (*rules.order(one), one.text, one.code)):
        keys = tuple(dict.fromkeys(rules.keys(label)))
        met = dict.fromkeys(other for key in keys for other in index[key])
        told = [(other, judged) for other in met if (judged := rules.judge(label, other))]
        told += [(other, judged) for other, judged in (extra(label) if extra else ()) if other in home]
        best: Best = {}
        for other, judged in told:
            cluster = home[other]
            if cluster not in best or judged.score > best[cluster][1].score:
                best[cluster] = (other, judged)
        home[label] = _home(label, _likely(label, best, rules), clusters, rules.most, rulings)
        home[label].labels.append(label)
        for key in keys:
            index[key].append(label)
    return clusters


def _likely(label: Label, best: Best, rules: Rules) -> Best:
    """Those clusters of which no name speaks against this one, but where a page itself says that they are one's."""
    if rules.apart is None:
        return best
    against = {one for one in best if any(rules.apart(label, other) for other in one.labels)}
    return {one: pair for one, pair in best.items() if one not in against or pair[1].basis == "stated"}


def _home(label: Label, best: Best, clusters: list[Cluster], most: float, rulings: Rulings) -> Cluster:
    """The cluster that a name joins, its own where there is none, or where nothing says which of several."""
    if rulings.same and (decided := _decided(label, clusters, rulings)):
        return decided
    against = {cluster: why for cluster in best if (why := refused(label.text, label.kind, cluster, rulings))}
    open_to = {cluster: pair for cluster, pair in best.items() if cluster not in against}
    told = [SameAs(label.normal, *why) for why in against.values()]
    chosen = _chosen(open_to, most)
    if chosen is None:
        clusters.append(Cluster(links=told))
        return clusters[-1]
    cluster, (other, judged) = chosen
    cluster.links += told
    if label.text != other.text or label.code != other.code:
        cluster.links.append(SameAs(label.normal, other.normal, "same", round(judged.score, 2), judged.basis, judged.because))
    return cluster


def _chosen(found: Best, most: float) -> tuple[Cluster, tuple[Label, Judged]] | None:
    """The surest; of several the one that nearly all pages mean, or nobody."""
    if not found:
        return None
    top = max(pair[1].score for pair in found.values())
    if top >= SURE:
        return next((cluster, pair) for cluster, pair in found.items() if pair[1].score == top)
    pages = sum(cluster.pages for cluster in found)
    cluster, (other, judged) = max(found.items(), key=lambda row: row[0].pages)
    share = cluster.pages / pages
    if share < most:
        return None
    because = judged.because if len(found) == 1 else f"{judged.because}; {share:.0%} of pages that name one so mean it"
    return cluster, (other, Judged(judged.score * share, because, judged.basis))


def _decided(label: Label, clusters: Sequence[Cluster], rulings: Rulings) -> Cluster | None:
    """The cluster that a person said this name is of."""
    for (kind, pair), because in rulings.same.items():
        if kind != label.kind or not pair & label.called:
            continue
        for cluster in clusters:
            if cluster.labels[0].kind == kind and (pair - label.called) & cluster.called:
                other = next(one for one in cluster.labels if pair & one.called)
                cluster.links.append(SameAs(label.normal, other.normal, "same", 1.0, "decided", because))
                return cluster
    return None


def refused(text: str, of: NameKind, cluster: Cluster, rulings: Rulings) -> tuple[str, Verdict, float, Basis, str] | None:
    """What a person said against this name in this cluster: the other name, and the rest of a `SameAs`."""
    for (kind, pair), because in rulings.apart.items():
        if kind == of and text in pair and (other := pair - {text}) & cluster.called:
            shown = next((one.normal for one in cluster.labels if one.text in other), next(iter(other)))
            return shown, "apart", 1.0, "decided", because
    return None
