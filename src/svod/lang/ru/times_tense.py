"""Whether the words around a time speak of what was, is or will be.

The verb nearest to the time decides: a mark between them makes it further, since clauses end there. Words that plan (`назначить`,
`предстоять`) speak of the future in every tense, reporting verbs in the present (`сообщает в среду`) of the past.
"""

from __future__ import annotations

import re
from typing import Literal

from svod.lang.ru.morphology import readings
from svod.model.span import Span

Tense = Literal["past", "present", "future", "unknown"]

_PIECE = re.compile(r"[^\W\d_]+|[^\w\s]")
# How many words a mark between the time and a verb is worth.
_FAR = {",": 3, "(": 3, ")": 3, "«": 6, "»": 6, "„": 6, "“": 6, "”": 6, '"': 6, ":": 6, ";": 8, "—": 4, "–": 4, "-": 1, ".": 4}
_REACH = 40  # words; beyond them a verb says nothing of the time

# What is planned: with "на", "до", "к" the date lies ahead whatever the tense of these.
_PLANS = frozenset(
    """запланировать планировать назначить назначать наметить намечать перенести переносить отложить откладывать продлить
    продлевать согласовать рассчитать объявить анонсировать отсрочить пригласить созвать""".split()
)
# Present in form, future in what they say.
_AHEAD = frozenset(
    """планировать планироваться намеренный намереваться собираться предстоять ожидать ожидаться должный обещать надеяться
    рассчитывать готовиться намечаться хотеть мочь""".split()
)
# Reports: their present is the day of the page or the days before.
_REPORTS = frozenset(
    """сообщать сообщаться передавать писать говориться отмечаться отмечать информировать заявлять цитировать следовать
    утверждать рассказывать указывать указываться подчёркивать считать уверять пояснять уточнять добавлять
    свидетельствовать напоминать""".split()
)
# What a writer says to the reader ("Напомним, …") is in no tense of the story.
_ASIDES = frozenset("напомнить отметить добавить уточнить подчеркнуть сказать заметить пояснить".split())
# Verbs after whose past an infinitive is past too ("не смог приехать в среду").
_DONE = frozenset("смочь удаться успеть прийтись начать стать прекратить продолжить решиться перестать отказаться".split())
_BE = frozenset({"будет", "будут", "буду", "будем", "будете", "будешь"})


def tense_at(content: str, sentence: Span, place: Span, plan: bool) -> Tense:
    """The tense of the story at a place of a sentence. plan: the time stands after `на`, `до` or `к`."""
    right = _walk(_PIECE.findall(content, place.stop, max(sentence.stop, place.stop)), plan)
    before = _PIECE.findall(content, min(sentence.start, place.start), place.start)
    left = _walk(before[::-1], plan, backwards=True)
    return min((right, left), key=lambda found: found[0])[1]  # of two that are as near, the one that follows


def _walk(pieces: list[str], plan: bool, backwards: bool = False) -> tuple[int, Tense]:
    """How far the nearest verb on one side is, and its tense."""
    cost = 0
    for place, piece in enumerate(pieces[:_REACH]):
        cost += _FAR.get(piece, 1)
        around = pieces[place + 1 : place + 4] if backwards else pieces[max(place - 3, 0) : place]
        found = _tense_of(piece.lower(), plan, [word.lower() for word in around], pieces[:place] if backwards else [])
        if found != "unknown":
            return cost, found
    return 1_000, "unknown"


def _tense_of(word: str, plan: bool, governors: list[str], passed: list[str]) -> Tense:
    """The tense a word gives, `unknown` where it is no verb. governors: the words just before it in the sentence."""
    if len(word) < 2 or not word.isalpha():
        return "unknown"
    reading = readings(word)[0]
    pos, lemma = str(reading.tag.POS), str(reading.normal_form)
    if lemma in _ASIDES and "futr" in reading.tag.grammemes:
        return "unknown"
    if word in _BE:
        return "future"
    if pos == "INFN":
        return "past" if any(readings(other)[0].normal_form in _DONE for other in governors) else "future"
    if pos == "ADJS" and lemma in _AHEAD:
        return "future"
    if pos not in {"VERB", "PRTF", "PRTS", "GRND"}:
        return "unknown"
    if plan and lemma in _PLANS:
        return "future"
    return _of_verb(pos, lemma, frozenset(reading.tag.grammemes), governors)


def _of_verb(pos: str, lemma: str, grammemes: frozenset[str], governors: list[str]) -> Tense:
    if "futr" in grammemes:
        return "future"
    if pos == "PRTS" and _BE.intersection(governors):
        return "future"  # "будут опубликованы"
    if "past" in grammemes:
        return "past"
    if lemma in _AHEAD:
        return "future"
    return "past" if lemma in _REPORTS else "present"
