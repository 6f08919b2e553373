"""Notes: what was found in a page, stand-off, each with its cite, its rule, and an id that a better rule keeps."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from svod.errors import BadValue
from svod.model.codec import dump
from svod.model.span import Cite

NameKind = Literal["person", "place", "organisation"]
StatementKind = Literal["direct", "indirect", "mixed", "no_comment"]
SourceKind = Literal["agency", "outlet", "press_service", "document", "social_media", "person"]
Mod = Literal["START", "MID", "END"]
HappeningType = Literal[
    "phone_call", "meeting", "speech", "briefing", "statement", "agreement", "visit", "letter", "apology", "threat",
    "demand", "accusation", "refusal", "sanction", "vote", "court", "appointment", "resignation", "operation", "fighting",
    "attack", "deaths", "accident", "finding", "protest", "dispute", "aid", "deployment", "withdrawal", "other",
]  # fmt: skip
STATEMENT_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
HAPPENING_TYPES: tuple[HappeningType, ...] = get_args(HappeningType)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a told block."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, its kind, its normal form (nominative, as this page gives it: `Гордей Лунёв`), and the office that
    stands with it, if any (`пресс-секретарь президента Веронии`)."""

    kind: NameKind
    normal: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3 value (`2018-07-09`, `2018-W28`, `2020/2022`, `PRESENT_REF`) and mod; `anchor` says what resolved it
    (`written`, `published`, `paragraph`)."""

    value: str
    mod: Mod | None = None
    anchor: str = "written"


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, wrote, promised, demanded, denied, or declined to say. The note's cite is its content.

    speakers: the fullest name the text gives for each, nominative; empty where the page does not say who.
    speaker_cite, cue_cite: the words that name the speaker for this statement, and the word that reports it.
    to: addressees. date: when it was said (TIMEX3), None where the page does not say. via: the relays named with it.
    insertion: an editor's insertion inside the content.
    """

    kind: StatementKind
    speakers: tuple[str, ...] = ()
    speaker_cite: Cite | None = None
    cue: str | None = None
    cue_cite: Cite | None = None
    to: tuple[str, ...] = ()
    date: str | None = None
    via: tuple[str, ...] = ()
    insertion: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Words that say where the outlet has it from, the source's name in the nominative, and what kind it is."""

    source: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Number:
    """How many, as a page gives it: what is counted (`погибшие`), the number, the words that give it, and whether they only
    come near it (`около 30`)."""

    what: str
    value: int
    cite: Cite
    roughly: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, as one page tells it. The note's cite is the words that tell it.

    date: EDTF (`2023-09-20`, `2023-03~`, `2018-07-02/2018-07-08`) or None where the page does not say.
    what: the telling clause, copied from the page. numbers: how many people it befell, as its sentence says.
    """

    type: HappeningType
    participants: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    what: str = ""
    numbers: tuple[Number, ...] = ()


Value = Sentence | Name | Time | Statement | Source | Happening
VALUES: dict[str, type[Value]] = {
    "sentence": Sentence,
    "name": Name,
    "time": Time,
    "statement": Statement,
    "source": Source,
    "happening": Happening,
}
KIND_OF: dict[type[Value], str] = {value: kind for kind, value in VALUES.items()}


@dataclass(frozen=True, slots=True)
class Note:
    """A find in a page: where, what, by which stage at which version, and the rule or score that made it."""

    cite: Cite
    value: Value
    by: str
    because: str

    def __post_init__(self) -> None:
        if type(self.value) not in KIND_OF:
            raise BadValue(f"{self.value!r} is no value of a note.")

    @property
    def kind(self) -> str:
        """`sentence`, `name`, `time`, `statement`, `source` or `happening`."""
        return KIND_OF[type(self.value)]

    @property
    def id(self) -> str:
        """A hash of page, kind, spans and value, never of `by` or `because`: a better rule keeps the ids of what it finds
        again."""
        return _id(self.cite.page, self.cite.place, self.value)


@lru_cache(maxsize=4_096)
def _id(page: str, place: str, value: Value) -> str:
    """Known for the notes of the pages at hand, since each is asked for its id many times."""
    return content_id(page, KIND_OF[type(value)], place, dump(value))


def content_id(*parts: object) -> str:
    """Sixteen hex digits of the BLAKE2b of these parts as canonical JSON."""
    packed = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(packed.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
