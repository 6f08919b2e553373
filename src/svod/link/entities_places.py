"""When two names are one place's: a state under its names, adjectives and languages; a large city as languages call it; else
the same word in any case and alphabet. States are found here for bodies too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache, lru_cache

from svod.lang import language
from svod.lang.sounds import alike, heard, inflected, is_latin, skeleton
from svod.lang.world import LANGUAGES, REALM, cities, side, states
from svod.link.entities_clusters import Judged, Label, Rules

Words = tuple[str, ...]

_HEAD = 3  # letters by which words in any case are looked up
_LONG = 4  # words of a state's name at most


@lru_cache(maxsize=100_000)
def sounds(text: str) -> Words:
    """The words of a name as they sound, parted at spaces and hyphens; the sides of the world as Russian has them."""
    words = tuple(word for part in text.split() for piece in part.split("-") if (word := heard(piece)))
    return tuple(side(word) or word for word in words) if len(words) > 1 else words


class _Names:
    """Names in several words, looked up in any case."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._exact: dict[Words, str] = {}
        self._by_head: dict[tuple[int, str], list[Words]] = defaultdict(list)
        for name, key in rows:
            words = sounds(name.lower())
            if words and words not in self._exact:
                self._exact[words] = key
                self._by_head[len(words), words[0][:_HEAD]].append(words)

    def find(self, words: Words, *, settled: bool) -> str:
        """The key of these words, in the nominative (settled) or in any case; nothing where there is none."""
        if (key := self._exact.get(words)) is not None or not words:
            return key or ""
        if settled and len(words) == 1:
            return ""
        near = self._by_head.get((len(words), words[0][:_HEAD]), ())
        found = {self._exact[name] for name in near if all(_in_a_case(*pair) for pair in zip(words, name, strict=True))}
        return found.pop() if len(found) == 1 else ""


def _in_a_case(word: str, name: str) -> bool:
    """No case of a place's name is shorter than it by more than a letter."""
    return word == name or (len(name) > _HEAD and len(word) >= len(name) - 1 and inflected(word, name))


@cache
def _state_names(code: str) -> _Names:
    """Names, and nothing that stands for them: a capital is a town until somebody speaks in it."""
    return _Names([(name, state.code) for state in states(code) for name in (state.name, *state.aliases)])


@cache
def _adjectives(code: str) -> _Names:
    return _Names([(word, state.code) for state in states(code) for word in state.adjectives])


@cache
def _cities() -> _Names:
    return _Names([(name, zone) for code in LANGUAGES for zone, name in cities(code)])


@cache
def _realms() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in map(heard, REALM):
        found.setdefault(word[:_HEAD], []).append(word)
    return found


def _tongue(words: Words, text: str, code: str) -> str:
    return "en" if words and is_latin(text) else code


@lru_cache(maxsize=50_000)
def state_of(text: str, code: str) -> str:
    """The code of the state that a whole name is of: by its name, or an adjective with a word for what states are."""
    words, tongue = sounds(text), _tongue(sounds(text), text, code)
    settled = language(code) is not None
    if found := _state_names(tongue).find(words, settled=settled):
        return found
    if len(words) > 2:
        return ""
    realms = [word for word in words if any(inflected(word, realm) for realm in _realms().get(word[:_HEAD], ()))]
    rest = tuple(word for word in words if word not in realms)
    if len(rest) != 1:
        return ""
    return _adjectives(tongue).find(rest, settled=False) or (_state_names(tongue).find(rest, settled=False) if realms else "")


@lru_cache(maxsize=50_000)
def state_within(text: str, code: str) -> tuple[str, Words, bool]:
    """The one state that is named inside a body's name, in any case or as an adjective, the words that are left, and whether an
    adjective of it stands first (`Остмарская академия`). An abbreviation of two letters that stands first is none."""
    words, tongue = sounds(text), _tongue(sounds(text), text, code)
    names, adjectives = _state_names(tongue), _adjectives(tongue)
    for size in range(min(_LONG, len(words) - 1), 0, -1):
        for at in range(len(words) - size + 1):
            part = words[at : at + size]
            if not at and len("".join(part)) < _HEAD:
                continue
            named = names.find(part, settled=False)
            found = named or (adjectives.find(part, settled=False) if size == 1 else "")
            if found:
                rest = (*words[:at], *words[at + size :])
                left = tuple(word for word in rest if word not in _realms().get(word[:_HEAD], ())) or rest
                return found, left, not named and not at
    return "", words, False


@lru_cache(maxsize=50_000)
def place(text: str, code: str) -> tuple[str, Words]:
    """What a place is known by, a state's code or a city's key or nothing, and its words but for `республика` before them."""
    words = sounds(text)
    if state := state_of(text, code):
        return f"state {state}", words
    if len(words) == 2 and words[0] in _realms().get(words[0][:_HEAD], ()):
        words = words[1:]
    return _cities().find(words, settled=language(code) is not None), words


def keys(label: Label) -> Iterator[Hashable]:
    """A place under what it is known by, else under the beginning of its words and under its consonants."""
    known, words = place(label.text, label.code)
    if known:
        yield "known", known
    elif words:
        yield "words", len(words), words[0][:_HEAD], words[-1][:_HEAD]
        if len("".join(map(skeleton, words))) > _HEAD:
            yield "sounds", tuple(map(skeleton, words))


def judge(label: Label, other: Label) -> Judged | None:
    """Whether a name is the place of another one."""
    (known, words), (of, others) = place(label.text, label.code), place(other.text, other.code)
    if known or of:
        return Judged(0.98, f"names of one place: {label.normal}, {other.normal}") if known == of else None
    if words == others:
        return Judged(0.97, f"the same words: {label.normal}, {other.normal}")
    if len(words) != len(others):
        return None
    pairs = list(zip(words, others, strict=True))
    settled = language(label.code) is not None and language(other.code) is not None
    if not settled and all(inflected(*pair) and min(map(len, pair)) > _LONG for pair in pairs):
        return Judged(0.9, f"the same word in other cases: {label.normal}, {other.normal}")
    foreign = is_latin(label.text) != is_latin(other.text) or label.code != other.code
    if foreign and all(inflected(*pair) or alike(*pair) for pair in pairs):
        return Judged(0.8, f"spelt as another language hears it: {label.normal}, {other.normal}")
    return None


def judge_on_page(label: Label, other: Label) -> Judged | None:
    """The same on one page, where a bare last word stands for the one longer name that ends in it, unless that tells one side
    of a place from another."""
    if judged := judge(label, other):
        return judged
    (known, words), (_, others) = place(label.text, label.code), place(other.text, other.code)
    if known or len(words) != 1 or len(others) != 2 or not inflected(others[-1], words[0]):
        return None
    if side(heard(other.text.split()[0])):
        return None
    return Judged(0.85, f"{label.normal}: the one longer name on the page that ends so, {other.normal}")


def part_keys(label: Label) -> Iterator[Hashable]:
    """Under what a place is found by its last word alone, as on its own page."""
    yield from keys(label)
    if words := place(label.text, label.code)[1]:
        yield "last", words[-1]


def order(label: Label) -> tuple[object, ...]:
    """Longer names first, the nominative before unknown cases, the most frequent first."""
    return -len(sounds(label.text)), language(label.code) is None, is_latin(label.text), -label.pages


RULES = Rules(keys, judge, order)
ON_PAGE = Rules(part_keys, judge_on_page, order, most=1.0)
