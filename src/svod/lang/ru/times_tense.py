"""Whether the words around a time speak of what was, is or will be.

The verb nearest to the time decides: a mark between them makes it further, since clauses end there. Words that plan
(`назначить`, `предстоять`) speak of the future in every tense, reporting verbs in the present (`сообщает в среду`) of the
past.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from svod.lang.ru.morphology import readings
from svod.model.span import Span

# `planned`: what was to be, and may have been or lie ahead still ("должно было пройти 5 мая").
Tense = Literal["past", "present", "future", "planned", "unknown"]

_RUSSIAN = re.compile("[а-яё]+")
_PIECE = re.compile(r"[^\W\d_]+|[^\w\s]")
# How many words a mark between the time and a verb is worth.
_FAR = {",": 5, "(": 3, ")": 3, "«": 6, "»": 6, "„": 6, "“": 6, "”": 6, '"': 6, ":": 6, ";": 8, "—": 4, "–": 4, "-": 1, ".": 4}


def _set(lemmas: str) -> frozenset[str]:
    return frozenset(lemmas.split())


_REACH = 40  # words; beyond them a verb says nothing of the time

# What is planned: with "на", "до", "к" the date lies ahead whatever the tense of these.
_PLANS = _set(
    """запланировать планировать назначить назначать наметить намечать перенести переносить отложить откладывать продлить
    продлевать согласовать рассчитать объявить анонсировать отсрочить пригласить созвать"""
)
# What is foreseen: its date lies ahead of the foreseeing in every form and behind every preposition.
_FORESEES = _set("запланировать прогнозировать спрогнозировать предсказать предсказывать")
# Present in form, future in what they say.
_AHEAD = _set(
    """планировать планироваться намеренный намереваться собираться предстоять ожидать ожидаться должный обещать надеяться
    рассчитывать готовиться намечаться хотеть мочь"""
)
# Reports: their present is the day of the page or the days before.
_REPORTS = _set(
    """сообщать сообщаться передавать писать говориться отмечаться отмечать информировать заявлять цитировать следовать
    утверждать рассказывать указывать указываться подчёркивать считать уверять пояснять уточнять добавлять
    свидетельствовать напоминать"""
)
# What a writer says to the reader ("Напомним, …") is in no tense of the story; and the report that follows its words ("…,
# сказал он") does not tell when they happen.
_SAYS = _set(
    """напомнить отметить добавить уточнить подчеркнуть сказать заметить пояснить заявить сообщить рассказать написать передать
    указать объяснить признать ответить"""
)
# Verbs after whose past an infinitive is past too ("не смог приехать в среду").
_DONE = _set("смочь удаться успеть прийтись начать стать прекратить продолжить решиться перестать отказаться")
# Verbs whose imperfective past tells no length but what happened each year ("сезон начинался весной").
_TURNS = _set(
    "начинаться начинать заканчиваться заканчивать завершаться завершать проводиться проводить проходить возвращаться"
)
_BE = frozenset({"будет", "будут", "буду", "будем", "будете", "будешь"})
_WAS = frozenset({"был", "была", "было", "были"})
# Of what has no verb: "вероятно, в мае", "высока вероятность новой волны осенью".
_MAYBE = frozenset(["вероятно", "возможно", "предположительно", "ориентировочно", "вероятность", "прогноз", "риск", "угроза"])
# What is looked forward to is no habit, though it is told in the imperfective ("осенью и зимой следует ждать волны").
_EXPECTS = _AHEAD | _set(
    "ждать ожидать предусматривать предполагать прогнозировать предсказывать готовить обсуждать предлагать"
)


@lru_cache(maxsize=1 << 14)
def likeliest(word: str) -> tuple[str, str, frozenset[str]] | None:
    """Part of speech, lemma and grammemes of a word's likeliest reading in OpenCorpora's terms; None for what is not written
    in Russian letters (pymorphy3 fails on characters that Unicode does not name)."""
    if not _RUSSIAN.fullmatch(word.lower()):
        return None
    reading = readings(word.lower())[0]
    return str(reading.tag.POS), str(reading.normal_form), frozenset(reading.tag.grammemes)


def tense_at(content: str, sentence: Span, place: Span, plan: bool) -> Tense:
    """The tense of the story at a place of a sentence. plan: the time stands after `на`, `до` or `к`."""
    right = _walk(_PIECE.findall(content, place.stop, max(sentence.stop, place.stop)), plan)
    before = _PIECE.findall(content, min(sentence.start, place.start), place.start)
    left = _walk(before[::-1], plan, backwards=True)
    tense = min((right, left), key=lambda found: found[0])[1]  # of two that are as near, the one that follows
    return "future" if tense == "unknown" and _MAYBE.intersection(word.lower() for word in before) else tense


def is_habit_at(content: str, sentence: Span, place: Span) -> bool:
    """True where the verb nearest to a place of a sentence tells what goes on each time: imperfective, and no plan or past."""
    right = _PIECE.findall(content, place.stop, max(sentence.stop, place.stop))
    left = _PIECE.findall(content, min(sentence.start, place.start), place.start)[::-1]
    verbs = [found for found in map(_verb, (right, left)) if found]
    if not verbs:
        return False
    _, lemma, grams = min(verbs)
    return "impf" in grams and lemma not in _EXPECTS and ("past" not in grams or lemma in _TURNS)


def _verb(pieces: list[str]) -> tuple[int, str, frozenset[str]] | None:
    """How far the nearest verb or infinitive is, its lemma and its grammemes."""
    cost = 0
    for place, piece in enumerate(pieces[:_REACH]):
        cost += _FAR.get(piece, 1)
        reading = likeliest(piece) if len(piece) > 1 else None
        if reading and reading[0] in {"VERB", "INFN", "PRTS"} and piece.lower() not in _BE:
            lasts = reading[0] == "INFN" and _BE.intersection(pieces[place : place + 3])  # "будут стартовать"
            return cost, reading[1], reading[2] | ({"impf"} if lasts else set())
    return None


def _walk(pieces: list[str], plan: bool, backwards: bool = False) -> tuple[int, Tense]:
    """How far the nearest verb on one side is, and its tense."""
    cost, clauses = 0, 0
    for place, piece in enumerate(pieces[:_REACH]):
        cost += _FAR.get(piece, 1)
        clauses += piece == ","
        around = pieces[place + 1 : place + 4] if backwards else pieces[max(place - 3, 0) : place]
        found = _tense_of(piece.lower(), plan, [word.lower() for word in around])
        if found != "unknown" and (backwards or not clauses or not _is_report(piece)):
            return cost, found
    return 1_000, "unknown"


def _is_report(word: str) -> bool:
    reading = likeliest(word)
    return reading is not None and (reading[1] in _SAYS or reading[1] in _REPORTS)


def _tense_of(word: str, plan: bool, governors: list[str]) -> Tense:
    """The tense a word gives, `unknown` where it is no verb. governors: the words just before it in the sentence."""
    reading = likeliest(word) if len(word) > 1 else None
    if reading is None:
        return "unknown"
    pos, lemma, grams = reading
    if lemma in _SAYS and "futr" in grams:
        return "unknown"
    if word in _BE:
        return "future"
    if pos == "INFN":
        if _WAS.intersection(governors):
            return "planned"  # "должны были показать"
        return "past" if any(found[1] in _DONE for found in map(likeliest, governors) if found) else "future"
    if pos == "ADJS" and lemma in _AHEAD:
        return "planned" if _WAS.intersection(governors) else "future"
    if pos not in {"VERB", "PRTF", "PRTS", "GRND"}:
        return "unknown"
    if lemma in _FORESEES or (plan and lemma in _PLANS):
        return "future"
    return _of_verb(pos, lemma, grams, governors)


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
