"""Page words as they may be shown: they came from the web, and must neither hide words nor turn them about."""

from __future__ import annotations

import re

# What turns the direction of words about, or hides them: a page may show other words than it holds.
_TURNING = "".join(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # that stand on the letter before them
)
_TOWER = 4  # of them on one letter; more than any language writes would cover the lines around it
_HOSTILE = re.compile(f"[{_TURNING}\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|(?<=[{_MARKS}]{{{_TOWER}}})[{_MARKS}]")
_UNUSUAL = re.compile(
    "[^ -~\u00a0-\u02ff\u0400-\u0482\u048a-\u04ff\u2010-\u2027]"
)  # six times as fast: nearly all words have none
_PICTURES = 0x2400  # where Unicode draws control characters


def clean(words: str) -> str:
    """Page words that show all there is: control characters are drawn, and what would turn the words about, is no character
    at all, or would stand on a tower of marks, is U+FFFD. As long as the words were, so that places in it hold."""
    if not _UNUSUAL.search(words):
        return words
    return _HOSTILE.sub(lambda met: chr(_PICTURES + ord(met[0])) if met[0] < " " else "\ufffd", words)
