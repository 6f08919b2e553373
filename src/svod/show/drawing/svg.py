"""SVG as text. What is not an element yet is words, and words are escaped: page text is hostile."""

from __future__ import annotations

import re
from functools import cache

# What no XML may hold, control characters, and what turns the direction of the words after it.
_HOSTILE = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_UNSAFE = re.compile("[^-0-9A-Za-zЀ-ӿ .,:;/#?=%+_()«»–—…·→←‹›\u202f\u00a0]|  |^ | $")  # all else is looked at, letter by letter
_MARKS = re.compile("[&<>\"']")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_WIDE, _NARROW = 0.72, 0.6  # of the font's size: how wide a letter is on average, in capitals and else


class Svg(str):
    """Text that is SVG already: it is not escaped again, neither here nor by a template."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def escaped(words: str) -> Svg:
    """Words on one line, with nothing in them that ends an element or an attribute, or that XML forbids."""
    if isinstance(words, Svg):
        return words
    if not _UNSAFE.search(words):
        return Svg(words)
    flat = _HOSTILE.sub("\ufffd", " ".join(words.split()))
    return Svg(_MARKS.sub(lambda mark: _ENTITIES[mark[0]], flat))


def element(name: str, *inner: str, **attributes: str | float | None) -> Svg:
    """An element with its attributes in the order given; `class_` is class, `stroke_width` is stroke-width, None is left out.
    What is inside is escaped unless it is SVG."""
    told = "".join(f' {_attribute(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    if not inner:
        return Svg(f"<{name}{told}/>")
    return Svg(f"<{name}{told}>{''.join(map(escaped, inner))}</{name}>")


def joined(*parts: str) -> Svg:
    """Elements and words, one after another."""
    return Svg("".join(map(escaped, parts)))


def link(href: str | None, title: str, *inner: Svg, class_: str | None = None, beside: str | None = None) -> Svg:
    """What leads somewhere, with its title for a pointer and for who is read the page aloud; a group where it leads nowhere.
    beside: the element (a selector) into which script puts what it leads to."""
    class_ = f' class="{class_}"' if class_ else ""
    told = f"<title>{escaped(title)}</title>{''.join(map(escaped, inner))}"
    if href is None:
        return Svg(f"<g{class_}>{told}</g>")
    led = escaped(href)
    more = f' hx-get="{led}" hx-target="{escaped(beside)}"' if beside else ""
    return Svg(f'<a href="{led}"{class_}{more}>{told}</a>')


def width_of(words: str, size: float) -> float:
    """About how wide words are in a font without serifs of this size: no font is opened to draw."""
    return sum(_WIDE if char.isupper() else _NARROW for char in words) * size


def fitted(words: str, room: float, size: float) -> str:
    """Words on one line that take no more room, cut at `…`; nothing where there is no room for two letters."""
    flat = " ".join(words.split())
    if width_of(flat, size) <= room:
        return flat
    room -= width_of("…", size)
    kept = 0
    for char in flat:
        room -= width_of(char, size)
        if room < 0:
            break
        kept += 1
    return f"{flat[:kept].rstrip()}…" if kept >= 2 else ""


def wrapped(words: str, room: float, size: float, most: int) -> list[str]:
    """Words in at most so many lines of this room, the last one cut where they go on."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and width_of(" ".join(rest[: taken + 1]), size) <= room:
            taken += 1
        lines.append(fitted(" ".join(rest[:taken]), room, size))
        rest = rest[taken:]
    return [*lines, fitted(" ".join(rest), room, size)] if rest else lines


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escaped(value)
    return f"{value:.1f}" if isinstance(value, float) else str(value)
