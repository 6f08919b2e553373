"""Words that a file quotes at its end."""

from __future__ import annotations

from dataclasses import dataclass

from svod.model.span import Cite


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of a cite with those around them, and where they stand. id: in the file; url: of the page on the web, with a
    text fragment."""

    id: str
    label: str
    page: str
    outlet: str | None
    published: str | None
    cite: Cite
    language: str
    before: str = ""
    after: str = ""
    url: str | None = None
