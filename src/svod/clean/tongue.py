"""Which language a text is in: told by its letters where they tell, by py3langid where they do not."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Protocol, cast

from svod.model.text import Fact

UNKNOWN = "und"  # ISO 639: undetermined
ENOUGH = 40  # letters below which a statistical guess is worse than none
SAMPLE = 4_000  # characters of a text that are looked at

# Letters that one language alone of its script has in every few words; the first row that a text shows wins. The share is of
# all its letters: a foreign name holds one or two of them, the language itself several in a hundred. A page that names an
# outlet of another language still has more of its own letters, the Russian ones for its Slavic neighbours.
RUSSIAN = ("ыэё", 0.004)
LETTERS = (
    ("be", "ў", 0.002),
    ("uk", "їєґ", 0.002),
    ("kk", "әңғүұқөһ", 0.02),
    ("ky", "ңүө", 0.01),
    ("tg", "ӣӯҳҷқғ", 0.01),
    ("sr", "ђћџјљњ", 0.01),
    ("mk", "ѓќѕј", 0.005),
    ("ru", *RUSSIAN),
    ("hy", "աեիոնր", 0.1),
    ("ka", "აეიორს", 0.1),
    ("el", "αεηιου", 0.1),
    ("az", "əğı", 0.02),
    ("tr", "ğış", 0.02),
)
CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...
    def set_languages(self, langs: list[str] | None = None) -> None: ...


@cache
def _identifier(cyrillic: bool) -> _Identifier:
    """py3langid's model, loaded when it is first needed (about a second); among the languages of one script."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = cast(_Identifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))
    if cyrillic:
        identifier.set_languages(list(CYRILLIC))
    return identifier


def language_of(text: str, given: str | None = None, tagged: str | None = None) -> Fact:
    """The language's ISO 639-1 code and why. given: what a list beside the page says; tagged: the HTML's `lang`, which many
    pages carry wrongly, so that it decides only where the letters do not."""
    if given:
        return Fact(given[:2].lower(), "given with the page")
    counts = {letter: count for letter, count in Counter(text[:SAMPLE].lower()).items() if letter.isalpha()}
    if not counts:
        return Fact(UNKNOWN, "no letters")
    letters = sum(counts.values())
    for code, own, share in LETTERS:
        shown = sum(counts.get(letter, 0) for letter in own)
        if shown / letters >= share and (code != "uk" or shown > sum(counts.get(letter, 0) for letter in RUSSIAN[0])):
            return Fact(code, f"letters of its own: {', '.join(sorted(set(own) & counts.keys())[:4])}")
    cyrillic = sum(count for letter, count in counts.items() if "а" <= letter <= "я") / letters
    if tagged and re.match(r"[A-Za-z]{2}\b", tagged):
        return Fact(tagged[:2].lower(), "the page's own tag")
    if letters < ENOUGH:
        return Fact("ru", "Cyrillic letters, and too few to tell more") if cyrillic > 0.5 else Fact(UNKNOWN, "too few letters")
    code, share = _identifier(cyrillic > 0.5).classify(text[:SAMPLE])
    return Fact(code, f"py3langid, {share:.2f}")
