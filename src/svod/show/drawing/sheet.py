"""What every drawing has in common: its frame with title and description, its styles where it is a file, and its shapes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from svod.model.link import DatedBy
from svod.show.drawing.svg import Svg, element


def framed(
    name: str,
    kind: str,
    size: tuple[float, float],
    told: tuple[str, str],
    *inner: str,
    standalone: bool,
    data: Mapping[str, str] | None = None,
) -> Svg:
    """The whole drawing. name: tells its ids from those of another on one page; kind: its class; told: its title, and the
    description that is read aloud instead of looking; standalone: with its own styles and ground, for a file; data: what a
    script needs to know of it."""
    width, height = size
    title, about = told
    own = (_style(), element("rect", class_="ground", width="100%", height="100%")) if standalone else ()
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", about, id=f"{name}-about"),
        *own,
        *inner,
        xmlns="http://www.w3.org/2000/svg" if standalone else None,
        class_=f"drawing {kind}",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width if standalone else None,
        height=height if standalone else None,
        role="group",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-about",
        **{f"data-{key}": value for key, value in (data or {}).items()},
    )


@cache
def _style() -> Svg:
    """The page's colours and styles, for a file."""
    room = files("svod.show.drawing")
    css = (room.joinpath(name).read_text(encoding="utf-8") for name in ("palette.css", "drawing.css"))
    return element("style", *css)


def text(words: str, x: float, y: float, class_: str, end: bool = False) -> Svg:
    """Words at a place, or ending there."""
    return element("text", words, x=x, y=y, class_=class_, text_anchor="end" if end else None)


def block(look: str, left: float, top: float, width: float, height: float) -> Svg:
    """A rectangle. Made by hand, as marks are: a drawing has hundreds."""
    return Svg(f'<rect class="{look}" x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}"/>')


def mark(by: DatedBy, ends: tuple[float, float], top: float, height: float, open_: tuple[bool, bool], fuzzy: bool) -> Svg:
    """A bar whose ends tell what dated it: square where it happened then, round where it was said, pointed where it was only
    published. A fuzzy one is pale with a broken rim, which has no end where the date is open."""
    fill, rim = _outline(by, *ends, top, height, open_)
    if not fuzzy:
        return Svg(f'<path class="{by}" d="{fill}"/>')
    if not any(open_):
        return Svg(f'<path class="{by} fuzzy" d="{fill}"/>')
    return Svg(f'<path class="{by} pale" d="{fill}"/><path class="{by} rim" d="{rim}"/>')


def _outline(
    by: DatedBy, left: float, right: float, top: float, height: float, open_: tuple[bool, bool]
) -> tuple[Svg, Svg]:  # fmt: skip
    """The path of the whole, and the path without the ends that are open."""
    deep = 0.0 if by == "happened" else min(height / 2, (right - left) / 2)
    lead, tail = (0.0 if side else deep for side in open_)
    bottom, middle = top + height, top + height / 2
    x, y = _number(left + lead), _number(top)
    if by == "said":
        down = f"A{_number(tail)} {_number(height / 2)} 0 0 1 {_number(right - tail)} {_number(bottom)}"
        up = f"A{_number(lead)} {_number(height / 2)} 0 0 1 {x} {y}"
    else:
        down = f"L{_number(right)} {_number(middle)}L{_number(right - tail)} {_number(bottom)}"
        up = f"L{_number(left)} {_number(middle)}L{x} {y}"
    there, back = f"M{x} {y}H{_number(right - tail)}", f"H{x}"
    gap = f"M{_number(right)} {_number(bottom)}"
    whole = f"{there}{f'V{_number(bottom)}' if open_[1] else down}{back}{f'V{y}' if open_[0] else up}Z"
    return Svg(whole), Svg(f"{there}{gap if open_[1] else down}{back}{'' if open_[0] else up}")


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
