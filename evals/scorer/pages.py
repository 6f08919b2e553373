"""What was found in each page alone: what is known of it, the roles of its blocks, times, statements, sources."""

from __future__ import annotations

from collections.abc import Iterator

from evals.scorer.bearers import same_name, same_names
from evals.scorer.places import Count, Matching, characters, exact, matched, overlap
from evals.scorer.shape import Block, Page, Source, Spans, Statement, Time

TOLD = ("body", "standfirst")


def page_counts(gold: Page, ours: Page) -> Iterator[Count]:
    """A count for each figure that the page's gold has an answer to."""
    yield from _known(gold, ours)
    if gold.get("blocks"):
        yield from _roles(gold["blocks"], ours.get("blocks", []))
    if "times" in gold:
        found = times(gold, ours)
        yield found.count("times, found")
        yield found.count("times, right value", same_value)
    if "statements" in gold:
        yield from _statements(statements(gold, ours))
    if "sources" in gold:
        yield sources(gold, ours).count("sources")


def right_fact(key: str, gold: Page, ours: Page) -> bool:
    """Whether the page's outlet, date or title is what it should be; spacing decides nothing."""
    want, got = str(gold.get(key) or ""), str(ours.get(key) or "")
    return same_name(want, got) if key == "outlet" else want.split() == got.split()


def times(gold: Page, ours: Page) -> Matching[Time]:
    """Those that overlap."""
    return matched(gold["times"], ours.get("times", []), lambda a, b: overlap(a["spans"], b["spans"]))


def same_value(gold: Time, found: Time) -> bool:
    """The same value and mod."""
    return (gold["value"], gold.get("mod")) == (found["value"], found.get("mod"))


def statements(gold: Page, ours: Page) -> Matching[Statement]:
    """Those whose contents are half the same; of equal ones, that of the same speaker."""

    def weight(a: Statement, b: Statement) -> float:
        shared = overlap(a["spans"], b["spans"])
        return shared + 0.01 * same_speakers(a, b) if shared >= 0.5 else 0.0

    return matched(gold["statements"], ours.get("statements", []), weight)


def same_speakers(gold: Statement, found: Statement) -> bool:
    """All of them, and nobody else."""
    return same_names(gold["speakers"], found.get("speakers", []))


def sources(gold: Page, ours: Page) -> Matching[Source]:
    """Those that overlap and name the same source."""

    def weight(a: Source, b: Source) -> float:
        return overlap(a["spans"], b["spans"]) if same_name(a["source"], b["source"]) else 0.0

    return matched(gold["sources"], ours.get("sources", []), weight)


def role_at(blocks: list[Block]) -> dict[int, str]:
    """Code point -> the role of the block that it stands in."""
    return {at: block["role"] for block in blocks for at in characters(block["spans"])}


def right_role(block: Block, roles: dict[int, str]) -> bool:
    """Whether more than half of the block has its role."""
    return sum(roles.get(at) == block["role"] for at in _each(block["spans"])) * 2 > len(_each(block["spans"]))


def _each(spans: Spans) -> list[int]:
    return [at for start, stop in spans for at in range(start, stop)]


def _known(gold: Page, ours: Page) -> Iterator[Count]:
    for key in ("published", "title", "outlet"):
        if gold.get(key):
            right = right_fact(key, gold, ours)
            yield Count(key, 1, int(right or bool(ours.get(key))), int(right))


def _roles(gold: list[Block], ours: list[Block]) -> Iterator[Count]:
    want, got = role_at(gold), role_at(ours)
    told = ({at for at, role in roles.items() if role in TOLD} for roles in (want, got))
    a, b = told
    yield Count("body, by character", len(a), len(b), len(a & b))
    for role in ("", *sorted({block["role"] for block in gold})):
        of_role = [block for block in gold if role in ("", block["role"])]
        hit = sum(right_role(block, got) for block in of_role)
        yield Count(f"blocks: {role}" if role else "blocks, right role", len(of_role), len(of_role), hit)


def _statements(found: Matching[Statement]) -> Iterator[Count]:
    pairs = len(found.pairs)
    yield found.count("statements, content half right")
    yield found.count("statements, content exact", lambda a, b: exact(a["spans"], b["spans"]))
    yield found.count("statements, content and speaker", same_speakers)
    yield Count("statements, kind (of the found)", pairs, pairs, sum(a["kind"] == b["kind"] for a, b in found.pairs))
    direct = [[one for one in some if one["kind"] == "direct"] for some in (found.gold, found.found)]
    hit = sum(a["kind"] == b["kind"] == "direct" and same_speakers(a, b) for a, b in found.pairs)
    yield Count("direct quotes, content and speaker", len(direct[0]), len(direct[1]), hit)
