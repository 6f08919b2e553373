"""What pages are called: labels that can be shown and typed, whatever characters their files bear."""

from __future__ import annotations

import re

# Controls (a terminal obeys them), line and paragraph separators, lone surrogates (a file name that is no UTF-8), and the
# marks that turn the direction of writing, with which a name can be made to look like another.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def label(words: str) -> str:
    r"""These words with each character that can't be shown written as Python writes it: `\x1b`, `\udcff`."""
    return _UNSHOWABLE.sub(lambda found: found.group().encode("unicode_escape").decode("ascii"), words)
