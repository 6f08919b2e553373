"""What the head of an HTML page says: Open Graph, schema.org (JSON-LD), Dublin Core and plain meta tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from svod.model.text import Fact

ARTICLES = {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "AnalysisNewsArticle", "Report"}
DATES = (
    "article:published_time", "datepublished", "og:article:published_time", "dc.date.issued", "dc.date", "dcterms.created",
    "pubdate", "date", "sailthru.date", "parsely-pub-date", "publishdate", "mediator_published_time",
)  # fmt: skip
_ISO = re.compile(r"((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?:[T ](\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:?\d\d|Z)?))?")


@dataclass(frozen=True, slots=True)
class Head:
    """Facts that the head of a page gives; None where it gives none."""

    title: Fact | None = None
    outlet: Fact | None = None
    published: Fact | None = None
    language: str | None = None
    url: str | None = None


def iso_of(words: str) -> str | None:
    """The ISO date, with its time where one is given, at the start of these words; None for a day that no calendar has."""
    match = _ISO.match(words.strip())
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None
    return day + (f"T{match[4]}" if match[4] else "")


def read_head(meta: tuple[tuple[str, str], ...], json_ld: tuple[str, ...]) -> Head:
    """What these tags and JSON-LD scripts say; the first of each name counts."""
    said: dict[str, str] = {}
    for name, value in meta:
        if value.strip():
            said.setdefault(name, " ".join(value.split()))
    linked = dict(_linked(json_ld))
    title = _first(said, linked, ("ld:headline", "og:title", "twitter:title"))
    outlet = _first(said, linked, ("og:site_name", "ld:publisher", "application-name"))
    published = next(
        (
            Fact(day, f"the head of the page: {name}")
            for name in ("ld:published", *DATES)
            if (day := iso_of((said | linked).get(name, "")))
        ),
        None,
    )
    return Head(title or _first(said, linked, ("title",)), outlet, published, said.get("lang"), said.get("og:url"))


def _first(said: dict[str, str], linked: dict[str, str], names: tuple[str, ...]) -> Fact | None:
    both = said | linked
    return next((Fact(both[name], f"the head of the page: {name}") for name in names if both.get(name)), None)


def _linked(scripts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Title, date and publisher of the first article in the JSON-LD, by names of our own."""
    for article in _articles(scripts):
        for name, key in (("headline", "ld:headline"), ("datePublished", "ld:published")):
            if isinstance(article.get(name), str):
                yield key, " ".join(str(article[name]).split())
        publisher = article.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield "ld:publisher", " ".join(str(publisher["name"]).split())
        return


def _articles(scripts: tuple[str, ...]) -> Iterator[dict[str, object]]:
    for script in scripts:
        try:
            found = json.loads(script.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):  # a broken script says nothing
            continue
        graph = found.get("@graph", found) if isinstance(found, dict) else found
        for each in graph if isinstance(graph, list) else [graph]:
            if isinstance(each, dict) and ARTICLES & set(_names(each.get("@type"))):
                yield each


def _names(kind: object) -> list[str]:
    return [str(each) for each in kind] if isinstance(kind, list) else [str(kind)]
