"""Which key of a JSON page holds what it says."""

from __future__ import annotations

import pytest

from svod.errors import BadValue
from svod.model.page import HTML, PLAIN, body_of_json


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ('{"text": "Лунёв прибыл в Тарск."}', (PLAIN, "Лунёв прибыл в Тарск.")),
        ('{"html": "<p>Лунёв прибыл.</p>"}', (HTML, "<p>Лунёв прибыл.</p>")),
        ('{"maintext": "Лунёв прибыл."}', (PLAIN, "Лунёв прибыл.")),
        ('{"raw_text": "Лунёв  прибыл."}', (PLAIN, "Лунёв  прибыл.")),
        ('{"html": "<p>Лунёв</p>", "text": "Лунёв"}', (PLAIN, "Лунёв")),
        ('{"text": null, "maintext": " \\n", "html": "<p>Лунёв</p>"}', (HTML, "<p>Лунёв</p>")),
        ('{"text": "  Лунёв\\r\\n"}', (PLAIN, "  Лунёв\r\n")),
    ],
)
def test_the_first_key_that_holds_anything_is_the_body(line: str, body: tuple[str, str]) -> None:
    assert body_of_json(line) == body


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Лунёв прибыл в Тарск.", "no JSON"),
        ("[" * 200_000, "no JSON"),
        ('["Лунёв"]', "no object"),
        ('{"title": "Лунёв прибыл", "text": 7}', "it has title, text"),
        ("{}", "no keys at all"),
    ],
)
def test_a_line_without_a_page_says_what_it_lacks(line: str, message: str) -> None:
    with pytest.raises(BadValue, match=message):
        body_of_json(line)
