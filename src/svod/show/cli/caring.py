"""`svod correct`, `svod verify`, `svod forget`: what a person decides, checks and takes away."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from svod.errors import BadDecision, BadValue
from svod.model.chronicle import Chronicle
from svod.model.edtf import bounds, of_timex
from svod.model.entry import Decision
from svod.model.note import Name
from svod.model.span import Cite, parse_place
from svod.show.cli import WITH_PROBLEMS
from svod.show.cli.filtering import same_bearer
from svod.show.cli.opening import Json, Where, loaded, opened, where
from svod.show.cli.printing import as_json, plural, say, shown

_AROUND = 40  # characters kept each side of the words, by which they are found again
_NAMES = ("not_same_person", "not_same_name", "same_name")  # the decisions that tell a name from another one
_NEAR = 5  # names that are offered instead of one that no page gives


def correct(
    cite: Annotated[
        str | None, typer.Argument(metavar="[CITE]", help="What it is about: PAGE:START-STOP, or a page for split and join.")
    ] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Who said it instead; '' for unknown.")] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The date it is instead, as 2023-09-21 or 2023-09; '' for unknown.")
    ] = None,
    not_a_statement: Annotated[bool, typer.Option("--not-a-statement", help="Nobody says this.")] = False,
    not_same: Annotated[str | None, typer.Option(metavar="NAME", help="Just at this place the name is not NAME's.")] = None,
    other_than: Annotated[
        str | None, typer.Option(metavar="NAME", help="Wherever they stand, the name there and NAME are two.")
    ] = None,
    same_as: Annotated[
        str | None, typer.Option(metavar="NAME", help="Wherever they stand, the name there and NAME are one.")
    ] = None,
    split_from: Annotated[str | None, typer.Option(metavar="PAGE", help="This page is not of that page's story.")] = None,
    join_to: Annotated[str | None, typer.Option(metavar="PAGE", help="This page is of that page's story.")] = None,
    take_back: Annotated[str | None, typer.Option(metavar="ID", help="Take a decision back.")] = None,
    read: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Take decisions from this file.")] = None,
    write: Annotated[Path | None, typer.Option("--to", metavar="FILE", help="Write all decisions to this file.")] = None,
    by: Annotated[str | None, typer.Option(metavar="WHO", help="Who decides; by default your user name.")] = None,
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Correct what was read wrong, list the corrections, or take one back.

    Without a cite it lists the decisions. A decision is data: it is kept with the exact words it is about, replayed at every
    build, and shown as orphaned, never re-attached by guess, where its words are gone.

    `svod who NAME --names` prints which names were taken for one, why, and the command that undoes each.

    Example: svod correct 003.txt:96-387 --speaker 'Марта Вельц'

    Two people under one name, parted in the whole chronicle (`--not-same` parts this mention alone):
    svod correct 003.txt:12-18 --other-than 'Гордей Лунёв'

    One body under two names, joined in the whole chronicle:
    svod correct 003.txt:40-43 --same-as 'Министерство обороны Веронии'
    """
    from svod import flow

    store = opened(chronicle)
    try:
        if take_back:
            flow.take_back(store, take_back)
            say(f"Taken back: {take_back}.")
        elif read:
            taken = flow.read_decisions(store, read)
            say(f"{plural(taken, 'decision')} taken from {shown(str(read))}.")
        elif write:
            say(f"{plural(flow.write_decisions(store, write), 'decision')} written to {shown(str(write))}.")
        elif cite:
            options = {
                "wrong_speaker": speaker, "wrong_date": date, "not_a_statement": "" if not_a_statement else None,
                "not_same_person": not_same, "not_same_name": other_than, "same_name": same_as,
                "split_story": split_from, "join_story": join_to,
            }  # fmt: skip
            decision = _decision(store.chronicle(), cite, options, by or getpass.getuser())
            flow.correct(store, decision)
            say(f"Decided: {_told(store.chronicle(), decision)}. Take it back with: svod correct --take-back {decision.id}")
        else:
            _list(store.chronicle(), json)
    finally:
        store.close()


def _decision(found: Chronicle, cite: str, options: dict[str, str | None], by: str) -> Decision:
    """The decision that was typed. Raises BadDecision where it is none or more than one."""
    typed = {kind: instead for kind, instead in options.items() if instead is not None}
    if len(typed) != 1:
        raise BadDecision(
            "Say what is so instead, one thing at a time: --speaker, --date, --not-a-statement, --not-same, --other-than, "
            "--same-as, --split-from or --join-to. `svod correct --help` has an example."
        )
    if date := typed.get("wrong_date"):
        _check_date(date)
    (kind, instead), made = next(iter(typed.items())), datetime.now(UTC).isoformat(timespec="seconds")
    if kind in ("split_story", "join_story"):
        return Decision(kind, found.find(cite).page, instead=found.find(instead).page, who=by, made_at=made)  # type: ignore[arg-type]
    page, spans = parse_place(cite)
    reading = found.find(page)
    place = reading.text.cite(*spans)
    content = reading.text.content
    before, after = content[max(0, place.start - _AROUND) : place.start], content[place.stop : place.stop + _AROUND]
    words = content[place.start : place.stop]
    _has_note(found, kind, place)
    if kind in _NAMES:
        _check_name(found, place, instead)
    return Decision(kind, reading.page, words, before, after, instead, by, made)  # type: ignore[arg-type]


def _check_date(date: str) -> None:
    """Raises BadValue where a date is none that Svod can read back."""
    if of_timex(date) is None and bounds(date) is None:
        raise BadValue(
            f"{date!r} is no date; write a day, month or year, 2023-09-21, 2023-09 or 2023, an interval, 2020/2022, or '' for "
            "unknown."
        )


def _has_note(found: Chronicle, kind: str, place: Cite) -> None:
    """Raises BadDecision, with the nearest cites that would do, where no note of the kind stands just there."""
    wanted = {"wrong_date": ("time", "statement", "happening"), **dict.fromkeys(_NAMES, ("name",))}.get(kind, ("statement",))
    notes = [note for note in found.by_page[place.page].notes if note.kind in wanted]
    if any((note.cite.start, note.cite.stop) == (place.start, place.stop) for note in notes):
        return
    near = sorted(notes, key=lambda note: abs(note.cite.start - place.start))[:3]
    cites = ", ".join(found.place(note.cite) for note in near) or "none on this page"
    raise BadDecision(f"No {' or '.join(wanted)} stands just at {found.place(place)}. The nearest: {cites}.")


def _check_name(found: Chronicle, place: Cite, instead: str) -> None:
    """Raises BadDecision where no page gives the other name to anything of the kind that the name there is of: the decision
    would change nothing, and nobody would see why."""
    names = [(note.cite, note.value) for page in found.readings for note in page.notes if isinstance(note.value, Name)]
    own = {name.kind for cite, name in names if (cite.page, cite.start) == (place.page, place.start)}
    known = {name.normal for _, name in names if name.kind in own}
    if any(_folded(name) == _folded(instead) for name in known):
        return
    near = [name for name in sorted(known) if same_bearer(instead, name)] or get_close_matches(instead, sorted(known), _NEAR)
    hint = f" Did you mean {', '.join(near[:_NEAR])}?" if near else " `svod who NAME --names` prints the names of one."
    raise BadDecision(f"No {' or '.join(sorted(own))} is called {instead!r} on any page.{hint}")


def _folded(name: str) -> list[str]:
    """The words of a name as two spellings of it share them."""
    return re.findall(r"\w+", name.casefold().replace("ё", "е"))


def _told(found: Chronicle, decision: Decision) -> str:
    page = found.by_page.get(decision.page)
    about = f"{page.name if page else decision.page[:12]}" + (f" «{decision.words[:60]}»" if decision.words else "")
    other = found.by_page.get(decision.instead)
    instead = (other.name if other else decision.instead) or (
        "unknown" if decision.kind in ("wrong_speaker", "wrong_date") else ""
    )
    return shown(f"{decision.kind.replace('_', ' ')}, {about}" + (f" → {instead}" if instead else ""))


def _list(found: Chronicle, json: bool) -> None:
    orphans = {decision.id for decision in found.orphans}
    if json:
        as_json([
            {"id": d.id, "kind": d.kind, "page": d.page, "words": d.words, "instead": d.instead, "who": d.who,
             "made_at": d.made_at, "orphan": d.id in orphans}
            for d in found.decisions
        ])  # fmt: skip
        return
    for d in found.decisions:
        state = (" — orphaned: its words are gone", "bold red") if d.id in orphans else ("", "")
        say((d.id, "bold"), f" {_told(found, d)} ({shown(d.who)}, {d.made_at[:10]})", state)
    say(plural(len(found.decisions), "decision"))


def verify(
    at: Annotated[str | None, typer.Argument(metavar="[CHRONICLE]", help="The chronicle; by default chronicle.db.")] = None,
    chronicle: Where = None,
    json: Json = False,
) -> None:
    """Re-open every cite against the stored page: its bytes' hash, its text's hash, its words at their places.

    Exit code 1 where one is broken.

    Example: svod verify chronicle.db
    """
    from svod import flow

    store = opened(at or chronicle)
    try:
        checked = flow.verify(store)
    finally:
        store.close()
    if json:
        as_json({"pages": checked.pages, "cites": checked.cites, "broken": list(checked.broken)})
    else:
        for message in checked.broken:
            say(("broken ", "bold red"), shown(message))
        say(f"{plural(checked.pages, 'page')}, {plural(checked.cites, 'cite')} re-opened, {len(checked.broken):,} broken.")
    if checked.broken:
        raise typer.Exit(WITH_PROBLEMS)


def forget(
    page: Annotated[str, typer.Argument(metavar="PAGE", help="The page to erase, with its older versions.")],
    chronicle: Where = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
) -> None:
    """Erase a page: its bytes, its text, all that was found in it, and its older versions. It cannot be brought back.

    Example: svod forget 003.txt
    """
    from svod import flow

    reading = loaded(chronicle).find(page)
    if not yes and not typer.confirm(f"Erase {shown(reading.name)} from {shown(where(chronicle))} for good?"):
        raise BadValue("Nothing was erased.")
    store = opened(chronicle)
    try:
        flow.forget(store, reading.name)
    finally:
        store.close()
    say(f"Erased {shown(reading.name)}. A build of a folder that still holds the file would read it again.")
