"""In which encoding bytes are: found for every page, the same at every reading."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svod.model.page import Page
from svod.read.encoding import decide
from svod.read.letters import SINGLE_BYTE, weights
from tests.read.texts import NEWS, paragraph

CYRILLIC = ("utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5")


def decoded(raw: bytes, claim: str | None = None) -> str:
    found = decide(raw, claim)
    return Page("x.txt", raw, encoding=found.encoding).decoded()


@pytest.mark.parametrize("encoding", CYRILLIC)
@settings(deadline=None)
@given(text=paragraph, loud=st.booleans())
def test_russian_text_comes_back_from_every_encoding(encoding: str, text: str, loud: bool) -> None:
    text = text.upper() if loud else text
    raw = text.encode(encoding)
    assert decoded(raw) == text
    assert decide(raw).broken == 0


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "iso8859-5", "cp866"])
@settings(deadline=None)
@given(text=paragraph)
def test_a_true_claim_changes_nothing_and_a_false_one_is_seen_through(encoding: str, text: str) -> None:
    raw = text.encode(encoding)
    for claim in ("windows-1251", "KOI8-R", "iso-8859-1", "utf-8", "UTF-16", "no-such-thing", "unicode_escape", "cp500", ""):
        assert decoded(raw, claim) == text


@pytest.mark.parametrize(
    ("raw", "encoding", "because"),
    [
        (NEWS.encode(), "utf-8", "valid UTF-8"),
        (codecs.BOM_UTF8 + NEWS.encode(), "utf-8", "byte order mark"),
        (codecs.BOM_UTF16_LE + NEWS.encode("utf-16-le"), "utf-16-le", "byte order mark"),
        (codecs.BOM_UTF16_BE + NEWS.encode("utf-16-be"), "utf-16-be", "byte order mark"),
        (codecs.BOM_UTF32_LE + NEWS.encode("utf-32-le"), "utf-32-le", "byte order mark"),
        (NEWS.encode("cp1251"), "cp1251", "its letters"),
        ("Lunev arrived in Tarsk.".encode("cp1251"), "utf-8", "valid UTF-8"),
        ("Le maire de Tarsk a été reçu à l’hôtel, où il a déjà parlé aux élèves.".encode("cp1252"), "cp1252", "its letters"),
    ],
)
def test_what_decided_is_said(raw: bytes, encoding: str, because: str) -> None:
    found = decide(raw)
    assert (found.encoding, found.broken) == (encoding, 0)
    assert because in found.because


@pytest.mark.parametrize(
    ("text", "encoding", "claim"),
    [
        ("Тарська влада оголосила про її рішення щодо кордону з Лурією", "koi8-u", "KOI8-U"),
        ("Zażółć gęślą jaźń, powiedział burmistrz", "cp1250", "windows-1250"),
        ("Ο δήμαρχος μίλησε χθες στους δημοσιογράφους", "cp1253", "windows-1253"),
        ("市长昨天在塔尔斯克对记者说", "gb18030", "gb2312"),
    ],
)
def test_a_claim_that_the_bytes_bear_out_is_believed(text: str, encoding: str, claim: str) -> None:
    assert decoded(text.encode(encoding), claim) == text


def test_without_a_claim_the_rest_of_the_world_is_guessed() -> None:
    text = "Ο δήμαρχος του Ταρσκ μίλησε χθες στους δημοσιογράφους για τη συμφωνία με τη γειτονική χώρα. " * 4
    found = decide(text.encode("cp1253"))
    assert text.encode("cp1253").decode(found.encoding) == text
    assert "charset-normalizer" in found.because


def test_one_broken_letter_leaves_utf8_utf8_and_says_where() -> None:
    raw = NEWS.encode()
    cut = raw[:11] + raw[12:]  # the second half of the sixth letter
    found = decide(cut)
    assert (found.encoding, found.broken, found.first_break) == ("utf-8", 1, 10)
    assert decoded(cut) == NEWS[:5] + "\ufffd" + NEWS[6:]


def test_letters_that_stood_as_replaced_before_are_not_counted_as_broken() -> None:
    raw = (NEWS + "\ufffd\ufffd").encode() + b"\xd0"
    assert decide(raw).broken == 1


@settings(deadline=None)
@given(
    st.binary(max_size=400), st.none() | st.sampled_from(["utf-8", "windows-1251", "gb2312", "cp1255"]) | st.text(max_size=12)
)
def test_any_bytes_get_an_encoding_that_counts_what_is_broken(raw: bytes, claim: str | None) -> None:
    found = decide(raw, claim)
    text = raw.decode(found.encoding, "replace")
    assert found.broken == len(text) - len(raw.decode(found.encoding, "ignore"))
    assert (found.first_break is None) == (found.broken == 0)
    assert decide(raw, claim) == found


def test_every_letter_of_russian_has_a_cost_in_every_cyrillic_encoding() -> None:
    letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
    for encoding in SINGLE_BYTE[:-1]:
        kinds = [weights(encoding)[byte] for byte in (letters + letters.upper()).encode(encoding)]
        assert [one.kind for one in kinds] == ["small"] * 33 + ["capital"] * 33
        assert [one.cost for one in kinds[:33]] == [one.cost for one in kinds[33:]]
