"""`svod correct`, `svod verify`, `svod forget`: what a person decides, checks and takes away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svod.errors import BadDecision, BadValue
from svod.model.chronicle import Chronicle
from svod.model.entry import Decision, DecisionKind
from svod.model.span import parse_place
from svod.show.cli import WITH_PROBLEMS
from svod.show.cli.opening import Json, Where, asked, opened, where
from svod.show.cli.printing import as_json, plural, say, shown
from svod.show.correcting import OF_PAGES, about_pages, about_words, called_by, user

if TYPE_CHECKING:
    from svod.store import Reader, Store


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
    if take_back or read or write:
        _carried(chronicle, take_back, read, write)
    elif cite:
        options: dict[DecisionKind, str | None] = {
            "wrong_speaker": speaker, "wrong_date": date, "not_a_statement": "" if not_a_statement else None,
            "not_same_person": not_same, "not_same_name": other_than, "same_name": same_as,
            "split_story": split_from, "join_story": join_to,
        }  # fmt: skip
        _decided(chronicle, cite, options, by)
    else:
        with asked(chronicle) as reader:
            _list(reader, json)


def _carried(chronicle: str | None, take_back: str | None, read: Path | None, write: Path | None) -> None:
    """Takes a decision back, or takes decisions from a file, or writes them to one."""
    from svod import flow

    store = opened(chronicle)
    try:
        if take_back:
            flow.take_back(store, take_back)
            say(f"Taken back: {take_back}.")
        elif read:
            say(f"{plural(flow.read_decisions(store, read), 'decision')} taken from {shown(str(read))}.")
        elif write:
            say(f"{plural(flow.write_decisions(store, write), 'decision')} written to {shown(str(write))}.")
    finally:
        store.close()


def _decided(chronicle: str | None, cite: str, options: dict[DecisionKind, str | None], by: str | None) -> None:
    """Keeps the decision that was typed, and links all pages again."""
    from svod import flow

    with asked(chronicle) as reader:
        decision = _decision(reader, cite, options, by or user())
        told = _told(_about(reader, [decision]), decision)
    store = opened(chronicle)
    try:
        flow.correct(store, decision)
    finally:
        store.close()
    say(f"Decided: {told}. Take it back with: svod correct --take-back {decision.id}")


def _decision(reader: Reader, cite: str, options: dict[DecisionKind, str | None], by: str) -> Decision:
    """The decision that was typed. Raises BadDecision where it is none or more than one."""
    if not by:
        raise BadDecision("This machine does not say who you are. Say who decides with --by: a correction is shown with it.")
    typed = {kind: instead for kind, instead in options.items() if instead is not None}
    if len(typed) != 1:
        raise BadDecision(
            "Say what is so instead, one thing at a time: --speaker, --date, --not-a-statement, --not-same, --other-than, "
            "--same-as, --split-from or --join-to. `svod correct --help` has an example."
        )
    kind, instead = next(iter(typed.items()))
    if kind in OF_PAGES:
        return about_pages(kind, reader.find(cite), reader.find(instead), by)
    page, spans = parse_place(cite)
    sha256 = reader.find(page)
    found = reader.part([sha256], only=["notes"])
    reading = found.by_page[sha256]
    return about_words(found, reading, reading.text.cite(*spans), kind, instead, by, called_by(reader))


def _about(reader: Reader, decisions: Sequence[Decision]) -> Chronicle:
    """The pages that decisions are about, so far as there are such."""
    return reader.part({page for one in decisions for page in (one.page, one.instead)}, only=())


def _told(found: Chronicle, decision: Decision) -> str:
    page = found.by_page.get(decision.page)
    about = f"{page.name if page else decision.page[:12]}" + (f" «{decision.words[:60]}»" if decision.words else "")
    other = found.by_page.get(decision.instead)
    instead = (other.name if other else decision.instead) or (
        "unknown" if decision.kind in ("wrong_speaker", "wrong_date") else ""
    )
    return shown(f"{decision.kind.replace('_', ' ')}, {about}" + (f" → {instead}" if instead else ""))


def _list(reader: Reader, json: bool) -> None:
    decisions, orphans = reader.decisions(), reader.orphans()
    if json:
        as_json([
            {"id": d.id, "kind": d.kind, "page": d.page, "words": d.words, "instead": d.instead, "who": d.who,
             "made_at": d.made_at, "orphan": d.id in orphans}
            for d in decisions
        ])  # fmt: skip
        return
    found = _about(reader, decisions)
    for d in decisions:
        state = (" — orphaned: its words are gone", "bold red") if d.id in orphans else ("", "")
        say((d.id, "bold"), f" {_told(found, d)} ({shown(d.who)}, {d.made_at[:10]})", state)
    say(plural(len(decisions), "decision"))


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
    """Erase a page: its bytes, under whatever names they stand, its text, all that was found in it or decided about it, and its
    older versions. It cannot be brought back.

    Example: svod forget 003.txt
    """
    from svod import flow

    with asked(chronicle) as reader:
        found = reader.find(page)
        name = reader.part([found], only=()).by_page[found].name
    store = opened(chronicle)
    try:
        others = _also(store, name)
        told = shown(name) + (f" (byte for byte also {shown(', '.join(others))})" if others else "")
        if not yes and not typer.confirm(f"Erase {told} from {shown(where(chronicle))} for good?"):
            raise BadValue("Nothing was erased.")
        flow.forget(store, name)
    finally:
        store.close()
    say(f"Erased {told}. A build of a folder that still holds the file would read it again.")


def _also(store: Store, name: str) -> list[str]:
    """The other names under which what ever stood under this one stands or stood."""
    labels = store.labels()
    pages = {label.page for label in labels if label.name == name}
    return sorted({label.name for label in labels if label.page in pages} - {name})
