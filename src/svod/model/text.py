"""The readable text of a page and what each line of it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

from svod.errors import BadSpan, BadValue
from svod.model.span import Cite, Span

Role = Literal["title", "date", "standfirst", "body", "subheading", "caption", "credit", "teaser", "boilerplate"]
ROLES: tuple[Role, ...] = get_args(Role)
TOLD: tuple[Role, ...] = ("standfirst", "body")  # the roles in which a page tells its story


@dataclass(frozen=True, slots=True)
class Block:
    """A line or paragraph of a page, its role, and the reason why it has that role."""

    span: Span
    role: Role
    because: str

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise BadValue(f"{self.role!r} is no role of a block; the roles are {', '.join(ROLES)}.")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of a whole page: its value, why we believe it, and the words it was read from, where there are any."""

    value: str
    because: str
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """The readable text of one page, in blocks. Nothing is thrown away: boilerplate is a role.

    `walk` names the versioned way that made `content` of the bytes (`plain@1`, `html@1`): while it stands, cites hold.
    `published` is an ISO date or date-time; `place` is the dateline's place in the nominative. `dateline` is the dateline
    with the mark that closes it: no sentence of the story starts before it ends.
    """

    page: str
    content: str
    walk: str
    blocks: tuple[Block, ...]
    language: Fact
    title: Fact | None = None
    outlet: Fact | None = None
    published: Fact | None = None
    place: Fact | None = None
    dateline: Cite | None = None

    def __post_init__(self) -> None:
        stop = 0
        for block in self.blocks:
            if block.span.start < stop or block.span.stop > len(self.content):
                raise BadSpan(f"Block {block.span.start}-{block.span.stop} overlaps another or leaves the text.")
            stop = block.span.stop

    @property
    def sha256(self) -> str:
        """Of the content as UTF-8; lone surrogates, which UTF-8 cannot hold, pass as they are."""
        return hashlib.sha256(self.content.encode("utf-8", "surrogatepass")).hexdigest()

    def told(self) -> tuple[Block, ...]:
        """The blocks in which the page tells its story: standfirst and body."""
        return tuple(block for block in self.blocks if block.role in TOLD)

    def role_at(self, place: int) -> Role | None:
        """The role of the block that holds this character, or None between blocks."""
        return next((block.role for block in self.blocks if block.span.start <= place < block.span.stop), None)

    def cite(self, *spans: Span) -> Cite:
        """The cite of these spans of this text."""
        return Cite.of(self.page, self.content, *spans)
