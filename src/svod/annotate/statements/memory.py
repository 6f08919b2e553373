"""Who spoke so far on a page."""

from __future__ import annotations

from dataclasses import dataclass, field

from svod.annotate.statements.cast import Person
from svod.model.span import Span


@dataclass(frozen=True)
class Speaker:
    """A resolved speaker: the name to show, whose words named him, and the person it is on this page; `people`: told by a noun
    for people ("рыбаки"), so that it is no body; `gender`: of one such whom the page does not name ("представитель порта")."""

    name: str
    span: Span | None
    person: Person | None = None
    people: bool = False
    gender: str = ""

    @property
    def is_body(self) -> bool:
        """True for an organisation, a state or a paper."""
        return self.person is None and not self.people


@dataclass
class Memory:
    """Who spoke so far on the page, in order."""

    turns: list[tuple[int, tuple[Speaker, ...]]] = field(default_factory=list)

    def last_person(self, gender: str = "") -> Speaker | None:
        """The last single person who spoke, of this gender if one is asked for."""
        for _, speakers in reversed(self.turns):
            if len(speakers) == 1 and (person := speakers[0].person) is not None and gender in {"", person.gender or gender}:
                return speakers[0]
        return None

    def last_body(self) -> Speaker | None:
        """The last body that spoke."""
        return next((s[0] for _, s in reversed(self.turns) if len(s) == 1 and s[0].is_body), None)

    def last_group(self) -> Speaker | None:
        """The last group told by a noun for people."""
        return next((s[0] for _, s in reversed(self.turns) if len(s) == 1 and s[0].people), None)

    def unnamed(self) -> tuple[int, Speaker] | None:
        """The one who spoke last, and where, if it is somebody whom the page tells by his office alone."""
        place, speakers = self.turns[-1] if self.turns else (0, ())
        return (place, speakers[0]) if len(speakers) == 1 and speakers[0].gender else None

    def last(self) -> tuple[Speaker, ...]:
        """Whoever spoke last."""
        return self.turns[-1][1] if self.turns else ()
