"""What a language knows of stands: the words by which a text shows on which side of a matter somebody is.

A language that knows them exposes `TABLE` in its module `stands`; without it no stand is found, and none guessed. All patterns
are regular expressions over lower-case text, ё as е.
"""

from __future__ import annotations

from dataclasses import dataclass

from svod.model.link import StandKind


@dataclass(frozen=True, slots=True)
class StandCue:
    """A pattern that shows a stand; `why` explains it to a reader.

    of: what the words after it name: a `thing` (a plan, a deed; whose it is may stand beside it), a `claim` (somebody's words),
    `whom` (the other party itself may stand right there), a thing that begins with a small letter, since a name means something
    else (`small`), whose stand it is (`whose`: `не нравится Лунёву`), or what is thought (`view`), which takes no side yet.
    stems: a text without any of them does not hold the pattern; without stems each text is searched.
    """

    stand: StandKind
    pattern: str
    why: str
    of: str = "thing"
    stems: tuple[str, ...] = ()


_NEVER = "(?!)"  # a pattern that a language lacks is met nowhere


@dataclass(frozen=True, slots=True)
class StandTable:
    """Cues of stands.

    attitudes: words of the page's own that give somebody's stand. reports: on the word that reports a saying. contents: on what
    was said. none: a content that denies that a thing is there, as group `thing`. no: any word of negation. negations: words
    that negate the next one, which stand before group `rest`; passed: words between the two; oneself: verbs of the first
    person, each before its lemma; unless: words beside a negation that make it none; degrees: words that
    compare, beside which a negation praises or blames and denies nothing (`не было никого добрее`). antonyms: pairs of lemmas
    that exclude each other; prefixes:
    those that make a verb perfective; contrary: those that turn a word round. must, must_not: what should be done, and what
    should not. asks: signs of a question, a condition or a guess, which assert nothing.

    naming: the verb by which somebody calls a thing a name. things: words for a thing named before (`происходящее`). acts:
    verbs with which a party's own name for its act stands in quotation marks. loaded: names by which sides call one use of
    force, as group `name`; refused: words right before such a name that refuse it. called: where something is called a `name`,
    as groups `who` and `name`; else_called: the same right after it, its verb left out.

    owned: nouns of what somebody stands for, whose it is named after them (`план`, `решение`); offered: those of them that ask
    for others' support (`призыв`); words_of: the same for what somebody said (`слова`, `обвинения`); beside: what may stand
    between such a noun and its owner. these: words by which a denial points back at what was said before (`эти`). parts: where
    another clause begins. crowds: parties without a name, as group `who` (`СМИ`). turns: words by which a sentence sets one
    party beside the one before (`в свою очередь`); breaks: those by which it goes on against what came before (`однако`).

    they, one, who: pronouns for several, for one, and relative ones. also: what joins two names into one list. patronymic: a
    father's name, which stands for a surname. verbal: a cue that is a verb, with a subject of its own; several: a verb that
    tells of several; adverbs: words that end as a noun does and are no subject; roles: nouns that tell again a person who was
    named; feminine: such a noun, or a first name, of a woman. empty: words that do not tell one matter from another.

    counted: a number, as groups `n`, `scale` and `what`; scales: what those words multiply by; rough: words by which a number
    is none to the unit.
    """

    attitudes: tuple[StandCue, ...] = ()
    reports: tuple[StandCue, ...] = ()
    contents: tuple[StandCue, ...] = ()
    none: str = ""
    no: str = ""
    negations: str = ""
    passed: frozenset[str] = frozenset()
    oneself: str = ""
    unless: frozenset[str] = frozenset()
    degrees: str = ""
    antonyms: tuple[tuple[str, str], ...] = ()
    prefixes: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    must: str = ""
    must_not: str = ""
    asks: str = ""
    naming: str = ""
    things: str = ""
    acts: str = ""
    loaded: str = ""
    refused: str = _NEVER
    called: str = ""
    else_called: str = _NEVER
    owned: str = ""
    offered: str = ""
    words_of: str = ""
    beside: str = ""
    these: str = ""
    parts: str = ""
    crowds: str = ""
    turns: str = ""
    breaks: str = ""
    they: str = _NEVER
    one: str = _NEVER
    who: str = ""
    also: str = ""
    patronymic: str = ""
    verbal: str = ""
    several: str = ""
    adverbs: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    feminine: str = ""
    empty: frozenset[str] = frozenset()
    counted: str = ""
    scales: tuple[tuple[str, float], ...] = ()
    rough: str = _NEVER
