"""How an answer is written: as JSON that every reader of JSON takes, whatever stands on a page."""

from __future__ import annotations

import json
import re
from typing import Any

from starlette.responses import JSONResponse

_LONE = re.compile("[\ud800-\udfff]")


def written(value: Any) -> bytes:
    """A value as JSON in UTF-8. A lone surrogate, which UTF-8 can't hold and a crawl can, stands as U+FFFD: one character for
    one, so that spans hold. Other characters stand as they are, control characters by JSON's own escapes."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return told.encode("utf-8")
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", told).encode("utf-8")


def sound(words: str) -> str:
    """Words without lone surrogates, each replaced by U+FFFD, as `written` has them."""
    return _LONE.sub("\ufffd", words)


class Answer(JSONResponse):
    """A record, as `export` makes it. It is not checked against its declared shape at run time, which would cost more than
    making it: the contract test holds every answer against the OpenAPI."""

    def render(self, content: Any) -> bytes:
        """The bytes of the body."""
        return written(content)
