"""A real browser on a real server. Without a Chromium these tests are skipped; `.ci/run` installs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
WAIT = 20_000  # milliseconds; two slow cores may be busy
expect.set_options(timeout=WAIT)


def chromium() -> str | None:
    """Where a Chromium is: what SVOD_CHROMIUM says, else one on the PATH."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("SVOD_CHROMIUM") or next((found for one in names if (found := shutil.which(one))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser nothing here can run; in CI there is one."""
    if chromium() is None:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="no Chromium is installed: SVOD_CHROMIUM names one"))


@contextmanager
def serving(target: Path, *words: str) -> Iterator[str]:
    """`svod serve` in a process of its own; its address."""
    command = [sys.executable, "-m", "svod", "serve", str(target), "--port", "0", *words]
    env = {**os.environ, "COLUMNS": "200", "PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env)
    try:
        assert running.stdout is not None
        told = running.stdout.readline()
        assert " at http" in told, told + (running.stdout.read() if running.poll() is not None else "")
        yield told.split(" at ")[1].split()[0]
    finally:
        running.terminate()
        running.wait(20)
        if running.stdout:
            running.stdout.close()


@pytest.fixture(scope="session")
def served(chronicle: Path) -> Iterator[str]:
    """The address of a server of the examples. Only read there: all tests share it."""
    with serving(chronicle) as address:
        yield address


@pytest.fixture
def own_served(own_chronicle: Path) -> Iterator[str]:
    """The address of a server of a copy of its own."""
    with serving(own_chronicle) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for all tests here. It ends with them: while it is there, no other test may run a loop of its own."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


Open = Callable[..., Page]


@pytest.fixture
def opens(browser: Browser) -> Iterator[Open]:
    """Opens an address in a window of its own, and holds that nothing was asked of another machine, that no script failed,
    and that the policy was never broken. locale, width, height, dark, script: of that window."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(
        address: str, *, locale: str = "en-GB", width: int = 1280, height: int = 900, dark: bool = False, script: bool = True
    ) -> Page:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on("console", lambda said: wrong.append(f"console: {said.text}") if _is_wrong(said.type, said.text) else None)
        page.on("request", lambda asked: wrong.append(f"asked of another: {asked.url}") if _is_outside(asked.url) else None)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong, "\n".join(wrong)


def _is_wrong(kind: str, words: str) -> bool:
    """Whether the console tells of a fault of ours; a status that a test asks for is none."""
    return kind == "error" and "Failed to load resource" not in words


def _is_outside(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:", "about:", "file:"))
