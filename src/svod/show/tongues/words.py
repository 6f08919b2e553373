"""The interface's languages: English stands in the templates, others in `locale/CODE.po`, read when the server starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale
from babel.messages.pofile import read_po
from babel.plural import PluralRule

NAMES = {"en": "English", "ru": "Русский"}
"""The languages that the interface speaks, as each calls itself."""


@dataclass(frozen=True)
class Tongue:
    """One language of the interface. plural: which form a number takes, from 0."""

    code: str
    said: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], str] = field(default_factory=lambda: PluralRule({"one": "n is 1"}))

    def gettext(self, words: str) -> str:
        """These English words in this language, or as they are."""
        return self.said.get(words, words)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The words that go with this number."""
        forms = self.forms.get(one)
        if not forms:
            return one if number == 1 else many
        order = ("one", "few", "many")
        at = order.index(kind) if (kind := self.plural(number)) in order else len(forms) - 1
        return forms[min(at, len(forms) - 1)]


@cache
def tongue(code: str) -> Tongue:
    """The language of this code; English where there is none."""
    if code not in NAMES or code == "en":
        return Tongue("en")
    with files("svod.show.tongues").joinpath("locale", f"{code}.po").open("rb") as file:
        catalog = read_po(file, locale=code, charset="utf-8")
    said, forms = dict[str, str](), dict[str, tuple[str, ...]]()
    for message in catalog:
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id and message.string:
            said[message.id] = message.string
        elif isinstance(message.id, tuple | list) and not isinstance(message.string, str):
            forms[message.id[0]] = tuple(one or "" for one in message.string or ())
    return Tongue(code, said, forms, lru_cache(maxsize=4096)(Locale(code).plural_form))


def preferred(accepted: str) -> str:
    """The code of the interface's language that a browser's Accept-Language asks for first; English where it asks for none."""
    asked = []
    for at, part in enumerate(accepted.split(",")):
        name, _, weight = part.strip().partition(";q=")
        try:
            asked.append((-float(weight or 1), at, name.split("-")[0].lower()))
        except ValueError:
            continue  # a weight that is no number: the browser does not say
    return next((code for _, _, code in sorted(asked) if code in NAMES), "en")
