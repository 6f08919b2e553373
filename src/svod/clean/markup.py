"""`html@1`: the visible text of an HTML page in document order, one line for each block, by our own walk.

libxml2 reads the markup as a stream and builds no tree, so that neither a hundred thousand nested tags nor a line of
millions of characters costs more than reading them. What a reader never sees (scripts, styles, templates, hidden elements)
never runs and is no text. While the walk's name stands, what it gives of the same bytes must not change.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from svod.clean.tags import Tags, kinds_of

WALK = "html@1"
DEEP = 400  # nesting at which the extractor, which walks a tree, is not asked
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "iframe", "object", "embed", "svg", "math", "canvas", "audio",
    "video", "textarea", "datalist", "option", "map", "meta", "link", "base",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img", "picture", "source", "o:p", "st1:place", "st1:personname",
})  # fmt: skip
VOID = frozenset(
    {"br", "hr", "img", "wbr", "input", "meta", "link", "base", "source", "embed", "area", "col", "param", "track"}
)
_SPACE = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass
class Walked:
    """What a walk gives: the text, the tags of each line by its start, what the head says, how deep the page is nested."""

    content: str
    tags: dict[int, Tags] = field(default_factory=dict)
    meta: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[str, ...] = ()
    deep: bool = False


@dataclass
class _Open:
    tag: str
    kinds: frozenset[str]
    unseen: bool


class _Walker:
    """Collects text between the starts and ends of elements, as libxml2 meets them."""

    def __init__(self) -> None:
        self.stack: list[_Open] = [_Open("", frozenset(), unseen=False)]
        self.pieces: list[tuple[str, bool]] = []  # of the line that is being read, and whether a link holds it
        self.links = 0
        self.kinds: frozenset[str] = frozenset()  # of the line that is being read
        self.lines: list[tuple[str, Tags]] = []
        self.meta: list[tuple[str, str]] = []
        self.json_ld: list[str] = []
        self.title: list[str] = []
        self.deepest = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag, attributes = str(tag).lower(), {str(name): str(value) for name, value in dict(attributes).items()}
        if tag not in INLINE:
            self._break()
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self.meta.append((name.lower(), attributes.get("content", "")))
        elif tag in {"html", "body"} and "lang" in attributes:
            self.meta.append(("lang", attributes["lang"]))
        elif tag == "time" and "datetime" in attributes:
            self.meta.append(("time", attributes["datetime"]))
        if tag in VOID:
            return
        above = self.stack[-1]
        hidden = "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))
        ld = tag == "script" and "ld+json" in attributes.get("type", "")
        kinds = above.kinds | kinds_of(tag, attributes)
        self.stack.append(_Open("ld+json" if ld else tag, kinds, above.unseen or hidden or tag in UNSEEN))
        if ld:
            self.json_ld.append("")
        self.links += tag == "a"
        self.deepest = max(self.deepest, len(self.stack))

    def end(self, tag: str) -> None:
        tag = str(tag).lower()
        if tag in VOID:
            return
        if tag not in INLINE:
            self._break()
        if len(self.stack) > 1:
            self.stack.pop()
        self.links = max(0, self.links - (tag == "a"))

    def data(self, data: str) -> None:
        here = self.stack[-1]
        if here.tag == "ld+json":
            self.json_ld[-1] += data
        elif here.tag == "title":
            self.title.append(data)
        if here.unseen or not data:
            return
        if data.strip():
            self.kinds |= here.kinds
        self.pieces.append((data, self.links > 0))

    def comment(self, _text: str) -> None:
        """Remarks are not text."""

    def pi(self, *_words: str) -> None:
        """Nor are processing instructions."""

    def _break(self) -> None:
        if not self.pieces:
            return
        text = _SPACE.sub(" ", "".join(piece for piece, _ in self.pieces)).strip()
        if text:
            linked = sum(len(piece.strip()) for piece, link in self.pieces if link)
            self.lines.append((text, Tags(self.kinds, min(1.0, linked / len(text)))))
        self.pieces, self.kinds = [], frozenset()

    def close(self) -> Walked:
        self._break()
        tags, place = {}, 0
        for text, tag in self.lines:
            tags[place + len(text) - len(text.lstrip())] = tag
            place += len(text) + 1
        meta = (*self.meta, ("title", " ".join("".join(self.title).split())))
        content = "\n".join(text for text, _ in self.lines)
        return Walked(content, tags, meta, tuple(self.json_ld), self.deepest > DEEP)


def walk_html(markup: str) -> Walked:
    """The visible text of a page and what its markup says. Never fails: where there is no element at all, the text itself is
    the text."""
    packed = markup.replace("\0", "\ufffd").encode("utf-8", "replace")
    if not packed.strip():
        return Walked("")
    parser = etree.HTMLParser(target=cast(Any, _Walker()), encoding="utf-8", huge_tree=True, recover=True)
    try:
        walked = etree.fromstring(packed, parser)
    except etree.LxmlError:
        walked = None
    return walked if isinstance(walked, Walked) else Walked(_SPACE.sub(" ", re.sub(r"<[^<>]*>", "\n", markup)).strip())
