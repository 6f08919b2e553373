"""What stands between a page's words and a browser: cleaned, escaped, and put into addresses that lead where they say."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from svod.model.span import Cite, Span
from svod.show.tongues.words import NAMES
from svod.show.web.addresses import address, outside, page_address
from svod.show.web.cleaning import clean
from svod.show.web.rendering import _here, environment, is_fragment, language_of, page, rendered

ANYTHING = st.text(
    st.one_of(st.characters(), st.sampled_from("\u0301\ud800\udfff\u202e\u2066\x00\x07\x85\ufffe<>&'\"%{}")), max_size=60
)
LANGUAGES = st.sampled_from(sorted(NAMES))


def _request(query: str = "", **headers: str) -> Request:
    named = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in headers.items()]
    return Request(
        {"type": "http", "method": "GET", "path": "/who", "query_string": query.encode(), "headers": named, "server": ("x", 80)}
    )


# -- words of pages


@given(ANYTHING)
def test_clean_words_are_as_long_as_they_were_and_can_be_sent(words: str) -> None:
    told = clean(words)
    assert len(told) == len(words)
    told.encode()
    assert clean(told) == told  # what was cleaned on its way is cleaned again where it is printed


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Mn", "Me"]), max_size=60))
def test_plain_words_stay_as_they_are(words: str) -> None:
    plain = words.replace("\ufffe", "").replace("\uffff", "")
    assert clean(plain) == plain


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("нуль\0звонок\a", "нуль␀звонок␇"),
        ("столбец\tстрока\n", "столбец\tстрока\n"),
        ("имя\u202eтанепс", "имя\ufffdтанепс"),
        ("\u2066в коробке\u2069", "\ufffdв коробке\ufffd"),
        ("половина \ud83d пары", "половина \ufffd пары"),
        ("\x7f\x85\x9f", "\ufffd\ufffd\ufffd"),
        ("мягкий\u00adперенос", "мягкий\u00adперенос"),
        ("\r", "␍"),
        ("за\u0300\u0301\u0302\u0303\u0304\u0305лго", "за\u0300\u0301\u0302\u0303\ufffd\ufffdлго"),
        ("по\u0301за\u0301вчера", "по\u0301за\u0301вчера"),
    ],
)
def test_what_hides_is_shown(words: str, shown: str) -> None:
    assert clean(words) == shown


@given(ANYTHING, LANGUAGES)
def test_whatever_a_template_prints_is_text(words: str, code: str) -> None:
    told = environment(code).from_string("<p title='{{ words }}'>{{ words }}</p>").render(words=words)
    inside = told.removeprefix("<p title='").removesuffix("</p>").replace("'>", "", 1)
    assert not set(inside) & set("<>'\"")
    told.encode()


@given(ANYTHING, LANGUAGES)
def test_so_is_what_stands_in_a_sentence(words: str, code: str) -> None:
    made = environment(code)
    told = made.from_string("{{ _('about %(name)s', name=words) }}").render(words=words)
    assert told == made.from_string("{{ words }}").render(words=words).join(("about ", ""))
    counted = made.from_string("{{ ngettext('%(num)s by %(name)s', '%(num)s by %(name)s', 2, name=words) }}").render(
        words=words
    )
    assert counted.endswith(told.removeprefix("about "))


@pytest.mark.parametrize("words", ["<script>", "&lt;", '" onclick="', "{{ 7*7 }}", "{% raise %}", "%s %(x)s 7 %"])
def test_words_that_are_taken_for_ours_by_mistake_are_escaped_too(words: str) -> None:
    told = environment("en").from_string("{{ _(words) }}").render(words=words)
    assert not set(told) & set("<>\"'")
    assert "49" not in told


def test_a_template_that_lacks_something_says_so() -> None:
    with pytest.raises(Exception, match="'lacking' is undefined"):
        environment("en").from_string("{{ lacking }}").render()


# -- addresses


NAMES_AND_VALUES = st.dictionaries(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=20), max_size=4)


@given(st.text(max_size=20).filter(lambda path: not path.startswith("/")), NAMES_AND_VALUES)
def test_an_address_gives_back_what_it_was_made_of(path: str, params: dict[str, str]) -> None:
    made = urlsplit(address(f"/{path}", params))
    assert unquote(made.path) == f"/{path}"
    assert {name: values[0] for name, values in parse_qs(made.query, keep_blank_values=True).items()} == params


@given(ANYTHING, ANYTHING)
def test_no_word_breaks_out_of_an_address(path: str, value: str) -> None:
    made = address(f"/page/{path}", {"q": value})
    assert made.isascii()
    assert not set(made) & set("<>'\" \n\r\t\\")


def test_an_address_leaves_out_what_is_not_asked() -> None:
    assert address("/who", {"name": "Лунёв", "since": None, "place": "", "all": False}, after=0) == (
        "/who?name=%D0%9B%D1%83%D0%BD%D1%91%D0%B2&after=0"
    )
    assert address("/", {"kind": ["said", "event"]}) == "/?kind=said&kind=event"


@pytest.mark.parametrize("path", ["//evil.example/x", "///evil.example", "evil.example"])
def test_an_address_stays_on_this_machine(path: str) -> None:
    assert address(path).startswith("/evil.example")


def test_a_page_is_addressed_by_its_bytes_and_the_characters_to_light() -> None:
    cite = Cite("ab" * 32, (Span(1, 3), Span(5, 6)), ("бв", "е"))
    assert page_address("ab" * 32, cite) == "/page/abababababababab?cite=1-3%2C5-6"


def test_the_present_address_can_be_had_with_other_values_and_drops_what_holds_for_one_list_alone() -> None:
    asked = _request("name=a&name=b&after=xyz&lang=ru&since=2024")
    here = environment("en").from_string("{{ here(since=None, kind='said') }}")
    assert here.render(here=_here(asked)) == "/who?name=a&amp;name=b&amp;kind=said"


# -- addresses out of pages


@pytest.mark.parametrize("url", ["http://vestnik.example/a", "https://vestnik.example/?a=1#b", "HTTPS://Vestnik.example"])
def test_an_address_out_of_a_page_becomes_a_link(url: str) -> None:
    assert outside(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)",
        "java\nscript:x",
        "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//vestnik.example", "/etc", "vestnik.example", "http:",
        "http:///x", "http:\\\\vestnik.example", "https://[::1", "http://a.example:99999999/", "view-source:x:", "blob:http://a.example/x",
        "http://a.example/\nb", "http://a.example/ b", "\x01http://a.example", "http://a.example/\x7f", "ftp://a.example",
    ],
)  # fmt: skip
def test_one_that_could_run_or_leads_nowhere_does_not(url: str | None) -> None:
    assert outside(url) is None


@given(ANYTHING)
def test_no_address_out_of_a_page_breaks_anything(url: str) -> None:
    assert outside(url) in (None, url)
    assert outside(f"https://{url}") in (None, f"https://{url}")


# -- the reader's language


def test_the_language_is_that_of_the_address_then_of_the_cookie_then_of_the_browser() -> None:
    assert language_of(_request("lang=ru", cookie="lang=en", accept_language="en")) == "ru"
    assert language_of(_request("", cookie="lang=ru", accept_language="en")) == "ru"
    assert language_of(_request("", accept_language="de, ru;q=0.8, en;q=0.5")) == "ru"
    assert language_of(_request("lang=xx", accept_language="ru")) == "ru"
    assert language_of(_request("", accept_language="de;q=x, ;;, *;q=0")) == "en"
    assert language_of(_request()) == "en"


@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_no_browser_breaks_it(accepted: str) -> None:
    assert language_of(_request("", accept_language=accepted)) in NAMES


def test_a_page_says_its_language_and_keeps_the_one_that_was_chosen() -> None:
    kept = page(_request("lang=ru"), "keys.html")
    assert (kept.headers["content-language"], "lang=ru" in kept.headers["set-cookie"]) == ("ru", True)
    assert "HttpOnly" in kept.headers["set-cookie"]
    assert "set-cookie" not in page(_request(), "keys.html").headers
    assert '<html lang="ru">' in rendered(_request("lang=ru"), "keys.html")


def test_a_fragment_is_asked_by_htmx_alone() -> None:
    assert is_fragment(_request(hx_request="true"))
    assert not is_fragment(_request())
    assert not is_fragment(_request(hx_request="true", hx_history_restore_request="true"))  # the whole page is gone
