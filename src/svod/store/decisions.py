"""decisions.jsonl: decisions outside a chronicle, one a line, to keep beside the pages or to hand on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from svod.errors import BadDecision, BadValue
from svod.model.codec import dump, load
from svod.model.edtf import is_date
from svod.model.entry import Decision


def write(path: Path, decisions: Sequence[Decision]) -> None:
    """Writes them in the order given, in place of what stands at this path. Raises BadDecision where it can't be written."""
    try:
        path.write_text(written(decisions), encoding="utf-8", errors="surrogatepass")
    except OSError as error:
        raise BadDecision(f"{path} cannot be written: {error.strerror}. Name another file.") from error


def written(decisions: Iterable[Decision]) -> str:
    """What such a file holds: a JSON object a line."""
    return "".join(json.dumps(dump(one), ensure_ascii=False) + "\n" for one in decisions)


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions of such a file. Raises BadDecision, naming the line, for one that is none."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="surrogatepass").split("\n")
    except OSError as error:
        raise BadDecision(f"{path} cannot be read: {error.strerror}. Name a file that `svod correct --to` wrote.") from error
    except UnicodeDecodeError as error:
        raise BadDecision(f"{path} is not UTF-8. Name a file that `svod correct --to` wrote.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_checked(load(Decision, json.loads(line))))
            except (ValueError, AttributeError, BadValue) as error:
                raise BadDecision(f"{path}, line {number} is no decision: {error} Nothing was taken from the file.") from error
    return tuple(found)


def _checked(one: Decision) -> Decision:
    """A decision. Raises BadValue where it gives a date that is none."""
    if one.kind == "wrong_date" and one.instead and not is_date(one.instead):
        raise BadValue(f"{one.instead!r} is no date.")
    return one
