"""What stands at a cite: links that hold whatever a page is called."""

from __future__ import annotations

from lxml import html

from svod.model.span import Cite, Span
from svod.show.tongues.words import tongue
from svod.show.web.citing import citing, opens

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
