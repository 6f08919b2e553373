"""What of a page was read otherwise than careful readers read it, by the kind of its cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from evals.measures import Miss, in_context
from evals.scorer.across import absences, events, lineage, passages, takings
from evals.scorer.pages import right_fact, right_role, role_at, same_speakers, same_value, sources, statements, times
from evals.scorer.places import Matching, characters, exact, overlap
from evals.scorer.shape import Event, Export, Marked, Page, Place, Source, Spans, Statement, Time

T = TypeVar("T")
Texts = Mapping[str, str]  # a page's name -> its text


def misses(gold: Export, ours: Export, texts: Texts) -> Iterator[Miss]:
    """Every miss, page by page and then between pages. A statement can miss in two ways at once, as speaker and bounds."""
    found = {page["page"]: page for page in ours["pages"]}
    for page in gold["pages"]:
        other = found.get(page["page"], {"page": page["page"]})
        text = texts.get(page["page"], "")
        yield from _facts(page, other)
        if "blocks" in page:
            yield from _roles(page, other, text)
        if "times" in page:
            yield from _times(page, other, text)
        if "statements" in page:
            yield from _statements(page, other, text)
        if "sources" in page:
            yield from _sources(page, other, text)
    yield from _between(gold, ours, texts)


def _facts(gold: Page, ours: Page) -> Iterator[Miss]:
    for key in ("published", "title", "outlet"):
        want, got = str(gold.get(key) or ""), str(ours.get(key) or "")
        if want and not right_fact(key, gold, ours):
            yield Miss("known of the page", f"{key} {'wrong' if got else 'missed'}", gold["page"], want, want, got)


def _roles(gold: Page, ours: Page, text: str) -> Iterator[Miss]:
    """A role taken for another: gold -> ours, that of most of the block."""
    roles = role_at(ours.get("blocks", []))
    for block in gold["blocks"]:
        if not right_role(block, roles):
            at = [roles.get(point, "none") for point in sorted(characters(block["spans"]))]
            role = max(sorted(set(at)), key=at.count)
            because = next((_because(one) for one in ours.get("blocks", []) if _touch(one, block) and one["role"] == role), "")
            yield _miss("roles", f"{block['role']} -> {role}", gold, block, text, (block["role"], role), because)


def _times(gold: Page, ours: Page, text: str) -> Iterator[Miss]:
    found = times(gold, ours)
    for a, b in found.pairs:
        if not same_value(a, b):
            yield _miss("times", "wrong value", gold, a, text, (_value(a), _value(b)), _because(b))
    yield from (_miss("times", "missed", gold, a, text, (_value(a), "")) for a in found.missed)
    yield from (_miss("times", "extra", gold, b, text, ("", _value(b)), _because(b)) for b in found.extra)


def _statements(gold: Page, ours: Page, text: str) -> Iterator[Miss]:
    found = statements(gold, ours)
    for a, b in found.pairs:
        told = (_said(a), _said(b))
        if not same_speakers(a, b):
            yield _miss("statements", "wrong speaker", gold, a, text, told, _because(b))
        if a["kind"] != b["kind"]:
            yield _miss("statements", "wrong kind", gold, a, text, told, _because(b))
        if not exact(a["spans"], b["spans"]):
            yield _miss("statements", _bounds(a, b), gold, a, text, (told[0], _taken(b, told[1], text)), _because(b))
    extra = found.extra
    for a in found.missed:
        part = max(extra, key=lambda b: overlap(a["spans"], b["spans"]), default=None)
        if part is not None and overlap(a["spans"], part["spans"]):
            extra = [b for b in extra if b is not part]
            told = (_said(a), _taken(part, _said(part), text))
            yield _miss("statements", f"{_bounds(a, part)} by half", gold, a, text, told, _because(part))
        else:
            yield _miss("statements", "content missed", gold, a, text, (_said(a), ""))
    yield from (_miss("statements", "content extra", gold, b, text, ("", _said(b)), _because(b)) for b in extra)


def _bounds(gold: Statement, ours: Statement) -> str:
    """Whether ours has too little of the content or too much, by what is more."""
    want, got = characters(gold["spans"]), characters(ours["spans"])
    return "cut short" if len(want - got) >= len(got - want) else "too long"


def _taken(ours: Statement, said: str, text: str) -> str:
    """What was said by ours, and the words that it took for it."""
    return f"{said}: {in_context(text, _pairs(ours['spans']), around=0)}"


def _sources(gold: Page, ours: Page, text: str) -> Iterator[Miss]:
    found = sources(gold, ours)
    extra = found.extra
    for a in found.missed:
        same = next((b for b in extra if _touch(a, b)), None)
        if same is None:
            yield _miss("sources", "missed", gold, a, text, (_from(a), ""))
        else:
            extra = [b for b in extra if b is not same]
            yield _miss("sources", "wrong source", gold, a, text, (_from(a), _from(same)), _because(same))
    yield from (_miss("sources", "extra", gold, b, text, ("", _from(b)), _because(b)) for b in extra)


def _between(gold: Export, ours: Export, texts: Texts) -> Iterator[Miss]:
    """What is missed and extra between pages, each told in words of its own."""
    if "lineage" in gold:
        yield from _both(
            "lineage", lineage(gold, ours), lambda one: ({"page": one.page, "spans": []}, f"{one.by} <- {one.source}"), texts
        )
    if "events" in gold:
        yield from _both("events", events(gold, ours), lambda one: (one["evidence"][0], _event(one)), texts)
    if "reuse" in gold:
        yield from _both(
            "passages", passages(gold, ours), lambda one: (one["a"], f"{one['relation']} in {_where(one['b'])}"), texts
        )
    if "absent" in gold:
        yield from _both("absences", absences(gold, ours), lambda one: (one["told_by"], f"not in {one['absent_from']}"), texts)
    if "positions" in gold:
        yield from _both("stands", takings(gold, ours), lambda one: (one.at, f"{one.party} {one.stand}"), texts)


def _both(figure: str, found: Matching[T], tell: Callable[[T], tuple[Place, str]], texts: Texts) -> Iterator[Miss]:
    for kind, some in (("missed", found.missed), ("extra", found.extra)):
        for place, said in map(tell, some):
            words = in_context(texts.get(place["page"], ""), _pairs(place["spans"]), around=30)
            gold, ours = (said, "") if kind == "missed" else ("", said)
            yield Miss(figure, kind, _where(place), words, gold, ours)


def _miss(figure: str, kind: str, page: Page, at: Marked, text: str, told: tuple[str, str], because: str = "") -> Miss:
    """told: what it should be, and what it was read as."""
    where = _where({"page": page["page"], "spans": at["spans"]})
    return Miss(figure, kind, where, in_context(text, _pairs(at["spans"])), *told, because)


def _where(place: Place) -> str:
    """As `svod show` takes it."""
    spans = ",".join(f"{start}-{stop}" for start, stop in place["spans"])
    return f"{place['page']}:{spans}" if spans else place["page"]


def _pairs(spans: Spans) -> list[tuple[int, int]]:
    return [(start, stop) for start, stop in spans]


def _touch(a: Marked, b: Marked) -> bool:
    return overlap(a["spans"], b["spans"]) > 0


def _because(one: Marked) -> str:
    return one.get("because", "")


def _value(time: Time) -> str:
    return f"{time['value']} {time.get('mod') or ''}".strip()


def _said(statement: Statement) -> str:
    cue = statement.get("cue")
    return f"{statement['kind']}, {' and '.join(statement['speakers']) or 'nobody'}" + (f" ({cue})" if cue else "")


def _from(source: Source) -> str:
    return f"{source['source']} ({source['kind']})"


def _event(event: Event) -> str:
    return f"{event['date']} {event['type']} {', '.join(event['participants'])}: {event.get('what') or ''}"
