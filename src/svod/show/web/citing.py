"""What stands at a cite in any view: `opens(cite, label)`, `copies(cite)`, `corrects(cite)` and `beside(href)` in templates.

A view has hundreds of them, and a macro takes four times as long as a function.
"""

# ruff: noqa: S704 - whatever is put into markup here is escaped here, or was before

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from svod.model.span import Cite
from svod.show.tongues.words import Tongue
from svod.show.web.addresses import address, page_address
from svod.show.web.cleaning import clean


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

    return {"beside": beside, "opens": opens, "copies": copies, "corrects": corrects}
