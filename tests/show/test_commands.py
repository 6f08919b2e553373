"""Every command on the examples: what it prints for a person, what for a program, and how it ends."""

from __future__ import annotations

import csv
import getpass
import io
import json
import re
import shlex
from pathlib import Path

import pytest

from svod.errors import BadDecision
from svod.show.cli import caring
from svod.show.cli.app import app
from tests.show.conftest import EXAMPLES, Run, svod

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands if command.callback)
LISTINGS = ["pages", "stories", "problems", "chronicle", "positions", "flow", "correct", "verify"]
CITE = re.compile(r"\[([^\[\]]+:\d+-\d+(?:,\d+-\d+)*)")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_with_an_example_and_is_in_both_readmes(command: str, run: Run) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert f"Example: svod {command}" in " ".join(told.out.split())
    for readme in ("README.md", "README.ru.md"):
        assert f"`svod {command}" in (ROOT / readme).read_text()


@pytest.mark.parametrize("command", LISTINGS)
def test_every_listing_has_json(command: str, run: Run) -> None:
    told = run(command, "--json")
    assert told.code == 0, told.err
    assert isinstance(json.loads(told.out), list | dict)


def test_no_colour_leaves_a_pipe(run: Run) -> None:
    assert "\x1b" not in run("chronicle").out


def test_every_line_ends_in_a_cite_that_opens_at_its_words(run: Run) -> None:
    lines = run("chronicle").out.splitlines()[:-1]
    assert len(lines) > 40
    entries = json.loads(run("chronicle", "--json").out)
    assert len(entries) == len(lines)
    for line, entry in list(zip(lines, entries, strict=True))[:6]:
        cite = CITE.findall(line)[-1].split(", ")[0]
        opened = json.loads(run("show", cite, "--json").out)
        if entry["kind"] == "statement":
            assert " … ".join(" ".join(w.split()) for w in opened["words"]) in line


def test_lines_are_in_the_order_of_their_dates(run: Run) -> None:
    dates = [entry["date"][:4] for entry in json.loads(run("chronicle", "--json").out) if entry["date"]]
    assert dates == sorted(dates)


def test_since_and_until_admit_a_fuzzy_date_where_it_may_lie(run: Run) -> None:
    told = json.loads(run("chronicle", "--since", "2024-06-10", "--until", "2024-06-10", "--json").out)
    assert told
    assert all(entry["date"] for entry in told)


def test_a_date_that_is_none_is_refused_with_what_to_write(run: Run) -> None:
    told = run("chronicle", "--since", "вчера")
    assert told.code == 2
    assert "--since 'вчера' is no date; write a year, a month or a day" in told.err


def test_who_finds_a_person_by_surname(run: Run) -> None:
    told = json.loads(run("who", "Рогачёв", "--json").out)
    assert told
    assert all(any("Рогачёв" in name for name in entry["who"]) for entry in told)


def test_who_names_those_who_speak_where_nobody_is_so_called(run: Run) -> None:
    told = run("who", "Никтошин")
    assert told.code == 2
    assert "Nobody called 'Никтошин' says anything" in told.err
    assert "Рогачёв" in told.err


def test_search_finds_other_word_forms(run: Run) -> None:
    hits = json.loads(run("search", "перемирия", "--json").out)
    assert any("перемирие" in hit["text"] for hit in hits)


def test_show_lights_the_cited_characters(run: Run) -> None:
    told = run("show", "02_meridian_call.txt:0-9")
    assert told.code == 0
    assert "⟦" in told.out
    assert "⟧" in told.out


def test_show_says_where_a_cite_leaves_the_page(run: Run) -> None:
    told = run("show", "02_meridian_call.txt:0-999999")
    assert told.code == 2
    assert "ends after the text" in told.err


def test_an_unknown_page_is_named_with_what_may_be_meant(run: Run) -> None:
    told = run("explain", "02_merid")
    assert told.code == 2
    assert "Did you mean 02_meridian_call.txt?" in told.err


def test_explain_gives_the_rule_of_every_find(run: Run) -> None:
    told = run("explain", "02_meridian_call.txt", "--kind", "statement")
    assert told.code == 0
    found = json.loads(run("explain", "02_meridian_call.txt", "--json").out)
    assert found["statements"]
    assert all(statement["because"] for statement in found["statements"])
    assert all(statement["because"] in told.out for statement in found["statements"])


def test_compare_shows_what_two_copies_of_a_release_share_and_leave_out(run: Run) -> None:
    told = json.loads(run("compare", "02_meridian_call.txt", "03_vestnik_call.txt", "--json").out)
    assert any(passage["relation"] == "same" for passage in told["passages"])
    assert run("compare", "02_meridian_call.txt").code == 2


def test_a_story_is_compared_by_its_id(run: Run) -> None:
    story = max(json.loads(run("stories", "--json").out), key=lambda one: len(one["pages"]))
    told = json.loads(run("compare", "--story", story["id"], "--json").out)
    assert sorted(page["page"] for page in told["pages"]) == sorted(story["pages"])
    days = [page["published"] for page in told["pages"]]
    assert days == sorted(days)


def test_what_most_origins_tell_comes_first_among_stories(run: Run) -> None:
    told = json.loads(run("stories", "--json").out)
    assert [story["origins"] for story in told] == sorted((story["origins"] for story in told), reverse=True)
    assert all(story["origins"] <= len(story["pages"]) and story["outlets"] <= len(story["pages"]) for story in told)
    assert run("stories").out.splitlines()[0].split() == ["story", "days", "pages", "outlets", "origins", "title"]


def test_stories_are_listed_by_their_days_where_asked(run: Run) -> None:
    days = [story["since"] for story in json.loads(run("stories", "--by", "days", "--json").out)]
    assert days == sorted(days)
    assert run("stories", "--by", "fame").code == 2


def test_names_that_were_taken_for_one_are_parted_by_the_command_that_is_printed(own: Run) -> None:
    (bearer,) = json.loads(own("who", "Лунёв", "--names", "--json").out)
    (link,) = bearer["same_as"]
    assert {"Лунёв", "Гордей Лунёв"} == {link["a"], link["b"]}
    assert link["undo"] in own("who", "Лунёв").out
    told = own(*shlex.split(link["undo"])[1:])
    assert told.code == 0, told.err
    parted = json.loads(own("who", "Лунёв", "--names", "--json").out)
    assert [one["entity"] for one in parted] == ["Гордей Лунёв", "Лунёв"]
    (kept,) = [one for one in parted[1]["same_as"] if one["verdict"] == "apart"]
    assert kept["basis"] == "decided"
    assert own(*shlex.split(kept["undo"])[1:]).code == 0
    assert json.loads(own("who", "Лунёв", "--names", "--json").out) == [bearer]


def test_a_name_that_no_page_gives_is_refused_with_those_that_are_near(own: Run) -> None:
    (bearer,) = json.loads(own("who", "Лунёв", "--names", "--json").out)
    cite = shlex.split(bearer["same_as"][0]["undo"])[2]
    told = own("correct", cite, "--same-as", "Гордей Луневич")
    assert told.code == 2
    assert "No person is called 'Гордей Луневич' on any page. Did you mean Гордей Лунёв?" in told.err


def test_verify_re_opens_every_cite(run: Run) -> None:
    told = json.loads(run("verify", "--json").out)
    assert told["cites"] > 500
    assert told["broken"] == []


def test_flow_lists_the_stages_in_order(run: Run) -> None:
    stages = [stage["stage"] for stage in json.loads(run("flow", "--json").out)]
    assert stages.index("clean") < stages.index("annotate") < stages.index("stories") < stages.index("entries")


def test_export_writes_the_file_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "lines.csv"
    assert run("export", "csv", "-o", str(out)).code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert len(rows) == len(json.loads(run("chronicle", "--json").out))
    assert [path.name for path in tmp_path.iterdir()] == ["lines.csv"]


def test_export_goes_to_standard_output_too(run: Run) -> None:
    assert set(json.loads(run("export", "json").out)) >= {"pages", "stories", "lineage", "entries"}


def test_a_second_build_changes_nothing(own: Run) -> None:
    before = own("export", "json").out
    told = own("build", str(EXAMPLES))
    assert told.code == 0
    assert "0 new, 0 changed" in told.out
    assert own("export", "json").out == before


def test_a_correction_is_kept_shown_and_taken_back(own: Run) -> None:
    found = json.loads(own("explain", "02_meridian_call.txt", "--json").out)["statements"][0]
    cite = "02_meridian_call.txt:" + ",".join(f"{a}-{b}" for a, b in found["spans"])
    told = own("correct", cite, "--speaker", "Никодим Протасов", "--by", "проверяющая")
    assert told.code == 0, told.err
    assert "Никодим Протасов" in own("who", "Протасов").out
    assert own("build", str(EXAMPLES)).code == 0
    assert "Никодим Протасов" in own("who", "Протасов").out
    (decision,) = json.loads(own("correct", "--json").out)
    assert (decision["who"], decision["instead"], decision["orphan"]) == ("проверяющая", "Никодим Протасов", False)
    assert own("correct", "--take-back", decision["id"]).code == 0
    assert own("who", "Протасов").code == 2
    assert json.loads(own("correct", "--json").out) == []


def test_who_corrects_is_asked_for_where_the_machine_does_not_say(chronicle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 54321")  # as in a container that runs under a number alone

    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(BadDecision, match=r"does not say who you are\. Say who decides with --by"):
        caring.correct("02_meridian_call.txt:0-5", speaker="Марта Вельц", chronicle=str(chronicle))


def test_a_correction_of_nothing_names_the_nearest(own: Run) -> None:
    told = own("correct", "02_meridian_call.txt:0-5", "--not-a-statement")
    assert told.code == 2
    assert "The nearest: 02_meridian_call.txt:" in told.err


def test_a_correction_says_one_thing_at_a_time(own: Run) -> None:
    told = own("correct", "02_meridian_call.txt:0-5")
    assert told.code == 2
    assert "--speaker" in told.err


def test_an_older_version_is_shown_under_a_cite_of_its_own(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Вельц обещала ответ\n\n5 марта 2031\n\nМарта Вельц заявила, что ответ будет дан во вторник в Заречье.\n")
    assert svod("build", "a.txt", folder=tmp_path).code == 0
    page.write_text(page.read_text().replace("во вторник", "в пятницу"))
    assert "1 changed" in svod("build", "a.txt", folder=tmp_path).out
    (line,) = svod("chronicle", "--kind", "alteration", folder=tmp_path).out.splitlines()[:-1]
    assert svod("chronicle", "--kind", "reworded", folder=tmp_path).out.splitlines()[:-1] == [line]
    assert svod("chronicle", "--kind", "left out", folder=tmp_path).code == 0
    old = next(cite for cite in re.findall(r"[^\s,\[\]]+:\d+-\d+", line) if "@" in cite)
    assert "во вторник" in json.loads(svod("show", old, "--json", folder=tmp_path).out)["words"][0]
    assert "во вторник" in svod("explain", old.rpartition(":")[0], folder=tmp_path).out


def test_a_denial_is_not_told_as_what_it_denies(run: Run) -> None:
    denied = [line for line in run("who", "министерство обороны Веронии").out.splitlines() if "причастность" in line]
    assert denied
    assert all("(отрицает): причастность" in line for line in denied)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chronicle", "--kind", "events"), "the kinds are event, statement, alteration"),
        (("correct", "02_meridian_call.txt:0-5", "--date", "вчера"), "'вчера' is no date"),
        (("export", "csv", "-o", "nowhere/lines.csv"), "cannot be written"),
        (("show", "02_meridian_call.txt:9-5"), "stop after its start"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(run: Run, words: tuple[str, ...], said: str) -> None:
    told = run(*words)
    assert told.code == 2
    assert said in told.err
    assert "Traceback" not in told.err


def test_a_cite_may_be_typed_in_its_brackets(run: Run) -> None:
    assert run("show", "[02_meridian_call.txt:0-9]").out == run("show", "02_meridian_call.txt:0-9").out


def test_forget_asks_and_then_erases(own: Run) -> None:
    kept = own("forget", "02_meridian_call.txt", typed="n\n")
    assert kept.code == 2
    assert own("explain", "02_meridian_call.txt").code == 0
    assert own("forget", "02_meridian_call.txt", "--yes").code == 0
    assert own("explain", "02_meridian_call.txt").code == 2
    assert own("verify").code == 0


def test_forget_says_under_which_names_the_same_bytes_go(own: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((EXAMPLES / "13_polden_no_comment.txt").read_bytes())
    assert own("build", "copy.txt").code in (0, 1)
    kept = own("forget", "copy.txt", typed="n\n")
    assert "Erase 13_polden_no_comment.txt (byte for byte also copy.txt) from chronicle.db for good?" in kept.out
    assert "Erased 13_polden_no_comment.txt (byte for byte also copy.txt)." in own("forget", "copy.txt", "--yes").out
    assert own("show", "13_polden_no_comment.txt").code == own("show", "copy.txt").code == 2


def test_no_chronicle_here_says_how_to_make_one(tmp_path: Path) -> None:
    told = svod("chronicle", folder=tmp_path)
    assert told.code == 2
    assert "svod build" in told.err
    assert "Traceback" not in told.err


def test_a_page_that_cannot_be_read_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "empty.txt").write_bytes(b"")
    (pages / "good.txt").write_text("Вельц обещала ответ\n\n5 марта 2031\n\nМарта Вельц заявила, что ответ будет дан.\n")
    told = svod("build", "pages", folder=tmp_path)
    assert told.code == 1
    assert "error: empty.txt" in told.err
    assert "1 page of unknown outlets" in told.out
    assert "empty.txt" in svod("problems", folder=tmp_path).out


def test_what_a_terminal_would_obey_is_not_printed(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    title, words = "Вельц \x1b[31mобещала\x1b[0m ответ\u202e", "Марта Вельц заявила, что \x1b]0;взлом\x07ответ будет дан."
    evil = f"{title}\n\n5 марта 2031\n\n{words}\n"
    (pages / "evil.txt").write_text(evil)
    assert svod("build", "pages", folder=tmp_path).code == 0
    for command in ("pages", "chronicle", "explain evil.txt", "show evil.txt"):
        told = svod(*command.split(), folder=tmp_path).out
        assert "\x1b" not in told
        assert "\u202e" not in told


def test_a_reader_that_has_had_enough_is_no_error(built: Path) -> None:
    import subprocess
    import sys

    words = f"{sys.executable} -m svod chronicle | head -n 1; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", words], cwd=built, capture_output=True, text=True, check=False)
    assert "Traceback" not in ended.stderr
