"""What labels say of pages: which take part, under which names, what stood there before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace

from svod.model.chronicle import Card
from svod.model.page import Given, Page
from svod.store.base import Change, Label
from svod.store.packing import storable


def of_page(page: Page) -> Label:
    """The label that a page bears as it was read; which version of its name it is, the store knows."""
    name = storable(page.name)
    return Label(name, 0, page.sha256, "current", page.media_type, page.encoding, page.broken, page.given)


def by_name(found: Iterable[Label]) -> dict[str, list[Label]]:
    """The labels of one build, sorted by name; pages that bear one name in the order in which they were fetched or published,
    whatever the order in which they were read."""
    order = sorted(found, key=lambda one: (one.name, one.given.fetched or "", one.given.published or "", one.page))
    names: dict[str, dict[str, Label]] = defaultdict(dict)
    for one in order:
        names[one.name][one.page] = one
    return {name: list(pages.values()) for name, pages in names.items()}


def named(known: Sequence[Label], found: Sequence[Label]) -> tuple[Change, list[Label]]:
    """What it means for a name that these pages are found under it, the last one now, and the labels to write for that."""
    known = sorted(known, key=lambda label: label.version)
    last = known[-1] if known else None
    pages = {label.page for label in known}
    more = [label for label in found[:-1] if label.page not in pages]
    now = found[-1]
    if last and not more and last.page == now.page:
        again = replace(now, version=last.version)
        return ("new" if last.state == "gone" else "unchanged"), [] if again == last else [again]
    first = last.version + 1 if last else 1
    written = [replace(label, version=first + at, state="replaced") for at, label in enumerate(more)]
    written.append(replace(now, version=first + len(more)))
    if last:
        written.append(replace(last, state="replaced"))
    return ("new" if last is None or last.state == "gone" else "changed"), written


def bearing(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Of all labels of one page, those that it is known by, sorted by name: where it stands now; else where it stood last."""
    latest = {label.name: label for label in sorted(labels, key=lambda label: label.version)}
    now = [label for label in latest.values() if label.state == "current"]
    return tuple(sorted(now or latest.values(), key=lambda label: label.name))


def given(labels: Iterable[Label]) -> Given:
    """What lists say of one page: of each fact the first that any of its labels has."""
    labels = tuple(labels)
    if len(labels) == 1:
        return labels[0].given
    values = {}
    for field in fields(Given):
        values[field.name] = next((value for label in labels if (value := getattr(label.given, field.name)) is not None), None)
    return Given(**values)


def cards(labels: Iterable[Label], sizes: Mapping[str, int]) -> tuple[Card, ...]:
    """A card for each page, sorted by name and sha256, whatever the order in which the pages came."""
    by_page: dict[str, list[Label]] = defaultdict(list)
    versions: dict[tuple[str, int], str] = {}
    for label in labels:
        by_page[label.page].append(label)
        versions[label.name, label.version] = label.page
    made = [_card(page, bearing(own), versions, sizes[page]) for page, own in by_page.items()]
    return tuple(sorted(made, key=lambda card: (card.name, card.sha256)))


def _card(page: str, borne: tuple[Label, ...], versions: Mapping[tuple[str, int], str], size: int) -> Card:
    before = (versions.get((label.name, label.version - 1)) for label in borne)
    first = borne[0]
    return Card(
        page,
        tuple(label.name for label in borne),
        first.media_type,
        first.encoding,
        size,
        given(borne),
        was=next((other for other in before if other and other != page), None),
        retired=first.state != "current",
    )
