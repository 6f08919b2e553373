"""The role of every line: first what it is by its form and its tags, then the title, then what the story's course makes it.

A page is read from its title on. Sentences are body until something closes or interrupts the story: the mark of an end, the
heading of a list, a menu. After that a sentence is body again only if it takes up the words of the story, and else the lead
of another page. Short lines between are judged together with their neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from svod.clean.bylines import is_byline, is_signature
from svod.clean.datelines import dateline_in
from svod.clean.dates import dates_in
from svod.clean.decks import SHORT, TOLD_OF, adds, is_dated, named, under_title
from svod.clean.forms import (
    ADVERTS,
    ASIDE,
    CLOSING,
    DATED,
    LISTING,
    MASTHEAD,
    NAMED,
    SURE,
    TIMED,
    Verdict,
    attributed,
    by_form,
    by_tags,
    pattern,
    without_rows,
)
from svod.clean.lines import Line, stems_of
from svod.clean.titles import anchor, find_title, is_masthead, repeats

AFTER_MENU = 0.12  # share of its stems that a sentence must share with the story to go on with it, after a menu's words
AFTER_LIST = 0.45  # the same after the heading of a list of other pages
RESUMED = 0.3  # the same for a sentence that stands for those before it too
AHEAD = 3  # lines that are looked at for such a sentence
LISTED_WORDS = 3  # words of a title in a list of other pages
HEADLINE_WORDS = 4  # words of a title between paragraphs that has no verb
BELOW = 3  # paragraphs that a subheading may head
HEADED = 0.3  # share of its words that these take up, if it has a verb
BULLETS = frozenset("-•—–*")
PICTURED = frozenset({"caption", "credit", "date"})  # what stands between a standfirst and the text
SUBHEADING_WORDS = 12


def roles_of(lines: Sequence[Line], code: str, hint: str = "", published: str | None = None) -> tuple[Verdict, ...]:
    """A verdict for each line. code: the page's language; hint: the title that the head or a list gives; published: its ISO
    date, where something surer than its lines says so."""
    forms = without_rows([by_tags(line) or by_form(line, code) for line in lines])
    title = find_title(lines, forms, hint)
    story = _Story(lines, forms, code, title, published)
    return tuple(story.read())


@dataclass
class _Story:
    """Reads the lines of one page in order."""

    lines: Sequence[Line]
    forms: Sequence[Verdict | None]
    code: str
    title: int | None
    published: str | None = None
    out: list[Verdict] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)
    doubt: float = 0.0  # how much a sentence must share with the story to belong to it
    closed: bool = False
    adverts: bool = False  # small advertisements are being read
    first: int = 0  # the first line of the text
    ahead: frozenset[str] = frozenset()  # the stems of its first paragraphs

    def read(self) -> list[Verdict]:
        first = anchor(self.lines, self.forms)
        if self.title is None:
            while first > 0 and self._opens(self.lines[first - 1]):
                first -= 1
        else:
            below = (line.index for line in self.lines[self.title + 1 :] if line.prose and not self._form(line))
            first = next((index for index in below if not self._repeats_title(self.lines[index])), len(self.lines))
        self.ahead = stems_of(line for line in self.lines[first : first + 6] if line.prose)
        self.first = first
        for line in self.lines[:first]:
            self.out.append(self._before(line))
        while len(self.out) < len(self.lines):
            self._after()
        return self.out

    def _opens(self, line: Line) -> bool:
        """A short sentence above a long one, or loose marks below it: without a title, the text begins with it."""
        if not line.count:
            return line.index > 0 and self._opens(self.lines[line.index - 1])
        sentence = line.prose or (line.closed and line.text[-1] == "." and line.count >= SHORT)
        return sentence and not self._form(line)

    def _form(self, line: Line) -> Verdict | None:
        form = self.forms[line.index]
        return form if form and form.sure >= SURE else None

    def _before(self, line: Line) -> Verdict:
        """Lines above the text: the title, its date and standfirst, and what else stands in a page's head."""
        if line.index == self.title:
            self.stems |= line.stems
            return Verdict("title", "the headline whose words the text takes up")
        form = self._form(line)
        if form and form.because == NAMED and self.title is not None and line.index < self.title:
            return Verdict("boilerplate", MASTHEAD)
        if self._repeats_title(line) and not (form and "chrome" in line.tags.kinds):
            return Verdict("title", "the title once more")
        if form:
            return form
        if is_dated(line, self.code, self.ahead):
            return Verdict("date", "a date, and a few words beside it")
        if self.title is not None and line.index > self.title:
            return under_title(line, self.lines[self.title], self.ahead, over=self.title + 2 == self.first)
        if is_masthead(line):
            return Verdict("boilerplate", MASTHEAD)
        if line.index + 1 == self.title and is_byline(line):
            return Verdict("credit", "a name above the title")
        if line.headline and line.finite:
            return Verdict("teaser", "a headline before the title")
        return Verdict("boilerplate", "before the text, and no sentence")

    def _repeats_title(self, line: Line) -> bool:
        return self.title is not None and repeats(line, self.lines[self.title], self.code)

    def _after(self) -> None:
        line = self.lines[len(self.out)]
        form = self._form(line)
        if form:
            self._interrupt(form, line)
            self.out.append(self._other_date(line) if form.because == DATED else form)
        elif self.closed:
            self.out.append(_other(line))
        elif self._told(line):
            self._tell(line)
        elif line.prose:
            form = self.forms[line.index]
            self.out.append(
                form
                if form and form.because == TIMED
                else Verdict("teaser", "a sentence that takes up nothing of the story, after its end")
            )
        else:
            self._short()

    def _other_date(self, line: Line) -> Verdict:
        """A date below the text's beginning: of another page, the page's own once more, or its own."""
        if self.closed or self.adverts or self.doubt >= AFTER_LIST:
            return Verdict("boilerplate", "a date in a list of other pages")
        if any(verdict.role == "date" for verdict in self.out) and pattern("openings").match(line.text):
            return Verdict("boilerplate", "the date once more, in a form")
        return Verdict("date", DATED)

    def _interrupt(self, form: Verdict, line: Line) -> None:
        menu = form.opens == ASIDE or (form.role == "boilerplate" and not line.tags.kinds)
        foot = form.role == "credit" and len(self.out) > self.first
        if form.opens == CLOSING:
            self.closed = True
        elif form.opens in {LISTING, ADVERTS}:
            self.adverts = form.opens == ADVERTS
            self.doubt = max(self.doubt, AFTER_LIST)
        elif menu or foot:
            self.doubt = max(self.doubt, AFTER_MENU)

    def _told(self, line: Line) -> bool:
        """A sentence of the story, and none from the lead of another page."""
        if not (line.prose or (line.closed and line.count >= 1 and (self._inside(line) or self._begins(line)))):
            return False
        if line.tags.kept:
            return True
        form = self.forms[line.index]
        if form and form.because == TIMED and len(self.out) > self.first:
            return False
        if not self.doubt:
            return True
        bulleted = line.index and self.lines[line.index - 1].text in BULLETS
        first = dates_in(line.text, self.code)[:1] if self.published else ()
        if bulleted or any((each.iso or "") > (self.published or "") for each in first):
            return False
        share = line.told(frozenset(self.stems))
        return share >= self.doubt or (self.doubt <= AFTER_MENU and self._resumed(line))

    def _resumed(self, line: Line) -> bool:
        """One of the next sentences surely goes on with the story, so that this one stands inside it."""
        stems = frozenset(self.stems)
        for other in self.lines[line.index + 1 : line.index + 1 + AHEAD]:
            form = self._form(other)
            if (form and form.opens) or (other.headline and not other.prose):
                return False
            if other.prose and not form and other.told(stems) >= RESUMED:
                return True
        return False

    def _inside(self, line: Line) -> bool:
        """Between or after sentences of the story, with nothing that interrupts it."""
        return (
            self.doubt == 0 and bool(self.out) and self.out[-1].role in {"body", "subheading", "standfirst"} and line.count >= 2
        )

    def _begins(self, line: Line) -> bool:
        return self.title is None and line.index == self.first and self._opens(line)

    def _tell(self, line: Line) -> None:
        early = not any(verdict.role == "body" for verdict in self.out)
        self.out.append((self._lead(line) if early else None) or Verdict("body", _why(line)))
        self.stems |= line.stems
        self.doubt = 0.0
        tail = pattern("ends").search(line.text[-12:])
        if tail and tail.end() == len(line.text[-12:]):
            self.closed = True

    def _lead(self, line: Line) -> Verdict | None:
        """A standfirst, or the text of a picture in a sentence's form, before the first paragraph of the text."""
        if "lead" in line.tags.kinds:
            return Verdict("standfirst", "tagged as the lead")
        below = [other for other in self.lines[line.index + 1 : line.index + 4] if other.prose and not self._form(other)]
        if not below or dateline_in(line.text, self.code):
            return None
        if any(dateline_in(other.text, self.code) for other in below[:2] if other.index <= line.index + 2):
            return Verdict("standfirst", "a lead above the dateline")
        if self.title is None:
            return None
        if line.index == self.title + 1 and named(line, self.ahead):
            return Verdict("caption", TOLD_OF)
        again = any(verdict.role == "standfirst" for verdict in self.out)
        between = [self._form(other) for other in self.lines[line.index + 1 : below[0].index]]
        pictured = any(form is not None and form.role in PICTURED for form in between)
        if not again and adds(line, self.lines[self.title], below[0], pictured=pictured):
            return Verdict("standfirst", "it adds to the title, and the next paragraph tells the title's news")
        return None

    def _short(self) -> None:
        """A run of short lines without an end mark: subheadings, items of a list, headlines of other pages, or remnants."""
        start = len(self.out)
        stop = start
        while stop < len(self.lines) and not self._form(self.lines[stop]) and not self._told(self.lines[stop]):
            if self.lines[stop].prose:
                break
            stop += 1
        run = self.lines[start:stop]
        followed = any(self._told(line) for line in self.lines[stop : stop + 3])
        for place, line in enumerate(run):
            self.out.append(self._short_line(line, run, place, followed=followed))

    def _short_line(self, line: Line, run: Sequence[Line], place: int, *, followed: bool) -> Verdict:
        if self.adverts:
            return Verdict("boilerplate", "an advertisement")
        before = self.out[-1].role if self.out else None
        last = self.lines[line.index - 1] if line.index else None
        in_list = before == "body" and last is not None and (last.text[-1] in ":;," or last.listed)
        if self.doubt < AFTER_MENU and (line.listed or in_list or line.text[-1] == ":"):
            return Verdict("body", "an item of a list, or a sentence that goes on")
        if self.doubt < AFTER_MENU and line.text[0] in '«"“' and attributed(line):
            return Verdict("body", "a quotation with its speaker")
        if not self.doubt and place == 0 and before == "body" and len(run) > 1 and _seen(line, run[1]):
            return Verdict("caption", "words without a verb under a paragraph, and a headline of another page below them")
        if "heading" in line.tags.kinds and followed and self.doubt < AFTER_LIST:
            return Verdict("subheading", "tagged as a heading, and text follows")
        if followed and self.doubt < AFTER_LIST and place == len(run) - 1 and self._heads(line, run, before):
            return Verdict("subheading", "a short line over the text that follows")
        opened = self._form(self.lines[run[0].index - 1]) if run[0].index else None
        if opened and opened.opens in {ASIDE, LISTING} and line.count >= LISTED_WORDS and not line.listed:
            return Verdict("teaser", "a title in a list of other pages")
        named = followed and line.count >= HEADLINE_WORDS and line.text[0].isupper() and not line.closed
        if named or (line.headline and (line.finite or line.count >= 6)):
            return Verdict("teaser", "a headline that is not this page's")
        if not followed and before in ("body", "credit") and self.doubt < AFTER_LIST and is_signature(line):
            return Verdict("credit", "a name under the text")
        return Verdict("boilerplate", "no sentence, and outside the story")

    def _heads(self, line: Line, run: Sequence[Line], before: str | None) -> bool:
        if line.count > SUBHEADING_WORDS or before in {"caption", "teaser"} or (line.closed and line.text[-1] == "."):
            return False
        if line.text[0] in '«"“' and line.text[-1] in '»"”' and len(run) == 1:
            return True
        asks = bool(pattern("questions").match(line.text)) or line.text[-1] == "?"
        below = stems_of(other for other in self.lines[line.index + 1 : line.index + 1 + BELOW] if other.prose)
        if not asks and line.finite and line.told(below) < HEADED:
            return False
        return asks or not line.finite or line.count <= 5 or (len(run) == 1 and line.gap > 0 and line.count <= 8)


def _seen(line: Line, below: Line) -> bool:
    return not line.finite and not line.closed and line.count >= HEADLINE_WORDS and below.headline and below.finite


def _other(line: Line) -> Verdict:
    """A line after the end of the story."""
    if line.prose or (line.headline and line.finite):
        return Verdict("teaser", "a headline or lead after the end of the story")
    return Verdict("boilerplate", "no sentence, after the end of the story")


def _why(line: Line) -> str:
    if attributed(line):
        return "a sentence that says who reports it"
    return "a sentence of the story" if line.closed else "long as only told text is"
