"""The office that stands with a person's name: the row of nouns right before it, or an apposition after it."""

from __future__ import annotations

from collections.abc import Sequence

from svod.lang.base import Mention, Parsed, Token
from svod.lang.ru.declension import known_cases
from svod.lang.ru.phrases import nominative
from svod.lang.ru.spelling import QUOTES, joined
from svod.model.span import Span

# Words that stand before a name and are no office: forms of address, kinship, mere people.
NO_OFFICE = frozenset(
    {
        "господин", "госпожа", "товарищ", "гражданин", "гражданка", "г-н", "г-жа", "сэр", "мистер", "миссис",  # address
        "муж", "жена", "супруг", "супруга", "сын", "дочь", "брат", "сестра", "отец", "мать", "внук", "внучка", "дядя",
        "тётя", "дед", "бабушка", "родитель", "ребёнок", "друг", "подруга", "вдова", "вдовец",  # kin and friends
        "предшественник", "предшественница", "преемник", "преемница", "коллега", "соперник",  # seen from another person
        "человек", "мужчина", "женщина", "житель", "жительница", "тёзка", "сам", "некто",  # anybody
        "россиянин", "россиянка", "американец", "украинец", "жертва", "свидетель",
    }
)  # fmt: skip

# Offices in one form, which the model takes for names and adjectives.
ACTING = frozenset({"врио", "замглавы", "замминистра", "замдиректора", "замгендиректора", "замначальника", "завотделом"})
_FOR_NOW = ["и", ".", "о", "."]

LONGEST = 14  # tokens of an office: «первый заместитель министра … по вопросам …»
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM", "X"})


def office(parsed: Parsed, mention: Mention) -> str:
    """The office that stands with a person, in the nominative, or nothing."""
    tokens = parsed.tokens
    inside = [
        place for place, token in enumerate(tokens) if mention.span.start <= token.start and token.stop <= mention.span.stop
    ]
    people = [other.span for other in parsed.mentions if other.kind == "person"]
    if mention.kind != "person" or not inside or any(other.start == mention.span.stop + 1 for other in people):
        return ""  # `адвокат Лунёва | Артур Симан`: the office is of the second
    barrier = max((other.stop for other in people if other.stop < mention.span.start - 1), default=0)
    row = _start_of_row(tokens, inside[0], barrier)
    found = _acting(tokens, row, inside[0]) or next(
        filter(None, (_before(tokens, row, inside[0], case) for case in _cases_of(tokens, inside))), ""
    )
    return found or _after(tokens, inside, people)


def _cases_of(tokens: Sequence[Token], inside: Sequence[int]) -> list[str]:
    """The case that most parts of the name are tagged with, the first of equals; then those that the dictionary reads its first
    word in, the genitive left out, in which what hangs on an office stands too."""
    tagged = [tokens[place].feat("Case") for place in inside if tokens[place].feat("Case")]
    case = max(tagged, key=tagged.count) if tagged else ""
    return [case, *sorted(known_cases(tokens[inside[0]].text.lower()) - {case, "Gen", "Acc"})]


def _acting(tokens: Sequence[Token], start: int, first: int) -> str:
    """`врио главы Остмарии | Гордей Лунёв`, `и. о. министра`: words of an office that have one form, with all that follows."""
    heads = (place for place in range(start, first) if tokens[place].text.lower() in ACTING)
    head = next(heads, start - 4 if [token.text.lower() for token in tokens[max(0, start - 4) : start]] == _FOR_NOW else None)
    if head is None:
        return ""
    words = joined(tokens[head:first], [token.text for token in tokens[head:first]])
    return words[:1].lower() + words[1:]


def _before(tokens: Sequence[Token], start: int, first: int, case: str) -> str:
    """`пресс-секретарь президента Остмарии | Гордей Лунёв`: the nearest noun for a person in the name's case. In the genitive
    what hangs on an office has its case too: of `представителя президента Лунёва` nobody can say who Лунёв is."""
    fitting = [place for place in range(first - 1, start - 1, -1) if _is_office(tokens, place, case)]
    if not fitting or (len(fitting) > 1 and case in ("Gen", "Acc")):
        return ""
    head = fitting[0]
    if tokens[head].lemma in NO_OFFICE:
        return ""
    while head > start and _qualifies(tokens[head - 1], tokens[fitting[0]]):
        head -= 1
    return _phrase(tokens, head, first)


def _qualifies(token: Token, noun: Token) -> bool:
    """An adjective or numeral of the noun; whose he is (`свой`, `наш`) is no part of an office."""
    return token.pos in ("ADJ", "NUM") and token.feat("Case") in (noun.feat("Case"), "")


def _phrase(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The words in the nominative, without the capital that the start of a sentence gave them."""
    words = nominative(tokens[start:stop])
    opens = all(not token.text[:1].isalpha() for token in tokens[:start])
    lowered = opens and tokens[start].pos != "PROPN" and tokens[start].text[1:].islower()
    return words[:1].lower() + words[1:] if lowered else words


def _start_of_row(tokens: Sequence[Token], first: int, barrier: int) -> int:
    """Where the row of nouns and what belongs to them starts that ends right before a name; barrier: where the name of
    another person ends, in characters of the page."""
    start = first
    while start > max(0, first - LONGEST) and tokens[start - 1].start >= barrier and _is_inside(tokens, start - 1):
        start -= 1
    return start


def _is_inside(tokens: Sequence[Token], place: int) -> bool:
    return tokens[place].pos in _INSIDE or tokens[place].text in QUOTES or _is_and(tokens, place)


def _is_and(tokens: Sequence[Token], place: int) -> bool:
    """`министр культуры | и | спорта`: between two nouns of one case, neither of them a person."""
    if tokens[place].text != "и" or not place or place + 1 == len(tokens):
        return False
    left, right = tokens[place - 1], tokens[place + 1]
    return left.pos == "NOUN" and left.feat("Animacy") == "Inan" and left.feat("Case") == right.feat("Case")


def _is_office(tokens: Sequence[Token], place: int, case: str) -> bool:
    """A common noun for a person in that case, on no preposition that stands between it and the name."""
    token = tokens[place]
    return (
        token.pos == "NOUN"
        and token.feat("Animacy") == "Anim"
        and token.feat("Case") == case
        and token.feat("Number") != "Plur"
    )


def _after(tokens: Sequence[Token], inside: Sequence[int], people: Sequence[Span]) -> str:
    """`Гордей Лунёв, посол Остмарии в Тарсии,`: an apposition to the name, up to the next mark. What the model takes for a list
    is one where a noun for a person comes first and nobody else is named."""
    last = inside[-1]
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return ""
    stop = next((place for place in range(last + 2, min(len(tokens), last + 2 + LONGEST)) if _ends(tokens[place])), 0)
    heads = [p for p in range(last + 2, stop) if tokens[p].rel == "appos" and tokens[p].head in inside]
    if not heads and stop > last + 2 and not any(tokens[last].stop < other.start < tokens[stop].start for other in people):
        alike = tokens[last + 2].rel == "conj" and tokens[last + 2].feat("Case") == tokens[inside[0]].feat("Case")
        heads = [last + 2] if alike and tokens[stop].text == "," else []
    if not stop or not heads or tokens[stop].text not in (",", ")", ".", "—", "–"):
        return ""
    head = heads[0]
    if not _is_office(tokens, head, tokens[head].feat("Case")) or tokens[head].lemma in NO_OFFICE:
        return ""
    return _phrase(tokens, last + 2, stop)


def _ends(token: Token) -> bool:
    return token.pos in ("PUNCT", "VERB", "AUX", "PRON", "SCONJ") and token.text not in QUOTES
