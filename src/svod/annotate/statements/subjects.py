"""Who acted before a place: the subjects of its sentences, and those whom a question was put to."""

from __future__ import annotations

from collections.abc import Iterable

from svod.annotate.statements.cast import Cast, Person
from svod.annotate.statements.lines import Line, folded
from svod.lang.base import Token

ROW = 3  # offices in a row before a name, at most


def subjects_before(cast: Cast, lines: Iterable[Line], place: int) -> list[Person]:
    """People who were subjects of a sentence before this place, the last first."""
    out: list[tuple[int, Person]] = []
    for line in lines:
        if line.span.start >= place:
            break
        for token in line.tokens:
            if token.start >= place or token.rel.partition(":")[0] not in {"nsubj", "appos", "obj"}:
                continue
            if not (_acts(line, token) and token.feat("Case") in {"Nom", ""}) and not _asked(line, token):
                continue
            mention = next((m for m in line.mentions if m.kind == "person" and m.span.start <= token.start < m.span.stop), None)
            person = cast.person(cast.normal(mention)) if mention else None
            if person is not None:
                out.append((token.start, person))
    return [person for _, person in sorted(out, key=lambda pair: -pair[0])]


def _asked(line: Line, token: Token) -> bool:
    """True for the one whom a question is put to: "Лунёва спросили о мосте. Он ответил, что …"."""
    verb = line.tokens[token.head] if token.head >= 0 else token
    cue = line.speech.cues.get(folded(verb.lemma))
    return token.rel == "obj" and cue is not None and cue.group == "inquiring" and verb.feat("VerbForm") == "Fin"


def _acts(line: Line, token: Token) -> bool:
    """True for a subject, and for the name beside one."""
    if token.rel.startswith("nsubj"):
        return True
    over, steps = token, 0
    while over.rel in {"appos", "conj", "flat:name"} and over.head >= 0 and over.feat("Case") in {"Nom", ""} and steps < ROW:
        over, steps = line.tokens[over.head], steps + 1  # "поделился режиссёр и сценарист Гордей Лунёв"
    return token.rel in {"appos", "flat:name"} and steps > 0 and over.rel.startswith("nsubj")
