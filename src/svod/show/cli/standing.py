"""`svod positions`: rival stands side by side, by time, and where they contradict."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated

import typer

from svod.export.links import position_record
from svod.model.chronicle import Chronicle
from svod.model.link import DatedBy, Position, Stand
from svod.show.cli.marking import at, said_by
from svod.show.cli.opening import Json, Where, loaded
from svod.show.cli.printing import as_json, say, shown

_NEVER = "9999"  # sorts what has no day behind all days


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
    found = loaded(chronicle)
    asked = (matter or "").casefold()
    told = sorted((one for one in found.positions if asked in one.matter.casefold()), key=_rank)
    if json:
        as_json([position_record(found, one) for one in told])
        return
    if not told:
        say(f"No matter with rival stands{f' has the words {shown(matter)}' if matter else ''}.")
    for one in told:
        _position(found, one)


def _rank(one: Position) -> tuple[bool, bool]:
    return not one.contradicts, not one.changes


def _position(found: Chronicle, one: Position) -> None:
    say((shown(one.matter), "bold"))
    order = sorted(range(len(one.stands)), key=lambda index: (*_day(found, one.stands[index]), index))
    for stand in (one.stands[index] for index in order):
        day, by = _day(found, stand)
        say("  ", (day if day != _NEVER else "unknown", "bold"), (f" {by} ", "dim"), *_who(found, stand), *_words(found, stand))
    against: dict[tuple[str, int], list[int]] = defaultdict(list)
    for a, b, sign in one.contradicts:
        first, second = sorted((a, b), key=order.index)
        against[sign, first].append(second)
    for (sign, first), others in against.items():
        rivals = [part for at, other in enumerate(others) for part in ("; " if at else "", *_brief(found, one.stands[other]))]
        say("  ", (f"contradict by {sign}: ", "magenta"), *_brief(found, one.stands[first]), " ↔ ", *rivals)
    for a, b, what in one.changes:
        say("  ", (f"changed its {what}: ", "magenta"), *_brief(found, one.stands[a]), " → ", *_brief(found, one.stands[b]))


def _day(found: Chronicle, stand: Stand) -> tuple[str, DatedBy]:
    """The day of a stand, else the first on which a page with it came out, and which of the two it is."""
    if stand.date:
        return stand.date, "said"
    pages = (found.by_page[cite.page] for cite in stand.evidence)
    return min((page.published or _NEVER for page in pages), default=_NEVER), "published"


def _who(found: Chronicle, stand: Stand) -> list[str | tuple[str, str]]:
    """The party and its stand, and who spoke for it where that is another name."""
    party = shown(stand.party)
    told = dict.fromkeys(who for cite in stand.evidence if (who := said_by(found, cite)))
    voices = [who for who in told if who.partition(" (")[0] != party]
    by = f" · {'; '.join(voices)}" if voices else ""
    return [(shown(stand.party), "cyan"), f" {_stand(stand)}", (by, "dim"), ": "]


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
