"""Russian. What `svod.lang.base.Language` lists, each delegated to the module that knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.resources import files

from svod.lang.base import FoundTime, Outlet
from svod.lang.ru.morphology import lemma_of
from svod.lang.ru.parsing import analyse, parse
from svod.lang.ru.naming import nominative
from svod.lang.ru.splitting import sentences
from svod.model.note import HappeningType
from svod.model.span import Span

# A submodule takes its own name in this package when it is first imported, so these three are imported before the functions
# of the same names are defined.
try:
    from svod.lang.ru.times import find as _find_times
except ModuleNotFoundError:
    _find_times = None
try:
    from svod.lang.ru.outlets import OUTLETS as _OUTLETS
except ModuleNotFoundError:
    _OUTLETS = ()
try:
    from svod.lang.ru.happenings import HAPPENINGS as _HAPPENINGS
except ModuleNotFoundError:
    _HAPPENINGS = {}

__all__ = ["CODE", "TABLES", "analyse", "examples", "happenings", "lemma", "nominative", "outlets", "parse", "sentences", "times"]

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
    return tuple(_find_times(content, spans, published)) if _find_times else ()


def lemma(word: str, pos: str = "") -> str:
    """The dictionary's normal form of a word, of that part of speech if it has one; lower case."""
    return lemma_of(word, pos)


def outlets() -> Sequence[Outlet]:
    """Known outlets, agencies and press services."""
    return _OUTLETS


def happenings() -> Iterable[tuple[str, HappeningType]]:
    """Lemmas of words that name a happening, and its type."""
    return _HAPPENINGS.items()


def examples() -> Sequence[str]:
    """Whole phrases of the language, our own, for property tests to draw from."""
    return EXAMPLES


EXAMPLES = (
    "Президент Веронии Гордей Лунёв заявил, что «переговоры продолжатся».",
    "По словам Марты Вельц, 12 марта границу открыли.",
    "«Мы не отступим», — сказала Ясна Корель журналистам.",
    "Об этом сообщает «Вестник Заречья» со ссылкой на агентство «Меридиан».",
    "В начале июля 2031 года министр иностранных дел Лурии А. П. Симан прибыл в Тарсию.",
)
