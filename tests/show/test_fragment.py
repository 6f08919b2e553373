"""Addresses that scroll to exact words: what a browser finds by them, as the specification has it."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svod.model.span import Span
from svod.show.fragment import Directive, directive_of, with_fragment

REPEATED = ("да", "Да", "нет", "нет,", "«да»", "ёж", "еж", "Й", "и-и", "\n")
URL = "https://bereg.example/news/7"
PAGE = (
    "Лунёв позвонил в Лорвик\n\n"
    "«Мы поддерживаем переговоры», — заявил Гордей Лунёв. Он добавил: «Мы поддерживаем   перемирие, из-за которого спорят».\n"
    "Марта Вельц ответила: «Ответ будет дан», — и уехала.\n"
    "Переговоры пройдут в Лорвике.\n"
)


def lit(url: str, content: str) -> list[str]:
    """The words that a browser lights by each directive of an address: `None` is told as an empty string."""
    told = url.partition(":~:")[2]
    return [found(content, one.removeprefix("text=")) for one in told.split("&")] if told else []


def found(content: str, directive: str) -> str:
    """A small browser: the algorithm "find a range from a text directive", over lines instead of elements."""
    parts = directive.split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = unquote(parts[0]), unquote(parts[1]) if len(parts) > 1 else ""
    text = "\n".join(" ".join(line.split()) for line in content.splitlines() if line.strip())
    at = 0
    while True:
        behind = -1
        if prefix:
            met = whole(text, prefix, at, True, False)
            behind = spaces(text, met + len(prefix))
            if met < 0:
                return ""
        begin = whole(text, start, max(at, behind), True, bool(end) or not suffix)
        if begin < 0:
            return ""
        at = (met if prefix else begin) + 1
        if not prefix or begin == behind:
            stop = ending(text, begin + len(start), end, suffix)
            if stop:
                return text[begin:stop]
            if end:
                return ""


def ending(text: str, stop: int, end: str, suffix: str) -> int:
    """Where the words end; 0 where they end nowhere."""
    while True:
        if end:
            last = whole(text, end, stop, True, not suffix)
            if last < 0:
                return 0
            stop = last + len(end)
        if not suffix:
            return stop
        behind = spaces(text, stop)
        if whole(text, suffix, behind, False, True) == behind:
            return stop
        if not end:
            return 0


def whole(text: str, words: str, at: int, begins: bool, ends: bool) -> int:
    pattern = (
        (r"\b" if begins and words[0].isalnum() else "") + re.escape(words) + (r"\b" if ends and words[-1].isalnum() else "")
    )
    met = re.compile(pattern, re.IGNORECASE).search(text, at)
    return met.start() if met else -1


def spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def cite(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = PAGE.index(words, at + 1)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "nth", "directive"),
    [
        ("Ответ будет дан", 0, "text=Ответ будет дан"),
        ("переговоры", 0, "text=переговоры"),
        ("Мы поддерживаем", 1, "text=Лунёв. Он добавил: «-,Мы поддерживаем"),
        ("из-за которого", 0, "text=из-за которого"),
        ("Переговоры пройдут", 0, "text=Переговоры пройдут"),
        ("Лунёв", 1, "text=переговоры», — заявил Гордей-,Лунёв"),
    ],
)
def test_short_words_are_given_whole_and_with_what_stands_around_where_they_stand_twice(
    words: str, nth: int, directive: str
) -> None:
    made = directive_of(PAGE, cite(words, nth))
    assert made is not None
    assert found(PAGE, str(made).removeprefix("text=")) == words
    assert unquote(str(made)) == directive


def test_long_words_are_given_by_where_they_start_and_end() -> None:
    first = "Поезд с беженцами вышел из Зареченска ночью"
    long = f"{first}, его ждали две недели, и дорога заняла почти сутки, потому что мост через Крону был взорван в мае"
    content = f"До того дорога была закрыта.\n{long}.\nВ мае её закрыли снова."
    made = directive_of(content, Span(content.index(long), content.index(long) + len(long)))
    assert made == Directive("Поезд с беженцами вышел", "был взорван в мае")
    assert lit(f"{URL}#:~:{made}", content) == [long]


def test_words_of_several_lines_are_given_by_where_they_start_and_end() -> None:
    span = Span(cite("Марта").start, cite("Переговоры пройдут").stop)
    made = directive_of(PAGE, span)
    assert made is not None
    assert "\n" not in made.start + made.end + made.prefix + made.suffix
    assert found(PAGE, str(made).removeprefix("text=")) == PAGE[span.start : span.stop]


def test_a_cut_in_a_word_is_widened_to_the_word() -> None:
    start = PAGE.index("говоры пройдут")
    assert lit(with_fragment(URL, PAGE, [Span(start, start + 9)]), PAGE) == ["Переговоры пройдут"]


def test_each_stretch_of_a_cite_has_a_directive_of_its_own() -> None:
    url = with_fragment(URL, PAGE, [cite("Ответ"), cite("уехала")])
    assert lit(url, PAGE) == ["Ответ", "уехала"]


def test_what_parts_a_directive_is_encoded_and_a_fragment_that_is_there_stays() -> None:
    content = "Итог: один-два, три & четыре; пять #шесть 100%"
    url = with_fragment(f"{URL}?a=1#top:~:text=old", content, [Span(0, len(content))])
    assert url.startswith(f"{URL}?a=1#top:~:text=")
    told = url.partition("text=")[2]
    assert not set("-,& #") & set(told)
    assert told.isascii()
    assert lit(url, content) == [content]


@pytest.mark.parametrize("content", ["  \n ", "\x00\x01", "а\ud800б"])
def test_what_no_address_can_tell_has_no_fragment(content: str) -> None:
    assert with_fragment(URL, content, [Span(0, len(content))]) == URL


@given(st.integers(1, 60), st.integers(1, 9), st.data())
def test_words_that_stand_once_are_found_just_where_they_stand(many: int, width: int, data: st.DataObject) -> None:
    words = [f"слово{n}," if n % 5 == 0 else f"«слово{n}»" if n % 7 == 0 else f"слово{n}" for n in range(many)]
    content = "".join(word + ("\n\n" if n % width == width - 1 else "  ") for n, word in enumerate(words))
    first = data.draw(st.integers(0, many - 1))
    last = data.draw(st.integers(first, many - 1))
    span = Span(content.index(words[first]), content.index(words[last]) + len(words[last]))
    assert lit(with_fragment(URL, content, [span]), content) == [flat(content[span.start : span.stop])]


@given(
    st.lists(st.sampled_from(["да", "Да", "нет", "нет,", "«да»", "ёж", "еж", "Й", "и-и", "\n"]), min_size=1, max_size=40),
    st.data(),
)
@example(["да"] * 4, None)
def test_whatever_is_repeated_the_words_that_are_lit_are_the_words_of_the_cite(
    words: list[str], data: st.DataObject | None
) -> None:
    content = " ".join(words)
    places = [met.span() for met in re.finditer(r"\S+", content)]
    if not places:
        return
    first = data.draw(st.integers(0, len(places) - 1)) if data else 0
    last = data.draw(st.integers(first, len(places) - 1)) if data else 0
    span = Span(places[first][0], places[last][1])
    made = directive_of(content, span)
    assert made is not None
    if len(flat(content[span.start : span.stop])) <= 100 and "\n" not in flat(content[span.start : span.stop]):
        assert folded(found(content, str(made).removeprefix("text="))) == folded(flat(content[span.start : span.stop]))


@given(st.text(max_size=200), st.data())
def test_no_text_breaks_an_address(content: str, data: st.DataObject) -> None:
    if not content:
        return
    start = data.draw(st.integers(0, len(content) - 1))
    stop = data.draw(st.integers(start + 1, len(content)))
    url = with_fragment(URL, content, [Span(start, stop)])
    assert url.isascii()
    assert not re.search(r"\s", url)


def flat(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.splitlines() if line.strip())


def folded(words: str) -> str:
    return words.casefold().replace("ё", "е")
