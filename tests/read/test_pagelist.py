"""pages.csv beside the pages: what it adds to them, and how it can go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.model.page import Given
from svod.read.pagelist import both
from tests.read.folders import laid, read, told
from tests.read.texts import NEWS


def facts(root: Path) -> dict[str, Given]:
    found, problems = read(root)
    assert told(problems) == []
    return {page.name: page.given for page in found}


def test_every_column_goes_to_its_page(tmp_path: Path) -> None:
    csv = (
        "page,url,outlet,published,fetched,language,title\n"
        '1.txt,https://vestnik.example/1,«Вестник Заречья»,2020-05-02,2020-05-03T10:00:00Z,ru,"Лунёв: «Да, прибыл»"\n'
        "2.txt,,,02.05.2020 18:40,,,\n"
    )
    assert facts(laid(tmp_path, {"1.txt": NEWS, "2.txt": NEWS, "3.txt": NEWS, "pages.csv": csv})) == {
        "1.txt": Given(
            "https://vestnik.example/1",
            "«Вестник Заречья»",
            "2020-05-02",
            "2020-05-03T10:00:00+00:00",
            "ru",
            "Лунёв: «Да, прибыл»",
        ),
        "2.txt": Given(published="2020-05-02T18:40:00"),
        "3.txt": Given(),
    }


def test_what_a_server_said_of_letters_counts_where_the_page_says_nothing_and_they_bear_it_out(tmp_path: Path) -> None:
    greek, russian = "Η συνάντηση στη Λόρβικ αναβλήθηκε. " * 6, f"<html><p>{NEWS}</p></html>"
    csv = "page,charset\n1.txt,ISO-8859-7\n2.html,iso-8859-1\n3.html,koi8-r\n"
    pages: dict[str, str | bytes] = {
        "1.txt": greek.encode("iso8859-7"), "2.html": russian.encode("cp1251"),
        "3.html": russian.replace("<p>", '<meta charset="windows-1251"><p>').encode("cp1251"), "pages.csv": csv,
    }  # fmt: skip
    found, problems = read(laid(tmp_path, pages))
    assert told(problems) == []
    assert [page.encoding for page in found] == ["iso8859-7", "cp1251", "cp1251"]
    assert found[0].decoded() == greek


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lists_are_read_as_excel_writes_them(tmp_path: Path, encoding: str, delimiter: str, end: str) -> None:
    rows = [["Page", "Outlet", "Published"], ["1.txt", "Вестник Заречья и всего левого берега", "02.05.2020"]]
    csv = end.join(delimiter.join(row) for row in rows) + end
    found = facts(laid(tmp_path, {"1.txt": NEWS, "pages.csv": csv.encode(encoding)}))
    assert found == {"1.txt": Given(outlet="Вестник Заречья и всего левого берега", published="2020-05-02")}


def test_a_list_in_a_subfolder_names_pages_from_there_and_goes_before_the_one_above(tmp_path: Path) -> None:
    files = {
        "a/1.txt": NEWS,
        "a/2.txt": NEWS,
        "a/pages.csv": "page,outlet\n1.txt,Новый берег\n",
        "pages.csv": "page,outlet,language\na/1.txt,Меридиан,ru\n./a\\2.txt,Меридиан,ru\n",
    }
    assert facts(laid(tmp_path, files)) == {
        "a/1.txt": Given(outlet="Новый берег", language="ru"),
        "a/2.txt": Given(outlet="Меридиан", language="ru"),
    }


def test_a_list_beside_a_single_file_counts_and_its_other_rows_are_no_matter(tmp_path: Path) -> None:
    laid(tmp_path, {"1.txt": NEWS, "2.txt": NEWS, "pages.csv": "page,outlet\n1.txt,Меридиан\n2.txt,Новый берег\nx.txt,?\n"})
    assert facts(tmp_path / "2.txt") == {"2.txt": Given(outlet="Новый берег")}


def test_letters_composed_or_not_name_the_same_page(tmp_path: Path) -> None:
    laid(tmp_path, {"и\u0306од.txt": NEWS, "pages.csv": "page,outlet\nйод.txt,Меридиан\n"})
    assert list(facts(tmp_path).values()) == [Given(outlet="Меридиан")]


def test_a_list_speaks_of_pages_in_json_lines_by_url_line_or_file(tmp_path: Path) -> None:
    lines = (
        '{"text": "Раз.", "url": "https://m.example/1", "outlet": "m"}\n{"text": "Два."}\n{"text": "Три.", "language": "uk"}\n'
    )
    csv = "page,outlet,language\nhttps://m.example/1,Меридиан,\nnews.jsonl#2,Новый берег,\nnews.jsonl,,ru\n"
    assert facts(laid(tmp_path, {"news.jsonl": lines, "pages.csv": csv})) == {
        "https://m.example/1": Given("https://m.example/1", outlet="Меридиан", language="ru"),
        "news.jsonl#2": Given(outlet="Новый берег", language="ru"),
        "news.jsonl#3": Given(language="ru"),
    }


def test_a_listed_file_is_text_whatever_its_suffix(tmp_path: Path) -> None:
    laid(tmp_path, {"1.article": NEWS, "2.txt": NEWS, "pages.csv": "page\n1.article\n"})
    assert list(facts(tmp_path)) == ["1.article", "2.txt"]


@pytest.mark.parametrize(
    ("csv", "words"),
    [
        ("file,outlet\n1.txt,Меридиан\n", "It has no column `page`; its first line has file, outlet. Name the column"),
        ("", "It has no column `page`; it is empty."),
        ('page,title\n1.txt,"' + "а" * 200_000 + '"\n', "It cannot be read from line 2 on: field larger than"),
    ],
)
def test_a_list_that_is_none_is_an_error_and_its_pages_are_read(tmp_path: Path, csv: str, words: str) -> None:
    found, problems = read(laid(tmp_path, {"1.txt": NEWS, "pages.csv": csv}))
    assert [(page.name, page.given) for page in found] == [("1.txt", Given())]
    (problem,) = told(problems)
    assert problem.startswith(f"error: {tmp_path}/pages.csv: {words}")


def test_a_list_that_is_a_folder_or_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, {"1.txt": NEWS, "pages.csv": "page\n1.txt\n"})

    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    found, problems = read(tmp_path)
    assert len(found) == 1
    assert told(problems)[0].startswith(f"error: {tmp_path}/pages.csv: You may not read it.")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2.txt,2020-05-02,", "error: {}/pages.csv: Its line 3 names '2.txt', and there is no such page. Correct the name"),
        (
            "1.html,позавчера,",
            "error: {}/pages.csv: Its line 3 (1.html) has 'позавчера' as `published`, which is not understood",
        ),
        ("1.txt,2020-05-03,", "error: {}/pages.csv: Its lines 2 and 3 say different things of '1.txt'; line 2 was used."),
        (",2020-05-03,", "error: {}/pages.csv: Its line 3 names no page."),
        ("1.html,2020-05-02,Да, прибыл", "error: {}/pages.csv: Its line 3 has 4 cells, the first line 3; it was not used."),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_the_rest_counts(tmp_path: Path, row: str, words: str) -> None:
    csv = f"page,published,title\n1.txt,2020-05-02,Лунёв\n{row}\n"
    found, problems = read(laid(tmp_path, {"1.html": NEWS, "1.txt": NEWS, "pages.csv": csv}))
    assert [page.name for page in found] == ["1.html", "1.txt"]
    assert [page.given for page in found] == [Given(), Given(published="2020-05-02", title="Лунёв")]
    (problem,) = told(problems)
    assert problem.startswith(words.format(tmp_path))


def test_rows_that_say_the_same_twice_and_empty_rows_are_no_matter(tmp_path: Path) -> None:
    csv = "page,outlet\n1.txt,Меридиан\n\n,\n1.txt, Меридиан\n"
    assert facts(laid(tmp_path, {"1.txt": NEWS, "pages.csv": csv})) == {"1.txt": Given(outlet="Меридиан")}


def test_a_listed_page_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    _, problems = read(laid(tmp_path, {"1.txt": "", "2.txt": NEWS, "pages.csv": "page\n1.txt\n2.txt\n"}))
    assert [problem.where for problem in problems] == ["1.txt"]


def test_columns_that_say_nothing_are_a_notice(tmp_path: Path) -> None:
    _, problems = read(laid(tmp_path, {"1.txt": NEWS, "pages.csv": "page,publised\n1.txt,2020-05-02\n"}))
    (words,) = told(problems)
    assert words.startswith(
        f"notice: {tmp_path}/pages.csv: It has columns that say nothing to Svod: publised. Known are page, url"
    )


def test_one_list_is_read_once_for_many_files(tmp_path: Path) -> None:
    laid(tmp_path, {f"{n}.txt": NEWS for n in range(3)} | {"pages.csv": "file\n"})
    _, problems = read(*sorted(tmp_path.glob("*.txt")))
    assert len(problems) == 1


givens = st.builds(Given, *[st.none() | st.sampled_from(["a", "b"])] * 6)


@settings(deadline=None)
@given(givens, givens, givens)
def test_facts_join_in_any_grouping_and_the_first_wins(one: Given, two: Given, three: Given) -> None:
    assert both(both(one, two), three) == both(one, both(two, three))
    assert both(one, Given()) == both(Given(), one) == one
    assert all((getattr(one, fact) or getattr(two, fact)) == getattr(both(one, two), fact) for fact in ("url", "published"))
