"""What the HTML around a line says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHROME = re.compile(
    r"(?:^|[-_\s])(?:nav|menu|footer|sidebar|breadcrumbs?|share|sharing|social|comments?|subscri\w*|newsletter|banner|advert\w*|ads?|cookie\w*"
    r"|promo|toolbar|login|search|rating|pagination|tags?|copyright|popup|modal)(?:$|[-_\s])",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:^|[-_\s])(?:related|recommend\w*|teasers?|read-?(?:more|also|next)|also|popular|latest|more-news|feed|news-?list|similar|partners?)(?:$|[-_\s])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[-_\s])(?:caption|photo-?(?:desc\w*|text|author|source)|image-?desc\w*|wp-caption-text)(?:$|[-_\s])", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:^|[-_\s])(?:lead|lede|standfirst|subtitle|deck|announce|anons|article-?intro|summary)(?:$|[-_\s])", re.IGNORECASE
)
_DATE = re.compile(r"(?:^|[-_\s])(?:date|datetime|published|pubdate|post-?time)(?:$|[-_\s])", re.IGNORECASE)
_ROLES = {"navigation": "chrome", "banner": "chrome", "contentinfo": "chrome", "search": "chrome", "complementary": "others"}
_NAMES = {
    "nav": "chrome", "footer": "chrome", "form": "chrome", "button": "chrome", "select": "chrome", "label": "chrome",
    "dialog": "chrome", "aside": "others", "figcaption": "caption", "time": "date", "article": "article", "main": "article",
    "header": "header", "h1": "h1", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "blockquote": "quote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tags:
    """Kinds of the elements around a line (`chrome`, `others`, `caption`, `date`, `article`, `header`, `h1`, `heading`,
    `lead`), the share of its characters that are links, and whether the extractor kept it (None: it gave no vote)."""

    kinds: frozenset[str] = frozenset()
    linked: float = 0.0
    kept: bool | None = None


PLAIN_TAGS = Tags()


def kinds_of(tag: str, attributes: dict[str, str]) -> frozenset[str]:
    """What an element says of the lines inside it."""
    found = {_NAMES[tag]} if tag in _NAMES else set()
    if role := _ROLES.get(attributes.get("role", "").lower()):
        found.add(role)
    if tag in {"html", "body"}:  # their classes speak of the whole page
        return frozenset(found)
    named = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:400]
    for pattern, kind in ((_CHROME, "chrome"), (_OTHERS, "others"), (_CAPTION, "caption"), (_LEAD, "lead"), (_DATE, "date")):
        if pattern.search(named):
            found.add(kind)
    if {"itemprop", "property"} & attributes.keys() and attributes.get("itemprop") in {"datePublished", "dateModified"}:
        found.add("date")
    return frozenset(found)
