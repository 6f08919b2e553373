"""How exact an EDTF date is (ISO 8601-2, levels 0 and 1 as far as Svod writes them)."""

from __future__ import annotations

import re

_SHAPES = (
    (re.compile(r"\d{4}-\d\d-\d\dT.+"), "time"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-(2[1-4]|SP|SU|FA|WI)"), "season"),
    (re.compile(r"\d{4}-(3[3-6]|Q[1-4])"), "quarter"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{3}X?"), "decade"),
    (re.compile(r"\d{2}(XX)?"), "century"),
)


def precision(date: str | None) -> str:
    """`day`, `month`, `year`, …; `interval` for two ends; `about day` where the date is only approximate; `unknown`."""
    if not date:
        return "unknown"
    if "/" in date:
        return "interval"
    about, plain = ("about " if date.endswith(("~", "?", "%")) else ""), date.rstrip("~?%")
    return about + next((name for shape, name in _SHAPES if shape.fullmatch(plain)), "unknown")
