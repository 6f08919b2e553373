"""What stands at a cite in any view: `opens(cite, label)`, `copies(cite)`, `corrects(cite)` and `beside(href)` in templates.

A view has hundreds of them, and a macro takes four times as long as a function.
"""

# ruff: noqa: S704 - whatever is put into markup here is escaped here, or was before

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape

from svod.model.span import Cite
from svod.show.tongues.words import Tongue
from svod.show.web.addresses import address, page_address
from svod.show.web.cleaning import clean
from svod.show.wordings import Mark, Piece

_PLACE = 40  # characters of a place that are shown


def beside(href: str) -> Markup:
    """The attributes of a link that opens beside what is read; without script it leads there."""
    told = escape(href)
    return Markup(f'href="{told}" hx-get="{told}" hx-target="#beside" hx-swap="innerHTML"')


def opens(cite: Cite, label: str) -> Markup:
    """The cite as people type it, which opens its page beside the line. label: what people call the page."""
    return Markup(
        f'<a class="cite" {beside(page_address(cite.page, cite))}>[<bdi>{escape(clean(label))}</bdi>:{cite.place}]</a>'
    )


def citing(spoken: Tongue) -> Mapping[str, Callable[..., Markup]]:
    """What templates call at a cite, in this language."""
    title, copy = escape(spoken.gettext("Copy the words with cite and links")), escape(spoken.gettext("Copy with link"))
    correct = escape(spoken.gettext("Correct"))

    def copies(cite: Cite) -> Markup:
        """Copies the words, the cite, and both addresses; without script it shows them, to be copied by hand."""
        href = escape(address(f"/words/{cite.page[:16]}", cite=cite.place))
        return Markup(f'<a class="copy" href="{href}" data-copy title="{title}">{copy}</a>')

    def corrects(cite: Cite, kind: str = "") -> Markup:
        """The form in which a person corrects what was read here. kind: where only one thing can be wrong."""
        href = address("/correct", page=cite.page[:16], cite=cite.place, kind=kind)
        return Markup(f'<a class="corrects" {beside(href)}>{correct}</a>')

    return {"beside": beside, "opens": opens, "copies": copies, "corrects": corrects, "wording": _wording(spoken)}


def _wording(spoken: Tongue) -> Callable[..., Markup]:
    here, gone = escape(spoken.gettext("[here:")), escape(spoken.gettext("[not here:"))
    around: Mapping[Mark, tuple[str, str]] = {
        "": ("", ""),
        "in": (f'<ins><span class="unseen">{here} </span>', '<span class="unseen">]</span></ins>'),
        "out": (f'<del><span class="unseen">{gone} </span>', '<span class="unseen">]</span></del>'),
    }
    leading: Mapping[Mark, tuple[str, str]] = {"": ("", ""), "in": ("<mark>", "</mark>"), "out": ("<mark>", "</mark>")}

    def wording(pieces: Iterable[Piece], cite: Cite, label: str, language: str | None, lead: bool = False) -> Markup:
        """Words that open their page, those marked that the other wording has not. lead: it is the one that others are compared
        with; label: what people call the page, empty where that is told already."""
        marked = leading if lead else around
        words = "".join([f"{marked[one.mark][0]}{escape(clean(one.words))}{marked[one.mark][1]}" for one in pieces])
        page, place = f"<bdi>{escape(clean(label))}</bdi>:" if label else "", cite.place
        place = place if len(place) <= _PLACE else f"{place[:_PLACE]}…"
        spoken_in = escape(language or "und")
        return Markup(
            f'<a class="tell-wording" {beside(page_address(cite.page, cite))}>'
            f'<bdi class="words" lang="{spoken_in}">{words}</bdi> <span class="cite">[{page}{place}]</span></a>'
        )

    return wording
