"""Page -> Text: what each line of a page is, and what the page says of itself. Nothing is thrown away: boilerplate is a role.

Read `walks` (bytes to text), `lines` (what is seen of a line), `forms`, `titles`, `decks`, `roles` (what a line is), `parts`
(where a line is two things), `facts` and `published` (what the page says of itself), in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from svod.clean.facts import Facts
from svod.clean.head import Head, read_head
from svod.clean.lines import Line, lines_of
from svod.clean.markup import Walked
from svod.clean.parts import parts
from svod.clean.published import Published, date_of_path
from svod.clean.roles import roles_of
from svod.clean.tongue import UNKNOWN, language_of
from svod.clean.votes import Votes, plain, votes
from svod.clean.walks import walked
from svod.lang import language
from svod.model.page import Page
from svod.model.text import Block, Fact, Text
from svod.stage import Stage

__all__ = ["STAGE", "clean", "remarks", "walk"]


def walk(page: Page) -> tuple[str, str]:
    """The text of a page and the name of the versioned way that made it (`plain@1`, `html@1`). Raises BadValue for a JSON
    page that holds no text."""
    found, name, _ = walked(page)
    return found.content, name


def clean(page: Page) -> Text:
    """The page's text with a role for each line that is not blank, and the facts it says of itself. Pure: the same page gives
    the same text. Raises BadValue for a JSON page that holds no text."""
    found, name, markup = walked(page)
    head = read_head(found.meta, found.json_ld)
    vote = votes(markup, deep=found.deep, dated=bool(head.published or page.given.published)) if markup else Votes()
    lines = _voted(found, vote)
    tongue = language_of(found.content, page.given.language, head.language)
    url = page.given.url or head.url
    sure_date = (
        page.given.published or (head.published.value if head.published else None) or (date_of_path(url) if url else None)
    )
    verdicts = roles_of(lines, tongue.value, _hint(page, head), sure_date and sure_date[:10])
    facts = Facts(page.sha256, found.content, lines, verdicts, tongue.value)
    day = Published(page.sha256, found.content, lines, verdicts, tongue.value).find(page.given, head.published, url)
    if day is None and vote.published:
        day = Fact(vote.published, "htmldate, from the markup")
    return Text(
        page=page.sha256,
        content=found.content,
        walk=name,
        blocks=_noted(parts(lines, verdicts, tongue.value), vote),
        language=tongue,
        title=facts.title(page.given, head),
        outlet=facts.outlet(page.given, head, url),
        published=day,
        place=facts.place(),
        dateline=facts.dateline(),
    )


def _hint(page: Page, head: Head) -> str:
    return page.given.title or (head.title.value if head.title else "")


def _voted(found: Walked, vote: Votes) -> tuple[Line, ...]:
    """The lines, each with the extractor's vote: kept, not kept, or none."""
    lines = lines_of(found.content, found.tags)
    if not vote.kept:
        return lines
    return tuple(replace(line, tags=replace(line.tags, kept=plain(line.text) in vote.kept)) for line in lines)


def _noted(blocks: Iterable[Block], vote: Votes) -> tuple[Block, ...]:
    """The blocks; the first one's reason says why the extractor gave no vote, if it gave none."""
    found = tuple(blocks)
    if not (vote.silent and found):
        return found
    return (replace(found[0], because=f"{found[0].because} ({vote.silent})"), *found[1:])


def remarks(text: Text) -> tuple[str, ...]:
    """What a person should know of a page before trusting what is found in it; nothing where all is well."""
    found = []
    if not text.blocks:
        found.append("It holds no text.")
    elif not text.told():
        found.append(
            "No line of it was taken for the text of an article; give it a title or look at its roles with `svod explain`."
        )
    if text.title is None:
        found.append("No title was found; name one in the column `title` of pages.csv.")
    if text.outlet is None:
        found.append("No outlet was found; name it in the column `outlet` of pages.csv.")
    if text.published is None:
        found.append(
            "No date of publication was found, so days named without a year stay open; give it in the column `published`."
        )
    if text.language.value == UNKNOWN:
        found.append("Its language could not be told; give it in the column `language`.")
    elif language(text.language.value) is None:
        found.append(
            f"There is no folder for its language ({text.language.value}): it keeps roles, passages, dates and search."
        )
    return tuple(found)


STAGE = Stage("clean", version=3, over="page", needs=("page",), gives=("text",), run=clean)
