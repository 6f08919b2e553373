"""Builds and corrections in a process of their own: what is told of them, how they end, and that nothing is left of them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from svod.errors import UnknownName
from svod.flow import decisions
from svod.model.entry import Decision
from svod.model.note import Statement
from svod.model.page import Given
from svod.read.handed import Handed, lay_out, pasted
from svod.show.served.jobs import HANDED, Build, Correct, Job, Jobs, TakeBack, TooMany, Work
from svod.store import open_store

ARRIVAL = "Вельц прибыла в Лурию\n\n«Мы готовы к переговорам», — заявила министр Марта Вельц 3 мая 2024 года в Лурии.\n"
DEPARTURE = "Лунёв покинул Тарсию\n\nГордей Лунёв покинул Тарсию 4 мая 2024 года.\n"
PATIENCE = 120.0  # seconds that a job may take on a slow machine


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    with closing(Jobs(str(tmp_path / "chronicle.db"))) as found:
        yield found


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes what it is asked and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def order(*handed: Handed) -> Build:
    folder = Path(tempfile.mkdtemp(prefix="svod-test-"))
    lay_out(handed, folder / HANDED)
    return Build(str(folder), workers=1)


def page(name: str, text: str, given: Given = Given()) -> Handed:
    return Handed(name, text.encode(), given)


def ended(jobs: Jobs, job: Job) -> Job:
    found = jobs.wait(job.id, seconds=PATIENCE)
    assert found.over, f"still {found.state} at {found.stage}"
    return found


def test_pages_that_are_handed_over_become_lines_of_the_chronicle(jobs: Jobs) -> None:
    known = Given(outlet="Вестник Заречья", published="2024-05-04")
    dated = Given(published="2024-05-04")  # its outlet stays unknown, of which a notice tells
    departure = pasted(DEPARTURE, dated, day=date(2026, 11, 22))
    work = order(page("a.txt", ARRIVAL, known), departure)

    job = ended(jobs, jobs.start(work))

    assert job.state == "done", job.message
    assert job.outcome is not None
    assert [(one.label, one.change) for one in job.outcome.pages] == [
        ("a.txt", "new"),
        (departure.name, "new"),
    ]
    assert (job.outcome.new, job.outcome.changed, job.outcome.unchanged) == (2, 0, 0)
    assert [(one.where, one.severity) for one in job.outcome.problems] == [(job.outcome.pages[1].label, "notice")]
    with closing(open_store(jobs.target, create=False)) as store:
        chronicle = store.chronicle()
        assert len(chronicle.readings) == 2
        assert chronicle.find("a.txt").card.given.outlet == "Вестник Заречья"
    assert not exists(work)


def test_a_page_with_a_known_name_is_its_new_version_and_the_same_page_changes_nothing(jobs: Jobs) -> None:
    ended(jobs, jobs.start(order(page("a.txt", ARRIVAL), page("b.txt", DEPARTURE))))

    job = ended(jobs, jobs.start(order(page("a.txt", ARRIVAL + "Переговоры начались.\n"), page("b.txt", DEPARTURE))))

    assert job.outcome is not None
    assert [(one.label, one.change) for one in job.outcome.pages] == [("a.txt", "changed"), ("b.txt", "unchanged")]
    assert (job.outcome.new, job.outcome.changed, job.outcome.unchanged) == (0, 1, 1)


def test_what_a_build_is_at_is_told_while_it_goes_on(jobs: Jobs) -> None:
    job, seen = jobs.start(order(page("a.txt", ARRIVAL))), list[Job]()
    while not (seen and seen[-1].over):
        seen.append(jobs.wait(job.id, turn=seen[-1].turn if seen else job.turn, seconds=PATIENCE))

    stages = list(dict.fromkeys(one.stage for one in seen if one.stage))
    assert stages == ["read", "clean", "annotate", "index", "sketch", "tellings", "link"]
    assert all(one.total is None or 0 <= one.done <= one.total for one in seen)
    assert [one.turn for one in seen] == sorted({one.turn for one in seen})


def test_a_page_that_is_none_is_told_as_a_problem_of_the_job_that_brought_it(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start(order(page("a.txt", ARRIVAL), Handed("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200)))))

    assert job.state == "done"
    assert job.outcome is not None
    assert [one.label for one in job.outcome.pages] == ["a.txt"]
    assert [(one.where, one.what) for one in job.outcome.problems if one.severity == "error"] == [
        ("picture.txt", "It is no text, it is a PNG image. Save the page as text or HTML and build again.")
    ]

    later = ended(jobs, jobs.start(order(page("b.txt", DEPARTURE))))
    assert later.outcome is not None
    assert {one.where for one in later.outcome.problems} == {"b.txt"}, "the first job's problems are told again"


def test_a_job_that_can_do_nothing_is_refused_in_words(jobs: Jobs) -> None:
    job = ended(jobs, jobs.start(Build(tempfile.mkdtemp(prefix="svod-test-"))))
    assert (job.state, job.message) == ("refused", "Nothing was given to add.")

    unfetched = Build(tempfile.mkdtemp(prefix="svod-test-"), ("http://127.0.0.1/page",))
    job = ended(jobs, jobs.start(unfetched))
    assert job.state == "refused"
    assert job.message.startswith(
        "http://127.0.0.1/page: 127.0.0.1 is this machine; pages are fetched from public addresses only."
    )


def test_a_decision_is_kept_and_taken_back_by_jobs(jobs: Jobs) -> None:
    ended(jobs, jobs.start(order(page("a.txt", ARRIVAL))))
    with closing(open_store(jobs.target, create=False)) as store:
        reading = store.chronicle().find("a.txt")
    cite = next(note.cite for note in reading.notes if isinstance(note.value, Statement))
    words, text = reading.text.content[cite.start : cite.stop], reading.text.content
    decision = Decision(
        "wrong_speaker", reading.page, words, text[: cite.start][-40:], text[cite.stop :][:40], "Ясна Корель", "я", "2026-11-22"
    )

    assert ended(jobs, jobs.start(Correct(decision))).state == "done"
    with closing(open_store(jobs.target, create=False)) as store:
        assert decisions(store) == (decision,)

    assert ended(jobs, jobs.start(TakeBack(decision.id))).state == "done"
    with closing(open_store(jobs.target, create=False)) as store:
        assert decisions(store) == ()

    again = ended(jobs, jobs.start(TakeBack(decision.id)))
    assert again.state == "refused"
    assert decision.id in again.message


def test_a_process_that_is_killed_is_told_as_such_and_the_next_job_is_done(jobs: Jobs, silent: str) -> None:
    job = at_work(jobs, jobs.start(endless(silent)))
    os.kill(running(jobs), signal.SIGKILL)

    job = ended(jobs, job)
    assert job.state == "broken"
    assert "was ended from outside (signal 9)" in job.message
    assert ended(jobs, jobs.start(TakeBack("none"))).state == "refused"


def test_jobs_are_done_one_after_the_other_and_only_so_many_may_wait(jobs: Jobs, silent: str) -> None:
    jobs.waiting = 2
    first = at_work(jobs, jobs.start(endless(silent)))
    second, third = jobs.start(TakeBack("none")), jobs.start(order(page("c.txt", ARRIVAL)))
    too_many = order(page("d.txt", DEPARTURE))

    assert [jobs.ahead(job.id) for job in (first, second, third)] == [0, 1, 2]
    with pytest.raises(
        TooMany, match=r"^2 jobs are waiting, which is as many as may\. Try again when some of them are done\.$"
    ):
        jobs.start(too_many)
    assert not exists(too_many)

    jobs.stop(third.id)
    assert jobs.job(third.id).state == "stopped"
    assert not exists(third.work)
    jobs.stop(first.id)
    assert ended(jobs, second).state == "refused"
    assert not exists(first.work)
    assert [job.state for job in jobs.jobs()] == ["stopped", "refused", "stopped"]


def test_a_job_that_is_done_just_before_it_is_stopped_stays_done(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs._jobs["a"] = Job("a", TakeBack("0"), datetime.now(UTC), "running")
    known = Jobs.job

    def done_meanwhile(self: Jobs, job_id: str) -> Job:
        found = known(self, job_id)
        with self._changed:
            self._put(job_id, state="done")
        return found

    monkeypatch.setattr(Jobs, "job", done_meanwhile)
    jobs.stop("a")
    assert jobs.jobs()[0].state == "done"


def test_when_all_is_closed_nothing_runs_any_more_and_nothing_is_left(tmp_path: Path, silent: str) -> None:
    jobs = Jobs(str(tmp_path / "chronicle.db"))
    works = [endless(silent), order(page("b.txt", DEPARTURE))]
    started = [jobs.start(work) for work in works]
    at_work(jobs, started[0])
    group = running(jobs)

    jobs.close()

    assert [jobs.job(job.id).state for job in started] == ["stopped", "stopped"]
    assert not any(map(exists, works))
    assert not lives(group)
    with pytest.raises(TooMany, match="being stopped"):
        jobs.start(order(page("a.txt", ARRIVAL)))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="groups of processes are a thing of POSIX")
def test_a_process_whose_server_is_killed_ends_by_itself(tmp_path: Path, silent: str) -> None:
    server = """if True:
        import sys, time
        from svod.show.served.jobs import Build, Jobs
        jobs = Jobs(sys.argv[1])
        job = jobs.start(Build(sys.argv[2], (sys.argv[3],), private=True))
        while not jobs.job(job.id).stage:
            time.sleep(0.02)
        print(jobs._running[1].pid, flush=True)
        time.sleep(600)
    """
    words = [sys.executable, "-c", server, str(tmp_path / "chronicle.db"), str(tmp_path), silent]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        group = int(process.stdout.readline())
        assert lives(group)
        process.kill()
    until = time.monotonic() + 10
    while lives(group) and time.monotonic() < until:
        time.sleep(0.05)
    assert not lives(group)


def test_an_unknown_job_is_said_to_be_unknown(jobs: Jobs) -> None:
    with pytest.raises(UnknownName, match="no such job"):
        jobs.job("none")


def endless(address: str) -> Build:
    """Work that is at it until it is stopped."""
    return Build(tempfile.mkdtemp(prefix="svod-test-"), (address,), private=True)


def at_work(jobs: Jobs, job: Job) -> Job:
    """Waits until its process says what it is at."""
    while not job.stage:
        assert not job.over, job.message
        job = jobs.wait(job.id, turn=job.turn, seconds=PATIENCE)
    return job


def running(jobs: Jobs) -> int:
    assert jobs._running is not None
    return jobs._running[1].pid


def exists(work: Work) -> bool:
    return isinstance(work, Build) and Path(work.folder).exists()


def lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
