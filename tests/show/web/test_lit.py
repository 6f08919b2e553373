"""A page's text in the lines that are shown, with the stretches that are lit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from svod.model.span import Span
from svod.model.text import Block, Fact, Text
from svod.show.web.lit import BEFORE, PART, WHOLE, Line, part_of

TITLE, FIRST, SECOND = "Ответ обещан", "Марта Вельц сказала: «Ответ будет дан».", "Читайте также: погода"
CONTENT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def text(content: str, *blocks: tuple[str, str]) -> Text:
    made = []
    at = 0
    for words, role in blocks:
        start = content.index(words, at)
        at = start + len(words)
        made.append(Block(Span(start, at), role, "by hand"))  # type: ignore[arg-type]
    return Text("0" * 64, content, "plain@1", tuple(made), Fact("ru", "letters"))


def drawn(lines: tuple[Line, ...]) -> list[str]:
    return [
        f"{line.role or '-'}{'' if line.told else ' greyed'}: "
        + "".join(f"[{one.words}]{one.lit}" if one.lit else one.words for one in line.pieces)
        for line in lines
    ]


PAGE = text(CONTENT, (TITLE, "title"), (FIRST, "body"), (SECOND, "teaser"))


def test_every_line_is_there_with_its_role_and_the_characters_are_lit() -> None:
    start = CONTENT.index("Ответ будет")
    part = part_of(PAGE, [Span(start, start + 15)])
    assert part.whole
    assert drawn(part.lines) == [
        "title: Ответ обещан",
        "body: Марта Вельц сказала: «[Ответ будет дан]1».",
        "teaser greyed: Читайте также: погода",
    ]


def test_a_stretch_over_several_lines_is_one_stretch_and_begins_once() -> None:
    part = part_of(PAGE, [Span(6, CONTENT.index("сказала")), Span(len(CONTENT) - 6, len(CONTENT))])
    assert drawn(part.lines) == [
        "title: Ответ [обещан]1",
        "body: [Марта Вельц ]1сказала: «Ответ будет дан».",
        "teaser greyed: Читайте также: [погода]2",
    ]
    assert [(piece.lit, piece.first) for line in part.lines for piece in line.pieces if piece.lit] == [
        (1, True), (1, False), (2, True)
    ]  # fmt: skip


def test_characters_between_lines_are_told_where_they_are_lit() -> None:
    page = text("Начало\nмежду\nКонец", ("Начало", "body"), ("Конец", "body"))
    assert drawn(part_of(page).lines) == ["body: Начало", "body: Конец"]
    assert drawn(part_of(page, [Span(7, 12)]).lines) == ["body: Начало", "- greyed: \n[между]1\n", "body: Конец"]


def test_of_a_long_page_the_part_around_the_first_stretch_is_shown_and_the_rest_is_led_to() -> None:
    lines = [f"Строка {number} длинной страницы." for number in range(40_000)]
    content = "\n".join(lines)
    page = text(content, *((line, "body") for line in lines))
    far, near = content.index(lines[39_000]), content.index(lines[20_000])
    part = part_of(page, [Span(near, near + 6), Span(far, far + 6)])
    assert not part.whole
    assert part.start <= near < part.stop
    assert part.stop - part.start == PART
    assert (part.before, part.after) == (part.start - PART, part.stop)
    assert [number for number, _ in part.away] == [2]
    assert part.lines[0].span.of(content) in lines, "a part begins with a whole line"


def test_a_line_of_a_million_characters_is_cut_too() -> None:
    content = "ж" * 1_000_000
    part = part_of(text(content, (content, "body")), [Span(500_000, 500_010)])
    assert part.stop - part.start == PART
    assert part.start == 500_000 - BEFORE
    assert [len(piece.words) for piece in part.lines[0].pieces] == [BEFORE, 10, PART - BEFORE - 10]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.integers(0, 3)), max_size=20),
    st.lists(st.integers(0, 400), max_size=12, unique=True),
)
def test_no_character_is_lost_or_told_twice(shape: list[tuple[int, int]], ends: list[int]) -> None:
    content, blocks, at = "", [], 0
    for size, gap in shape:
        blocks.append(Block(Span(at, at + size), "body", "by hand"))
        content += "ж" * size + "\n" * gap
        at += size + gap
    cuts = sorted(end for end in ends if end <= len(content))
    lit = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    part = part_of(Text("0" * 64, content, "plain@1", tuple(blocks), Fact("ru", "letters")), lit)
    told = [(line.span, "".join(piece.words for piece in line.pieces)) for line in part.lines]
    assert all(span.of(content) == words for span, words in told)
    assert sum(len(span) for span, _ in told) == len(content.replace("\n", ""))
    shown = sum(len(piece.words) for line in part.lines for piece in line.pieces if piece.lit)
    assert shown == sum(span.of(content).count("ж") for span in lit)
    assert len(content) <= WHOLE
