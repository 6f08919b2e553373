"""Words set out as a talk. Brackets are drawn around each content; beside it stand kind and speaker, in the order of the
text."""

from __future__ import annotations

import pytest
from tests.annotate.drawing import check

LABELLED = {
    "a name, a colon, a quotation": (
        "В ратуше спорили о мосте.\nАртур Симан: «⟦Мост опасен, и его надо закрыть до осени⟧».",
        "direct: Артур Симан",
    ),
    "an office and a name": (
        "В ратуше спорили о мосте.\nМинистр Гордей Лунёв: «⟦Мы подождём до осени⟧».",
        "direct: Гордей Лунёв",
    ),
    "a transcript without marks": (
        "Гордей Лунёв: ⟦Мы подождём до осени⟧.\nАртур Симан: ⟦Ждать больше нельзя. Мост опасен⟧.",
        "direct: Гордей Лунёв",
        "direct: Артур Симан",
    ),
    "a name and its office after a comma": (
        "В ратуше спорили о мосте.\nАртур Симан, министр портов Лурии: «⟦Мост опасен, и его надо закрыть до осени⟧».",
        "direct: Артур Симан",
    ),
    "one name and a colon without marks may be a heading": ("Гордей Лунёв: дорога к мосту. Он вырос в Вергарде.",),
}

INTERVIEWS = {
    "question and answer": (
        "Гордей Лунёв считает, что ⟦мост простоит⟧.\n— Нужен ли мост?\n— ⟦Мост нужен. Без него порт не проживёт⟧.\n"
        "⟦Это ясно всем⟧.\n— А паром?\n— ⟦Паром подождёт⟧.",
        "indirect: Гордей Лунёв",
        "direct: Гордей Лунёв",
        "direct: Гордей Лунёв",
    ),
    "a question that tells": (
        "Гордей Лунёв вернулся в Вергард.\n— Нужен ли мост?\n— ⟦Мост нужен⟧.\n— Рыбаки против моста.\n"
        "— ⟦Пусть приходят в ратушу⟧.",
        "direct: Гордей Лунёв",
        "direct: Гордей Лунёв",
    ),
    "question and answer in one paragraph": (
        "Гордей Лунёв вернулся в Вергард.\n— Нужен ли мост? ⟦Мост нужен порту⟧.\n— А паром?\n— ⟦Паром подождёт⟧.",
        "direct: Гордей Лунёв",
        "direct: Гордей Лунёв",
    ),
    "nobody is named who could answer": ("В ратуше спорили о мосте.\n— Нужен ли мост?\n— Мост нужен порту.",),
    "a list that dashes open asks nothing": (
        "Гордей Лунёв назвал работы на год.\n— Мост через Лану.\n— Дорога к порту.\n— Школа в Вергарде.",
    ),
}

LAYOUTS = LABELLED | INTERVIEWS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_talk(layout: str) -> None:
    check(*LAYOUTS[layout])
