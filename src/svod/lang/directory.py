"""Outlets found by host and by name, whichever case, case ending, quotation marks or generic word (`агентство`) they bear."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import cast
from urllib.parse import urlsplit

from svod.lang import codes, language
from svod.lang.base import Outlet
from svod.model.note import SOURCE_KINDS, SourceKind

SHORT = 4  # letters up to which a name is matched in its own capitals: `АП` is an agency, `ап` is not
_WORD = re.compile(r"[\w&+]+")
_ENDING = re.compile(r"(?<=[а-яё]{4})[аеёиоуыэюяйьъ]+[мх]?[аеёиоуыэюяйьъ]*$")


def read_outlets(lines: Iterable[str]) -> tuple[Outlet, ...]:
    """The outlets of a table of comma-separated values (name, kind, aliases, hosts; `|` between several); a line that starts
    with `#` is a remark. Raises ValueError for a kind that there is not."""
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    found = []
    for row in rows:
        if row["kind"] not in SOURCE_KINDS:
            raise ValueError(f"{row['name']}: {row['kind']!r} is no kind of source; the kinds are {', '.join(SOURCE_KINDS)}.")
        several = [tuple(filter(None, (row[name] or "").split("|"))) for name in ("aliases", "hosts")]
        found.append(Outlet(row["name"], cast(SourceKind, row["kind"]), *several))
    return tuple(found)


def host_of(url: str) -> str:
    """The host of an address, lower case, without `www.`; nothing where there is none or it cannot be read."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(www\d?|m|amp)\.", "", host)


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """A name without marks, capitals and case endings; short names keep their capitals."""
    words = _WORD.findall(name)
    if len("".join(words)) <= SHORT:
        return " ".join(words)
    return " ".join(_ENDING.sub("", word.lower().replace("ё", "е")) for word in words)


@dataclass(frozen=True)
class Directory:
    """An index over outlets. Where two bear one name or host, the one that stands first in the table is meant."""

    outlets: Sequence[Outlet]
    hosts: dict[str, Outlet] = field(init=False, repr=False)
    names: dict[str, Outlet] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        hosts, names = dict[str, Outlet](), dict[str, Outlet]()
        for outlet in self.outlets:
            for host in outlet.hosts:
                hosts.setdefault(host, outlet)
            names.setdefault(name_key(outlet.name), outlet)
        for outlet in self.outlets:
            for alias in outlet.aliases:
                names.setdefault(name_key(alias), outlet)
        object.__setattr__(self, "hosts", hosts)
        object.__setattr__(self, "names", names)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Every name and alias as the table spells it."""
        return frozenset(name for outlet in self.outlets for name in (outlet.name, *outlet.aliases))

    def by_host(self, url: str) -> Outlet | None:
        """The outlet whose site this address is on, or a part of whose site (`news.example.org` of `example.org`)."""
        host = host_of(url)
        while "." in host:
            if host in self.hosts:
                return self.hosts[host]
            host = host.partition(".")[2]
        return None

    def by_name(self, name: str) -> Outlet | None:
        """The outlet of that name or alias, in any case ending."""
        return self.names.get(name_key(name))


@cache
def directory() -> Directory:
    """The outlets of every language there is: a page's host and signature are the same in all of them."""
    known = [language(code) for code in codes()]
    return Directory(tuple(outlet for each in known if each for outlet in each.outlets()))
