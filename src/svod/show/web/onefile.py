"""A view as one HTML file that works without a server: its styles inside, no script, each cite leading to the words at the end.

The view's own HTML is taken, since what is saved is what was shown; what only a server can answer is left out.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from lxml import html
from lxml.html import HtmlElement

LINES = 5_000  # of a list that one file holds
PAGES = 600  # from which words are quoted at the end
AROUND = 160  # characters around them

_LEFT_OUT = (  # what a file without script or server has no use for
    "//script", "//form", "//template", "//datalist", "//dialog", "//link", "//meta", "//noscript",
    "//button", "//*[@data-copy]", "//*[@data-close]", "//*[@data-print]",
    *(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" for name in (
        "leave", "corrects", "does", "no-print", "needs-script", "line-acts", "skip",
    )),
)  # fmt: skip
_PAGE = re.compile(r"/page/([0-9a-f]{8,64})")
_OURS = re.compile(r"^(hx-|data-|on)|^(style|srcset|download|target|ping|nonce|integrity|formaction)$", re.IGNORECASE)
_LINKS = ("href", "xlink:href")


@dataclass(frozen=True, slots=True)
class Quote:
    """A cite that the file leads to: a page by first digits of its sha256, and the spans, as the address has them."""

    page: str
    place: str

    @property
    def id(self) -> str:
        """Where it stands in the file."""
        return f"q-{self.page[:16]}-{self.place.replace(',', '_')}"


class OneFile:
    """A view on its way to a file. quotes: what its links lead to, in the order of the view; cut: lines were left out."""

    def __init__(self, page: str) -> None:
        """Of a whole page, as a view answers it."""
        self.tree = html.document_fromstring(page.encode("utf-8"), parser=_parser())
        self.quotes: dict[Quote, None] = {}
        self.cut = False
        self._lines = _lines_in(self.tree)
        self._next = _more_in(self.tree)

    @property
    def more(self) -> str | None:
        """The address at which its list goes on; None where it is all there, or as long as it may be."""
        if self._next is None:
            return None
        self.cut = self._lines >= LINES
        return None if self.cut else str(self._next.get("hx-get"))

    def add(self, fragment: str) -> None:
        """Puts the next part of the list in the place of the link that asks for it, as the browser does."""
        if self._next is None:
            return
        place = _place_of(self._next)
        holder = html.fragment_fromstring(_inside(str(place.tag), fragment), parser=_parser())
        self._next, self._lines = _more_in(holder), self._lines + _lines_in(holder)
        for one in list(_children(holder, str(place.tag))):
            place.addprevious(one)
        place.drop_tree()

    def parts(self) -> list[HtmlElement]:
        """What stands in the file: the view, and the page beside it, with links that need no server."""
        if self._next is not None:
            _place_of(self._next).drop_tree()
        whole = html.Element("div")
        whole.extend([*self.tree.xpath("//main[@id='main']"), *self.tree.xpath("//aside[@id='beside'][*]")])
        for path in _LEFT_OUT:
            for one in whole.xpath("." + path):
                one.drop_tree()
        for link in whole.xpath(".//article[@data-open]//a"):
            link.set("href", link.get("href") if _on_the_web(link.get("href", "")) else "")  # the page stands here itself
        for one in whole.iter():
            if isinstance(one.tag, str):
                self._settle(one)
        ids = {one.get("id") for one in whole.iter() if isinstance(one.tag, str)} | {quote.id for quote in self.quotes}
        for link in whole.iter("a"):
            _keep(link, ids)
        for one in whole.xpath(".//a[not(@href)][contains(concat(' ', @class, ' '), ' button ')]"):
            one.drop_tree()
        for one in list(whole.iter("details")):
            if all(child.tag == "summary" for child in one):
                one.drop_tree()
            one.set("open", "")
        return list(whole)

    def _settle(self, one: HtmlElement) -> None:
        """Takes out what only works with a server, and makes a link to words of a page one to them at the end."""
        for name in list(one.attrib):
            if _OURS.search(name):
                del one.attrib[name]
        for name in _LINKS:
            if (quote := quote_of(one.get(name) or "")) is not None:
                self.quotes.setdefault(quote)
                one.set(name, f"#{quote.id}")


def quote_of(address: str) -> Quote | None:
    """The cite that an address of ours opens; None where it opens none."""
    parts = urlsplit(address)
    met = _PAGE.fullmatch(parts.path)
    place = parse_qs(parts.query).get("cite", [""])[0]
    return Quote(met[1], place) if met and place and not parts.netloc else None


def policy(styles: Iterable[str]) -> str:
    """What a browser may do with the file: show it in these very styles, and nothing else."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in styles)
    return f"default-src 'none'; style-src {hashes}; img-src data:; base-uri 'none'; form-action 'none'"


def whole(shell: str, style: str, parts: Iterable[HtmlElement]) -> str:
    """The file: a page around the parts of a view. Everything is put in as elements and as text, never as HTML that is written
    by hand."""
    tree = html.document_fromstring(shell.encode("utf-8"), parser=_parser())
    for one in tree.iter("style"):
        one.text = style
    tree.get_element_by_id("stage").extend(parts)
    return str(html.tostring(tree, encoding="unicode", doctype="<!doctype html>"))


def _place_of(link: HtmlElement) -> HtmlElement:
    """What the next part of a list takes the place of."""
    tag = link.get("hx-target", "").removeprefix("closest ").strip()
    return next((one for one in link.iterancestors() if one.tag == tag), link)


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True)


def _inside(tag: str, fragment: str) -> str:
    """A fragment where a parser lets such elements stand."""
    return f"<table><tbody>{fragment}</tbody></table>" if tag == "tr" else f"<div>{fragment}</div>"


def _children(holder: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    within = holder.find(".//tbody") if tag == "tr" else holder
    yield from within if within is not None else ()


def _keep(link: HtmlElement, ids: set[str | None]) -> None:
    """Leaves a link that leads into the file or to the web; of another its words alone."""
    for name in _LINKS:
        address = link.get(name)
        if address is None or (address.startswith("#") and address[1:] in ids):
            continue
        if _on_the_web(address):
            link.set("rel", "noreferrer noopener external")
        else:
            del link.attrib[name]


def _on_the_web(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https")


def _lines_in(tree: HtmlElement) -> int:
    return int(tree.xpath("count(.//*[@data-line])"))


def _more_in(tree: HtmlElement) -> HtmlElement | None:
    """The link that asks for the next part of a list."""
    found = tree.xpath(".//*[contains(@hx-get, 'after=') and starts-with(@hx-target, 'closest ') and @hx-swap='outerHTML']")
    return found[0] if found else None
