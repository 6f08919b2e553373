"""Lines that name whoever wrote a text: a byline under the title, a signature at the foot."""

from __future__ import annotations

import re

from svod.clean.lines import Line
from svod.lang.layout import layout

_NAME = re.compile(r"(?:[^\W\d_a-zа-яё](?:[\w’'-]*|\.)\s*){2,3}(?:,\s[^\W\d_A-ZА-ЯЁ][\w -]{3,40})?")


def is_byline(line: Line) -> bool:
    """Two or three words with capitals and nothing between them, one of them a forename or an initial: a byline."""
    if not _NAME.fullmatch(line.text):
        return False
    return any(len(word) == 1 or layout().forename(word.lower()) for word in line.words[:3])


def is_signature(line: Line) -> bool:
    """Somebody's or some body's name at the foot of a text: a byline, or letters and a name in quotation marks."""
    quoted = any(mark in line.text for mark in '"«“') and line.words[0][:1].isupper() and line.count <= 8
    return not line.finite and (is_byline(line) or quoted)
