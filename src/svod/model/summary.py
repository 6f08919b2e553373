"""What a build came to, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from svod.model.entry import Problem


@dataclass(frozen=True, slots=True)
class Summary:
    """pages, outlets, origins, stories, statements, dated events, omissions (absent) and contradictions of the whole
    chronicle; new, changed and unchanged names of this build; all problems there are, and how many of them are errors."""

    pages: int
    new: int
    changed: int
    unchanged: int
    outlets: int
    origins: int
    stories: int
    statements: int
    events: int
    absent: int
    contradictions: int
    problems: tuple[Problem, ...]
    errors: int
