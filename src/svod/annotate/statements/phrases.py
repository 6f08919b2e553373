"""The words that name a speaker: a noun with what belongs to it, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from svod.annotate.statements.lines import Line

MARKS = frozenset({'"', "«", "„", "“"})
CLAUSES = frozenset({"acl", "parataxis", "advcl", "ccomp"})


@dataclass(frozen=True)
class Phrase:
    """Words that name a speaker: tokens [start, stop) of a line, and the token that heads them.

    case: `Nom` for a subject, `Gen` after "по словам", `Loc` for a house ("в ратуше"), `Ins` for an agent.
    """

    line: Line
    start: int
    stop: int
    head: int
    case: str = "Nom"


@dataclass(frozen=True)
class Speaking:
    """What a line says of who speaks: one phrase for each speaker; `document`: the papers that speak ("в сообщении")."""

    phrases: tuple[Phrase, ...] = ()
    document: str | None = None


def phrase(line: Line, head: int, case: str = "Nom") -> Phrase:
    """The phrase around this noun: what hangs on it and stands beside it, without clauses and without those it is joined to."""
    kept = {head}
    queue = [head]
    while queue:
        for child in line.children.get(queue.pop(), []):
            rel = line.tokens[child].rel.split(":")[0]
            if child not in kept and rel not in CLAUSES and child not in line.quotes and not _other(line, head, child):
                kept.add(child)
                queue.append(child)
    start = head
    while start - 1 in kept and line.tokens[start - 1].text not in {",", "(", "—", "–"}:
        start -= 1
    while start < head and line.tokens[start].pos in {"ADP", "PUNCT", "CCONJ", "PART"} and line.tokens[start].text not in MARKS:
        start += 1
    stop = head + 1
    while stop in kept and line.tokens[stop].text not in {",", ")", "(", "—", "–", ":"} and not _leaves(line, head, stop):
        stop += 1
    return Phrase(line, start, _whole_marks(line, head, _with_name(line, stop)), head, case)


def _other(line: Line, head: int, child: int) -> bool:
    """True for what is joined to the head itself, "X и Y": that is a speaker of his own."""
    token = line.tokens[child]
    if token.rel == "cc":
        return line.tokens[token.head].feat("Case") == line.tokens[head].feat("Case") and _other(line, head, token.head)
    return token.rel == "conj" and token.feat("Case") == line.tokens[head].feat("Case")


def _leaves(line: Line, head: int, index: int) -> bool:
    """True where a preposition follows a person's name, or a body's that the phrase is: what comes after is no part of it."""
    if line.tokens[index].pos != "ADP":
        return False
    start = line.tokens[head].start
    stop = line.tokens[index].start
    own = (m for m in line.mentions if start <= m.span.start and m.span.stop <= stop)
    bare = head == 0 or line.tokens[head - 1].text not in MARKS
    return any(m.kind == "person" or (bare and m.kind == "organisation" and m.span.start == start) for m in own)


def _whole_marks(line: Line, head: int, stop: int) -> int:
    """A phrase that opens a quotation mark and does not close it stops before the mark."""
    marks = [i for i in range(head, stop) if line.tokens[i].text in {'"', "«", "»", "„", "“", "”"}]
    return marks[-1] if len(marks) % 2 and marks[-1] > head else stop


def _with_name(line: Line, stop: int) -> int:
    """A name or a quoted name that starts inside the phrase, or right after it, belongs to it whole."""
    end = line.tokens[stop - 1].stop
    for mention in line.mentions:
        if mention.span.start <= end < mention.span.stop or (mention.kind == "person" and 0 <= mention.span.start - end <= 1):
            while stop < len(line.tokens) and line.tokens[stop].start < mention.span.stop:
                stop += 1
            end = line.tokens[stop - 1].stop
    if stop < len(line.tokens) and line.tokens[stop].text in {'"', "«", "„"}:
        close = next(
            (i for i in range(stop + 1, min(stop + 6, len(line.tokens))) if line.tokens[i].text in {'"', "»", "“", "”"}), None
        )
        return close + 1 if close else stop
    return stop
