"""`svod positions`: rival stands side by side, by time, and where they contradict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svod.export.links import position_record
from svod.model.asked import MatterHead
from svod.model.chronicle import Chronicle
from svod.model.link import Position, Stand
from svod.show.cli.marking import at, told_voice
from svod.show.cli.opening import Json, Where, asked
from svod.show.cli.printing import as_json, say, shown
from svod.show.stands import day_of, in_time, rifts, voices

if TYPE_CHECKING:
    from svod.store import Reader


def positions(
    matter: Annotated[str | None, typer.Argument(metavar="MATTER", help="Words of the matter; all matters without it.")] = None,
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Print rival stands side by side: who asserts, denies, declines to comment, or has another name for one thing.

    Stands are in the order of their days: when it was said, else only when it was published. Below them stands which two
    contradict, by which sign (denial, negation, number, date, rival name), and how a party's own stand changed. Svod judges
    nobody: it shows who says what, and on which words that rests. Matters on which stands contradict come first.

    Example: svod positions переговоры
    """
    with asked(chronicle) as reader:
        parts = [reader.matter(head.id) for head in _heads(reader, matter)]
    told = sorted(((one, found) for found in parts for one in found.positions), key=lambda each: _rank(each[0]))
    if json:
        as_json([position_record(found, one) for one, found in told])
        return
    if not told:
        say(f"No matter with rival stands{f' has the words {shown(matter)}' if matter else ''}.")
    for one, found in told:
        _position(found, one)


def _heads(reader: Reader, words: str | None) -> Iterator[MatterHead]:
    """All matters that have these words."""
    found = reader.matters(words=words)
    yield from found.matters
    while found.after is not None:
        found = reader.matters(words=words, after=found.after)
        yield from found.matters


def _rank(one: Position) -> tuple[Any, ...]:
    """Contradictions first, then changes; else by where the first stand rests."""
    first = min((cite.page, cite.start) for cite in one.stands[0].evidence)
    return not one.contradicts, not one.changes, first, one.matter, one.id


def _position(found: Chronicle, one: Position) -> None:
    say((shown(one.matter), "bold"))
    order = in_time(found, one)
    for stand in (one.stands[index] for index in order):
        day, by = day_of(found, stand)
        say("  ", (day or "unknown", "bold"), (f" {by} ", "dim"), *_who(found, stand), *_words(found, stand))
    for rift in rifts(one, order):
        rivals = [
            part for at, other in enumerate(rift.others) for part in ("; " if at else "", *_brief(found, one.stands[other]))
        ]
        say("  ", (f"contradict by {rift.sign}: ", "magenta"), *_brief(found, one.stands[rift.first]), " ↔ ", *rivals)
    for a, b, what in one.changes:
        say("  ", (f"changed its {what}: ", "magenta"), *_brief(found, one.stands[a]), " → ", *_brief(found, one.stands[b]))


def _who(found: Chronicle, stand: Stand) -> list[str | tuple[str, str]]:
    """The party and its stand, and who spoke for it where that is another name."""
    told = "; ".join(dict.fromkeys(told_voice(who) for who in voices(found, stand)))
    return [(shown(stand.party), "cyan"), f" {_stand(stand)}", (f" · {told}" if told else "", "dim"), ": "]


def _words(found: Chronicle, stand: Stand) -> list[str | tuple[str, str]]:
    parts: list[str | tuple[str, str]] = []
    for cite in stand.evidence:
        parts += ["; " if parts else "", shown(cite.text), " ", at(found, cite)]
    return parts


def _brief(found: Chronicle, stand: Stand) -> list[str | tuple[str, str]]:
    """A stand by its party, day and first place, where its words were shown above."""
    date = f" {stand.date}" if stand.date else ""
    return [(shown(stand.party), "cyan"), f"{date} {_stand(stand)} ", at(found, stand.evidence[0])]


def _stand(stand: Stand) -> str:
    return stand.stand.replace("_", " ") + (f" «{shown(stand.named)}»" if stand.named else "")
