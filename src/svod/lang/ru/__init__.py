"""Russian. What `svod.lang.base.Language` lists, each delegated to the module that knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files

from svod.lang.base import FoundTime, Outlet

# A submodule takes its own name in this package when it is first imported: `times`, `outlets` and `happenings` are imported
# here, before the functions of the same names are defined below.
from svod.lang.ru.happenings import HAPPENINGS
from svod.lang.ru.morphology import base_of, lemma_of
from svod.lang.ru.offices import office
from svod.lang.ru.outlets import OUTLETS
from svod.lang.ru.parsing import analyse, parse
from svod.lang.ru.phrases import nominative
from svod.lang.ru.splitting import sentences
from svod.lang.ru.times import find as find_times
from svod.model.note import HappeningType
from svod.model.span import Span

__all__ = [
    "CODE",
    "TABLES",
    "analyse",
    "base",
    "examples",
    "happenings",
    "lemma",
    "nominative",
    "office",
    "outlets",
    "parse",
    "sentences",
    "times",
]

CODE = "ru"


def _digest() -> str:
    """Of every table and grammar of this folder, so that a changed one annotates again."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


TABLES = _digest()


def times(content: str, spans: Sequence[Span], published: date | None) -> tuple[FoundTime, ...]:
    """The times in these blocks of one page, in order."""
    return find_times(content, spans, published)


def lemma(word: str, pos: str = "") -> str:
    """The dictionary's normal form of a word, of that part of speech if it has one; lower case."""
    return lemma_of(word, pos)


def base(word: str) -> str:
    """What all forms of a word share."""
    return base_of(word)


def outlets() -> Sequence[Outlet]:
    """Known outlets, agencies and press services."""
    return OUTLETS


def happenings() -> Iterable[tuple[str, HappeningType]]:
    """Lemmas of words that name a happening, and its type."""
    return HAPPENINGS.items()


def examples() -> Sequence[str]:
    """Whole phrases of the language, our own, for property tests to draw from."""
    return EXAMPLES


# Of each thing that is looked for in a page, in the layouts that news has: quotations, relays, offices, times, datelines.
EXAMPLES = (
    "Президент Веронии Гордей Лунёв заявил, что «переговоры продолжатся».",
    "По словам Марты Вельц, 12 марта границу открыли.",
    "«Мы не отступим», — сказала Ясна Корель журналистам.",
    "«Границу, — добавил Лунёв, — откроют в среду».",
    "Об этом сообщает «Вестник Заречья» со ссылкой на агентство «Меридиан».",
    "В начале июля 2031 года министр иностранных дел Лурии А. П. Симан прибыл в Тарсию.",
    "ЗАРЕЧЬЕ, 15 янв. — Меридиан. В пресс-службе ведомства от комментариев отказались.",
    'Как отмечается в заявлении МИД Остмарии, "стороны договорились о прекращении огня".',
    "В Министерстве обороны Тарсии опровергли сообщения о гибели 14 человек вечером 3 августа.",
    "Лунёв: войны не будет",
)
