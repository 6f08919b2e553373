"""The interface over the examples' chronicle, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from svod.show.served.asking import Served
from svod.show.web.app import made

ADDRESS = "http://127.0.0.1"


@pytest.fixture(scope="session")
def app(built: Path) -> FastAPI:
    """The application over the examples. Only read through it: all tests share its chronicle."""
    return made(Served(str(built / "chronicle.db")))


@pytest.fixture(scope="session")
def api(app: FastAPI) -> Iterator[TestClient]:
    """What asks it."""
    with TestClient(app, base_url=ADDRESS) as client:
        yield client
