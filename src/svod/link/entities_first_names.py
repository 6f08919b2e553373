"""A first name alone: it is the one person of its page who bears it, though the page calls that person by the surname; or the
one of a family, where the surname that it shares stands on the page."""

from __future__ import annotations

from collections import defaultdict

from svod.lang.given_names import bearer
from svod.lang.sounds import inflected
from svod.link.entities_clusters import Cluster, Label, Rulings, refused
from svod.link.entities_pages import PageName
from svod.link.entities_people import full, person
from svod.model.link import SameAs

Held = dict[Cluster, list[PageName]]

_STEM = 4  # letters by which surnames are looked up
_ON_PAGE, _IN_FAMILY = 0.8, 0.7  # how sure it is; the second person stands on another page in full


def with_first_names(held: Held, ruled: Rulings) -> Held:
    """The names of the pages, each with its cluster, with first names moved to those who are meant."""
    bearers = _Bearers(held)
    out: Held = {cluster: [] for cluster in held}
    for cluster, own in held.items():
        alone = bearers.whole[cluster] is None and " " not in cluster.labels[0].text
        for name in own:
            found, score, because = bearers.meant(name) if alone else (None, 0.0, "")
            whole = bearers.whole[found] if found else None
            if found is None or whole is None or refused(name.text, name.kind, found, ruled):
                out[cluster].append(name)
                continue
            found.links.append(SameAs(name.normal, whole.normal, "same", score, "inferred", f"{name.normal}: {because}"))
            out[found].append(name)
    return out


class _Bearers:
    """Who bears a first name on a page, and in a family of which a page tells."""

    def __init__(self, held: Held) -> None:
        self.whole: dict[Cluster, Label | None] = {
            cluster: next((label for label in cluster.labels if full(label)), None) for cluster in held
        }
        self._on_page: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        self._of_family: dict[tuple[str, str], list[Cluster]] = defaultdict(list)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        for cluster, own in held.items():
            for page in {name.page for name in own}:
                self._enter(cluster, page)
            if label := self.whole[cluster]:
                named = person(label.text, label.code)
                self._of_family[named.given, named.surname[:_STEM]].append(cluster)

    def _enter(self, cluster: Cluster, page: str) -> None:
        label = self.whole[cluster] or cluster.labels[0]
        named = person(label.text, label.code)
        self._surnames[page].add(named.surname)
        if self.whole[cluster]:
            self._on_page[page, named.given].append(cluster)

    def meant(self, name: PageName) -> tuple[Cluster | None, float, str]:
        """The one whom a first name means on its page, how sure that is and why; None where there is nobody or several."""
        given = bearer(name.text)
        if found := self._on_page.get((name.page, given)):
            told = "the one person of the page with this first name"
            return (found[0], _ON_PAGE, told) if len(found) == 1 else (None, 0.0, "")
        family = {
            cluster: surname
            for surname in sorted(self._surnames[name.page])
            for cluster in self._of_family.get((given, surname[:_STEM]), ())
            if (label := self.whole[cluster]) and inflected(surname, person(label.text, label.code).surname)
        }
        if len(family) != 1:
            return None, 0.0, ""
        return next(iter(family)), _IN_FAMILY, "the one of this first name in a family of which the page tells"
