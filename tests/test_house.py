"""The house's habits that a machine can check."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for path in (ROOT / "src" / "svod").rglob("*.py") if "node_modules" not in path.parts)
DATA = sorted(
    p for p in (ROOT / "src" / "svod" / "lang").rglob("*") if p.suffix in (".py", ".csv", ".tsv", ".toml", ".txt", ".json")
)
CODE_LINES, FUNCTION_LINES = 300, 45  # about 300 and about 30: what is over must be a table, or be split
WORD = re.compile(r"[^\W\d_]+")
PATTERN = re.compile(r"\\[a-zA-Z]|[A-Za-zА-Яа-я]-[A-Za-zА-Яа-я]")  # \b and a-z of regular expressions are no words
# Two clean runs, as brands write themselves (inform + БЮРО), are no slip of the keyboard.
BRAND = re.compile(r"[a-zA-Z]{2,}[а-яёА-ЯЁ]{2,}|[а-яёА-ЯЁ]{2,}[a-zA-Z]{2,}")
# Pages write Roman numerals with Cyrillic х and Latin i: the table of centuries has these on purpose.
ON_PURPOSE = {"хiх", "ххi", "хviii", "хvii"}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_lines(tree: ast.Module, source: str) -> int:
    """Lines that are neither blank, comment, docstring, nor inside a table (a literal assigned at the top of a module)."""
    lines = {i for i, line in enumerate(source.splitlines(), 1) if line.strip() and not line.strip().startswith("#")}
    for node in tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            lines -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    for one in ast.walk(tree):
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str):
            lines -= set(range(one.lineno, (one.end_lineno or one.lineno) + 1))
    return len(lines)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_room_is_small_and_says_what_it_is(path: Path) -> None:
    source = path.read_text()
    tree = ast.parse(source)
    assert ast.get_docstring(tree) or not source.strip(), "the first line of a file says what it is"
    assert code_lines(tree, source) <= CODE_LINES
    long = {
        node.name: (node.end_lineno or 0) - node.body[0].lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.body[0].lineno >= FUNCTION_LINES
    }
    assert not long


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_nothing_is_called_utils(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "manager", "core", "misc"}


@pytest.mark.parametrize("path", DATA, ids=name)
def test_no_word_of_a_table_mixes_alphabets(path: Path) -> None:
    words = set(WORD.findall(PATTERN.sub(" ", path.read_text()))) - ON_PURPOSE
    mixed = {word for word in words if re.search(r"[а-яёА-ЯЁ]", word) and re.search(r"[a-zA-Z]", word)}
    assert not {word for word in mixed if not BRAND.fullmatch(word)}


def test_stages_stand_in_an_order_that_feeds_each_of_them() -> None:
    from svod.flow import STAGES
    from svod.stage import lacking

    assert lacking(STAGES, given=("page",)) == []


def test_every_error_is_in_the_tree_that_its_module_draws() -> None:
    from svod import errors

    named = {key for key, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    drawn = set(re.findall(r"[A-Z]\w+", (errors.__doc__ or "").split("Only")[0]))
    assert named <= drawn
