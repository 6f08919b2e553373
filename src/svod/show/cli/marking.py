"""Words of a page with some of them lit: by colour on a terminal, between ⟦ and ⟧ off it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from svod.model.chronicle import Chronicle
from svod.model.span import Cite, Span
from svod.show import stands
from svod.show.cli.printing import console, shown
from svod.show.stands import Voice

_LIT = "black on yellow"


def marked(words: str, start: int, lit: Sequence[Span]) -> Text:
    """Words that stand at `start` of a page, those lit that the spans hold."""
    out, stop, at = Text(), start + len(words), start
    marks = ("", "") if console().is_terminal else ("⟦", "⟧")
    for span in sorted(lit):
        first, last = max(span.start, at), min(span.stop, stop)
        if first >= last:
            continue
        out.append(_flat(words[at - start : first - start]))
        out.append(marks[0] + _flat(words[first - start : last - start]) + marks[1], style=_LIT)
        at = last
    out.append(_flat(words[at - start :]))
    return out


def quoted(cite: Cite, lit: Sequence[Span] = ()) -> Text:
    """The words of a cite on one line, a cut between two spans shown as `…`."""
    parts = [marked(words.strip(), span.start + _lead(words), lit) for span, words in zip(cite.spans, cite.words, strict=True)]
    return Text(" … ").join(parts)


def _lead(words: str) -> int:
    return len(words) - len(words.lstrip())


def _flat(words: str) -> str:
    """As `shown`, but a space at an end stays: the pieces are put together again."""
    if not words.strip():
        return " " if words else ""
    lead, tail = words[0].isspace(), words[-1].isspace()
    return f"{' ' if lead else ''}{shown(words)}{' ' if tail else ''}"


def said_by(found: Chronicle, cite: Cite) -> str:
    """Who says these words on their page, and by which word: `Марта Вельц (сказала)`; nothing where nobody does."""
    who = stands.said_by(found, cite)
    return told_voice(who) if who else ""


def told_voice(who: Voice) -> str:
    """Who speaks, and by which word, on one line."""
    return shown(", ".join(who.names) + (f" ({who.cue})" if who.cue else ""))


def at(found: Chronicle, cite: Cite) -> tuple[str, str]:
    """Where it stands, as a person types it back, dim."""
    return f"[{shown(found.place(cite))}]", "dim"
