"""What labels say of pages: which take part, under which names, what stood there before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields

from svod.model.chronicle import Card
from svod.model.page import Given, Page
from svod.store.base import Change, Label


def of_page(page: Page, version: int, name: str) -> Label:
    """The label that this page bears now."""
    return Label(name, version, page.sha256, "current", page.media_type, page.encoding, page.broken, page.given)


def change(last: Label | None, page: Page) -> Change:
    """What it means for a name, whose last version this is, that this page stands there now."""
    if last is None or last.state == "gone":
        return "new"
    return "unchanged" if last.page == page.sha256 else "changed"


def bearing(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Of all labels of one page, those that it is known by, sorted by name: where it stands now; else where it stood last."""
    latest = {label.name: label for label in sorted(labels, key=lambda label: label.version)}
    now = [label for label in latest.values() if label.state == "current"]
    return tuple(sorted(now or latest.values(), key=lambda label: label.name))


def given(labels: Iterable[Label]) -> Given:
    """What lists say of one page: of each fact the first that any of its labels has."""
    labels = tuple(labels)
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
