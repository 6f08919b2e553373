"""What kinds of lines are called, as `kind_name(kind)` and `line_kind(line)` in templates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from svod.model.entry import Entry
from svod.show.tongues.words import Tongue


def called_kinds(spoken: Tongue) -> Mapping[str, Callable[..., str]]:
    """What templates call for the name of a kind, in this language."""
    _ = spoken.gettext
    several = {"event": _("events"), "statement": _("statements"), "alteration": _("alterations by an outlet")}
    made = _("a statement was made")

    @lru_cache(maxsize=256)
    def kind_name(kind: str) -> str:
        """A kind of lines, of statements or of events."""
        return several.get(kind) or spoken.gettext(kind.replace("_", " "))

    def line_kind(line: Entry) -> str:
        """Of what kind a line is, as near as it is known."""
        return made if line.kind == "event" and line.type == "statement" else kind_name(line.type or line.kind)

    return {"kind_name": kind_name, "line_kind": line_kind}
