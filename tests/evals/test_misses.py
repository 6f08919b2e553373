"""Each miss is told by the kind of its cause, with its words in context, and the worst kinds come first."""

from __future__ import annotations

import pytest
from evals.measures import Figure, Miss, digest_of, in_context
from evals.misses import misses
from evals.printing import Scored, table, worst
from evals.scorer.shape import Export, Page, Source, Spans, Statement, Time

TEXT = "Лунёв прибыл. «Ответ будет дан завтра», — сказала Марта Вельц 5 марта. Об этом сообщает «Меридиан»."


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return [[start, start + len(words)]]


def said(words: str, *speakers: str, kind: str = "direct") -> Statement:
    return {"spans": at(words), "kind": kind, "speakers": list(speakers), "cue": "сказала", "because": "a rule"}


def time(words: str, value: str) -> Time:
    return {"spans": at(words), "value": value, "mod": None, "because": "a rule"}


def source(words: str, name: str) -> Source:
    return {"spans": at(words), "source": name, "kind": "agency", "because": "a rule"}


def kinds(gold: Page, ours: Page) -> list[str]:
    return [f"{miss.figure}: {miss.kind}" for miss in found(gold, ours)]


def found(gold: Page, ours: Page) -> list[Miss]:
    return list(misses({"pages": [gold]}, {"pages": [ours]}, {"a.txt": TEXT}))


WHOLE = said("Ответ будет дан завтра", "Марта Вельц")


@pytest.mark.parametrize(
    ("ours", "kind"),
    [
        ([WHOLE], []),
        ([], ["content missed"]),
        ([WHOLE, said("Лунёв прибыл", "Марта Вельц")], ["content extra"]),
        ([said("Ответ будет дан завтра", "Лунёв")], ["wrong speaker"]),
        ([said("Ответ будет дан завтра")], ["wrong speaker"]),
        ([said("Ответ будет дан завтра", "Вельц", kind="mixed")], ["wrong kind"]),
        ([said("Ответ будет дан", "Вельц")], ["cut short"]),
        ([said("Ответ", "Вельц")], ["cut short by half"]),
        ([said("Ответ будет дан завтра», — сказала", "Вельц")], ["too long"]),
        ([said("Лунёв прибыл. «Ответ будет дан завтра», — сказала", "Вельц")], ["too long by half"]),
        ([said("Ответ будет дан", "Лунёв")], ["wrong speaker", "cut short"]),
    ],
)
def test_a_statement_misses_by(ours: list[Statement], kind: list[str]) -> None:
    gold: Page = {"page": "a.txt", "statements": [WHOLE]}
    assert kinds(gold, {"page": "a.txt", "statements": ours}) == [f"statements: {one}" for one in kind]


@pytest.mark.parametrize(
    ("ours", "kind"),
    [
        ([time("5 марта", "2031-03-05")], []),
        ([], ["missed"]),
        ([time("5 марта", "2031-05-05")], ["wrong value"]),
        ([time("5 марта", "2031-03-05"), time("завтра", "2031-03-06")], ["extra"]),
    ],
)
def test_a_time_misses_by(ours: list[Time], kind: list[str]) -> None:
    gold: Page = {"page": "a.txt", "times": [time("5 марта", "2031-03-05")]}
    assert kinds(gold, {"page": "a.txt", "times": ours}) == [f"times: {one}" for one in kind]


@pytest.mark.parametrize(
    ("ours", "kind"),
    [
        ([source("сообщает «Меридиан»", "Меридиан")], []),
        ([], ["missed"]),
        ([source("сообщает «Меридиан»", "Новый берег")], ["wrong source"]),
        ([source("Об этом сообщает «Меридиан»", "Меридиан"), source("Лунёв прибыл", "Лунёв")], ["extra"]),
    ],
)
def test_a_source_misses_by(ours: list[Source], kind: list[str]) -> None:
    gold: Page = {"page": "a.txt", "sources": [source("Об этом сообщает «Меридиан»", "агентство «Меридиан»")]}
    assert kinds(gold, {"page": "a.txt", "sources": ours}) == [f"sources: {one}" for one in kind]


def test_a_role_is_told_with_what_it_was_taken_for() -> None:
    gold: Page = {"page": "a.txt", "blocks": [{"spans": [[0, 13]], "role": "body"}, {"spans": at(TEXT[14:]), "role": "body"}]}
    ours: Page = {"page": "a.txt", "blocks": [{"spans": [[0, 13]], "role": "teaser", "because": "of another day"}]}
    first, second = found(gold, ours)
    assert (first.figure, first.kind, first.because) == ("roles", "body -> teaser", "of another day")
    assert second.kind == "body -> none"


def test_what_is_known_of_a_page_is_missed_or_wrong() -> None:
    gold: Page = {"page": "a.txt", "title": "Лунёв прибыл", "outlet": "Меридиан", "published": "2031-03-05"}
    ours: Page = {"page": "a.txt", "title": "Лунёв  прибыл", "outlet": "Новый берег"}
    assert kinds(gold, ours) == ["known of the page: published missed", "known of the page: outlet wrong"]


def test_a_page_that_is_not_exported_misses_all() -> None:
    gold: Export = {"pages": [{"page": "a.txt", "statements": [WHOLE]}]}
    assert [miss.kind for miss in misses(gold, {"pages": []}, {"a.txt": TEXT})] == ["content missed"]


def test_between_pages_things_are_missed_and_extra() -> None:
    step = {"page": "a.txt", "chain": ["Вестник Заречья", "Меридиан"]}
    gold: Export = {"pages": [{"page": "a.txt"}], "lineage": [step], "absent": []}  # type: ignore[list-item]
    ours: Export = {
        "pages": [{"page": "a.txt"}, {"page": "b.txt"}],
        "absent": [{"told_by": {"page": "a.txt", "spans": [[0, 12]]}, "absent_from": "b.txt"}],
    }
    gold["pages"].append({"page": "b.txt"})
    told = [(miss.figure, miss.kind, miss.where, miss.gold or miss.ours) for miss in misses(gold, ours, {"a.txt": TEXT})]
    assert told == [
        ("lineage", "missed", "a.txt", "Вестник Заречья <- Меридиан"),
        ("absences", "extra", "a.txt:0-12", "not in b.txt"),
    ]


def test_a_miss_is_drawn_in_its_context() -> None:
    assert in_context(TEXT, [(31, 37)], around=11) == "будет дан ⟦завтра⟧», — сказал"
    assert in_context("а" * 1000, [(0, 1000)]) == f"⟦{'а' * 100} […] {'а' * 100}⟧"
    assert in_context(TEXT, []) == ""


def test_the_most_common_kind_comes_first_and_no_more_are_shown_than_asked() -> None:
    few = [Miss("times", "extra", "a.txt:1-2", "…", ours="2031")]
    many = [Miss("statements", "cut short", f"a.txt:{n}-9", "⟦…⟧", gold="x", ours="y", because="z") for n in range(3)]
    assert list(worst("seeds", few + many, 1)) == [
        "seeds: 4 misses of 2 kinds",
        "  statements: cut short · 3",
        "    a.txt:0-9  ⟦…⟧",
        "      gold: x",
        "      ours: y",
        "      because: z",
        "  times: extra · 1",
        "    a.txt:1-2  …",
        "      ours: 2031",
    ]


def test_the_table_shows_reach_rival_floor_and_data() -> None:
    from evals.floors import Kept

    figures = (
        Figure("sources", 0.8, "F1", 0.75, 0.857, rival=0.5),
        Figure("times, found", 1.0),
        Figure("pages a second", 61.25, "pages/s", rival=26),
    )
    lines = table([Scored("seeds", "0123456789abcdef", figures)], {"seeds": Kept("", {"sources": 0.7})}).splitlines()
    assert [" ".join(line.split()) for line in lines[2:]] == [
        "seeds sources .800 .750 .857 ≥ .870 short by .070 .500 in this run; two careful people .90-1.0 .700 01234567",
        "seeds times, found 1.000 01234567",
        "seeds pages a second 61.2 pages/s 26.0 in this run 01234567",
    ]


def test_a_digest_is_of_names_and_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    digests = set()
    for name, words in (("a.txt", "x"), ("a.txt", "y"), ("b.txt", "x")):
        folder = tmp_path_factory.mktemp("data")
        (folder / name).write_text(words)
        digests.add(digest_of([folder]))
    assert len(digests) == 3
