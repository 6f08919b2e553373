"""What stands at a cite: links that hold whatever a page is called."""

from __future__ import annotations

from lxml import html

from svod.model.span import Cite, Span
from svod.show.tongues.words import tongue
from svod.show.web.citing import citing, opens
from svod.show.wordings import Piece

CITE = Cite("ab" * 32, (Span(3, 5),), ("до",))


def test_a_cite_opens_its_page_whatever_that_is_called() -> None:
    link = html.fromstring(opens(CITE, "<b onclick=x>\u202e\"'.html"))
    assert link.text_content() == "[<b onclick=x>\ufffd\"'.html:3-5]"
    assert [child.tag for child in link] == ["bdi"]
    assert not list(link[0])
    assert link.get("href") == link.get("hx-get") == "/page/abababababababab?cite=3-5"


def test_its_words_can_be_copied_and_corrected_in_the_readers_language() -> None:
    for code, copied, corrected in (("en", "Copy with link", "Correct"), ("ru", "Копировать со ссылкой", "Исправить")):
        made = citing(tongue(code))
        assert html.fromstring(made["copies"](CITE)).text_content() == copied
        link = html.fromstring(made["corrects"](CITE, "wrong_date"))
        assert link.text_content() == corrected
        assert link.get("href") == "/correct?page=abababababababab&cite=3-5&kind=wrong_date"


def test_a_wording_says_in_words_what_its_marks_show() -> None:
    pieces = (Piece("кое-что "), Piece("<b>", "in"), Piece("\u202eиное", "out"))
    made = citing(tongue("en"))["wording"]
    link = html.fromstring(made(pieces, CITE, "003.txt", "ru"))
    assert link.text_content() == "кое-что [here: <b>][not here: \ufffdиное] [003.txt:3-5]"
    assert [child.tag for child in link[0]] == ["ins", "del"]
    leading = html.fromstring(made(pieces, CITE, "", None, True))
    assert leading.text_content() == "кое-что <b>\ufffdиное [3-5]"
    assert ([child.tag for child in leading[0]], leading[0].get("lang")) == (["mark", "mark"], "und")
