"""Everything that the interface says is said in each of its languages, and nothing is kept that nothing says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes

import svod
from svod.model.entry import DecisionKind
from svod.model.link import Basis, DatedBy, StandKind
from svod.model.note import HappeningType, NameKind, SourceKind, StatementKind
from svod.model.text import Role
from svod.show.tongues.words import NAMES, preferred, tongue
from svod.show.web.rendering import NAVIGATION

CODE = Path(svod.__file__).parent
WEB = CODE / "show" / "web"
SPOKEN = CODE / "show" / "tongues"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
OTHERS = sorted(set(NAMES) - {"en"})
PLACED = re.compile(r"%\((\w+)\)s|%s")
MARKUP = re.compile(r"[<>]|&\w+;")

# Kinds that a template names by a variable, as `_(line.role)`, those of two words with a space between.
KINDS: tuple[Any, ...] = (DecisionKind, Basis, DatedBy, StandKind, HappeningType, NameKind, SourceKind, StatementKind, Role)


@cache
def extracted() -> dict[str, str]:
    """Each sentence that stands in a template or in code as it is, with where; of two forms, that of one thing."""
    methods = [("web/templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
    found = {}
    for path, line, words, _, _ in extract_from_dir(
        CODE / "show", methods, keywords={"_": None, "gettext": None, "ngettext": (1, 2)}
    ):
        found[words if isinstance(words, str) else words[0]] = f"{path}:{line}"
    return found


@cache
def named() -> frozenset[str]:
    """Each sentence that is named by a variable alone."""
    kinds = {kind.replace("_", " ") for group in KINDS for kind in get_args(group)}
    near = {f"about {unit}" for unit in ("day", "month", "season", "quarter", "year", "decade", "century")}
    return frozenset(kinds | near | {name for _, name in NAVIGATION})


@cache
def constants() -> frozenset[str]:
    """Every text that stands in code or in a template: tables of sentences are among them."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    trees = (environment.parse(path.read_text()) for path in TEMPLATES)
    found = {one.value for tree in trees for one in tree.find_all(nodes.Const) if isinstance(one.value, str)}
    for path in CODE.rglob("*.py"):
        if "lang" not in path.relative_to(CODE).parts:
            parsed = ast.walk(ast.parse(path.read_text()))
            found |= {one.value for one in parsed if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return frozenset(found | {one.replace("_", " ") for one in found})


@cache
def catalog(code: str) -> Catalog:
    with (SPOKEN / "locale" / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code, charset="utf-8", abort_invalid=True)


def pairs(code: str) -> Iterator[tuple[str, str]]:
    """Each English form with a form of the other language."""
    for message in catalog(code):
        if isinstance(message.id, str) and message.id:
            yield message.id, str(message.string)
        elif not isinstance(message.id, str):
            yield from ((message.id[-1], form) for form in message.string or ())


@pytest.mark.parametrize("code", OTHERS)
def test_whatever_is_said_is_translated(code: str) -> None:
    spoken = tongue(code)
    lacking = {words: where for words, where in extracted().items() if words not in spoken.said and words not in spoken.forms}
    assert lacking == {}


@pytest.mark.parametrize("code", OTHERS)
def test_so_is_what_a_variable_names(code: str) -> None:
    told = extracted().keys() | constants()
    assert sorted(words for words in named() if words not in tongue(code).said and words in told) == []


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_translated_that_nothing_says(code: str) -> None:
    known = extracted().keys() | named() | constants()
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in catalog(code) if message.id}
    assert sorted(kept - known) == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_is_translated_once(code: str) -> None:
    told = re.findall(r'^msgid ((?:".*"\n)+)', (SPOKEN / "locale" / f"{code}.po").read_text(), re.MULTILINE)
    assert sorted({one for one in told if told.count(one) > 1}) == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_form_of_a_number_is_there(code: str) -> None:
    spoken = tongue(code)
    assert catalog(code).num_plurals == 3
    for one, forms in spoken.forms.items():
        assert len(forms) == 3, one
        assert all(forms), one


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_put_into_a_sentence_is_put_into_its_translation(code: str) -> None:
    for english, other in pairs(code):
        assert sorted(PLACED.findall(english)) == sorted(PLACED.findall(other)), english
        assert [one.count("%") for one in (english, other)] == [len(PLACED.findall(english))] * 2, english


@pytest.mark.parametrize("code", OTHERS)
def test_sentences_hold_no_markup_and_begin_and_end_alike(code: str) -> None:
    for english, other in pairs(code):
        assert not MARKUP.search(english + other), english
        assert (english[:1] == " ", english[-1:] == " ") == (other[:1] == " ", other[-1:] == " "), english


def test_no_template_says_a_word_that_it_does_not_translate() -> None:
    """Words between tags and in attributes that people read. Names of files, keys and the like stand in `code` and `kbd`."""
    plain = {}
    for path in TEMPLATES:
        source = re.sub(r"<(code|kbd)\b[^>]*>[^<]*</\1>|\w+\.jsonl", "", path.read_text())
        data = Environment(extensions=["jinja2.ext.i18n"]).parse(source).find_all(nodes.TemplateData)
        told = "\0".join(one.data for one in data)
        read = re.findall(r'(?:title|alt|placeholder|aria-label|aria-description)="([^"]*)"', told)
        between = re.sub(r"<[^>]*>|[\w-]+=(\"[^\"]*\"|'[^']*')", " ", told)
        words = set(re.findall(r"[A-Za-z]{3,}", " ".join([between, *read]))) - {
            "Svod",
            "doctype",
            "html",
            "nbsp",
            "sha",
            "https",
        }
        if left := [one for one in words if not one.isupper()]:
            plain[path.name] = left
    assert plain == {}


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "строка"), (21, "строка"), (2, "строки"), (104, "строки"), (0, "строк"), (11, "строк"), (112, "строк")],
)
def test_a_number_takes_its_form(number: int, form: str) -> None:
    told = tongue("ru").ngettext("%(num)s line", "%(num)s lines", number)
    assert told == f"%(num)s {form}"
    assert tongue("en").ngettext("%(num)s line", "%(num)s lines", number) == (
        "%(num)s line" if number == 1 else "%(num)s lines"
    )


@given(st.integers(0, 10**9), st.sampled_from(sorted(NAMES)))
def test_every_number_has_one(number: int, code: str) -> None:
    spoken = tongue(code)
    for one, forms in spoken.forms.items():
        assert spoken.ngettext(one, one, number) in forms


def test_a_language_that_is_none_is_english() -> None:
    assert tongue("xx").code == "en"
    assert tongue("../../ru").gettext("Chronicle") == "Chronicle"
    assert preferred("ru-RU,ru;q=0.9,en;q=0.8") == "ru"
    assert preferred("") == "en"
