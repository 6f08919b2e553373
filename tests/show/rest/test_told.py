"""docs/api.md tells of every address and every tool that there is, and of no other."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi import FastAPI

from svod.show.rest import router
from tests.show.mcp.test_tools import TOOLS

TOLD = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def test_every_address_is_told_with_its_parameters() -> None:
    described = FastAPI()
    described.include_router(router)
    table = TOLD.partition("| ask | for |")[2].partition("**Lists**")[0]
    told: dict[str, set[str]] = {}
    for path, asked in re.findall(r"(/api/[\w/{}]+)(\?[\w=&]+)?", table):
        told.setdefault(path, set()).update(re.findall(r"(\w+)=", asked))
    paths = {path: operations for path, operations in described.openapi()["paths"].items() if path != "/api"}
    assert set(told) == set(paths)
    for path, asked in told.items():
        known = {
            one["name"] for operation in paths[path].values() for one in operation.get("parameters", ()) if one["in"] == "query"
        }
        assert asked <= known
        assert known - asked <= {"after", "limit"}, f"{path} is not told whole"


def test_every_tool_is_told() -> None:
    table = TOLD.partition("| tool | tells |")[2].partition("Pages and cites")[0]
    assert set(re.findall(r"`(\w+)`", table)) == set(TOOLS)
