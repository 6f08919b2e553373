"""The examples served: by a client without a network, and to a browser by a server of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from svod.show.served.asking import Served
from svod.show.web.app import made

HOST = "http://localhost"


@pytest.fixture(scope="session")
def client(chronicle: Path) -> Iterator[TestClient]:
    """Asks the application that serves it."""
    with TestClient(made(Served(str(chronicle))), base_url=HOST) as asking:
        yield asking


@pytest.fixture(autouse=True)
def _in_english_again(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test made the shared client keep (a language) is forgotten after it."""
    yield
    if "client" in request.fixturenames:
        request.getfixturevalue("client").cookies.clear()


@pytest.fixture
def own_chronicle(chronicle: Path, tmp_path: Path) -> Path:
    """A copy of its own, for a test that changes it."""
    return Path(shutil.copy(chronicle, tmp_path / "chronicle.db"))


@pytest.fixture
def own_client(own_chronicle: Path) -> Iterator[TestClient]:
    """The same of a copy of its own."""
    with TestClient(made(Served(str(own_chronicle))), base_url=HOST) as asking:
        yield asking
