"""How long people wait: `python -m benchmarks serving`. A big chronicle is made (see `told`) and served by `svod serve`, and
readers ask it for what people look at: the chronicle under many filters, stories, who said what, searches.

Each reader asks again as soon as it is answered, with no pause to read: twenty of them are a crowd. Load and server share the
machine. What is asked differs from request to request, so that nothing is answered out of a memory of the last one. The first
paint is a real browser's, where one is installed.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks import incremental, linking, told
from svod.model.asked import Days, Role, Wanted
from svod.store import open_reader, open_store
from svod.store.reader import Reader

PAGES = 100_000
READERS = (1, 20)
SECONDS = 30.0  # that each crowd asks for
WARMING = 8.0  # seconds in which a server is asked that has just been started
MOST = {1: 100.0, 20: 500.0}
"""Milliseconds within which 95 of 100 requests of a kind are to be answered, by how many readers there are."""
PAINT = 1_500.0  # milliseconds to the first paint of the timeline
_SPEAKS: tuple[Role, ...] = ("speaks",)
_KINDS = ("chronicle", "story", "who", "search")


@dataclass(frozen=True, slots=True)
class Waited:
    """How long requests of one kind took, in milliseconds; wrong: how many were not answered with 200."""

    kind: str
    times: tuple[float, ...]
    wrong: int = 0

    def at(self, share: float) -> float:
        """Milliseconds within which this share of them was answered."""
        return sorted(self.times)[min(len(self.times) - 1, int(share * len(self.times)))] if self.times else float("nan")


def chronicle(pages: int, work: Path) -> Path:
    """A chronicle of so many pages, made where there is none yet."""
    path = work / f"told-{pages}.db"
    if path.exists():
        return path
    work.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    for old in work.glob(f"{part.name}*"):
        old.unlink()
    incremental.seeds_of_examples(work)
    store = open_store(work / "examples.db", create=False)
    seed = store.chronicle()
    store.close()
    store = open_store(part, create=True)
    begun = time.perf_counter()

    def tell(done: int) -> None:
        print(f"\r{done:,} pages, {time.perf_counter() - begun:.0f} s", end="", file=sys.stderr, flush=True)

    told.fill(store, seed, -(-pages // len(seed.readings)), tell)
    store.close()
    print(file=sys.stderr)
    part.rename(path)
    return path


class Questions:
    """What readers ask, drawn by chance from what the chronicle holds, always the same."""

    def __init__(self, reader: Reader) -> None:
        draw = random.Random(1)
        self._days = reader.timeline(Wanted()).span or (date(2020, 1, 1), date(2026, 1, 1))
        lines = [entry for _ in range(60) for entry in reader.lines(Wanted(Days(self._day(draw))), limit=30).entries]
        self._names = [one.name for one in reader.bearers("", roles=_SPEAKS, limit=30)]
        self._names += [who for entry in lines for who in entry.who]
        self._stories = sorted({entry.story for entry in lines if entry.story})
        self._outlets = sorted({one.outlet for one in reader.pages(limit=100).pages if one.outlet})
        self._words = sorted({word for entry in lines for word in entry.words.split() if len(word) > 5 and word.isalpha()})

    def _day(self, draw: random.Random) -> date:
        return self._days[0] + timedelta(days=draw.randrange(max(1, (self._days[1] - self._days[0]).days)))

    def ask(self, kind: str, draw: random.Random) -> str:
        """The address of one request of this kind."""
        if kind == "story":
            return f"/story/{draw.choice(self._stories)}"
        if kind == "who":
            return "/who?" + urlencode({"name": draw.choice(self._names)})
        if kind == "search":
            words = [draw.choice(self._words) for _ in range(draw.choice((1, 1, 2)))]
            return "/search?" + urlencode({"q": " ".join(words)})
        return "/?" + urlencode(self._filter(draw))

    def _filter(self, draw: random.Random) -> Mapping[str, str]:
        asked = dict[str, str]()
        if draw.random() < 0.4:
            since = self._day(draw)
            asked |= {"since": since.isoformat(), "until": (since + timedelta(days=draw.choice((7, 30, 365)))).isoformat()}
        if draw.random() < 0.4:
            asked["who"] = draw.choice(self._names)
        if draw.random() < 0.15:
            asked["outlet"] = draw.choice(self._outlets)
        if draw.random() < 0.15:
            asked["kind"] = draw.choice(("event", "statement", "direct", "denial"))
        if draw.random() < 0.1:
            asked["story"] = draw.choice(self._stories)
        return asked


@contextmanager
def served(path: Path) -> Iterator[tuple[str, int]]:
    """`svod serve` in a process of its own; its address and its number."""
    running = subprocess.Popen(
        [sys.executable, "-m", "svod", "serve", str(path), "--port", "0"], stdout=subprocess.PIPE, text=True, env=_env()
    )
    try:
        assert running.stdout is not None
        yield running.stdout.readline().split(" at ")[1].split()[0], running.pid
    finally:
        running.terminate()
        running.wait(30)


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "300"}


def crowd(address: str, questions: Questions, readers: int, seconds: float) -> list[Waited]:
    """What so many readers waited, all asking at once."""
    place = urlsplit(address)
    times: dict[str, list[float]] = {kind: [] for kind in _KINDS}
    wrong = dict.fromkeys(_KINDS, 0)
    until = time.perf_counter() + seconds

    def read(number: int) -> None:
        line = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
        draw, at = random.Random(number), number
        while time.perf_counter() < until:
            kind = _KINDS[at % len(_KINDS)]
            at += 1
            begun = time.perf_counter()
            line.request("GET", questions.ask(kind, draw), headers={"Accept-Language": "ru"})
            answer = line.getresponse()
            answer.read()
            times[kind].append((time.perf_counter() - begun) * 1000)
            wrong[kind] += answer.status != 200
        line.close()

    reading = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for one in reading:
        one.start()
    for one in reading:
        one.join()
    return [Waited(kind, tuple(times[kind]), wrong[kind]) for kind in _KINDS]


def used(number: int) -> float:
    """Seconds of CPU time that a process has used, where the system tells (Linux); else nan."""
    try:
        told = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def first_paint(address: str, times: int = 5) -> float | None:
    """Milliseconds from asking to the first paint in which the timeline stands, the median of some; None without a browser."""
    from tests.show.web.browser.conftest import FLAGS, chromium

    if (at := chromium()) is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=at, args=list(FLAGS))
        taken = []
        for _ in range(times):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.goto(address, wait_until="load")
            page.wait_for_selector("svg")
            found = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            taken.append(float(found))
            page.context.close()
        browser.close()
    return statistics.median(taken)


def main(words: Sequence[str] | None = None) -> int:
    """Prints what was waited; 1 where it was longer than it may be."""
    args = argparse.ArgumentParser(prog="python -m benchmarks serving", description=__doc__)
    args.add_argument("pages", nargs="?", type=int, default=PAGES, help=f"pages of the chronicle; {PAGES:,} by default")
    args.add_argument("--seconds", type=float, default=SECONDS, help="that each crowd asks for")
    args.add_argument("--work", type=Path, default=linking.WORK)
    asked = args.parse_args(words)
    path = chronicle(asked.pages, asked.work)
    reader = open_reader(path)
    counts = reader.counts()
    print(f"{counts['pages']:,} pages, {counts['entries']:,} lines, {path.stat().st_size / 1e6:,.0f} MB")
    questions = Questions(reader)
    reader.close()
    well = True
    with served(path) as (address, number):
        crowd(address, questions, 4, WARMING)  # the other processes are started, templates and tables read once
        for readers in READERS:
            begun, found = used(number), crowd(address, questions, readers, asked.seconds)
            took = (used(number) - begun) * 1000 / max(1, sum(len(one.times) for one in found))
            print(f"{readers:>2} reader{'s' * (readers > 1)}: the server took {took:.1f} ms of CPU time a request")
            for one in found:
                most = MOST[readers]
                well &= one.at(0.95) <= most and not one.wrong
                print(
                    f"{readers:>2} reader{'s' * (readers > 1):<1} {one.kind:<10} {len(one.times):>6} requests: "
                    f"median {one.at(0.5):6.1f} ms, p95 {one.at(0.95):6.1f} ms (at most {most:.0f}), {one.wrong} wrong"
                )
        paint = first_paint(address)
        print("first paint: no browser is installed" if paint is None else f"first paint {paint:.0f} ms (at most {PAINT:.0f})")
        well &= paint is None or paint <= PAINT
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
